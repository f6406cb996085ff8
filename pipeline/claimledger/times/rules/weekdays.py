"""Rules for weekdays of a span, weeks, weekends and working days."""

from claimledger.times.grammar import Built, Hit, Rules
from claimledger.times.meanings.relative import Away, Step
from claimledger.times.meanings.weekdays import (
    LongWeekend,
    NthWeekday,
    Weekday,
    WeekdayIn,
    WeekOfYear,
    WorkDays,
    WorkWeek,
)
from claimledger.times.rules.reading import WHOLE, iso_length, plain_unit_in, unit_in, whole_in

SMALL = range(1, 6)
"""No span of a year's calendar is named by its sixth Monday."""
WEEKS = range(1, 53)
WORDS, RULES, LAST = Rules(), Rules(), Rules()
"""Those that read words, what words were made of, and what counts from that."""


@WORDS.rule(
    "work_week", "THE? (shift: SHIFT) (WORKING DASH? (unit: UNIT)|WORKWEEK)", "WORKING WORKWEEK"
)
def _work_week(hit: Hit) -> Built:
    """As in: next workweek, this working week; not the magazine "Business Week"."""
    if "unit" in hit and plain_unit_in(hit) != "week":
        return None
    return "DATE", None, WorkWeek(hit.value("shift", "SHIFT"))


@WORDS.rule(
    "work_days", "THE? (shift: SHIFT) (count: COUNT) WORKING DASH? (unit: UNITS)", "WORKING"
)
def _work_days(hit: Hit) -> Built:
    """As in: the next four business days, the past three working days."""
    count = hit.count("count")
    if count is None or count != int(count) or hit.value("unit", "UNITS") != "day":
        return None
    side = hit.value("shift", "SHIFT") or -1
    return "DURATION", None, WorkDays(iso_length(count, "day"), int(count), side)


@RULES.rule(
    "nth_weekday", f"THE? (ord: ORD|LASTWORD) (day: M_WEEKDAY) (OF|IN) {WHOLE}", "M_WEEKDAY"
)
def _nth_weekday(hit: Hit) -> Built:
    """As in: the second Tuesday of March, the last Friday of the month."""
    number, day, whole = hit.ordinal("ord"), hit.mention("day").meaning, whole_in(hit)
    if whole is None or not isinstance(day, Weekday) or day.side or day.week is not None:
        return None
    if number != -1 and number not in SMALL:
        return None
    return "DATE", None, NthWeekday(number or 0, day.number, whole)


@RULES.rule("week_of", "THE? (unit: UNIT) (OF|STARTING PREP?) (day: M_DAY)", "UNIT")
def _week_of(hit: Hit) -> Built:
    """As in: the week of March 6, the week beginning on the 4th."""
    if unit_in(hit) != "week":
        return None
    return "DATE", None, Away(0, "week", hit.mention("day").meaning)


@RULES.rule("week_commencing", "W SLASH C (day: M_DAY)", "W")
def _week_commencing(hit: Hit) -> Built:
    """As in: w/c March 6."""
    return "DATE", None, Away(0, "week", hit.mention("day").meaning)


@RULES.rule("day_of_week", "(day: M_WEEKDAY) (OF|COMMA|IN)? THE? (week: M_WEEK)", "M_WEEKDAY")
@RULES.rule("week_and_day", "(week: M_WEEK) (PREP|DASH)? (day: M_WEEKDAY)", "M_WEEKDAY")
def _day_of_week(hit: Hit) -> Built:
    """As in: Tuesday next week, next week Monday, Friday of the following week."""
    day, week = hit.mention("day").meaning, hit.mention("week").meaning
    if not isinstance(day, Weekday) or week.grain != "week":
        return None
    return "DATE", None, WeekdayIn(day.number, week)


@RULES.rule("week_number", "THE? (unit: UNIT) (number: DAYNO|TWONO) (OF (year: M_YEAR))?", "UNIT")
def _week_number(hit: Hit) -> Built:
    """As in: week 31, week 3 of 2027; not "Week 3" of a season."""
    number = int(hit.word("number"))
    if plain_unit_in(hit) != "week" or number not in WEEKS:
        return None
    year = hit.mention("year").meaning if "year" in hit else Step("year", 0)
    return "DATE", None, WeekOfYear(number, year)


@RULES.rule("long_weekend", "(day: M_DAY) (unit: UNIT)", "UNIT")
@RULES.rule("weekend_of", "THE? (unit: UNIT) OF (day: M_DAY)", "UNIT")
def _long_weekend(hit: Hit) -> Built:
    """As in "the Labor Day weekend" and "the weekend of March 6"."""
    if unit_in(hit) != "weekend":
        return None
    return "DATE", None, LongWeekend(hit.mention("day").meaning)


@LAST.rule("weekday_from", "(day: M_WEEKDAY) COMMA? (away: M_DAY)", "M_WEEKDAY")
@LAST.rule("from_weekday", "(away: M_DAY|M_WEEK) DOT? ONWORD (day: M_WEEKDAY)", "M_WEEKDAY")
def _weekday_of(hit: Hit) -> Built:
    """As in: Monday two weeks from now, the first week of March on Friday."""
    day, away = hit.mention("day").meaning, hit.mention("away").meaning
    if not isinstance(day, Weekday):
        return None
    if away.grain == "week":
        return "DATE", None, WeekdayIn(day.number, away)
    if not isinstance(away, Away) or away.base is None:
        return None
    return "DATE", None, WeekdayIn(day.number, Away(0, "week", away))
