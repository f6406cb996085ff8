"""Rules for days and months that are named: numeric dates, "May 3, 2020", Thursday, Christmas."""

import re
from datetime import date

from pipeline.extraction.times.feasts import FEASTS
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.lexicon import CONTEXTS
from pipeline.extraction.times.meanings import (
    Between,
    Fixed,
    Meaning,
    MonthDay,
    Named,
    Weekday,
    Within,
)
from pipeline.extraction.times.numerals import full_year, ordinal_of
from pipeline.extraction.times.rules.reading import MONEY, MONTH_VERBS, is_month, year_in
from pipeline.extraction.times.spans import Span, containing, year_span

DAYS = range(1, 32)
MONTHS = range(1, 13)


def day_in(year: int, month: int, day: int) -> Meaning | None:
    """A whole date, or None where there is no such day."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Fixed(Span("day", when, when))


def feast_name(words: list[str]) -> str | None:
    """The key in ``feasts.yaml`` that words spell, or None.

    >>> feast_name(["new", "year", "’", "s", "eve"]), feast_name(["good", "day"])
    ("new year's eve", None)
    """
    name = " ".join(words).replace("’", "'").replace(" '", "'").replace("' s", "'s")
    return name if name in FEASTS else None


def _day(hit: Hit) -> Built:
    """As in: May 3, the 3rd of May, May 3 2020, 3 May '20; not "may 3 people"."""
    month, day = hit.value("month", "MONTH"), ordinal_of(hit.words("day"))
    if day not in DAYS or hit.word("unit") not in {"", "day"} or hit.near(-1) in MONEY:
        return None
    if "year" in hit:
        year = year_in(hit)
        meaning = day_in(year, month, day) if year and day else None
        return ("DATE", None, meaning) if meaning else None
    verb = hit.word("month") in MONTH_VERBS and hit.written("month").islower()
    if verb and hit.words("day")[-1].isdecimal() and hit.near(1).isalpha():
        return None
    return "DATE", None, Named("day", month, day or 0)


def _month_year(hit: Hit) -> Built:
    year = year_in(hit)
    if year is None:
        return None
    return "DATE", None, Fixed(containing(date(year, hit.value("month", "MONTH"), 1), "month"))


def _month(hit: Hit) -> Built:
    return ("DATE", None, Named("month", hit.value("month", "MONTH"))) if is_month(hit) else None


def _weekday(hit: Hit) -> Built:
    """As in: Thursday, on Thu; not "sat" or "wed" where nothing asks for a day."""
    short = not hit.word("day").endswith("day")
    if short and (hit.written("day").islower() or hit.near(-1) not in CONTEXTS["short_weekday"]):
        return None
    return "DATE", None, Weekday(hit.value("day", "WEEKDAY"))


def _weekday_and_day(hit: Hit) -> Built:
    """As in: Monday 21, Tue the 13th; not "Monday 21 people"."""
    day = ordinal_of(hit.words("day"))
    if day not in DAYS or (hit.word("day").isdecimal() and hit.near(1).isalpha()):
        return None
    return "DATE", None, MonthDay(day or 0, hit.value("weekday", "WEEKDAY"))


def _day_of_month(hit: Hit) -> Built:
    """As in: on the 18th; not "on the 18th floor"."""
    day = ordinal_of(hit.words("day"))
    if day not in DAYS or hit.near(-1) not in CONTEXTS["day_of_month"]:
        return None
    if hit.near(-1) == "of" and hit.near(-2) != "week":
        return None
    return (
        None
        if hit.near(1)[:1].isalnum() or hit.near(1) in {"-", "–"}
        else ("DATE", None, MonthDay(day or 0))
    )


def _numeric_date(hit: Hit) -> Built:
    """As in: 2020-05-03, 5/3/2020 (month first), 3.5.2020 (day first), 20200503."""
    text = hit.word("date")
    digits = re.findall(r"\d+", text)
    if len(digits) == 1:
        digits = [text[:4], text[4:6], text[6:]]
    first, second, third = (int(each) for each in digits[:3])
    if first not in DAYS:
        meaning = day_in(first, second, third)
    elif first not in MONTHS or "." in text:
        meaning = day_in(full_year(digits[2]), second, first)
    else:
        meaning = day_in(full_year(digits[2]), first, second)
    return ("DATE", None, meaning) if meaning else None


def _numeric_month(hit: Hit) -> Built:
    """As in: 2020-05, 05/2020; "2009-10" is two years."""
    if re.fullmatch(r"\d{4}-\d\d", hit.word("date")):
        year, month = (int(each) for each in hit.word("date").split("-"))
        if (year + 1) % 100 == month:
            return "DATE", None, Between(Fixed(year_span(year)), Fixed(year_span(year + 1)))
    month, year = sorted(int(each) for each in re.findall(r"\d+", hit.word("date")))
    return "DATE", None, Fixed(containing(date(year, month, 1), "month"))


def _beside_another(hit: Hit) -> bool:
    """Whether another such day stands beside: 11/20, 11/22 or 11/25; 10/1-11/7."""
    joined = CONTEXTS["between_ends"] | {","}
    before = hit.near(-1) in joined and "/" in hit.near(-2)
    return before or (hit.near(1) in joined and "/" in hit.near(2))


def _numeric_day(hit: Hit) -> Built:
    """As in: on 5/12, Friday 22/04; not "5/12 of the budget"."""
    month, day = (int(each) for each in re.findall(r"\d+", hit.word("date")))
    if month not in MONTHS:
        month, day = day, month
    if month not in MONTHS or day not in DAYS:
        return None
    if hit.near(1) == "-" and hit.near(2).isalpha():
        return None  # a quarter-inch
    called = hit.near(-1) in CONTEXTS["numeric_day"] or "weekday" in hit or _beside_another(hit)
    return ("DATE", None, Named("day", month, day)) if called else None


def _is_a_day(hit: Hit, name: str) -> bool:
    """Whether a feast stands for its day: "before Christmas", not "the Christmas table"."""
    if name.endswith((" day", " eve", "sunday", "monday", "friday")) or "shift" in hit:
        return True
    after = hit.near(1)
    follows = after.isalpha() and after not in CONTEXTS["after_feast"]
    return hit.near(-1) in CONTEXTS["feast"] and not follows


def _feast(hit: Hit) -> Built:
    """As in: Christmas Eve, New Year's Day, last Easter, Thanksgiving 2021."""
    name, year = feast_name(hit.words("feast")), year_in(hit)
    if name is None or (year is None and not _is_a_day(hit, name)):
        return None
    if year is not None:
        return "DATE", None, Within(Named("day", name=name), Fixed(year_span(year)))
    return "DATE", None, Named("day", name=name, shift=hit.value("shift", "SHIFT"))


DAY = "(day: DAYNO|NTHNO|ORD|CARDINAL DASH? CARDINAL)"
WEEKDAY = "(SHIFT? WEEKDAY DOT? (COMMA|DASH|OPEN)? THE?)?"
YEAR = "(year: (COMMA|DASH)? (OF|IN)? YEAR|COMMA? YEARWORDS|COMMA? APOS TWONO|OF TWONO)"
FEAST = "(feast: FEASTHEAD (DOT? FEASTHEAD)* (APOS S?)? FEASTTAIL?)"
RULES = [
    Rule("feast", f"(THE? (shift: SHIFT))? {FEAST} (year: OF? YEAR)?", "FEASTHEAD", _feast),
    Rule("numeric_date", f"{WEEKDAY} (date: FULLDATE)", "FULLDATE", _numeric_date),
    Rule("numeric_month", "(date: YM)", "YM", _numeric_month),
    Rule("numeric_day", "(weekday: SHIFT? WEEKDAY COMMA?)? (date: MD)", "MD", _numeric_day),
    Rule(
        "month_day",
        f"{WEEKDAY} (month: MONTH) DOT? (COMMA|SLASH|DASH)? THE? {DAY} {YEAR}?",
        "MONTH",
        _day,
    ),
    Rule(
        "day_month",
        f"{WEEKDAY} THE? (day: DAYNO|NTHNO|ORD|CARDINAL (DASH? CARDINAL)?) "
        f"((unit: UNIT)? OF|DASH|SLASH)? (month: MONTH) ((DOT|COMMA|DASH|SLASH)? {YEAR})?",
        "MONTH",
        _day,
    ),
    Rule(
        "year_month_day",
        f"(year: YEAR) (DASH|SLASH)? (month: MONTH) (DASH|SLASH)? {DAY}",
        "MONTH",
        _day,
    ),
    Rule("month_year", f"(month: MONTH) (DOT|COMMA|DASH|SLASH)? {YEAR}", "MONTH", _month_year),
    Rule("year_month", "(year: YEAR) (month: MONTH)", "MONTH", _month_year),
    Rule("month", "(month: MONTH)", "MONTH", _month),
    Rule("weekday", "(day: WEEKDAY)", "WEEKDAY", _weekday),
    Rule(
        "weekday_and_day",
        "(weekday: WEEKDAY) DOT? THE? (day: DAYNO|NTHNO|ORD|CARDINAL ORD)",
        "WEEKDAY",
        _weekday_and_day,
    ),
    Rule("day_of_month", "THE (day: NTHNO)", "NTHNO", _day_of_month),
]
