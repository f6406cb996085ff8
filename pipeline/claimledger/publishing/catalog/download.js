// The rows that are shown, as files. A claim keeps the names of the tables' columns; text stays text.
const OF_TABLE = [
  "value", "value_high", "bound", "kind", "direction", "unit", "measure", "subject", "subject_code",
  "counterpart", "counterpart_code", "period_start", "period_end", "attributed_to", "speaker",
  "modality", "confidence",
];
const OF_DETAILS = [
  "period_text", "period_basis", "baseline_value", "baseline_period_start", "baseline_period_end", "flags", "corrected",
  "sentence", "char_start", "char_end",
];
const OF_PAGE = ["snapshot_id", "title", "publisher", "url", "published_earliest", "published_latest"];
const record = (row) => ({
  claim_id: get(row, "claim_id"),
  quote: detail(row, "quote"),
  ...Object.fromEntries(OF_TABLE.map((name) => [name, get(row, name)])),
  ...Object.fromEntries(OF_DETAILS.map((name) => [name, detail(row, name)])),
  ...Object.fromEntries(OF_PAGE.map((name) => [name, snapshot(row)[name] ?? null])),
});

// A spreadsheet takes text that begins with one of these for a formula; an apostrophe keeps it text.
const FORMULA = /^[=+\-@\t＝＋－＠]/;
function csvCell(value) {
  if (value == null || typeof value === "number") return String(value ?? "");
  const text = plain(value).replace(FORMULA, "'$&");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function asCsv(records) {
  const header = Object.keys(record(0));
  const lines = records.map((one) => header.map((name) => csvCell(one[name])));
  return `\ufeff${[header, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")}`;
}
const asJson = (records) =>
  `${JSON.stringify(records, null, 1).replace(HIDDEN, (one) => `\\u${number(one).toLowerCase()}`)}\n`;

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  node("a", "", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
byId("csv").addEventListener("click", () => save("claims.csv", "text/csv", asCsv(shownRows.map(record))));
byId("json").addEventListener("click", () => save("claims.json", "application/json", asJson(shownRows.map(record))));
