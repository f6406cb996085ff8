// The table of claims: columns, order and pages.
const PAGE_LENGTH = 25;
const MOST_PRINTED = 1000;
const lower = (value) => value?.toLowerCase() ?? "";
const COLUMNS = {
  value: { title: "Value", key: (row) => get(row, "value"), fill: valueCell },
  kind: { title: "Kind", key: kind },
  measure: { title: "Measure", key: (row) => lower(get(row, "measure")), fill: measureCell },
  subject: { title: "Subject", key: (row) => lower(get(row, "subject")), text: (row) => get(row, "subject") },
  period: { title: "Period", key: (row) => firstDay(row) ?? "", fill: periodCell },
  source: { title: "Source", key: (row) => lower(source(row)), text: source },
  confidence: { title: "Confidence", key: (row) => get(row, "confidence"), text: (row) => percent(get(row, "confidence")) },
  article: { title: "Article", key: (row) => lower(article(row)), text: article },
};

function valueCell(cell, row) {
  const opener = node("a", get(row, "stated"), { className: "open", href: href({ claim: get(row, "claim_id") }) });
  cell.append(opener);
  if (!isFact(row)) cell.append(" ", node("span", modality(row), { className: "modality" }));
}
function measureCell(cell, row) {
  cell.append(plain(get(row, "measure")));
  const indicator = indicatorId(row);
  const n = ofIndicator.get(indicator);
  if (n > 1 && indicator !== address.get("indicator"))
    cell.append(" ", node("a", `${counted(n, "claim")} over time`, { className: "series", href: `#${new URLSearchParams({ indicator })}` }));
}
function periodCell(cell, row) {
  for (const part of plain(get(row, "period")).split(/(\d{4}-[\d-]+)/)) // a date stays on one line
    cell.append(/^\d{4}-/.test(part) ? node("span", part, { className: "whole" }) : part);
}

// Rows in the order of a column, kept: a filter then takes rows in order and need not sort.
const ordered = remembered((sort) => {
  const down = sort.startsWith("-");
  const column = COLUMNS[sort.replace("-", "")] ?? COLUMNS.period;
  const keys = all.map(column.key);
  const sign = down ? -1 : 1;
  return all.toSorted((a, b) => (keys[a] < keys[b] ? -sign : keys[a] > keys[b] ? sign : a - b));
});

function drawHead() {
  const sort = address.get("sort") ?? "-period";
  const head = node("tr");
  for (const [name, { title }] of Object.entries(COLUMNS)) {
    const up = sort === name;
    const cell = node("th", "", { scope: "col" });
    if (up || sort === `-${name}`) cell.setAttribute("aria-sort", up ? "ascending" : "descending");
    const button = node("button", title, { type: "button" });
    button.addEventListener("click", () => go({ sort: up ? `-${name}` : name, page: null }));
    cell.append(button);
    head.append(cell);
  }
  byId("claims").tHead.replaceChildren(head);
}
function drawRows(rows) {
  const lines = rows.map((row) => {
    const line = node("tr", "", { className: isFact(row) ? "" : "unfactual" });
    for (const { title, key, text = key, fill } of Object.values(COLUMNS)) {
      const cell = line.insertCell();
      cell.dataset.label = title;
      fill ? fill(cell, row) : (cell.textContent = plain(text(row)));
    }
    return line;
  });
  byId("claims").tBodies[0].replaceChildren(...lines);
}
function drawPager(page, pages) {
  const step = (title, to, off) => {
    const button = node("button", title, { type: "button", disabled: off });
    button.addEventListener("click", () => go({ page: to > 1 ? to : null }));
    return button;
  };
  const pager = byId("pager");
  pager.hidden = pages < 2;
  pager.replaceChildren(
    step("« First", 1, page === 1),
    step("‹ Previous", page - 1, page === 1),
    node("span", `page ${page.toLocaleString("en")} of ${pages.toLocaleString("en")}`),
    step("Next ›", page + 1, page === pages),
    step("Last »", pages, page === pages),
  );
}
function drawTable(rows) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_LENGTH));
  const page = Math.min(Math.max(1, Number(address.get("page")) || 1), pages);
  drawHead();
  drawRows(rows.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH));
  drawPager(page, pages);
}
