"""Rules for dates that name their day, month, year, decade or century."""

import re
from datetime import date

from pipeline.extraction.times.feasts import FEASTS
from pipeline.extraction.times.grammar import Built, Hit, Rule
from pipeline.extraction.times.lexicon import CATEGORIES
from pipeline.extraction.times.meanings import Fixed, Meaning, MonthDay, Named, Weekday
from pipeline.extraction.times.numerals import full_year, ordinal_of, year_of
from pipeline.extraction.times.spans import Span, containing, season, year_span

NEVER_BARE = CATEGORIES["MONTHVERB"]
"""Months that are commoner as verbs or abbreviations of names: a month only where the words
before ask for a time."""
ALSO_NAMES = CATEGORIES["MONTHNAME"]
"""Months that are people's names too: no month between capitalised words."""
CALLS_FOR_TIME = CATEGORIES["CALLS"]
"""Words after which a month, an abbreviated weekday or a number is a time."""
SEASON_CALLS = {
    "in",
    "during",
    "over",
    "since",
    "by",
    "until",
    "for",
    "early",
    "late",
    "mid",
    "-",
    "through",
    "throughout",
    "before",
    "after",
    "of",
    "and",
}
DAY_CALLS = {"on", "by", "until", "till", "from", "before", "after", "since", "of"}
PLAIN_YEARS = range(1900, 2100)
"""Four digits that are a year in most company; others need a preposition."""
CALLED_YEARS = range(1000, 2151)
RANGE_WORDS = {"-", "–", "to", "and", "or", "through", "until"}
NO_YEAR_BEFORE = {
    "$",
    "€",
    "£",
    "¥",
    "#",
    ".",
    ":",
    "no",
    "number",
    "than",
    "some",
    "nearly",
    "over",
}
NO_YEAR_AFTER = {"%", "percent", "per", "°", "people", "points", "times"}


def is_month(hit: Hit) -> bool:
    """Whether the word is a month, and not the verb "may" or "march" or a person's name."""
    word, before = hit.word("month"), hit.near(-1)
    called = before in CALLS_FOR_TIME
    if hit.near(1) in RANGE_WORDS and hit.near(2) in CATEGORIES["MONTH"]:
        return True
    if word in NEVER_BARE:
        return called and (hit.written("month")[0].isupper() or CALLS_FOR_TIME[before] > 1)
    if word in ALSO_NAMES and not called:
        return not hit.near_written(-1)[:1].isupper() and not hit.near_written(1)[:1].isupper()
    return True


def year_in(hit: Hit, group: str = "year") -> int | None:
    """The year that a group names in digits or words, or None."""
    words = [
        w for w in hit.words(group) if w not in {",", "of", "in", "the", "'", "’", "‘", "year"}
    ]
    if not words:
        return None
    return full_year(words[-1]) if words[-1].isdecimal() else year_of(words)


def day_in(year: int, month: int, day: int) -> Meaning | None:
    """A whole date, or None where there is no such day."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Fixed(Span("day", when, when))


def _day(hit: Hit) -> Built:
    """May 3, the 3rd of May, May 3 2020, 3 May '20."""
    month, day = hit.value("month", "MONTH"), ordinal_of(hit.words("day"))
    if day is None or not 1 <= day <= 31 or hit.word("unit") not in {"", "day"}:
        return None
    if "year" in hit:
        year = year_in(hit)
        meaning = day_in(year, month, day) if year else None
        return ("DATE", None, meaning) if meaning else None
    verb = hit.word("month") in NEVER_BARE and hit.written("month").islower()
    if verb and hit.near(-1) not in CALLS_FOR_TIME and hit.near(1).isalpha():
        return None
    return "DATE", None, Named("day", month, day)


def _month_year(hit: Hit) -> Built:
    year = year_in(hit)
    if year is None:
        return None
    return "DATE", None, Fixed(containing(date(year, hit.value("month", "MONTH"), 1), "month"))


def _month(hit: Hit) -> Built:
    if not is_month(hit):
        return None
    return "DATE", None, Named("month", hit.value("month", "MONTH"))


def _weekday(hit: Hit) -> Built:
    word = hit.word("day")
    if not word.endswith("day") and hit.near(-1) not in CALLS_FOR_TIME:
        return None
    return "DATE", None, Weekday(hit.value("day", "WEEKDAY"))


def _weekday_day(hit: Hit) -> Built:
    """Monday 21, Tue the 13th: the nearest month in which that day is that weekday."""
    day, after = ordinal_of(hit.words("day")), hit.near(1)
    if day is None or day > 31 or (hit.words("day")[-1].isdecimal() and after.isalpha()):
        return None
    return "DATE", None, MonthDay(day, hit.value("weekday", "WEEKDAY"))


def _day_of_month(hit: Hit) -> Built:
    """on the 18th, by the 4th: no noun may follow, as in "the 4th floor"."""
    day = ordinal_of(hit.words("day"))
    if day is None or day > 31 or hit.near(-1) not in DAY_CALLS or hit.near(1)[:1].isalnum():
        return None
    return "DATE", None, MonthDay(day)


def _bare_year(hit: Hit) -> Built:
    number, before = int(hit.word("year")), hit.near(-1)
    start = hit.tokens.spans[hit.match.start()][0]
    glued = hit.tokens.low[start - 1] if start else " "
    if before in NO_YEAR_BEFORE or hit.near(1) in NO_YEAR_AFTER:
        return None
    if glued in "$€£¥#.,:/_" or (glued == "-" and not before.isdecimal() and before != "-"):
        return None
    called = before in CALLS_FOR_TIME
    if number not in PLAIN_YEARS and not (called and number in CALLED_YEARS):
        return None
    if not called and before[:1].isalpha() and hit.near_written(-1)[:1].isupper():
        return None
    return "DATE", None, Fixed(year_span(number))


def _named_year(hit: Hit) -> Built:
    """the year 2000, calendar 2008, nineteen ninety-six; "twelve hundred" alone is a count."""
    year, words = year_in(hit), hit.words("year")
    if words[-1] in {"hundred", "thousand"} and hit.near(-1) != "in" and "unit" not in hit:
        return None
    if year is None or ("unit" in hit and hit.word("unit") != "year"):
        return None
    return "DATE", None, Fixed(year_span(year))


def _numeric_month(hit: Hit) -> Built:
    first, second = (int(n) for n in re.findall(r"\d+", hit.word("date")))
    year, month = (first, second) if first > second else (second, first)
    return "DATE", None, Fixed(containing(date(year, month, 1), "month"))


def _numeric(hit: Hit) -> Built:
    """2020-05-03, 5/3/2020 (month first), 3.5.2020 (day first), 20200503, a date with a time."""
    text = hit.word("date")
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if len(numbers) == 1:
        numbers = [int(text[:4]), int(text[4:6]), int(text[6:])]
    if numbers[0] > 31:
        year, month, day = numbers[:3]
    else:
        month, day, year = numbers[0], numbers[1], full_year(re.findall(r"\d+", text)[2])
        if month > 12 or "." in text:
            month, day = day, month
    meaning = day_in(year, month, day)
    return ("DATE", None, meaning) if meaning else None


def _month_day_numeric(hit: Hit) -> Built:
    """5/12 and 22/04, where a preposition or a weekday asks for a time."""
    month, day = (int(n) for n in re.findall(r"\d+", hit.word("date")))
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if hit.near(-1) not in CALLS_FOR_TIME and "weekday" not in hit:
        return None
    return "DATE", None, Named("day", month, day)


def _season(hit: Hit) -> Built:
    """in the spring, over the summer, summer 2022; not the verbs "spring" and "fall"."""
    name = hit.value("season", "SEASON")
    if "year" in hit:
        year = year_in(hit)
        return ("DATE", None, Fixed(season(year, name))) if year else None
    before, called = hit.near(-1), SEASON_CALLS
    if hit.near(1) == "of" or (
        hit.word("season") in {"spring", "fall"} and hit.near(1)[:1].isdecimal()
    ):
        return None
    if "the" in hit:
        return ("DATE", None, Named(name)) if before in called else None
    return ("DATE", None, Named(name)) if before in called - {"for"} else None


def _decade(hit: Hit) -> Built:
    """the 1990s, the '90s, the nineties; two digits need "the" or an apostrophe."""
    number = hit.value("name", "DECADEWORD") or int(hit.word("digits")[:-1])
    if number < 100:
        if "mark" not in hit:
            return None
        number += 1900 if number >= 20 else 2000
    return "DATE", None, Fixed(containing(date(number, 1, 1), "decade"))


def _century(hit: Hit) -> Built:
    number = ordinal_of(hit.words("ord"))
    if hit.word("unit") != "century" or number is None or not 1 <= number <= 22:
        return None
    year = (number - 1) * 100
    return "DATE", None, Fixed(Span("century", date(max(year, 1), 1, 1), date(year + 99, 12, 31)))


DAY = "(day: DAYNO|NTHNO|ORD|CARDINAL DASH? CARDINAL)"
FEAST = "(feast: FEASTHEAD (DOT? FEASTHEAD)* (APOS S?)? FEASTTAIL?)"
WEEKDAY = "(SHIFT? WEEKDAY DOT? (COMMA|DASH|OPEN)? THE?)?"
YEAR = "(year: (COMMA|DASH)? (OF|IN_ONLY)? YEAR|COMMA? YEARWORDS|COMMA? APOS TWONO|OF TWONO)"


def feast_name(words: list[str]) -> str | None:
    """The key in ``feasts.yaml`` that words spell, or None.

    >>> feast_name(["new", "year", "’", "s", "eve"]), feast_name(["good", "day"])
    ("new year's eve", None)
    """
    name = (
        " ".join(words).replace("’", "'").replace(" '", "'").replace("' s", "'s").replace(" .", ".")
    )
    return name if name in FEASTS else None


def _feast(hit: Hit) -> Built:
    """Christmas Eve, Thanksgiving, New Year's Day."""
    name = feast_name(hit.words("feast"))
    return ("DATE", None, Named("day", name=name)) if name else None


RULES = [
    Rule("feast", FEAST, "FEASTHEAD", _feast),
    Rule("numeric_date", f"{WEEKDAY} (date: FULLDATE)", "FULLDATE", _numeric),
    Rule("numeric_month", "(date: YM)", "YM", _numeric_month),
    Rule("numeric_day", "(weekday: SHIFT? WEEKDAY COMMA?)? (date: MD)", "MD", _month_day_numeric),
    Rule(
        "month_day",
        f"{WEEKDAY} (month: MONTH) DOT? (COMMA|SLASH|DASH)? THE? {DAY} {YEAR}?",
        "MONTH",
        _day,
    ),
    Rule(
        "day_month",
        f"{WEEKDAY} THE? (day: DAYNO|NTHNO|ORD|CARDINAL (DASH? CARDINAL)?) ((unit: UNIT)? OF|DASH|SLASH)? "
        f"(month: MONTH) (DOT|COMMA|DASH|SLASH)? {YEAR}?",
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
        _weekday_day,
    ),
    Rule("day_of_month", "THE (day: NTHNO)", "NTHNO", _day_of_month),
    Rule("year", "(year: YEAR)", "YEAR", _bare_year),
    Rule("named_year", "THE? (FULL? (unit: UNIT) OF?) (year: YEAR|YEARWORDS)", "UNIT", _named_year),
    Rule("year_in_words", "(year: YEARWORDS)", "CARDINAL", _named_year),
    Rule("season", "(the: THE)? (season: SEASON) (year: (OF|COMMA)? YEAR)?", "SEASON", _season),
    Rule("decade", "(mark: THE APOS?|APOS)? (digits: DECADE)", "DECADE", _decade),
    Rule("decade_word", "(mark: THE APOS?|APOS|PREP) (name: DECADEWORD)", "DECADEWORD", _decade),
    Rule("century", "THE? (ord: ORD) DASH? (unit: UNIT)", "UNIT", _century),
]
