"""Rules for durations and for what recurs."""

from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.meanings import Length, Stretch
from pipeline.extraction.times.numerals import count_of

LETTERS = {
    "day": ("P", "D"), "week": ("P", "W"), "weekend": ("P", "WE"), "month": ("P", "M"), "quarter": ("P", "Q"),
    "year": ("P", "Y"), "decade": ("P", "DE"), "century": ("P", "CE"), "fortnight": ("P2", "W"),
    "hour": ("PT", "H"), "minute": ("PT", "M"), "second": ("PT", "S"), "half": ("P", "H"), "millennium": ("P", "ML"),
}


def iso_length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; an unknown count is X.

    >>> iso_length(2, "year"), iso_length(None, "day"), iso_length(3, "quarter")
    ('P2Y', 'PXD', 'P9M')
    """
    if unit == "quarter" and count is not None:
        unit, count = "month", count * 3
    elif unit == "quarter":
        unit = "month"
    elif unit == "decade":
        unit, count = "year", None if count is None else count * 10
    elif unit == "century":
        unit, count = "year", None if count is None else count * 100
    elif unit == "fortnight":
        unit, count = "week", None if count is None else count * 2
    prefix, letter = LETTERS[unit]
    number = "X" if count is None else f"{count:g}"
    return f"{prefix}{number}{letter}"


def _unit(hit: Hit) -> str | None:
    for category in ("UNITS", "UNIT", "CLOCKUNITS", "CLOCKUNIT"):
        if (unit := hit.value("unit", category)) is not None:
            return str(unit)
    return None


def _mod(hit: Hit) -> str | None:
    words = hit.words("hedge")
    if not words:
        return None
    if "least" in words:
        return "EQUAL_OR_MORE"
    if "most" in words:
        return "EQUAL_OR_LESS"
    if "than" in words:
        return "MORE_THAN" if "more" in words else "LESS_THAN"
    return hit.value("hedge", "HEDGE")


def _length(hit: Hit) -> Built:
    unit = _unit(hit)
    if unit is None:
        return None
    count = count_of(hit.words("count"))
    if hit.before in {"$", "€", "£"}:
        return None
    return "DURATION", _mod(hit), Length(iso_length(count, unit))


def _stretch(hit: Hit) -> Built:
    unit = _unit(hit)
    if unit is None:
        return None
    count = count_of(hit.words("count"))
    if count is None:
        return "DURATION", None, Length(iso_length(None, unit))
    side = -1 if "last" in hit else 1
    value = iso_length(count, unit)
    if unit in {"hour", "minute", "second"} or count != int(count):
        return "DURATION", None, Length(value)
    return "DURATION", None, Stretch(value, int(count), unit, side)


def _bare(hit: Hit) -> Built:
    unit = _unit(hit)
    if unit is None:
        return None
    if hit.before not in {"for", "in", "within", "over", "after", "take", "the", "of", "last", "several", "some", "took", "takes", "by"}:
        return None
    return "DURATION", None, Length(iso_length(None, unit))


def _each(hit: Hit) -> Built:
    unit = _unit(hit)
    if unit is None:
        return None
    return "SET", None, Length({"quarter": "P3M"}.get(unit) or iso_length(1, unit))


def _everyday(hit: Hit) -> Built:
    return "SET", None, Length(hit.value("word", "EVERYDAY"))


HEDGES = "(hedge: HEDGE|MORETHAN THAN|ATLEAST)"
RULES = [
    Rule("length", f"{HEDGES}? (count: COUNT|A) DASH? MORE? (unit: UNITS|CLOCKUNITS|UNIT|CLOCKUNIT) (APOS S?)?", "UNITS CLOCKUNITS UNIT CLOCKUNIT", lambda hit: _length(hit)),
    Rule("stretch", "THE? ((last: LAST)|(next: NEXT)) (count: COUNT) DASH? MORE? (unit: UNITS|CLOCKUNITS)", "UNITS CLOCKUNITS", _stretch),
    Rule("ordinal_stretch", "THE (ORDINAL) (count: COUNT) (unit: UNITS)", "UNITS", _length),
    Rule("the_count", "THE (count: COUNT) (unit: UNITS|CLOCKUNITS)", "UNITS CLOCKUNITS", _length),
    Rule("bare_units", "(unit: UNITS|CLOCKUNITS)", "UNITS CLOCKUNITS", _bare),
    Rule("each", "EACH OTHER? (unit: UNIT|CLOCKUNIT)", "EACH", _each),
    Rule("everyday", "(word: EVERYDAY)", "EVERYDAY", _everyday),
]
