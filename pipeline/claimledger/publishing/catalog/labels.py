"""Words on the catalog page for the codes of the tables."""

from collections.abc import Iterable, Mapping

from babel import Locale
from iso3166 import countries_by_alpha3

from claimledger.tables.schemas import table

MODALITIES = {
    "reported": "fact",
    "projected": "forecast",
    "planned": "target",
    "threatened": "threat",
    "hypothetical": "hypothesis",
    "denied": "denial",
}
VERDICTS = {
    "differ": "differ",
    "revised": "revised",
    "forecast against outcome": "forecast and outcome",
    "agree": "agree",
}
"""The words for each verdict, the most interesting verdict first."""

BASES = {
    "stated": "stated in the article",
    "resolved": "worked out from another date",
    "published": "the day of publication",
    "unknown": "not settled",
}
CORRECTED = "correction"
"""The rule of a field that corrections.yaml sets."""
DOUBTED = "below the threshold"
"""The rule of a field whose answer was not published."""

MENTIONED = frozenset({"value", "value_high", "bound", "unit"})
"""Fields that the quote itself states."""


def field(name: str) -> str:
    """The name of a column of claims.

    >>> field("attributed_to"), field("period_start")
    ('attributed to', 'period')
    """
    titles = {column.name: column.title for column in table("claims").columns}
    title = titles.get(name, name).partition(",")[0]
    return title[:1].lower() + title[1:]


def choices() -> dict[str, list[str]]:
    """The values of each column of claims that has a fixed set of values.

    >>> choices()["direction"]
    ['up', 'down', 'none']
    """
    columns = table("claims").columns
    return {one.name: list(one.constraints["enum"]) for one in columns if "enum" in one.constraints}


def ground(name: str, rule: str) -> str:
    """A rule in words, for readers who do not know the rules.

    >>> ground("measure", "ranking"), ground("unit", "percent")
    ('most likely words of the text', 'read from the words of the number')
    >>> ground("period_end", "period.stated:year"), ground("speaker", "below the threshold")
    ('stated in the article', 'left empty: not sure enough')
    >>> ground("measure", "correction")
    'corrected by a person'
    """
    if rule == CORRECTED:
        return "corrected by a person"
    kind, _, detail = rule.partition(".")
    if rule == DOUBTED:
        return "left empty: not sure enough"
    if kind == "period":
        return BASES.get(detail.partition(":")[0], "read by a rule")
    if kind == "ranking":
        return "most likely words of the text" + (f", in its {detail}" if detail else "")
    return "read from the words of the number" if name in MENTIONED else "read by a rule"


def country_names(codes: Iterable[str]) -> Mapping[str, str]:
    """English names of countries by their ISO 3166-1 alpha-3 codes, in order of the codes.

    >>> country_names(["PER", "CHL"])
    {'CHL': 'Chile', 'PER': 'Peru'}
    """
    names = Locale("en").territories
    known = {code: countries_by_alpha3.get(code) for code in sorted(set(codes))}
    return {
        code: names.get(one.alpha2, one.apolitical_name) if one else code
        for code, one in known.items()
    }
