"""Rules for durations and for what recurs."""

from pipeline.extraction.times.compounds import YearStart
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.meanings import Bare, Length, Quarters, Stretch
from pipeline.extraction.times.numerals import count_of

LETTERS = {
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "weekend": ("P", 2, "D"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "half": ("P", 6, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
    "hour": ("PT", 1, "H"),
    "minute": ("PT", 1, "M"),
    "second": ("PT", 1, "S"),
}
"""Unit to the parts of an ISO 8601 duration: prefix, factor, letter."""
CLOCK_UNITS = {"hour", "minute", "second"}
RATE_AFTER = {
    "for",
    "in",
    "within",
    "after",
    "over",
    "about",
    "than",
    "last",
    "lasted",
    "lasting",
    "take",
    "takes",
    "took",
    "comes",
    "came",
    "only",
    "just",
    "barely",
    "almost",
    "every",
    "nearly",
    "and",
    "or",
    "as",
    "once",
    "to",
    "by",
    "until",
    "marked",
    "such",
}
"""Words before "a year" that make it a length; elsewhere it is a rate ("15 a year")."""
VAGUE_BEFORE = {
    "for",
    "in",
    "within",
    "over",
    "after",
    "take",
    "takes",
    "took",
    "several",
    "by",
    "of",
    "lasted",
    "last",
    "spent",
    "spend",
}
"""Words before "weeks" without a count that make it a time."""


def iso_length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; X for an unknown count.

    >>> iso_length(2, "year"), iso_length(None, "day"), iso_length(3, "quarter")
    ('P2Y', 'PXD', 'P9M')
    """
    prefix, factor, letter = LETTERS[unit]
    return f"{prefix}{'X' if count is None else f'{count * factor:g}'}{letter}"


def length(count: float | None, unit: str) -> Length:
    """A plain duration."""
    return Length(iso_length(count, unit), count, unit)


def unit_in(hit: Hit) -> str:
    """The unit that the group ``unit`` names."""
    return str(hit.value("unit", "UNITS", "UNIT", "CLOCKUNITS", "CLOCKUNIT"))


def hedge_in(hit: Hit) -> str | None:
    """The TIMEX3 modifier of the group ``hedge``."""
    words = hit.words("hedge")
    if "than" in words:
        return "MORE_THAN" if "more" in words or "longer" in words else "LESS_THAN"
    return hit.value("hedge", "HEDGE", "ATLEAST")


def _length(hit: Hit) -> Built:
    """two years, a 10-year plan, more than a decade; not an age, a sum of money or a share."""
    unit, words = unit_in(hit), hit.words("count")
    if (
        words == ["one"]
        and unit == "day"
        and hit.near(-1) in {"will", "would", "could", "may", "might"}
    ):
        return "DATE", None, Bare("FUTURE_REF", "vague")
    if hit.near(-1) in {"$", "€", "£"} or _is_age(hit):
        return None
    if unit == "quarter" and words[0] in {"a", "one", "three"} and hit.near(1) in {"of", "the"}:
        return None
    if words in (["a"], ["an"]):
        if unit in {"second", "minute"} and hit.near(1).isalpha() and unit == "second":
            return None
        if "hedge" not in hit and "dash" not in hit and hit.near(-1) not in RATE_AFTER:
            return None
        if unit == "quarter":
            return None
    return "DURATION", hedge_in(hit), length(count_of(words), unit)


def _is_age(hit: Hit) -> bool:
    """22-year-old, six months old, 40 years of age."""
    after = (hit.near(1), hit.near(2))
    return after[0] in {"old", "aged"} or after in {("-", "old"), ("of", "age")}


def _stretch(hit: Hit) -> Built:
    """the past two years, the next 18 months, the last few weeks."""
    unit, count = unit_in(hit), count_of(hit.words("count"))
    value = iso_length(count, unit)
    if count is None or count != int(count) or unit in CLOCK_UNITS:
        return "DURATION", None, Bare(value, "vague" if count is None else "not anchored")
    side = hit.value("shift", "SHIFT") or -1
    if unit == "quarter":
        return "DURATION", None, Quarters(value, int(count), side)
    mod = "APPROX" if "vague" in hit else hedge_in(hit)
    return "DURATION", mod, Stretch(value, int(count), unit, side)


def _counted(hit: Hit) -> Built:
    """the four days, the first nine months."""
    unit, count = unit_in(hit), count_of(hit.words("count"))
    if "ord" not in hit:
        return "DURATION", None, length(count, unit)
    if (
        hit.near(1) == "of"
        or count is None
        or hit.word("ord") != "first"
        or unit not in {"month", "quarter", "week", "day"}
    ):
        return None
    return "DURATION", None, YearStart(iso_length(count, unit), int(count), unit)


def _vague(hit: Hit) -> Built:
    """recent years, coming weeks."""
    return "DURATION", None, Bare(iso_length(None, unit_in(hit)), "vague")


def _vague_future(hit: Hit) -> Built:  # noqa: ARG001 - says the same of every hit
    """coming months, future years."""
    return "DATE", None, Bare("FUTURE_REF", "vague")


def _bare(hit: Hit) -> Built:
    """for years, within weeks, years of talks; not "years" of an age or a rate."""
    if hit.near(-1) not in VAGUE_BEFORE or _is_age(hit):
        return None
    return "DURATION", None, Bare(iso_length(None, unit_in(hit)), "vague")


def _each(hit: Hit) -> Built:
    return "SET", None, Bare(iso_length(1, unit_in(hit)), "recurs")


def _each_weekday(hit: Hit) -> Built:
    return "SET", None, Bare(f"XXXX-WXX-{hit.value('day', 'WEEKDAY')}", "recurs")


def _adverb(hit: Hit) -> Built:
    return "SET", None, Bare(hit.value("word", "RECURRING"), "recurs")


HEDGE = "(hedge: HEDGE|MORETHAN THAN|ATLEAST)"
UNITS = "(unit: UNITS|CLOCKUNITS)"
ANY = "(unit: UNITS|CLOCKUNITS|UNIT|CLOCKUNIT)"
RULES = [
    Rule("vague_future", f"THE? FUTUREADJ {UNITS}", "FUTUREADJ", _vague_future),
    Rule(
        "length",
        f"{HEDGE}? (count: COUNT|A) (dash: DASH)? MORE? {ANY} (APOS S?)?",
        "UNITS CLOCKUNITS UNIT CLOCKUNIT",
        _length,
    ),
    Rule(
        "stretch",
        f"(hedge: ATLEAST|MORETHAN THAN)? THE? (shift: SHIFT) HEDGE? (count: COUNT) DASH? MORE? {UNITS} (vague: AND SO)?",
        "UNITS CLOCKUNITS",
        _stretch,
    ),
    Rule(
        "stretch_after",
        f"THE? (count: COUNT) (shift: SHIFT) {UNITS}",
        "UNITS CLOCKUNITS",
        _stretch,
    ),
    Rule("counted", f"THE (ord: ORDINAL)? (count: COUNT) {UNITS}", "UNITS CLOCKUNITS", _counted),
    Rule("vague_stretch", f"(RECENT|THE? SHIFT) {UNITS}", "UNITS CLOCKUNITS", _vague),
    Rule("bare_units", f"THE? {UNITS} AHEAD?", "UNITS CLOCKUNITS", _bare),
    Rule("each", f"EACH (OTHER|ORDINAL)? {ANY}", "EACH", _each),
    Rule("each_weekday", "EACH (day: WEEKDAY)", "EACH", _each_weekday),
    Rule("recurring", "(word: RECURRING)", "RECURRING", _adverb),
]
