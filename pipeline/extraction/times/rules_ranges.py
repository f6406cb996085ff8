"""Rules for ranges, series, open spans and what counts from an event."""

import re

from pipeline.extraction.times.compounds import Between, SameMonth
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.meanings import Bare, Fixed, Meaning, Named, Step
from pipeline.extraction.times.numerals import full_year, ordinal_of
from pipeline.extraction.times.rules_dates import CALLED_YEARS
from pipeline.extraction.times.spans import year_span

PRESENT = "PRESENT_REF"
DAYS = {"day", "weekday"}


def _end(hit: Hit, group: str) -> Meaning:
    """One end of a range; "now" is the publication day."""
    meaning = hit.mention(group).meaning
    return Step("day", 0) if isinstance(meaning, Bare) else meaning


def _range(hit: Hit) -> Built:
    """from 2016 to 2020, between January and November, March 2022 - September 2023."""
    low, high = hit.mention("low"), hit.mention("high")
    ends = _end(hit, "low"), _end(hit, "high")
    if any(isinstance(m.meaning, Bare) and m.meaning.value != PRESENT for m in (low, high)):
        return None
    if "bare" in hit and (low.meaning.grain in DAYS) != (high.meaning.grain in DAYS | {""}):
        return None
    return "DATE", None, Between(*ends)


def _year_pair(hit: Hit) -> Built:
    """2016-20, 1998-2003, 2019/20."""
    first, second = re.split(r"[-–/]", hit.word("pair"))
    low = int(first)
    high = int(second) if len(second) == 4 else low - low % 100 + int(second)
    if high < low:
        high += 100
    if low not in CALLED_YEARS or high not in CALLED_YEARS or high - low > 99 or high == low:
        return None
    return "DATE", None, Between(Fixed(year_span(low)), Fixed(year_span(high)))


def _short_year_end(hit: Hit) -> Built:
    """from 2016 to '20, 2016 - 20."""
    low = hit.mention("low").meaning
    year = full_year(hit.word("high"))
    if not isinstance(low, Fixed) or low.span.first.year >= year:
        return None
    return "DATE", None, Between(low, Fixed(year_span(year)))


def _day_range(hit: Hit) -> Built:
    """November 19-20, from 3 to 12 September, between the 9th and the 17th of April."""
    day = hit.mention("day").meaning
    other = ordinal_of(hit.words("other"))
    if other is None or not 1 <= other <= 31:
        return None
    low, high = (SameMonth(other, day), day) if "first" in hit else (day, SameMonth(other, day))
    return "DATE", None, Between(low, high)


def _day_after(hit: Hit) -> Built:
    """the 25 of "April 24 and 25", a date of its own."""
    day = hit.mention("day").meaning
    other = int(re.sub(r"\D", "", hit.word("span")))
    if not 1 <= other <= 31 or not isinstance(day, Named | Fixed):
        return None
    return "DATE", None, SameMonth(other, day)


ENDS = "(low: M_DATE|M_NOW) {} THE? (high: M_DATE|M_NOW)"
RULES = [
    Rule(
        "range_from",
        "FROM THE? (low: M_DATE|M_NOW) (TO|DASH) THE? (high: M_DATE|M_NOW)",
        "FROM",
        _range,
    ),
    Rule(
        "range_between",
        "BETWEEN THE? (low: M_DATE|M_NOW) (AND|DASH|TO) THE? (high: M_DATE|M_NOW)",
        "BETWEEN",
        _range,
    ),
    Rule(
        "range",
        "(low: M_DATE) ((bare: DASH|TO)|THROUGH) THE? (high: M_DATE|M_NOW)",
        "THROUGH DASH TO",
        _range,
    ),
    Rule("year_pair", "(FROM|BETWEEN)? (pair: YEARPAIR)", "YEARPAIR", _year_pair),
    Rule(
        "day_range",
        "FROM? (day: M_DAY) (DASH|TO|THROUGH) THE? (other: DAYNO|NTHNO|ORD)",
        "M_DAY",
        _day_range,
    ),
    Rule(
        "days_then_month",
        "(FROM|BETWEEN)? THE? (first: (other: DAYNO|NTHNO|ORD)) (DASH|TO|THROUGH) THE? (day: M_DAY)",
        "M_DAY",
        _day_range,
    ),
    Rule(
        "days_between",
        "BETWEEN THE? (first: (other: DAYNO|NTHNO|ORD)) AND THE? (day: M_DAY)",
        "BETWEEN",
        _day_range,
    ),
    Rule("day_series_before", "(span: DAYNO|NTHNO) (COMMA|AND) (day: M_DAY)", "M_DAY", _day_after),
    Rule(
        "day_series", "(day: M_DAY) (COMMA|AND|COMMA AND) (span: DAYNO|NTHNO)", "M_DAY", _day_after
    ),
]
