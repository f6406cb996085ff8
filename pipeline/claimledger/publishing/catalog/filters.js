// The filters: each makes, of the value that a person chose, a test of a row.

// Texts are compared without regard to case, accents and the shape of apostrophes.
const fold = (text) => {
  const lower = String(text ?? "").toLowerCase();
  return /[^\0-\x7f]/.test(lower)
    ? lower.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
    : lower;
};
const remembered = (make) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
};

// All that a search looks at, a claim a text; made while the browser has nothing else to do.
const foldedSentence = remembered(fold);
const pageWords = remembered((one) => fold([one.title, one.publisher, one.url].join("\n")));
const NAMED = ["stated", "unit", "measure", "subject", "counterpart", "attributed_to", "speaker"];
const haystack = remembered((row) => {
  const countries = codes(row).map((code) => data.countries[code]);
  const own = [...NAMED.map((name) => get(row, name)), ...countries, detail(row, "quote")];
  return [fold(own.join("\n")), foldedSentence(detail(row, "sentence")), pageWords(snapshot(row))].join("\n");
});
function prepareSearch(from = 0) {
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 })));
  idle((deadline) => {
    let row = from;
    while (row < data.count && deadline.timeRemaining() > 2)
      for (const end = Math.min(row + 100, data.count); row < end; row++) haystack(row);
    if (row < data.count) prepareSearch(row);
    else document.body.dataset.searchable = "";
  });
}

const terms = (query) =>
  (query.match(/"[^"]*"?|\S+/g) ?? []).map((term) => fold(term.replaceAll('"', ""))).filter(Boolean);
const containing = (...names) => (value) => {
  const wanted = fold(value);
  const contains = remembered((text) => fold(text).includes(wanted));
  return (row) => names.some((name) => contains(get(row, name) ?? ""));
};
const equal = (name) => (value) => (row) => get(row, name) === value;

// Entities by number: a claim's own, and the one that an id or a whole name stands for. An address
// holds the id, a control the name; words that are no whole name are looked for in names and aliases.
const entitiesOf = (row) => data.linked[row] ?? [];
const numberOfEntity = new Map(data.entities.map(([id], i) => [id, i]));
const idOfEntity = new Map(data.entities.map(([id, name]) => [plain(name), id]));
const SHOWN_AS = { entity: (value) => plain(data.entities[numberOfEntity.get(value)]?.[1] ?? value) };
const MEANT_BY = { entity: (text) => idOfEntity.get(text) ?? text };

// Comparisons by claim: [claim, other claim, verdict, sentence].
const comparisonsOf = new Map();
for (const one of data.comparisons)
  for (const row of one.slice(0, 2)) comparisonsOf.set(row, [...(comparisonsOf.get(row) ?? []), one]);
const verdictsOf = (row) => {
  const verdicts = (comparisonsOf.get(row) ?? []).map(([, , verdict]) => verdict);
  return verdicts.length ? ["some", ...new Set(verdicts)] : [];
};

const FILTERS = {
  search: (query) => {
    const wanted = terms(query);
    return (row) => wanted.every((term) => haystack(row).includes(term));
  },
  measure: containing("measure"),
  subject: containing("subject", "counterpart"),
  source: containing("attributed_to", "speaker"),
  article: (value) => {
    const contains = remembered((one) => fold(`${titleOf(one)}\n${one.url}`).includes(fold(value)));
    return (row) => contains(snapshot(row));
  },
  publisher: (value) => (row) => snapshot(row).publisher === value,
  country: (value) => (row) => codes(row).includes(value),
  kind: equal("kind"),
  unit: equal("unit"),
  modality: equal("modality"),
  confidence: (least) => (row) => get(row, "confidence") >= Number(least),
  from: (day) => (row) => (lastDay(row) ?? "") >= day,
  to: (day) => (row) => (firstDay(row) ?? "9999-99-99") <= day,
  indicator: (id) => {
    const wanted = data.indicators.findIndex(([one]) => one === id);
    return (row) => get(row, "indicator") === wanted;
  },
  compared: (verdict) => (row) => verdictsOf(row).includes(verdict),
  entity: (value) => {
    const wanted = fold(value);
    const one = numberOfEntity.get(value);
    const named = ([, name, , aliases]) => fold(`${name}; ${aliases ?? ""}`).includes(wanted);
    const chosen = new Set(one === undefined ? [...data.entities.keys()].filter((i) => named(data.entities[i])) : [one]);
    return (row) => entitiesOf(row).some((i) => chosen.has(i));
  },
};

// What can be chosen, with the number of claims; a long list is typed into and completed.
const CHOICES = {
  publisher: { of: (row) => snapshot(row).publisher },
  country: { of: codes, shown: (code) => data.countries[code] ?? code },
  kind: { of: (row) => get(row, "kind") },
  unit: { of: (row) => get(row, "unit") },
  modality: { of: (row) => get(row, "modality"), shown: (name) => data.modalities[name] ?? name },
  compared: { of: verdictsOf, shown: (verdict) => data.verdicts[verdict] ?? "with another article" },
};
const COMPLETED = {
  measure: (row) => get(row, "measure"),
  subject: (row) => [get(row, "subject"), get(row, "counterpart")],
  source: (row) => [get(row, "attributed_to"), get(row, "speaker")],
  article,
  entity: (row) => entitiesOf(row).map((i) => data.entities[i][1]),
};
const MOST_COMPLETED = 200;
function fillChoices() {
  for (const [name, { of, shown = String }] of Object.entries(CHOICES)) {
    const options = tally(all, of).map(([value, n]) => new Option(`${plain(shown(value))} (${n.toLocaleString("en")})`, value));
    byId(name).append(...options);
  }
}
function fillCompletions() {
  for (const [name, of] of Object.entries(COMPLETED)) {
    const options = tally(all, of).slice(0, MOST_COMPLETED).map(([value]) => new Option("", plain(value)));
    byId(`${name}-list`).replaceChildren(...options);
  }
}
