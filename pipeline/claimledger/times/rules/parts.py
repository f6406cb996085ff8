"""Rules for parts and edges of periods, and for days by their number."""

from dataclasses import replace

from claimledger.times.grammar import Built, Hit, Rules
from claimledger.times.meanings.joined import Between, SameMonth
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Edge, HalfMonth, Part, Side, Slice, Within
from claimledger.times.meanings.relative import Step
from claimledger.times.meanings.running_spans import RunningDays
from claimledger.times.rules.reading import (
    LONG_UNITS,
    WHOLE,
    counted,
    iso_length,
    unit_in,
    whole_in,
)

COUNTABLE = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})
"""Units that can be counted inside a longer period."""
DAYS = range(1, 32)
NAMED_DAYS = frozenset({"month_day", "day_month", "numeric_day"})
RULES, LAST = Rules(), Rules()
"""Those that read words and dates, and those that read what these were made of."""


@LAST.rule("edge_of_part", "THE? FULL? (edge: EDGE) OF (whole: M_PART)", "M_PART")
@RULES.rule("edge_dash", "(edge: EDGE) DASH (whole: M_SPAN)", "EDGE")
@RULES.rule("edge", "THE? FULL? (edge: EDGE) OF THE? ((whole: M_SPAN)|(unit: UNIT))", "EDGE")
def _edge(hit: Hit) -> Built:
    """As in: the end of 2021, the beginning of next month, the end of the third quarter.

    The middle keeps the whole.
    """
    mod = hit.value("edge", "EDGE")
    if "unit" in hit and unit_in(hit) == "day" and (hit.beside(-1, "idiom") or mod == "MID"):
        return None  # the idiom "at the end of the day"; "the middle of the day" is any day's
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    return "DATE", mod, whole if mod == "MID" else Edge(whole, mod)


@RULES.rule("year_end", "(unit: UNIT) (APOS S|DASH)? (edge: EDGE) (whole: M_YEAR)?", "EDGE")
@RULES.rule("mid_year", "(part: EARLY) DASH (unit: UNIT) (OF? (whole: M_YEAR))?", "EARLY")
def _year_end(hit: Hit) -> Built:
    """As in: year-end, by year's end, at year end 1997, month-end, mid-year."""
    if unit_in(hit) == "day":
        return None
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    if "part" in hit:
        return ("DATE", "MID", whole) if hit.says("part", "mid") else None
    if not hit.says("edge", "year_end") or whole.grain != unit_in(hit):
        return None
    return "DATE", "END", Edge(whole, "END")


@RULES.rule("part", "THE? (part: EARLY) (IN|DASH)? ((whole: M_DATE)|THE (unit: UNIT))", "EARLY")
def _part(hit: Hit) -> Built:
    """As in: early 2023, mid-November, the mid-1990s, earlier this week, later in the year."""
    mod = hit.value("part", "EARLY")
    if "unit" in hit and unit_in(hit) == "day":
        return None
    whole = Step(unit_in(hit), 0) if "unit" in hit else hit.mention("whole").meaning
    if whole.grain == "decade" and hit.says("part", "slice"):
        return "DATE", mod, Slice(whole, mod)
    return "DATE", mod, whole


@RULES.rule("rest", f"THE? REST OF {WHOLE}", "REST")
def _rest(hit: Hit) -> Built:
    """As in: the rest of the week, the remainder of 2024; not "the rest of the day's play"."""
    unit = hit.value("long", "UNIT") if "long" in hit else None
    if unit is not None:
        return ("DATE", "END", Side(Step(unit, 0), to_come=True)) if unit in LONG_UNITS else None
    return "DATE", "END", Side(hit.mention("whole").meaning, to_come=True)


@RULES.rule("so_far", "SO FAR IN? (whole: M_SPAN)", "FAR")
@RULES.rule("until_now", "(whole: M_SPAN) SO FAR", "FAR")
def _so_far(hit: Hit) -> Built:
    """As in: so far this year, so far in 2024, this month so far; not "so far in advance"."""
    return "DATE", None, Side(hit.mention("whole").meaning, to_come=False)


@RULES.rule("half_month", "THE? (ord: ORD|LASTWORD) HALF OF THE? (whole: M_MONTH)", "M_MONTH")
def _half_month(hit: Hit) -> Built:
    """As in: the second half of May, the first half of last month."""
    number = hit.ordinal("ord")
    if number not in {1, 2}:
        return None
    whole = hit.mention("whole").meaning
    return "DATE", "START" if number == 1 else "END", HalfMonth(number or 0, whole)


@RULES.rule(
    "part_of_year",
    "(part: M_MONTH|M_DAY|M_PART) (OF|COMMA)? THE? (whole: M_YEAR)",
    "M_MONTH M_DAY M_PART",
)
def _part_of_year(hit: Hit) -> Built:
    """As in: March of last year, June 28 next year, Easter 2018."""
    part = hit.mention("part").meaning
    if not isinstance(part, Named) or part.shift is not None:
        return None
    return "DATE", None, Within(part, hit.mention("whole").meaning)


@RULES.rule(
    "months_of",
    "THE? (low: M_MONTH) (DASH|TO) (high: M_MONTH) (PERIOD|(unit: UNIT)) "
    "((OF|IN|COMMA)? (whole: M_YEAR))?",
    "M_MONTH",
)
def _months_of(hit: Hit) -> Built:
    """As in: the January-March quarter of 2024, the May to July period; not "week"."""
    low, high = hit.mention("low").meaning, hit.mention("high").meaning
    if hit.value("unit", "UNIT") not in {None, "quarter"}:
        return None
    if "whole" in hit and isinstance(high, Named):
        high = Within(high, hit.mention("whole").meaning)
    return "DATE", None, Between(low, high)


@RULES.rule("nth_of", f"THE? (ord: ORD|LASTWORD) (unit: UNIT) (OF|IN) {WHOLE}", "UNIT")
@RULES.rule(
    "nth_several_of", f"(span: THE? (ord: ORD|LASTWORD) (length: M_LENGTH)) OF {WHOLE}", "M_LENGTH"
)
def _nth_of(hit: Hit) -> Built:
    """As in: the third week of March, the first two weeks of 2021, the 9th month of 2020."""
    number, amount = hit.ordinal("ord"), counted(hit)
    if number is None or amount is None or amount[1] not in COUNTABLE:
        return None
    count, unit = amount
    whole = whole_in(hit)
    if whole is None or (unit == "quarter" and "unit" in hit):
        return None
    if count == 1 or unit == "quarter":
        return "DATE", None, Part(number, unit, whole, count)
    return "DURATION", None, Part(number, unit, whole, count, iso_length(count, unit))


@RULES.rule(
    "nth_quarters_of", f"THE? (ord: ORD|LASTWORD) (length: M_LENGTH) OF {WHOLE}", "M_LENGTH"
)
def _nth_quarters_of(hit: Hit) -> Built:
    """As in: the first three quarters of 2023; its year belongs to it, as to a single quarter."""
    amount = counted(hit)
    return _nth_of(hit) if amount is not None and amount[1] == "quarter" else None


@RULES.rule(
    "last_of", f"(part: M_WEEK|M_MONTH|M_PART|M_DAY) OF {WHOLE}", "M_WEEK M_MONTH M_PART M_DAY"
)
@RULES.rule("last_several_of", f"(span: (part: M_LENGTH)) OF {WHOLE}", "M_LENGTH")
def _last_of(hit: Hit) -> Built:
    """As in: the last week of April, the last nine days of this month."""
    part, whole = hit.mention("part"), whole_in(hit)
    meaning, last = part.meaning, hit.tokens.table.patterns["last_part"]
    if whole is None or not last.match(hit.tokens.low, part.start, part.end):
        return None
    if isinstance(meaning, Step) and meaning.grain in COUNTABLE:
        return "DATE", None, Part(-1, meaning.grain, whole)
    if isinstance(meaning, RunningDays) and len(meaning.parts) == 1:
        count, unit = meaning.parts[0]
        return "DURATION", None, Part(-1, unit, whole, count, meaning.value)
    return None


@RULES.rule("shifted_day", "THE? (shift: SHIFT) (day: M_DAY)", "SHIFT")
def _shifted_day(hit: Hit) -> Built:
    """As in: next 4/17, this May 3, last December 25; not "this Christmas"."""
    day = hit.mention("day")
    if day.rule not in NAMED_DAYS or not isinstance(day.meaning, Named) or day.meaning.weekday:
        return None
    return "DATE", None, replace(day.meaning, shift=hit.value("shift", "SHIFT"))


def _day_in(hit: Hit, group: str) -> SameMonth | None:
    """A day by its number in a month that another mention or "the month" names."""
    number, whole = hit.ordinal(group), whole_in(hit)
    if whole is None or whole.grain != "month" or number not in DAYS:
        return None
    return SameMonth(number or 0, whole)


@RULES.rule(
    "day_of_the_month",
    "THE? (number: NTHNO|ORD) OF (THE? (whole: M_MONTH)|THE (long: UNIT))",
    "NTHNO ORDINAL",
)
def _day_of_the_month(hit: Hit) -> Built:
    """As in: the 5th of next month, the first of the month; not "the first of May's strikes"."""
    day = _day_in(hit, "number")
    return ("DATE", None, day) if day and not hit.beside(1, "APOS") else None


@RULES.rule(
    "days_of_the_month",
    "FROM THE? (number: DAYNO|NTHNO) (DASH|TO|THROUGH) THE? (last: DAYNO|NTHNO) (OF|IN) "
    "(THE? (whole: M_MONTH)|THE (long: UNIT))",
    "DAYNO NTHNO",
)
def _days_of_the_month(hit: Hit) -> Built:
    """As in: from the 4th to the 23rd of next month."""
    low, high = _day_in(hit, "number"), _day_in(hit, "last")
    return ("DATE", None, Between(low, high)) if low and high and low.day < high.day else None
