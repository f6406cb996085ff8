// From the address to what is shown.
let shownRows = [];
let shownFor = null;
let chartedFor = null;
let waiting;

function show() {
  const filters = changed({ claim: null });
  if (filters.toString() !== shownFor) {
    shownFor = filters.toString();
    setControls();
    shownRows = chosen();
    drawTable(shownRows);
    byId("shown").textContent = `${shownRows.length.toLocaleString("en")} of ${counted(data.count, "claim")}`;
    for (const id of ["csv", "json"]) byId(id).disabled = !shownRows.length;
    for (const name of ["page", "sort"]) filters.delete(name);
    if (filters.toString() !== chartedFor) {
      chartedFor = filters.toString();
      clearTimeout(waiting);
      showIndicator();
      listIndicators();
      listComparisons(shownRows);
      waiting = setTimeout(() => drawCharts(shownRows), 150);
    }
  }
  showClaim(rowOf.get(address.get("claim")));
}

const form = byId("filters");
form.addEventListener("input", ({ target }) => {
  const text = target.value.trim();
  go({ [target.id]: MEANT_BY[target.id]?.(text) ?? text, page: null });
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  go(Object.fromEntries([...Object.keys(FILTERS), "page"].map((name) => [name, null])));
});
// A phone shows the search alone until more is asked for, or an address filters by more.
const showFilters = (all) => {
  form.classList.toggle("all", all);
  byId("more").setAttribute("aria-expanded", all);
};
byId("more").addEventListener("click", () => showFilters(!form.classList.contains("all")));
showFilters(Object.keys(FILTERS).some((name) => name !== "search" && address.get(name)));
for (const query of [dark, narrow]) query.addEventListener("change", () => drawCharts(shownRows));

// Paper gets the rows of every page, and the filters in words.
const inWords = (one) => `${one.labels[0].firstChild.data}: ${one.selectedOptions?.[0].text.replace(/ \([\d,]+\)$/, "") ?? one.value}`;
addEventListener("beforeprint", () => {
  byId("limits").textContent = controls.filter((one) => one.value).map(inWords).join(" · ");
  drawRows(shownRows.slice(0, MOST_PRINTED));
});
addEventListener("afterprint", () => drawTable(shownRows));

// Files that hold no claim are listed when the list is opened.
byId("files")?.addEventListener("toggle", () => {
  const rows = data.files.map((cells) => {
    const line = node("tr");
    for (const text of cells) line.append(node("td", text));
    return line;
  });
  byId("files").querySelector("tbody").replaceChildren(...rows);
});

fillChoices();
show();
requestAnimationFrame(() =>
  setTimeout(() => {
    fillCompletions();
    prepareSearch();
  }),
);
