// The view of one claim: its sentence, its fields, what they rest on, its article.
const rowOf = new Map(all.map((row) => [get(row, "claim_id"), row]));
const dialog = byId("claim");

function marked(target, text, start, end) {
  const characters = points(text);
  target.replaceChildren(
    plain(characters.slice(0, start).join("")),
    node("mark", characters.slice(start, end).join("")),
    plain(characters.slice(end).join("")),
  );
}
function showQuote(row) {
  const target = byId("sentence");
  const [sentence, quoted] = [detail(row, "sentence"), detail(row, "quote")];
  target.hidden = !(sentence || quoted);
  if (sentence) {
    const at = detail(row, "char_start") - detail(row, "sentence_start");
    marked(target, sentence, at, at + detail(row, "char_end") - detail(row, "char_start"));
  } else if (quoted) marked(target, quoted, 0, points(quoted).length);
}

const link = (text, address, properties = {}) => node("a", text, { href: address, ...properties });
const only = (filter) => `#${new URLSearchParams(filter)}`;
function comparedWith(row) {
  const found = comparisonsOf.get(row) ?? [];
  const list = node("ul", "", { className: "compared" });
  for (const [one, other, verdict, reason] of found) {
    const item = node("li");
    item.append(verdictLink(row, verdict), plain(`${reason} `));
    const beside = one === row ? other : one;
    item.append(link(`The other: ${get(beside, "stated")}`, only({ claim: get(beside, "claim_id") })));
    list.append(item);
  }
  return found.length && list;
}
function entityLinks(row) {
  const found = entitiesOf(row).map((i) => data.entities[i]);
  const list = node("span");
  found.forEach(([entity, name, kind], i) =>
    list.append(i ? "; " : "", link(name, only({ entity }), { title: `all claims that name it${kind ? ` (${kind})` : ""}` })),
  );
  return found.length && list;
}
function showFields(row) {
  const page = snapshot(row);
  const line = detail(row, "line");
  const words = detail(row, "period_text");
  const basis = detail(row, "period_basis");
  const indicator = indicatorId(row);
  const pairs = [
    ["Status", modality(row)],
    ["Measure", get(row, "measure")], ["Subject", get(row, "subject")], ["Counterpart", get(row, "counterpart")],
    ["Over time", ofIndicator.get(indicator) > 1 && link(counted(ofIndicator.get(indicator), "claim"), only({ indicator }))],
    ["Compared", comparedWith(row)],
    ["Entities", entityLinks(row)],
    ["Kind", kind(row)],
    ["Period", [get(row, "period"), words && `“${words}”`, basis !== "unknown" && (details().bases[basis] ?? basis)].filter(Boolean).join(" · ")],
    ["Measured against", detail(row, "baseline")],
    ["Source", get(row, "attributed_to")], ["Speaker", get(row, "speaker")],
    ["Confidence", percent(get(row, "confidence"))],
    ["Flags", detail(row, "flags")?.replaceAll("_", " ")], ["Corrected", detail(row, "corrected")],
    ["Article", article(row) && link(article(row), only({ article: article(row) }), { title: "all claims of this article" })],
    ["Publisher", page.publisher], ["Published", page.published],
    ["Address", /^https?:\/\//.test(page.url ?? "") && link(page.url, page.url, { rel: "noreferrer" })],
    ["Place", `characters ${detail(row, "char_start")} to ${detail(row, "char_end")}${line ? `, line ${line}` : ""}`],
    ["Snapshot", page.snapshot_id], ["Text sha256", page.text_sha256],
    ["Claim", link(get(row, "claim_id"), only({ claim: get(row, "claim_id") }), { title: "the address of this claim" })],
  ];
  const entries = pairs.filter(([, value]) => value).map(([name, value]) => {
    const cell = node("dd");
    cell.append(value instanceof Node ? value : plain(value));
    return [node("dt", name), cell];
  });
  byId("fields").replaceChildren(...entries.flat());
}

// What the fields rest on in words, fields of the same ground together; below, the rules by name.
function showGrounds(row) {
  const grounds = new Map();
  const rules = [];
  (details().evidence[row] ?? []).forEach((pair, i) => {
    const [name, rule, field, ground] = details().rules[pair];
    const score = percent(details().scores[row][i]);
    const said = score ? `${ground} (${score})` : ground;
    grounds.set(said, (grounds.get(said) ?? new Set()).add(field));
    const item = node("li", `${name}: `);
    item.append(node("code", rule), score ? ` ${score}` : "");
    rules.push(item);
  });
  const items = [...grounds].map(([said, fields]) => node("li", `${[...fields].join(", ")}: ${said}`));
  byId("evidence").hidden = !items.length;
  byId("grounds").replaceChildren(...items);
  byId("rules").replaceChildren(...rules);
}

// A claim is corrected in a form, which writes the entry of corrections.yaml: what JSON writes is YAML too.
const NUMBERS = ["value", "value_high"];
const DAYS = ["period_start", "period_end"];
const CORRECTABLE = [
  ...NUMBERS, "bound", "kind", "direction", "unit", "measure", "subject", "counterpart", ...DAYS,
  "attributed_to", "speaker", "modality",
];
const WORDS_OF = { bound: BOUNDS, modality: data.modalities };
const REQUIRED = new Set(["value", "unit"]); // as those with choices, they are never null
const correcting = byId("correction-form");
function field(name, value) {
  const words = data.choices[name];
  const type = NUMBERS.includes(name) ? "number" : DAYS.includes(name) ? "date" : "text";
  const made = words ? node("select", "", { name }) : node("input", "", { name, type, step: "any", required: REQUIRED.has(name) });
  made.append(...(words ?? []).map((word) => new Option(WORDS_OF[name]?.[word] ?? word, word)));
  made.value = value ?? "";
  made.dataset.before = made.value;
  const label = node("label", name.replaceAll("_", " "));
  label.append(made);
  return label;
}
function startCorrection(row) {
  byId("correction").open = false;
  correcting.reset();
  byId("correctable").replaceChildren(...CORRECTABLE.map((name) => field(name, get(row, name))));
  writeCorrection();
}
const quotedText = (text) => JSON.stringify(text).replace(HIDDEN, (one) => `\\u${number(one).toLowerCase()}`);
const asYaml = (control) => (control.value.trim() === "" ? "null" : control.type === "number" ? control.value : quotedText(control.value));
function writeCorrection() {
  const { action, reason } = correcting.elements;
  const drops = action.value === "drop";
  byId("correctable").hidden = drops;
  const changed = drops ? [] : [...byId("correctable").querySelectorAll("[name]")].filter((one) => one.value !== one.dataset.before);
  const entry = [
    `- match: {claim_id: "${get(openRow, "claim_id")}"}`,
    `  action: ${action.value}`,
    ...(changed.length ? ["  values:"] : []),
    ...changed.map((one) => `    ${one.name}: ${asYaml(one)}`),
    `  reason: ${quotedText(reason.value.trim())}`,
  ].join("\n");
  const missing = !drops && !changed.length ? "Change a field, or choose to remove the claim." : !correcting.checkValidity() ? "Say why; value and unit are never empty." : "";
  byId("correction").querySelector("pre").textContent = missing || entry;
  correcting.querySelector("button").disabled = Boolean(missing);
}
correcting.addEventListener("input", writeCorrection);
correcting.addEventListener("submit", (event) => {
  event.preventDefault();
  const lines = byId("correction").querySelector("pre");
  getSelection().selectAllChildren(lines); // where a browser keeps the clipboard from a file
  navigator.clipboard?.writeText(`${lines.textContent}\n`).catch(() => {});
});

// The article's text with every claim marked, or, where only sentences are published, those; where
// two claims overlap, the open one is marked, else the first.
function spans(row) {
  const others = all.filter((other) => other !== row && get(other, "snapshot") === get(row, "snapshot"));
  const taken = [];
  for (const one of [row, ...others]) {
    const [start, end] = [detail(one, "char_start"), detail(one, "char_end")];
    if (taken.every((span) => end <= span.start || span.end <= start)) taken.push({ row: one, start, end });
  }
  return taken.sort((a, b) => a.start - b.start);
}
function markAll(target, characters, offset, found, row) {
  const slice = (from, to) => characters.slice(from - offset, to - offset).join("");
  const last = offset + characters.length;
  let at = offset;
  for (const { row: one, start, end } of found.filter((span) => offset <= span.start && span.end <= last)) {
    const mark = node("mark", one === row ? slice(start, end) : "", { className: one === row ? "current" : "" });
    if (one !== row) mark.append(link(slice(start, end), href({ claim: get(one, "claim_id") }), { title: get(one, "stated") }));
    target.append(plain(slice(at, start)), mark);
    at = end;
  }
  target.append(plain(slice(at, last)));
}
function articleParts(row) {
  const found = spans(row);
  const text = details().texts[snapshot(row).snapshot_id];
  if (text) {
    const characters = points(text.text);
    return text.segments.map(([start, end, label, kept]) => {
      const part = node("span", "", { className: kept ? "kept" : "dropped", title: label });
      markAll(part, characters.slice(start, end), start, found, row);
      return part;
    });
  }
  const parts = new Map();
  for (const { row: one, start } of found) {
    const [sentence, quoted] = [detail(one, "sentence"), detail(one, "quote")];
    const [words, from] = sentence ? [sentence, detail(one, "sentence_start")] : [quoted, start];
    if (!words || parts.has(from)) continue;
    const part = node("p");
    markAll(part, points(words), from, found, row);
    parts.set(from, part);
  }
  return [...parts.values()];
}
function showArticle(row) {
  const parts = articleParts(row);
  byId("article-text").hidden = !parts.length;
  byId("text").replaceChildren(...parts);
  byId("text").querySelector(".current")?.scrollIntoView({ block: "center" });
}

let openRow;
function showClaim(row) {
  const unknown = address.get("claim") && row === undefined;
  byId("missing").hidden = !unknown;
  if (unknown) byId("missing").textContent = plain(`This page has no claim ${address.get("claim")}.`);
  if (row === undefined) return dialog.open && dialog.close();
  if (dialog.open && row === openRow) return;
  openRow = row;
  byId("claim-title").textContent = plain(get(row, "stated"));
  showQuote(row);
  showFields(row);
  showGrounds(row);
  startCorrection(row);
  if (!dialog.open) dialog.showModal();
  showArticle(row);
  dialog.scrollTop = 0;
}
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("close", () => address.get("claim") && go({ claim: null }));
