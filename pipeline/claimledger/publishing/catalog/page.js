// The table of claims, its filters and its two plots. Article text only ever becomes text nodes.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const names = data.columns;
const field = Object.fromEntries(names.map((name, i) => [name, i]));
const get = (row, name) => row[field[name]];
const snapshots = new Map(data.snapshots.map((s) => [s.snapshot_id, s]));

// Characters that reorder or hide text are shown by their number: a page must not read otherwise than it is stored.
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
const plain = (value) =>
  String(value ?? "").replace(HIDDEN, (c) => `[U+${c.codePointAt(0).toString(16).toUpperCase()}]`);
const escapeHtml = (value) =>
  plain(value).replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);
const points = (text) => Array.from(text ?? ""); // offsets count code points, JavaScript counts UTF-16 units

const stated = (row) => get(row, "stated");
const DIRECTIONS = { up: " ↑", down: " ↓" };
const kind = (row) => get(row, "kind") + (DIRECTIONS[get(row, "direction")] ?? "");
const period = (row) => get(row, "period");
const source = (row) => get(row, "attributed_to") || get(row, "speaker") || "";
const article = (row) => {
  const s = snapshots.get(get(row, "snapshot_id"));
  return s ? s.title || s.url || s.snapshot_id : get(row, "snapshot_id");
};

const { DataTable } = await importTable();
async function importTable() {
  const url = URL.createObjectURL(new Blob([byId("table-module").textContent], { type: "text/javascript" }));
  const module = await import(url);
  URL.revokeObjectURL(url);
  return { DataTable: module.jQuery.fn.dataTable };
}

const DAYS = /\d{4}-[\d-]+/g; // a date stays on one line
const wholeDays = (text) => escapeHtml(text).replace(DAYS, '<span class="whole">$&</span>');
const sortable = (shown, key, write = escapeHtml) => (row, type) => (type === "display" ? write(shown(row)) : key(row));
const columns = [
  {
    title: "Value",
    render: (row, type) =>
      type === "display"
        ? `<button class="open" type="button" data-id="${escapeHtml(get(row, "claim_id"))}">${escapeHtml(stated(row))}</button>`
        : type === "filter" ? stated(row) : get(row, "value"),
  },
  { title: "Kind", render: sortable(kind, kind) },
  { title: "Measure", render: sortable((r) => get(r, "measure"), (r) => get(r, "measure") ?? "") },
  { title: "Subject", render: sortable((r) => get(r, "subject"), (r) => get(r, "subject") ?? "") },
  { title: "Period", render: sortable(period, (r) => get(r, "period_start") ?? get(r, "period_end") ?? "", wholeDays) },
  { title: "Source", render: sortable(source, source) },
  { title: "Article", render: sortable(article, article) },
].map((column, i) => ({ ...column, data: null, type: i ? "string" : "num", render: (_, type, row) => column.render(row, type) }));

const control = Object.fromEntries(
  ["search", "measure", "subject", "kind", "unit", "source", "from", "to"].map((id) => [id, byId(id)]),
);
const tally = (rows, key) => {
  const counts = new Map();
  for (const row of rows) if (key(row)) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};
const fill = (select, of) => {
  for (const [value, n] of tally(data.rows, of)) select.add(new Option(`${plain(value)} (${n})`, value));
};
fill(control.subject, (row) => get(row, "subject"));
fill(control.kind, (row) => get(row, "kind"));
fill(control.unit, (row) => get(row, "unit"));
fill(control.source, source);

const wanted = (row) => {
  const { subject, kind: sort, measure, unit, source: from, from: start, to: end } = control;
  const first = get(row, "period_start") ?? get(row, "period_end");
  const last = get(row, "period_end") ?? get(row, "period_start");
  return (
    (!subject.value || get(row, "subject") === subject.value) &&
    (!sort.value || get(row, "kind") === sort.value) &&
    (!unit.value || get(row, "unit") === unit.value) &&
    (!from.value || source(row) === from.value) &&
    (!measure.value || (get(row, "measure") ?? "").toLowerCase().includes(measure.value.toLowerCase())) &&
    (!start.value || (last && last >= start.value)) &&
    (!end.value || (first && first <= end.value))
  );
};

const table = new DataTable("#claims", {
  data: data.rows,
  columns,
  deferRender: true,
  pageLength: 25,
  order: [[4, "desc"]],
  layout: { topStart: null, topEnd: null, bottomStart: "info", bottomEnd: "paging" },
  language: { emptyTable: "No claims", zeroRecords: "No claim matches", info: "_START_ to _END_ of _TOTAL_", infoEmpty: "", infoFiltered: "" },
  createdRow: (tr) => [...tr.cells].forEach((cell, i) => cell.setAttribute("data-label", columns[i].title)),
});
table.search.fixed("filters", (_text, row) => wanted(row));
const refresh = () => table.search(control.search.value).draw();
byId("filters").addEventListener("input", refresh);
byId("filters").addEventListener("reset", () => setTimeout(refresh));
byId("filters").addEventListener("submit", (event) => event.preventDefault());

const shownRows = () => table.rows({ search: "applied" }).data().toArray();
const dayAfter = (day) => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};
const MOST = 15; // rows of a plot
function timeline(rows) {
  const indicator = (row) => get(row, "measure") ?? get(row, "subject"); // a package may hold no words of the texts
  const dated = rows.filter((row) => indicator(row) && period(row));
  const ends = (row) => {
    const [from, to] = [get(row, "period_start"), get(row, "period_end")];
    return [from, to && dayAfter(to)]; // periods are closed: the last day belongs to them
  };
  const measures = tally(dated, indicator).map(([measure]) => measure);
  const chosen = new Set(measures.slice(0, MOST));
  const drawn = dated.filter((row) => chosen.has(indicator(row)));
  const days = drawn.flatMap(ends).filter(Boolean).sort();
  const values = drawn.map((row) => {
    const [from, to] = ends(row);
    const [first, last] = [days[0], days.at(-1)];
    return {
      measure: plain(indicator(row)),
      from: from ?? first, // an open side reaches to the edge
      to: to ?? last,
      known: from ?? to,
      edge: from ? last : first,
      extent: !to ? "open_end" : !from ? "open_start" : "closed",
      period: period(row),
      value: plain(stated(row)),
      unit: plain(get(row, "unit")),
      article: plain(article(row)),
    };
  });
  const which = measures.length > MOST ? ` (the ${MOST} most frequent of ${measures.length.toLocaleString("en")} indicators)` : "";
  const arrows = values.some((one) => one.extent !== "closed") ? "; an arrow points to a side that is open" : "";
  return { values, count: chosen.size, caption: `Claims by period and indicator${which}${arrows}` };
}
function sources(rows) {
  const values = tally(rows, source).slice(0, MOST).map(([name, claims]) => ({ source: plain(name), claims }));
  const unnamed = rows.filter((row) => !source(row)).length;
  const caption = `Claims by source${unnamed ? `; ${unnamed.toLocaleString("en")} more name none` : ""}`;
  return { values, count: values.length, caption };
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 720px)");
const theme = () => document.documentElement.classList.toggle("dark", dark.matches); // what DataTables styles by
theme();
let views = [];
async function draw(name, { values, count, caption }, renderer) {
  const place = byId(name);
  place.parentElement.hidden = !count;
  if (!count) return [];
  place.parentElement.querySelector("figcaption").textContent = caption;
  const ink = getComputedStyle(document.body).color;
  const config = {
    background: null,
    font: "system-ui, sans-serif",
    axis: { labelLimit: narrow.matches ? 130 : 240, labelFontSize: 12, labelColor: ink, titleColor: ink, gridColor: ink, gridOpacity: 0.12, domainColor: ink, tickColor: ink },
    legend: { labelColor: ink, titleColor: ink, orient: narrow.matches ? "bottom" : "right", columns: narrow.matches ? 3 : 1 },
    text: { color: ink },
    view: { stroke: null },
  };
  const step = 24;
  const spec = { ...data.plots[name], height: count * step, data: { name: "rows", values } };
  return [(await vegaEmbed(place, spec, { actions: false, renderer, config })).view];
}
async function plot() {
  const rows = shownRows();
  const renderer = rows.length > 2000 ? "canvas" : "svg";
  const drawn = await Promise.all([draw("timeline", timeline(rows), renderer), draw("sources", sources(rows), renderer)]);
  views.forEach((view) => view.finalize());
  views = drawn.flat();
  document.body.dataset.plotted = String(rows.length);
}
let pending;
const drawn = () => {
  byId("shown").textContent = `${table.rows({ search: "applied" }).count().toLocaleString("en")} of ${data.rows.length.toLocaleString("en")} claims`;
  document.body.classList.toggle("one-page", table.page.info().pages < 2);
  clearTimeout(pending);
  pending = setTimeout(plot, 150);
};
table.on("draw", drawn);
dark.addEventListener("change", () => (theme(), plot()));
narrow.addEventListener("change", plot);
refresh();
