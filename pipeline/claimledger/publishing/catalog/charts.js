// The charts. Vega is started when the first chart is drawn, after the table is there.
const MOST = 10; // rows of a chart
const dayAfter = (day) => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};
const ends = (row) => {
  const [from, to] = [get(row, "period_start"), get(row, "period_end")];
  return [from, to && dayAfter(to)]; // periods are closed: the last day belongs to them
};
const undated = (rows) => rows.filter((row) => !get(row, "period")).length;
const without = (n) => (n ? `; ${counted(n, "claim")} without a date` : "");
const hints = (row) => ({
  claim: get(row, "claim_id"),
  value: plain(get(row, "stated")),
  modality: modality(row),
  period: get(row, "period"),
  source: plain(source(row)),
  article: plain(article(row)),
});

function timeline(rows) {
  // one row for an indicator, however its articles word it; a package may hold no words of the texts
  const indicator = (row) => wordingAt(get(row, "indicator")) ?? get(row, "measure") ?? get(row, "subject");
  const dated = rows.filter((row) => indicator(row) && get(row, "period"));
  const measures = tally(dated, indicator).map(([measure]) => measure);
  const kept = new Set(measures.slice(0, MOST));
  const drawn = dated.filter((row) => kept.has(indicator(row)));
  const days = drawn.flatMap(ends).filter(Boolean).sort();
  const values = drawn.map((row) => {
    const [from, to] = ends(row);
    const [first, last] = [days[0], days.at(-1)];
    return {
      ...hints(row),
      measure: plain(indicator(row)),
      from: from ?? first, // an open side reaches to the edge
      to: to ?? last,
      known: from ?? to,
      edge: from ? last : first,
      extent: !to ? "open_end" : !from ? "open_start" : "closed",
      unit: plain(get(row, "unit")),
    };
  });
  const which = measures.length > MOST ? ` (the ${MOST} most frequent of ${measures.length.toLocaleString("en")} indicators)` : "";
  const arrows = values.some((one) => one.extent !== "closed") ? "; an arrow points to a side that is open" : "";
  const missing = undated(rows);
  return { values, height: 24 * kept.size, missing, caption: `Claims by period and indicator${which}${arrows}${without(missing)}` };
}
function sources(rows) {
  const values = tally(rows, source).slice(0, MOST).map(([name, claims]) => ({ source: plain(name), claims }));
  const unnamed = rows.filter((row) => !source(row)).length;
  const caption = `Claims by source${unnamed ? `; ${unnamed.toLocaleString("en")} more ${unnamed === 1 ? "names" : "name"} none` : ""}`;
  return { values, height: 24 * values.length, caption };
}

// The values of one indicator over time; levels and changes share no axis.
const BOUNDS = { eq: "exact", approx: "about", gt: "more than", ge: "or more", lt: "less than", le: "or less" };
const OPPOSITE = { "or more": "or less", "or less": "or more", "more than": "less than", "less than": "more than" };
const accent = () => getComputedStyle(document.body).getPropertyValue("--accent").trim();
const isChange = (row) => get(row, "kind") === "change" || get(row, "kind") === "ratio";
const middle = (from, to) => new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
function valuesOverTime(rows, change) {
  const ours = rows.filter((row) => isChange(row) === change);
  const unit = plain(tally(ours, (row) => get(row, "unit"))[0]?.[0]);
  const factor = (name) => data.factors[name] ?? 1;
  const values = ours.filter(firstDay).map((row) => {
    const [from, to] = ends(row);
    const scale = factor(get(row, "unit")) / factor(unit); // units of one indicator convert exactly
    const down = change && get(row, "direction") === "down" && get(row, "unit") !== "1";
    const signed = (value) => (value == null ? value : scale * (down ? -Math.abs(value) : value));
    const bound = BOUNDS[get(row, "bound")];
    return {
      ...hints(row),
      number: signed(get(row, "value")),
      upper: signed(get(row, "value_high") ?? get(row, "value")),
      bound: (down && OPPOSITE[bound]) || bound, // a fall of 30% or more is −30% or less
      fill: isFact(row) ? accent() : "transparent",
      from: from ?? to, // an open period is a point at the day that is known
      to: to ?? from,
      at: from && to ? middle(from, to) : from ?? to,
    };
  });
  const missing = undated(ours);
  const hollow = values.some((one) => one.fill === "transparent") ? "; hollow points are no facts but forecasts, targets and the like" : "";
  const caption = `${change ? "Changes" : "Values"}${unit && unit !== "1" ? ` in ${unit}` : ""} over time${hollow}${without(missing)}`;
  return { values, height: 260, missing, caption, plot: "values" };
}
function showIndicator() {
  const id = address.get("indicator");
  byId("indicator").hidden = !id;
  if (!id) return;
  const found = data.indicators.find(([one]) => one === id);
  byId("indicator-title").textContent = found ? wordingOf(found) : plain(`This page has no indicator ${id}.`);
  byId("indicator-close").href = href({ indicator: null, page: null });
}
const MOST_INDICATORS = 100;
function listIndicators() {
  const list = byId("indicators");
  if (!list.open) return;
  const several = tally(shownRows, indicatorId).filter(([, n]) => n > 1);
  const known = new Map(data.indicators.map((one) => [one[0], one]));
  const items = several.slice(0, MOST_INDICATORS).map(([indicator, n]) => {
    const item = node("li");
    item.append(node("a", wordingOf(known.get(indicator)), { href: href({ indicator, page: null }) }), ` ${counted(n, "claim")}`);
    return item;
  });
  list.querySelector("ul").replaceChildren(...(items.length ? items : [node("li", "None of these claims shares its measure, subject, counterpart and unit with another.")]));
}
byId("indicators").addEventListener("toggle", listIndicators);

const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 720px)");
function startVega() {
  if (window.vegaEmbed) return;
  const script = node("script");
  script.textContent = byId("vega").textContent; // the content policy knows it by its hash
  document.head.append(script);
}
async function draw(name, { values, height, missing = 0, caption, plot = name }, renderer) {
  const place = byId(name);
  place.hidden = !values.length;
  place.parentElement.hidden = !values.length && !missing; // what has no date is counted all the same
  place.parentElement.querySelector("figcaption").textContent = caption;
  if (!values.length) return [];
  const ink = getComputedStyle(document.body).color;
  const config = {
    background: null,
    font: "system-ui, sans-serif",
    mark: { color: accent() },
    rule: { color: accent() },
    axis: { labelLimit: narrow.matches ? 130 : 240, labelFontSize: 12, labelColor: ink, titleColor: ink, gridColor: ink, gridOpacity: 0.12, domainColor: ink, tickColor: ink },
    legend: { symbolFillColor: accent(), symbolStrokeColor: accent(), labelColor: ink, titleColor: ink, orient: narrow.matches ? "bottom" : "right", columns: narrow.matches ? 2 : 1 },
    text: { color: ink },
    view: { stroke: null },
  };
  const spec = { ...data.plots[plot], height, data: { name: "rows", values } };
  const { view } = await vegaEmbed(place, spec, { actions: false, renderer, config });
  view.addEventListener("click", (_event, item) => item?.datum?.claim && go({ claim: item.datum.claim }));
  return [view];
}

let views = [];
async function drawCharts(rows) {
  startVega();
  const renderer = rows.length > 2000 ? "canvas" : "svg";
  const one = address.get("indicator") ? rows : [];
  const wanted = {
    levels: valuesOverTime(one, false),
    changes: valuesOverTime(one, true),
    timeline: timeline(one.length ? [] : rows),
    sources: sources(rows),
  };
  const drawn = await Promise.all(Object.entries(wanted).map(([name, chart]) => draw(name, chart, renderer)));
  views.forEach((view) => view.finalize());
  views = drawn.flat();
  document.body.dataset.plotted = String(rows.length);
}
