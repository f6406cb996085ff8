"""Rules for weekdays of a span, weeks, weekends and working days."""

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.relative import Away, Step
from claimledger.times.meanings.weekdays import (
    LongWeekend,
    NthWeekday,
    Weekday,
    WeekOfYear,
    WorkDays,
    WorkWeek,
)
from claimledger.times.rules.reading import iso_length, plain_unit_in, unit_in, whole_in

SMALL = range(1, 6)
"""No span of a year's calendar is named by its sixth Monday."""
WEEKS = range(1, 53)


def work_week(hit: Hit) -> Built:
    """As in: next workweek, this working week; not the magazine "Business Week"."""
    if "unit" in hit and plain_unit_in(hit) != "week":
        return None
    return WorkWeek(hit.value("shift", "SHIFT"))


def work_days(hit: Hit) -> Built:
    """As in: the next four business days, the past three working days."""
    count, side = hit.whole("count"), hit.value("shift", "SHIFT") or -1
    if not count or hit.value("unit", "UNITS") != "day":
        return None
    return "DURATION", None, WorkDays(iso_length(count, "day"), count, side)


def nth_weekday(hit: Hit) -> Built:
    """As in: the second Tuesday of March, the last Friday of the month."""
    number, day, whole = hit.ordinal("ord"), hit.mention("day").meaning, whole_in(hit)
    if whole is None or not isinstance(day, Weekday) or day.side or day.week is not None:
        return None
    if number != -1 and number not in SMALL:
        return None
    return NthWeekday(number, day.number, whole)


def week_of(hit: Hit) -> Built:
    """As in: the week of March 6, the week beginning on the 4th, w/c March 6."""
    if "unit" in hit and unit_in(hit) != "week":
        return None
    return Away(0, "week", hit.mention("day").meaning)


def day_of_week(hit: Hit) -> Built:
    """As in: Tuesday next week, next week Monday, Friday of the following week."""
    day, week = hit.mention("day").meaning, hit.mention("week").meaning
    if not isinstance(day, Weekday) or week.grain != "week":
        return None
    return NthWeekday(1, day.number, week)


def week_number(hit: Hit) -> Built:
    """As in: week 31, week 3 of 2027; not "Week 3" of a season."""
    number = int(hit.word("number"))
    if plain_unit_in(hit) != "week" or number not in WEEKS:
        return None
    year = hit.mention("year").meaning if "year" in hit else Step("year", 0)
    return WeekOfYear(number, year)


def long_weekend(hit: Hit) -> Built:
    """As in "the Labor Day weekend" and "the weekend of March 6"."""
    if unit_in(hit) != "weekend":
        return None
    return LongWeekend(hit.mention("day").meaning)


def weekday_of(hit: Hit) -> Built:
    """As in: Monday two weeks from now, the first week of March on Friday."""
    day, away = hit.mention("day").meaning, hit.mention("away").meaning
    if not isinstance(day, Weekday):
        return None
    if away.grain == "week":
        return NthWeekday(1, day.number, away)
    if not isinstance(away, Away) or away.base is None:
        return None
    return NthWeekday(1, day.number, Away(0, "week", away))
