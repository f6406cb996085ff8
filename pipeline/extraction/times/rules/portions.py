"""Rules for portions of a span and for days that are counted in several units."""

from dataclasses import replace

from pipeline.extraction.times.grammar import Built, Hit, Rules
from pipeline.extraction.times.lexicon import CATEGORIES
from pipeline.extraction.times.meanings.base import Meaning
from pipeline.extraction.times.meanings.named import Named
from pipeline.extraction.times.meanings.parts import HalfMonth, Rest
from pipeline.extraction.times.meanings.relative import Away, Counted, FromFocus, Step
from pipeline.extraction.times.meanings.stretches import Ended, Stretch
from pipeline.extraction.times.meanings.weekdays import (
    NthWeekday,
    Weekday,
    WeekdayIn,
    WorkDays,
    WorkWeek,
)
from pipeline.extraction.times.numerals import count_of, ordinal_of
from pipeline.extraction.times.rules.reading import CLOCK_UNITS, counted, iso_length

NAMED_DAYS = frozenset({"month_day", "day_month", "numeric_day"})
COUNTS_ON = {word for name in ("AGO", "EARLIER", "LATER") for word in CATEGORIES[name]}
SMALL = range(1, 6)
"""No span of a year's calendar is named by its sixth Monday."""
LONG = frozenset({"week", "month", "quarter", "year", "decade"})


WHOLE = "(THE? (whole: M_SPAN)|THE (long: UNIT))"
PART = "(count{0}: COUNT1|CARDINAL (DASH? CARDINAL)?|A) (unit{0}: UNITS|UNIT)"
AND = "COMMA? AND?"
COUNTED_RULES = Rules()
"""Those that read words."""
RULES = Rules()
"""Those that read dates."""
WEEKDAY_RULES = Rules()
"""Those that read what counts from a date."""


def whole_in(hit: Hit) -> Meaning | None:
    """The span of the mention ``whole``, or the one of the unit ``long`` that the text is at."""
    if "long" not in hit:
        return hit.mention("whole").meaning
    unit = hit.value("long", "UNIT")
    return FromFocus(unit, 0) if unit in LONG else None


@RULES.rule(
    "nth_weekday", f"THE? (ord: ORD|LASTWORD) (day: M_WEEKDAY) (OF|IN) {WHOLE}", "M_WEEKDAY"
)
def _nth_weekday(hit: Hit) -> Built:
    """As in: the second Tuesday of March, the last Friday of the month."""
    number, day, whole = ordinal_of(hit.words("ord")), hit.mention("day").meaning, whole_in(hit)
    if whole is None or not isinstance(day, Weekday) or day.side or day.week is not None:
        return None
    if number != -1 and number not in SMALL:
        return None
    return "DATE", None, NthWeekday(number or 0, day.number, whole)


@RULES.rule("half_month", "THE? (ord: ORD|LASTWORD) HALF OF THE? (whole: M_MONTH)", "M_MONTH")
def _half_month(hit: Hit) -> Built:
    """As in: the second half of May, the first half of last month."""
    number = ordinal_of(hit.words("ord"))
    if number not in {1, 2}:
        return None
    whole = hit.mention("whole").meaning
    return "DATE", "START" if number == 1 else "END", HalfMonth(number or 0, whole)


@RULES.rule("rest", f"THE? REST OF {WHOLE}", "REST")
def _rest(hit: Hit) -> Built:
    """As in: the rest of the week, the remainder of 2024; not "the rest of the day's play"."""
    unit = hit.value("long", "UNIT") if "long" in hit else None
    if unit is not None:
        return ("DATE", "END", Rest(Step(unit, 0))) if unit in LONG else None
    return "DATE", "END", Rest(hit.mention("whole").meaning)


@COUNTED_RULES.rule(
    "work_week", "THE? (shift: SHIFT) (WORKING DASH? (unit: UNIT)|WORKWEEK)", "WORKING WORKWEEK"
)
def _work_week(hit: Hit) -> Built:
    """As in: next workweek, this working week; not the magazine "Business Week"."""
    if "unit" in hit and hit.written("unit") != "week":
        return None
    return "DATE", None, WorkWeek(hit.value("shift", "SHIFT"))


@COUNTED_RULES.rule(
    "counted_day",
    f"{PART.format(1)} {AND} {PART.format(2)} ({AND} {PART.format(3)})? (way: AGO|EARLIER|LATER)",
    "AGO EARLIER LATER",
)
def _counted_day(hit: Hit) -> Built:
    """As in: two weeks and two days ago, 2 years, 1 month and 21 days later."""
    sign, parts = hit.value("way", "AGO", "EARLIER", "LATER"), _parts(hit)
    if hit.near(1) == "than" or (hit.word("way") in {"before", "after"} and hit.near(1).isalnum()):
        return None
    if parts is None:
        return None
    signed = tuple((sign * count, unit) for count, unit in parts)
    return "DATE", None, Counted(signed, text=hit.word("way") not in CATEGORIES["AGO"])


def _parts(hit: Hit) -> tuple[tuple[int, str], ...] | None:
    """The counts and units of "2 years, 1 month and 21 days"; None where one is vague."""
    groups = [number for number in ("1", "2", "3") if f"count{number}" in hit]
    counts = [count_of(hit.words(f"count{number}")) for number in groups]
    units = [hit.value(f"unit{number}", "UNITS", "UNIT") for number in groups]
    whole = [int(count) for count in counts if count is not None and count == int(count)]
    return tuple(zip(whole, units, strict=True)) if len(whole) == len(counts) else None


@COUNTED_RULES.rule(
    "counted_stretch",
    f"THE? (shift: SHIFT) {PART.format(1)} {AND} {PART.format(2)} ({AND} {PART.format(3)})?",
    "UNITS UNIT",
)
def _counted_stretch(hit: Hit) -> Built:
    """As in: the past 3 months and 2 weeks; not "the past month and two days ago"."""
    side, parts = hit.value("shift", "SHIFT") or -1, _parts(hit)
    if parts is None or hit.near(1) in COUNTS_ON:
        return None
    value = "P" + "".join(iso_length(count, unit)[1:] for count, unit in parts)
    return "DURATION", None, Stretch(value, parts, side)


@RULES.rule("shifted_day", "THE? (shift: SHIFT) (day: M_DAY)", "SHIFT")
def _shifted_day(hit: Hit) -> Built:
    """As in: next 5/12, this May 3, last December 25; not "this Christmas"."""
    day = hit.mention("day")
    if day.rule not in NAMED_DAYS or not isinstance(day.meaning, Named) or day.meaning.weekday:
        return None
    return "DATE", None, replace(day.meaning, shift=hit.value("shift", "SHIFT"))


@RULES.rule(
    "lasting_from",
    "FOR (span: (length: M_LENGTH) COMMA? FROM THE? (start: M_DAY|M_WEEKDAY|M_MONTH|M_YEAR))",
    "FROM",
)
def _lasting_from(hit: Hit) -> Built:
    """As in: for six months from March, for 1 week, from 20 December."""
    amount = counted(hit)
    if amount is None or amount[1] in CLOCK_UNITS:
        return None
    start = hit.mention("start").meaning
    return "DURATION", None, Ended(iso_length(*amount), *amount, start, forward=True)


@WEEKDAY_RULES.rule("weekday_from", "(day: M_WEEKDAY) COMMA? (away: M_DAY)", "M_WEEKDAY")
@WEEKDAY_RULES.rule(
    "from_weekday", "(away: M_DAY|M_WEEK) DOT? ONWORD (day: M_WEEKDAY)", "M_WEEKDAY"
)
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


@COUNTED_RULES.rule(
    "work_days", "THE? (shift: SHIFT) (count: COUNT) WORKING DASH? (unit: UNITS)", "WORKING"
)
def _work_days(hit: Hit) -> Built:
    """As in: the next four business days, the past three working days."""
    count = count_of(hit.words("count"))
    if count is None or count != int(count) or hit.value("unit", "UNITS") != "day":
        return None
    side = hit.value("shift", "SHIFT") or -1
    return "DURATION", None, WorkDays(iso_length(count, "day"), int(count), side)
