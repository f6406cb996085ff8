"""Rules over what the first stage found: parts and edges of periods, days of weeks, times of day."""

import re

from pipeline.extraction.times.compounds import (
    Edge,
    Ended,
    InYear,
    OfDay,
    Part,
    Slice,
    WeekdayIn,
    WeekOfYear,
    Within,
)
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.meanings import (
    Ahead,
    Away,
    Bare,
    Fixed,
    FromFocus,
    Latest,
    Length,
    Meaning,
    Named,
    Step,
    Stretch,
    Weekday,
    Weekend,
)
from pipeline.extraction.times.numerals import ordinal_of
from pipeline.extraction.times.rules_durations import CLOCK_UNITS, iso_length, unit_in


def _quarter(hit: Hit) -> Built:
    """the third quarter, third-quarter, Q3; fiscal ones have no calendar interval."""
    number = hit.value("name", "QNAME", "HNAME") or ordinal_of(hit.words("ord"))
    grain = "half" if "half" in hit or hit.value("name", "HNAME") else "quarter"
    if "unit" in hit and hit.word("unit") != "quarter":
        return None
    last = 2 if grain == "half" else 4
    number = last if number == -1 else number
    if number is None or not 1 <= number <= last:
        return None
    part = Named(grain, number)
    if "fiscal" in hit:
        return (
            "DATE",
            None,
            Bare(f"FY-{part.placeholder[5:]}", "fiscal year unknown", grain="fiscal"),
        )
    if "whole" in hit and hit.mention("whole").meaning.grain == "decade":
        mod = "START" if number == 1 else "END"
        return "DATE", mod, Slice(hit.mention("whole").meaning, f"H{number}")
    if "whole" in hit:
        return "DATE", None, Within(part, hit.mention("whole").meaning)
    return "DATE", None, part


def _edge(hit: Hit) -> Built:
    """the end of 2021, the beginning of next month; the middle keeps the whole."""
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    mod = hit.value("edge", "EDGE")
    return "DATE", mod, whole if mod == "MID" else Edge(whole, end=mod == "END")


def _year_period(hit: Hit) -> Built:
    """the 1989 period: the stretch that the text reports, in that year."""
    return "DATE", None, InYear(hit.mention("year").meaning)


def _the_unit(hit: Hit) -> Built:
    """the quarter, the latest month, the full year; "ended the day" on the day of the text."""
    unit = unit_in(hit)
    if unit == "quarter":
        return ("DATE", None, Latest(unit)) if (hit.near(1), hit.near(2)) != ("-", "to") else None
    if "latest" in hit and unit in {"month", "week", "year"}:
        return "DATE", None, Step(unit, -1 if unit == "month" else 0)
    if "full" in hit and unit == "year":
        return "DATE", None, Step(unit, 0)
    if unit == "weekend":
        return "DATE", None, Weekend()
    if unit == "day" and hit.near(-1) in {"end", "ended", "ending", "closed", "finished", "finish"}:
        return "DATE", None, FromFocus(unit, 0)
    return None


def _part(hit: Hit) -> Built:
    """early 2023, mid-November, late last year, the mid-1990s, earlier this week."""
    mod = hit.value("part", "EARLY")
    if "unit" in hit:
        return None if unit_in(hit) == "day" else ("DATE", mod, Step(unit_in(hit), 0))
    whole = hit.mention("whole").meaning
    if whole.grain == "decade" and hit.word("part") in {"early", "mid", "late"}:
        return "DATE", mod, Slice(whole, mod)
    return "DATE", mod, whole


def _month_of(hit: Hit) -> Built:
    """March of last year, June 28 next year, Easter 2018."""
    part = hit.mention("part").meaning
    if not isinstance(part, Named) or part.shift is not None:
        return None
    return "DATE", None, Within(part, hit.mention("whole").meaning)


def _nth(hit: Hit) -> Built:
    """the last week of March, the first two weeks of 2021, the 9th month of next year."""
    number = ordinal_of(hit.words("ord"))
    amount = counted(hit)
    if number is None or amount is None or amount[1] not in PARTS_OF:
        return None
    count, unit = amount
    kind = "DATE" if count == 1 or unit == "quarter" else "DURATION"
    return kind, None, Part(number, unit, hit.mention("whole").meaning, count)


PARTS_OF = {"day", "week", "weekend", "month", "quarter", "year", "decade"}


def _week_of(hit: Hit) -> Built:
    """the week of March 6."""
    if hit.word("unit") != "week":
        return None
    return "DATE", None, Away(0, "week", hit.mention("day").meaning)


def _week_day(hit: Hit) -> Built:
    """Tuesday next week, next week Monday, Monday of the following week."""
    day, week = hit.mention("day").meaning, hit.mention("week").meaning
    if not isinstance(day, Weekday) or week.grain != "week":
        return None
    return "DATE", None, WeekdayIn(day.number, week)


def _week_number(hit: Hit) -> Built:
    """week 31, week 3 of 2027; not "Week 3" of a season."""
    number = int(hit.word("number"))
    if hit.written("unit") != "week" or not 1 <= number <= 52:
        return None
    year = hit.mention("year").meaning if "year" in hit else Step("year", 0)
    return "DATE", None, WeekOfYear(number, year)


def _in_future(hit: Hit) -> Built:
    """in two weeks, in 3 days: from the publication on, where something is still to come."""
    amount = counted(hit)
    if amount is None or ("length" in hit and hit.mention("length").rule != "length"):
        return None
    mod = hit.mention("length").mod if "length" in hit else None
    return "DURATION", mod, Ahead(iso_length(*amount), *amount)


def _last_of(hit: Hit) -> Built:
    """the last week of March, the last three weeks of this year."""
    part, whole = hit.mention("part"), hit.mention("whole").meaning
    meaning = part.meaning
    if not hit.tokens.low[part.start : part.end].removeprefix("the ").startswith("last"):
        return None
    if isinstance(meaning, Step) and meaning.grain in PARTS_OF:
        return "DATE", None, Part(-1, meaning.grain, whole)
    if isinstance(meaning, Stretch):
        return "DURATION", None, Part(-1, meaning.unit, whole, meaning.amount)
    return None


def counted(hit: Hit) -> tuple[int, str] | None:
    """The whole calendar units of the group ``length``, a mention or words such as "a year"."""
    if "unit" in hit:
        return None if unit_in(hit) == "quarter" else (1, unit_in(hit))
    length = hit.mention("length").meaning
    if not isinstance(length, Length) or not length.amount or length.amount != int(length.amount):
        return None
    return None if length.unit in CLOCK_UNITS else (int(length.amount), length.unit)


def _counted_from(hit: Hit) -> Built:
    """three weeks after May 3, two days before Christmas, 3 days from tomorrow."""
    sign, amount = hit.value("way", "BEFOREAFTER"), counted(hit)
    if amount is None:
        return None
    base = hit.mention("base").meaning if "base" in hit else Step("day", 0)
    exact = base.grain not in {"year", "month"}
    return "DATE", None, Away(sign * amount[0], amount[1], base, exact=exact)


PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _day_part(hit: Hit) -> Built:
    """Friday night, this morning, the evening of May 3."""
    time = hit.value("time", "DAYPART")
    if hit.word("time").endswith("s") and "day" in hit:
        day = hit.mention("day").meaning
        number = day.number if isinstance(day, Weekday) else "X"
        return "SET", None, Bare(f"XXXX-WXX-{number}T{time}", "recurs")
    if "day" in hit:
        day: Meaning = hit.mention("day").meaning
    elif "next" in hit:
        day = FromFocus("day", 1)
    else:
        day = Step("day", 0)
    return "TIME", None, OfDay(time, day)


def _every_part(hit: Hit) -> Built:
    return "SET", None, Bare(f"XXXX-XX-XXT{hit.value('time', 'DAYPART')}", "recurs")


def clock_value(text: str, zone: str = "") -> str | None:
    """A time of day as ISO 8601; None for what is none.

    >>> clock_value("8:05 p.m"), clock_value("5pm"), clock_value("08:30", "Z"), clock_value("25:10")
    ('20:05', '17:00', '08:30Z', None)
    """
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = re.search(r"([ap])\.?m", text)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}{zone}"


def _clock(hit: Hit) -> Built:
    """5 p.m. EST Nov. 9, 12:00 UTC Monday, noon Saturday, 08:30 UTC."""
    if "name" in hit:
        time = hit.value("name", "NOON")
    else:
        time = clock_value(hit.word("time"), hit.value("zone", "ZONE") or "")
    if time is None:
        return None
    marked = "zone" in hit or "day" in hit or "m" in hit.word("time")
    if not marked and "name" not in hit and hit.near(-1) not in {"at", "by", "until"}:
        return None
    day = hit.mention("day").meaning if "day" in hit else FromFocus("day", 0)
    return "TIME", None, OfDay(time, day)


def _ended(hit: Hit) -> Built:
    """the quarter ended Sept. 30, the year ending in March, two weeks starting May 20."""
    amount = (1, unit_in(hit)) if "unit" in hit else counted(hit)
    if amount is None:
        return None
    forward = hit.value("way", "ENDED") > 0
    meaning = Ended(iso_length(*amount), *amount, hit.mention("end").meaning, forward)
    return "DURATION", None, meaning


def _fiscal(hit: Hit) -> Built:
    """fiscal 1989, the fiscal year 2008: named, and left without an interval."""
    year = hit.mention("year").meaning
    value = f"FY{year.span.value}" if isinstance(year, Fixed) else "FYXXXX"
    return "DATE", None, Bare(value, "fiscal year unknown", grain="fiscal")


CLOCK = "((time: CLOCK|CLOCK12) (DOT? (zone: ZONE))?|(name: NOON))"
RULES = [
    Rule(
        "ended",
        "(span: THE? FISCAL? ((length: M_LENGTH)|(unit: UNIT))) (way: ENDED) PREP? (end: M_DATE)",
        "ENDED",
        _ended,
    ),
    Rule(
        "edge",
        "THE? (FULL)? (edge: EDGE) ((OF THE?)? (whole: M_SPAN)|OF THE? (unit: UNIT))",
        "EDGE",
        _edge,
    ),
    Rule("the_unit", "(THE (latest: LATEST)? (full: FULL)?) (unit: UNIT)", "UNIT", _the_unit),
    Rule(
        "part",
        "THE? (part: EARLY) (IN_ONLY|DASH)? ((whole: M_DATE)|THE (unit: UNIT))",
        "EARLY",
        _part,
    ),
    Rule("quarter", "THE? (fiscal: FISCAL DASH?)? (ord: ORD) DASH? (unit: UNIT)", "UNIT", _quarter),
    Rule("half", "THE? (fiscal: FISCAL)? (ord: ORD|LASTWORD) DASH? (half: HALF)", "HALF", _quarter),
    Rule("quarter_name", "(name: QNAME|HNAME)", "QNAME HNAME", _quarter),
    Rule(
        "quarter_of",
        "THE? (ord: ORD|LASTWORD) DASH? (unit: UNIT) (OF|COMMA)? THE? (whole: M_YEAR)",
        "UNIT",
        _quarter,
    ),
    Rule(
        "half_of",
        "THE? (ord: ORD|LASTWORD) DASH? (half: HALF) (OF|COMMA)? THE? (whole: M_YEAR|M_DECADE)",
        "HALF",
        _quarter,
    ),
    Rule(
        "quarter_name_of",
        "(name: QNAME|HNAME) (OF|DASH|COMMA)? (whole: M_YEAR)",
        "QNAME HNAME",
        _quarter,
    ),
    Rule(
        "year_quarter",
        "THE? (whole: M_YEAR) (APOS S)? DASH? ((ord: ORD|LASTWORD) DASH? (unit: UNIT)|(name: QNAME|HNAME))",
        "M_YEAR",
        _quarter,
    ),
    Rule("year_period", "THE (year: M_YEAR) PERIOD", "PERIOD", _year_period),
    Rule(
        "part_of_year",
        "(part: M_MONTH|M_DAY|M_PART) (OF|COMMA)? THE? (whole: M_YEAR)",
        "M_MONTH M_DAY M_PART",
        _month_of,
    ),
    Rule(
        "nth_of",
        "THE? (ord: ORD|LASTWORD) (unit: UNIT) (OF|IN_ONLY) THE? (whole: M_SPAN)",
        "UNIT",
        _nth,
    ),
    Rule(
        "first_of",
        "(span: THE? (ord: ORD|LASTWORD) (length: M_LENGTH)) OF THE? (whole: M_SPAN)",
        "M_LENGTH",
        _nth,
    ),
    Rule(
        "last_of",
        "(part: M_WEEK|M_MONTH|M_PART|M_DAY) OF THE? (whole: M_SPAN)",
        "M_WEEK M_MONTH M_PART M_DAY",
        _last_of,
    ),
    Rule(
        "last_several_of", "(span: (part: M_LENGTH)) OF THE? (whole: M_SPAN)", "M_LENGTH", _last_of
    ),
    Rule(
        "week_number",
        "THE? (unit: UNIT) (number: DAYNO|TWONO) (OF (year: M_YEAR))?",
        "UNIT",
        _week_number,
    ),
    Rule(
        "in_future",
        "IN_ONLY (span: ((length: M_LENGTH)|A (unit: UNIT)) (APOS S)? (TIMEWORD)?)",
        "M_LENGTH UNIT",
        _in_future,
    ),
    Rule("week_of", "THE? (unit: UNIT) (OF|STARTING PREP?) (day: M_DAY)", "UNIT", _week_of),
    Rule(
        "day_of_week",
        "((day: M_WEEKDAY) (OF|COMMA|IN_ONLY)? THE? (week: M_WEEK))",
        "M_WEEKDAY",
        _week_day,
    ),
    Rule("week_and_day", "(week: M_WEEK) (PREP|DASH)? (day: M_WEEKDAY)", "M_WEEKDAY", _week_day),
    Rule(
        "counted_from",
        "((length: M_LENGTH)|A (unit: UNIT)) (way: BEFOREAFTER) ((base: M_DATE)|M_NOW)",
        "BEFOREAFTER",
        _counted_from,
    ),
    Rule(
        "day_part",
        "EARLY? (day: M_ANYDAY) (PREP THE?)? (time: DAYPART)",
        "M_DAY M_WEEKDAY",
        _day_part,
    ),
    Rule("this_day_part", "THIS (time: DAYPART)", "DAYPART", _day_part),
    Rule("next_day_part", "THE (next: SHIFT) (time: DAYPART)", "DAYPART", _day_part),
    Rule("every_day_part", "EACH (time: DAYPART)", "DAYPART", _every_part),
    Rule("clock", f"{CLOCK} (DOT? (OF|PREP)? (day: M_ANYDAY))?", "CLOCK CLOCK12 NOON", _clock),
    Rule("day_clock", f"(day: M_ANYDAY) COMMA? PREP? {CLOCK}", "CLOCK CLOCK12 NOON", _clock),
    Rule("fiscal_year", "THE? FISCAL UNIT? (year: M_YEAR)", "FISCAL", _fiscal),
]
