"""Rules for parts and edges of periods, and for days by their number."""

from dataclasses import replace

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.joined import Between, SameMonth
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Edge, HalfMonth, Part, Side, Slice, Within
from claimledger.times.meanings.relative import Step
from claimledger.times.meanings.running_spans import RunningDays
from claimledger.times.rules.reading import (
    LONG_UNITS,
    counted,
    iso_length,
    unit_in,
    whole_in,
)

COUNTABLE = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})
"""Units that can be counted inside a longer period."""
DAYS = range(1, 32)
NAMED_DAYS = frozenset({"month_day", "day_month", "numeric_day"})


def edge(hit: Hit) -> Built:
    """As in: the end of 2021, the beginning of next month, the end of the third quarter.

    The middle keeps the whole.
    """
    mod = hit.value("edge", "EDGE")
    if "unit" in hit and unit_in(hit) == "day" and (hit.beside(-1, "idiom") or mod == "MID"):
        return None  # the idiom "at the end of the day"; "the middle of the day" is any day's
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    return "DATE", mod, whole if mod == "MID" else Edge(whole, mod)


def year_end(hit: Hit) -> Built:
    """As in: year-end, by year's end, at year end 1997, month-end, mid-year."""
    if unit_in(hit) == "day":
        return None
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    if "part" in hit:
        return ("DATE", "MID", whole) if hit.says("part", "mid") else None
    if not hit.says("edge", "year_end") or whole.grain != unit_in(hit):
        return None
    return "DATE", "END", Edge(whole, "END")


def early_part(hit: Hit) -> Built:
    """As in: early 2023, mid-November, the mid-1990s, earlier this week, later in the year."""
    mod = hit.value("part", "EARLY")
    if "unit" in hit and unit_in(hit) == "day":
        return None
    whole = Step(unit_in(hit), 0) if "unit" in hit else hit.mention("whole").meaning
    if whole.grain == "decade" and hit.says("part", "slice"):
        return "DATE", mod, Slice(whole, mod)
    return "DATE", mod, whole


def rest(hit: Hit) -> Built:
    """As in: the rest of the week, the remainder of 2024; not "the rest of the day's play"."""
    unit = hit.value("long", "UNIT") if "long" in hit else None
    if unit is not None:
        return ("DATE", "END", Side(Step(unit, 0), to_come=True)) if unit in LONG_UNITS else None
    return "DATE", "END", Side(hit.mention("whole").meaning, to_come=True)


def so_far(hit: Hit) -> Built:
    """As in: so far this year, so far in 2024, this month so far; not "so far in advance"."""
    return Side(hit.mention("whole").meaning, to_come=False)


def half_month(hit: Hit) -> Built:
    """As in: the second half of May, the first half of last month."""
    number = hit.ordinal("ord")
    if number not in {1, 2}:
        return None
    whole = hit.mention("whole").meaning
    return "DATE", "START" if number == 1 else "END", HalfMonth(number, whole)


def part_of_year(hit: Hit) -> Built:
    """As in: March of last year, June 28 next year, Easter 2018."""
    part = hit.mention("part").meaning
    if not isinstance(part, Named) or part.shift is not None:
        return None
    return Within(part, hit.mention("whole").meaning)


def months_of(hit: Hit) -> Built:
    """As in: the January-March quarter of 2024, the May to July period; not "week"."""
    low, high = hit.mention("low").meaning, hit.mention("high").meaning
    if hit.value("unit", "UNIT") not in {None, "quarter"}:
        return None
    if "whole" in hit and isinstance(high, Named):
        high = Within(high, hit.mention("whole").meaning)
    return Between(low, high)


def nth_of(hit: Hit) -> Built:
    """As in: the third week of March, the first two weeks of 2021, the 9th month of 2020."""
    number, amount = hit.ordinal("ord"), counted(hit)
    if not number or amount is None or amount[1] not in COUNTABLE:
        return None
    count, unit = amount
    whole = whole_in(hit)
    if whole is None or (unit == "quarter" and "unit" in hit):
        return None
    if count == 1 or unit == "quarter":
        return Part(number, unit, whole, count)
    return "DURATION", None, Part(number, unit, whole, count, iso_length(count, unit))


def nth_quarters_of(hit: Hit) -> Built:
    """As in: the first three quarters of 2023; its year belongs to it, as to a single quarter."""
    amount = counted(hit)
    return nth_of(hit) if amount is not None and amount[1] == "quarter" else None


def last_of(hit: Hit) -> Built:
    """As in: the last week of April, the last nine days of this month."""
    part, whole = hit.mention("part"), whole_in(hit)
    meaning, last = part.meaning, hit.tokens.table.patterns["last_part"]
    if whole is None or not last.match(hit.tokens.low, part.start, part.end):
        return None
    if isinstance(meaning, Step) and meaning.grain in COUNTABLE:
        return Part(-1, meaning.grain, whole)
    if isinstance(meaning, RunningDays) and len(meaning.parts) == 1:
        count, unit = meaning.parts[0]
        return "DURATION", None, Part(-1, unit, whole, count, meaning.value)
    return None


def shifted_day(hit: Hit) -> Built:
    """As in: next 4/17, this May 3, last December 25; not "this Christmas"."""
    day = hit.mention("day")
    if day.rule not in NAMED_DAYS or not isinstance(day.meaning, Named) or day.meaning.weekday:
        return None
    return replace(day.meaning, shift=hit.value("shift", "SHIFT"))


def _day_in(hit: Hit, group: str) -> SameMonth | None:
    """A day by its number in a month that another mention or "the month" names."""
    number, whole = hit.ordinal(group), whole_in(hit)
    if whole is None or whole.grain != "month" or number not in DAYS:
        return None
    return SameMonth(number, whole)


def day_of_the_month(hit: Hit) -> Built:
    """As in: the 5th of next month, the first of the month; not "the first of May's strikes"."""
    day = _day_in(hit, "number")
    return day if day and not hit.beside(1, "APOS") else None


def days_of_the_month(hit: Hit) -> Built:
    """As in: from the 4th to the 23rd of next month."""
    low, high = _day_in(hit, "number"), _day_in(hit, "last")
    return Between(low, high) if low and high and low.day < high.day else None
