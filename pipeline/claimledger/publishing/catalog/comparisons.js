// What several articles say of one indicator and the same days, beside each other.
const MOST_COMPARISONS = 100;
const claimLink = (row) => {
  const made = link(get(row, "stated"), href({ claim: get(row, "claim_id") }), { className: "open" });
  const whole = node("span");
  whole.append(made, ` (${plain(article(row))})`);
  return whole;
};
// The verdict of a comparison; it leads to all comparisons of the indicator.
const verdictLink = (row, verdict) =>
  link(data.verdicts[verdict], only({ compared: "some", indicator: indicatorId(row) ?? "" }), {
    className: `verdict ${verdict === "agree" ? "" : "apart"}`,
    title: "all comparisons of this indicator",
  });
function comparisonItem([row, other, verdict, reason]) {
  const item = node("li");
  item.append(
    verdictLink(row, verdict), node("span", reason), node("br"),
    claimLink(row), node("span", verdict === "agree" ? " and " : " against "), claimLink(other),
  );
  return item;
}
function listComparisons(rows) {
  const wanted = address.get("compared");
  byId("comparisons").hidden = !wanted;
  byId("compared-note").hidden = Boolean(wanted);
  if (!wanted) return;
  const shown = new Set(rows);
  const found = data.comparisons.filter(
    ([row, other, verdict]) => (wanted === "some" || verdict === wanted) && (shown.has(row) || shown.has(other)),
  );
  const most = found.length > MOST_COMPARISONS ? `; the first ${MOST_COMPARISONS} are shown` : "";
  byId("comparisons-shown").textContent = counted(found.length, "comparison") + most;
  byId("comparisons").querySelector("ul").replaceChildren(...found.slice(0, MOST_COMPARISONS).map(comparisonItem));
  byId("comparisons-close").href = href({ compared: null, page: null });
}
