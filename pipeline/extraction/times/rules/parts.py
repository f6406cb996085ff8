"""Rules for parts and edges of periods, days of weeks, and what counts from a date."""

from pipeline.extraction.times.grammar import Built, Hit, Rules
from pipeline.extraction.times.lexicon import CATEGORIES
from pipeline.extraction.times.meanings.joined import Between, SameMonth
from pipeline.extraction.times.meanings.named import Named
from pipeline.extraction.times.meanings.parts import Edge, Part, Slice, Within
from pipeline.extraction.times.meanings.relative import Away, Step
from pipeline.extraction.times.meanings.stretches import Ahead, Ended, Inside, Stretch
from pipeline.extraction.times.meanings.weekdays import LongWeekend, Weekday, WeekdayIn, WeekOfYear
from pipeline.extraction.times.numerals import ordinal_of
from pipeline.extraction.times.rules.portions import WHOLE, whole_in
from pipeline.extraction.times.rules.reading import counted, iso_length, unit_in

COUNTABLE = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade"})
"""Units that can be counted inside a longer period."""
DAYS = range(1, 32)
DAY_GRAINS = frozenset({"day", "weekday"})
WEEKS = range(1, 53)


ONE_OR_MORE = "((length: M_LENGTH)|A (unit: UNIT))"
RULES = Rules()


@RULES.rule("edge_dash", "(edge: EDGE) DASH (whole: M_SPAN)", "EDGE")
@RULES.rule("edge", "THE? FULL? (edge: EDGE) OF THE? ((whole: M_SPAN)|(unit: UNIT))", "EDGE")
def _edge(hit: Hit) -> Built:
    """As in: the end of 2021, the beginning of next month; the middle keeps the whole."""
    mod = hit.value("edge", "EDGE")
    if "unit" in hit and unit_in(hit) == "day" and (hit.near(-1) == "at" or mod == "MID"):
        return None  # "at the end of the day" is an idiom, "the middle of the day" is any day's
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    return "DATE", mod, whole if mod == "MID" else Edge(whole, end=mod == "END")


@RULES.rule("year_end", "(unit: UNIT) DASH? (edge: EDGE) (whole: M_YEAR)?", "EDGE")
@RULES.rule("mid_year", "(part: EARLY) DASH (unit: UNIT) (OF? (whole: M_YEAR))?", "EARLY")
def _year_end(hit: Hit) -> Built:
    """As in: year-end, at year end 1997, month-end, mid-year."""
    if unit_in(hit) == "day":
        return None
    whole = hit.mention("whole").meaning if "whole" in hit else Step(unit_in(hit), 0)
    if "part" in hit:
        return ("DATE", "MID", whole) if hit.word("part") == "mid" else None
    if hit.word("edge") != "end" or whole.grain != unit_in(hit):
        return None
    return "DATE", "END", Edge(whole, end=True)


@RULES.rule("part", "THE? (part: EARLY) (IN|DASH)? ((whole: M_DATE)|THE (unit: UNIT))", "EARLY")
def _part(hit: Hit) -> Built:
    """As in: early 2023, mid-November, the mid-1990s, earlier this week, later in the year."""
    mod = hit.value("part", "EARLY")
    if "unit" in hit:
        return None if unit_in(hit) == "day" else ("DATE", mod, Step(unit_in(hit), 0))
    whole = hit.mention("whole").meaning
    if whole.grain == "decade" and hit.word("part") in {"early", "mid", "late"}:
        return "DATE", mod, Slice(whole, mod)
    return "DATE", mod, whole


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


@RULES.rule("nth_of", f"THE? (ord: ORD|LASTWORD) (unit: UNIT) (OF|IN) {WHOLE}", "UNIT")
@RULES.rule(
    "nth_several_of", f"(span: THE? (ord: ORD|LASTWORD) (length: M_LENGTH)) OF {WHOLE}", "M_LENGTH"
)
def _nth_of(hit: Hit) -> Built:
    """As in: the third week of March, the first two weeks of 2021, the 9th month of 2020."""
    number, amount = ordinal_of(hit.words("ord")), counted(hit)
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
    "last_of", f"(part: M_WEEK|M_MONTH|M_PART|M_DAY) OF {WHOLE}", "M_WEEK M_MONTH M_PART M_DAY"
)
@RULES.rule("last_several_of", f"(span: (part: M_LENGTH)) OF {WHOLE}", "M_LENGTH")
def _last_of(hit: Hit) -> Built:
    """As in: the last week of March, the last three weeks of this year."""
    part, whole = hit.mention("part"), whole_in(hit)
    meaning, words = part.meaning, hit.tokens.low[part.start : part.end]
    if whole is None or not words.removeprefix("the ").startswith("last"):
        return None
    if isinstance(meaning, Step) and meaning.grain in COUNTABLE:
        return "DATE", None, Part(-1, meaning.grain, whole)
    if isinstance(meaning, Stretch) and len(meaning.parts) == 1:
        count, unit = meaning.parts[0]
        return "DURATION", None, Part(-1, unit, whole, count, meaning.value)
    return None


@RULES.rule("week_of", "THE? (unit: UNIT) (OF|STARTING PREP?) (day: M_DAY)", "UNIT")
def _week_of(hit: Hit) -> Built:
    """As in: the week of March 6, the week beginning on the 4th."""
    if hit.word("unit") != "week":
        return None
    return "DATE", None, Away(0, "week", hit.mention("day").meaning)


@RULES.rule("week_commencing", "W SLASH C (day: M_DAY)", "W")
def _week_commencing(hit: Hit) -> Built:
    """As in: w/c March 6."""
    return "DATE", None, Away(0, "week", hit.mention("day").meaning)


def _day_in(hit: Hit, group: str) -> SameMonth | None:
    """A day by its number in a month that another mention or "the month" names."""
    number, whole = ordinal_of(hit.words(group)), whole_in(hit)
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
    return ("DATE", None, day) if day and hit.near(1) not in CATEGORIES["APOS"] else None


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


@RULES.rule("day_of_week", "(day: M_WEEKDAY) (OF|COMMA|IN)? THE? (week: M_WEEK)", "M_WEEKDAY")
@RULES.rule("week_and_day", "(week: M_WEEK) (PREP|DASH)? (day: M_WEEKDAY)", "M_WEEKDAY")
def _day_of_week(hit: Hit) -> Built:
    """As in: Tuesday next week, next week Monday, Monday of the following week."""
    day, week = hit.mention("day").meaning, hit.mention("week").meaning
    if not isinstance(day, Weekday) or week.grain != "week":
        return None
    return "DATE", None, WeekdayIn(day.number, week)


@RULES.rule("week_number", "THE? (unit: UNIT) (number: DAYNO|TWONO) (OF (year: M_YEAR))?", "UNIT")
def _week_number(hit: Hit) -> Built:
    """As in: week 31, week 3 of 2027; not "Week 3" of a season."""
    number = int(hit.word("number"))
    if hit.written("unit") != "week" or number not in WEEKS:
        return None
    year = hit.mention("year").meaning if "year" in hit else Step("year", 0)
    return "DATE", None, WeekOfYear(number, year)


@RULES.rule(
    "counted_from",
    f"({ONE_OR_MORE}|THE? (one: UNIT)) (way: BEFOREAFTER) ((base: M_DATE)|M_NOW)",
    "BEFOREAFTER",
)
def _counted_from(hit: Hit) -> Built:
    """As in: three weeks after May 3, the day before Christmas, a month from now."""
    amount = counted(hit) if "one" not in hit else (1, hit.value("one", "UNIT"))
    if amount is None or ("one" in hit and hit.word("way") not in {"before", "after"}):
        return None
    base = hit.mention("base").meaning if "base" in hit else Step("day", 0)
    if hit.word("way") == "from" and (base.grain not in DAY_GRAINS or _is_rate(hit)):
        return None
    if isinstance(base, Weekday) and hit.word("way") == "from":
        base = Weekday(base.number, side=1)
    count = hit.value("way", "BEFOREAFTER") * amount[0]
    return "DATE", None, Away(count, amount[1], base, exact=base.grain not in {"year", "month"})


def _is_rate(hit: Hit) -> bool:
    """Whether "a week" says how often: "30 flights a week from Monday"."""
    counts = hit.near(-2)[:1].isdecimal() or hit.near(-2) in CATEGORIES["CARDINAL"]
    return "unit" in hit and counts and hit.near(-1).endswith("s")


@RULES.rule("ahead", f"IN (span: {ONE_OR_MORE} ((APOS S)? (time: TIMEWORD))?)", "M_LENGTH UNIT")
def _ahead(hit: Hit) -> Built:
    """As in: in two weeks, in a month's time; "in the two weeks" is a plain length."""
    amount = counted(hit)
    if amount is None or ("length" in hit and hit.mention("length").rule != "length"):
        return None
    if "unit" in hit and amount[1] == "quarter":
        return None
    mod = hit.mention("length").mod if "length" in hit else None
    return "DURATION", mod, Ahead(iso_length(*amount), *amount, surely="time" in hit)


@RULES.rule("inside", f"WITHIN (span: {ONE_OR_MORE})", "WITHIN")
def _inside(hit: Hit) -> Built:
    """As in: within nine months, within the next ten days, where that is to come."""
    stretch = hit.mention("length").meaning if "length" in hit else None
    if isinstance(stretch, Stretch) and stretch.side > 0:
        return "DURATION", None, Inside(stretch.value, *stretch.parts[0])
    amount = counted(hit)
    if amount is None or hit.near(1) == "of":
        return None
    return "DURATION", None, Inside(iso_length(*amount), *amount)


@RULES.rule("long_weekend", "(day: M_DAY) (unit: UNIT)", "UNIT")
@RULES.rule("weekend_of", "THE? (unit: UNIT) OF (day: M_DAY)", "UNIT")
def _long_weekend(hit: Hit) -> Built:
    """As in: the Labor Day weekend, the weekend of March 6."""
    if hit.word("unit") != "weekend":
        return None
    return "DATE", None, LongWeekend(hit.mention("day").meaning)


def _is_other_quarter(hit: Hit) -> bool:
    """Whether a numbered quarter ends in another month than the calendar's: a fiscal one."""
    end, number = hit.mention("end").meaning, ordinal_of(hit.words("ord"))
    return isinstance(end, Named) and number is not None and end.number not in {0, 3 * number}


@RULES.rule(
    "ended",
    "(span: THE? (FISCAL DASH? ORD?|(ord: ORD))? ((length: M_LENGTH) PERIOD?|(unit: UNIT))) "
    "(way: ENDED) PREP? (end: M_DATE)",
    "ENDED",
)
@RULES.rule(
    "up_to",
    "(span: (length: M_LENGTH)|THE (unit: UNIT)) (TOWORD|THROUGH) (end: M_MONTH|M_DAY|M_YEAR)",
    "TOWORD THROUGH",
)
def _ended(hit: Hit) -> Built:
    """As in: the quarter ended Sept. 30, the year to March, two weeks starting May 20."""
    amount = counted(hit)
    if amount is None or ("ord" in hit and not _is_other_quarter(hit)):
        return None
    forward = (hit.value("way", "ENDED") or -1) > 0
    end = hit.mention("end").meaning
    return "DURATION", None, Ended(iso_length(*amount), *amount, end, forward)
