"""Units, counts, years and hedges in the groups of a hit."""

from claimledger.times.grammar import Hit
from claimledger.times.meanings.base import Length, Meaning
from claimledger.times.meanings.relative import FromFocus
from claimledger.times.meanings.running_spans import YearStart
from claimledger.times.numerals import full_year, year_of

DURATIONS = {
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
LONG_UNITS = frozenset({"week", "month", "quarter", "year", "decade"})
"""Units that a text can be said to be at."""
SMALLER = {
    "week": (7, "day"),
    "fortnight": (14, "day"),
    "month": (30, "day"),
    "quarter": (3, "month"),
    "year": (12, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
}
"""The unit in which a fraction of another is whole, and how many make one."""
REACH = 200
"""Characters on either side in which words of a game tell."""
CLOCK_UNITS = frozenset({"hour", "minute", "second"})
QUOTES = frozenset("\"“”‘’'`")
"""Marks beside a time that is a title: the programme "This Week"."""
MONEY = frozenset("$€£¥")
"""A number after one of these is a sum."""


def iso_length(count: float | None, unit: str) -> str:
    """A TIMEX3 duration; X for an unknown count.

    >>> iso_length(2, "year"), iso_length(None, "day"), iso_length(3, "quarter")
    ('P2Y', 'PXD', 'P9M')
    """
    prefix, factor, letter = DURATIONS[unit]
    return f"{prefix}{'X' if count is None else f'{count * factor:g}'}{letter}"


def whole_units(count: float, unit: str) -> tuple[int, str]:
    """A count of a unit, or of a smaller one where it is no whole number.

    >>> whole_units(2, "week"), whole_units(2.5, "year"), whole_units(1.5, "decade")
    ((2, 'week'), (30, 'month'), (15, 'year'))
    """
    if count == int(count):
        return int(count), unit
    factor, smaller = SMALLER.get(unit, (1, unit))
    return int(count * factor), smaller


def length(count: float | None, unit: str) -> Length:
    """A plain duration."""
    return Length(iso_length(count, unit), "not anchored", "", count, unit)


def start_of_year(count: int, unit: str) -> YearStart | None:
    """The first so many weeks, months or quarters of a year."""
    known = count and unit in {"month", "quarter", "week"}
    return YearStart(iso_length(count, unit), count, unit) if known else None


def unit_in(hit: Hit) -> str:
    """The unit that the group ``unit`` names."""
    return str(hit.value("unit", "UNITS", "UNIT", "CLOCKUNITS", "CLOCKUNIT"))


def plain_unit_in(hit: Hit) -> str:
    """The same where it is written in lower case, else an empty string."""
    return unit_in(hit) if hit.written("unit").islower() else ""


def counted(hit: Hit) -> tuple[int, str] | None:
    """A whole number of calendar units: of the mention ``length``, or one of the word ``unit``."""
    if "unit" in hit:
        return 1, unit_in(hit)
    meaning = hit.mention("length").meaning
    if not isinstance(meaning, Length) or not meaning.amount or meaning.unit in CLOCK_UNITS:
        return None
    return (int(meaning.amount), meaning.unit) if meaning.amount == int(meaning.amount) else None


def hedge_in(hit: Hit) -> str | None:
    """The TIMEX3 modifier that the group ``hedge`` says."""
    mod = hit.value("hedge", "HEDGE", "ATLEAST", "MORETHAN")
    return str(mod) if mod else None


def year_in(hit: Hit) -> int | None:
    """The year that the group ``year`` names in digits or words, or None."""
    lists, words = hit.lists, [word for word in hit.words("year") if word[0].isalnum()]
    words = [word for word in words if word not in lists["OF"] and word not in lists["IN"]]
    if not words:
        return None
    return full_year(words[-1]) if words[-1].isdecimal() else year_of(words, hit.tokens.table)


def is_of_a_game(hit: Hit) -> bool:
    """Whether words of a match stand around a half or a quarter."""
    start, end = hit.tokens.spans[hit.match.start()][0], hit.tokens.spans[hit.match.end() - 1][1]
    game = hit.tokens.table.patterns["game"]
    return game.search(hit.tokens.low, max(start - REACH, 0), end + REACH) is not None


def is_month(hit: Hit) -> bool:
    """Whether the group ``month`` is a month, and not the verb "may" or "march", or a name."""
    follows = hit.beside(2, "MONTH") and hit.near(2) != hit.word("month")
    if hit.beside(1, "between_ends") and follows:
        return True
    short = hit.says("month", "short_month") and hit.near(1) != "."
    if short and hit.near(1) == "-" and hit.near(2).isalpha() and not hit.beside(2, "TOWORD"):
        return False  # a name: Jan-Erik, Mar-a-Lago
    if hit.says("month", "MONTHVERB"):
        return hit.beside(-1, "calls" if hit.written("month")[0].isupper() else "calls_lower")
    if hit.says("month", "MONTHNAME") and not hit.beside(-1, "calls"):
        if short or hit.written("month")[0].islower():
            return False
        return not hit.near_written(-1)[:1].isupper() and not hit.near_written(1)[:1].isupper()
    return True


def whole_in(hit: Hit) -> Meaning | None:
    """The span of the mention ``whole``, or the one of the unit ``long`` that the text is at."""
    if "long" not in hit:
        return hit.mention("whole").meaning
    unit = hit.value("long", "UNIT")
    return FromFocus(unit, 0) if unit in LONG_UNITS else None
