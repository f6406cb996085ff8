// What the dialog shows of one claim: its sentence, its fields, the rules that fired, its place on the page.
const rowOf = new Map(data.rows.map((row) => [get(row, "claim_id"), row]));
const node = (tag, text, className) => {
  const made = document.createElement(tag);
  made.textContent = plain(text);
  if (className) made.className = className;
  return made;
};
const marked = (target, text, start, end) => {
  const all = points(text);
  target.replaceChildren(
    plain(all.slice(0, start).join("")),
    node("mark", all.slice(start, end).join("")),
    plain(all.slice(end).join("")),
  );
};
function quote(row) {
  const target = byId("sentence");
  const [sentence, quoted] = [get(row, "sentence"), get(row, "quote")];
  target.hidden = !(sentence || quoted);
  if (sentence) {
    const at = get(row, "char_start") - get(row, "sentence_start");
    marked(target, sentence, at, at + get(row, "char_end") - get(row, "char_start"));
  } else if (quoted) marked(target, quoted, 0, points(quoted).length);
}
function describe(row) {
  const s = snapshots.get(get(row, "snapshot_id")) ?? {};
  const place = `characters ${get(row, "char_start")} to ${get(row, "char_end")}${get(row, "line") ? `, line ${get(row, "line")}` : ""}`;
  const pairs = [
    ["Measure", get(row, "measure")], ["Subject", get(row, "subject")], ["Counterpart", get(row, "counterpart")],
    ["Kind", kind(row)],
    ["Period", [period(row), get(row, "period_text") && `“${get(row, "period_text")}”`, get(row, "period_basis")].filter(Boolean).join(" · ")],
    ["Source", get(row, "attributed_to")], ["Speaker", get(row, "speaker")], ["Modality", get(row, "modality")],
    ["Baseline", get(row, "baseline")],
    ["Flags", get(row, "flags")], ["Corrected", get(row, "corrected")],
    ["Article", article(row)], ["Publisher", s.publisher],
    ["Published", [s.published_earliest, s.published_latest].filter(Boolean).filter((x, i, a) => a.indexOf(x) === i).join(" to ")],
    ["Place", place], ["Snapshot", get(row, "snapshot_id")], ["Text sha256", s.text_sha256], ["Claim", get(row, "claim_id")],
  ];
  const list = byId("fields");
  list.replaceChildren();
  for (const [name, value] of pairs) if (value) list.append(node("dt", name), node("dd", value));
  if (/^https?:\/\//.test(s.url ?? "")) {
    const link = Object.assign(node("a", s.url), { href: s.url, rel: "noreferrer" });
    const cell = document.createElement("dd");
    cell.append(link);
    list.append(node("dt", "Address"), cell);
  }
}
function showRules(row) {
  const pairs = data.evidence[data.rows.indexOf(row)] ?? [];
  const items = pairs.map((pair) => {
    const [name, rule] = data.rules[pair];
    const item = node("li", `${name}: `);
    item.append(node("code", rule));
    return item;
  });
  byId("rules").replaceChildren(...items);
}
function showPage(row) {
  const s = snapshots.get(get(row, "snapshot_id"));
  byId("page").hidden = !s?.text;
  if (!s?.text) return;
  const all = points(s.text);
  const [from, to] = [get(row, "char_start"), get(row, "char_end")];
  const parts = s.segments.map(([start, end, label, kept]) => {
    const part = node("span", "", kept ? "kept" : "dropped");
    part.title = label;
    if (start <= from && to <= end) marked(part, all.slice(start, end).join(""), from - start, to - start);
    else part.textContent = plain(all.slice(start, end).join(""));
    return part;
  });
  byId("text").replaceChildren(...parts);
}
const dialog = byId("evidence");
byId("claims").addEventListener("click", (event) => {
  const id = event.target.closest("button.open")?.dataset.id;
  const row = rowOf.get(id);
  if (!row) return;
  byId("evidence-title").textContent = plain(stated(row));
  quote(row);
  describe(row);
  showRules(row);
  showPage(row);
  dialog.showModal();
  byId("text").querySelector("mark")?.scrollIntoView({ block: "center" });
});
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
