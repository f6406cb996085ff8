// What the page holds of the package. A claim is the number of its row, a column a function of that
// number. Article text only ever becomes text nodes.
const byId = (id) => document.getElementById(id);
const parsed = (id) => JSON.parse(byId(id).textContent);

// A column is a list of values, or its distinct texts with the place of each row's own.
const reader = (column) =>
  Array.isArray(column) ? (row) => column[row] : (row) => column.texts[column.rows[row]];
const readers = (columns) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, reader(column)]));

const data = parsed("listing");
const columns = readers(data.columns);
const get = (row, name) => columns[name](row) ?? null;
const all = Array.from({ length: data.count }, (_, row) => row);

// Sentences and evidence are read when the first search or the first opened claim asks for them.
let readDetails;
const details = () => (readDetails ??= parsed("details"));
let detailColumns;
const detail = (row, name) => (detailColumns ??= readers(details().columns))[name]?.(row) ?? null;

// Control characters and those that reorder text are shown by their number: a page must not read
// otherwise than it is stored.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const number = (character) => character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
const plain = (value) => String(value ?? "").replace(HIDDEN, (one) => `[U+${number(one)}]`);
const points = (text) => Array.from(text ?? ""); // offsets count code points, JavaScript UTF-16 units

const node = (tag, text, properties = {}) => {
  const made = Object.assign(document.createElement(tag), properties);
  if (text) made.textContent = plain(text);
  return made;
};

// Words for the fields of a claim.
const DIRECTIONS = { up: " ↑", down: " ↓" };
const snapshot = (row) => data.snapshots[get(row, "snapshot")] ?? {};
const kind = (row) => get(row, "kind") + (DIRECTIONS[get(row, "direction")] ?? "");
const modality = (row) => data.modalities[get(row, "modality")] ?? get(row, "modality");
const isFact = (row) => get(row, "modality") === "reported";
const percent = (share) => (share == null ? "" : `${Math.round(100 * share)}%`);
const source = (row) => get(row, "attributed_to") || get(row, "speaker") || "";
const titleOf = (one) => one.title || one.url || one.snapshot_id;
const article = (row) => titleOf(snapshot(row));
const codes = (row) => get(row, "countries")?.split("; ") ?? []; // of subject and counterpart
const firstDay = (row) => get(row, "period_start") ?? get(row, "period_end");
const lastDay = (row) => get(row, "period_end") ?? get(row, "period_start");
const counted = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

// How often each value of a key occurs among some rows, the most frequent first.
const tally = (rows, key) => {
  const counts = new Map();
  for (const row of rows)
    for (const value of [key(row)].flat()) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};

// Indicators by number: each has an id, which addresses hold, a wording, and the unit of most claims.
const indicatorId = (row) => data.indicators[get(row, "indicator")]?.[0] ?? null;
const ofIndicator = new Map(tally(all, indicatorId));
const wordingOf = ([, wording, unit]) => {
  const [measure, ...parties] = wording.split(" | ");
  const names = parties.filter((name) => name && name.toLowerCase() !== measure.toLowerCase()).map((name) => data.countries[name] ?? name).join(" and ");
  return plain([measure, names, unit].filter(Boolean).join(" · "));
};
const wordings = [];
const wordingAt = (number) => data.indicators[number] && (wordings[number] ??= wordingOf(data.indicators[number]));
