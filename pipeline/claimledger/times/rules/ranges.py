"""Rules for ranges and series: "from 2016 to 2020", "November 19-20", "April 24 and 25"."""

import re
from datetime import date

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare, Fixed, Meaning, Scene
from claimledger.times.meanings.joined import Between, SameMonth
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Edge, Within
from claimledger.times.meanings.relative import Step
from claimledger.times.meanings.weekdays import NextWeekday, Weekday
from claimledger.times.numerals import full_year
from claimledger.times.spans import containing, year_span

WHOLE_GRAINS = frozenset({"month", "quarter", "year", "decade"})
DAY_GRAINS = frozenset({"day", "weekday"})
DAYS = range(1, 32)
YEARS = range(1500, 2100)


def _end(hit: Hit, group: str) -> Meaning:
    """One end of a range; "now" is the publication day, "the middle of May" its middle day."""
    found = hit.mention(group)
    if isinstance(found.meaning, Bare):
        return Step("day", 0)
    middle = found.mod == "MID" and found.meaning.grain in WHOLE_GRAINS
    return Edge(found.meaning, "MID") if middle else found.meaning


def range_of_times(hit: Hit) -> Built:
    """As in: from 2016 to 2020, between January and November, May/June; not "Friday to May"."""
    low, high = _end(hit, "low"), _end(hit, "high")
    if "bare" in hit and (low.grain in DAY_GRAINS) != (high.grain in DAY_GRAINS):
        return None
    return Between(low, high)


def range_to_date(hit: Hit) -> Built:
    """As in: from March to date, 2010 to the present, till the current date."""
    if "verb" in hit and hit.near(1).isalpha():
        return None  # "from March to present a plan"
    return Between(_end(hit, "low"), Step("day", 0))


def year_pair(hit: Hit) -> Built:
    """As in: 2016-20, 1998-2003, 2019/22; not "1998-97"."""
    first, second = re.split(r"[-–/]", hit.word("pair"))
    low = int(first)
    high = int(second) if len(second) == len(first) else low - low % 100 + int(second)
    high += 100 if high < low and low % 100 == 99 else 0  # noqa: PLR2004 - 1999-00
    if high <= low or low not in YEARS or high not in YEARS:
        return None
    return Between(Fixed(year_span(low)), Fixed(year_span(high)))


def day_range(hit: Hit) -> Built:
    """As in: November 19-20, from 3 to 12 September, between the 9th and the 17th of April."""
    day, number = hit.mention("day").meaning, hit.ordinal("other")
    if number not in DAYS:
        return None
    if "first" not in hit and hit.near(1).isalpha() and not hit.beside(1, "after_day"):
        return None
    # "May 27 to the 3rd" runs into June; "Friday 7-6" is a score.
    way = int(not {"-", "–"} & set(hit.words()))
    if "first" in hit:
        return Between(SameMonth(number, day, -way), day)
    return Between(day, SameMonth(number, day, way))


def days_of_year(hit: Hit) -> Built:
    """As in: Jan. 3 to 5, 2024; March 3 and 4, 2024."""
    day, number, year = hit.mention("day").meaning, hit.ordinal("other"), hit.mention("year")
    if not isinstance(day, Named) or number not in DAYS or not isinstance(year.meaning, Fixed):
        return None
    first = Within(day, year.meaning)
    return Between(first, SameMonth(number, first))


def day_series(hit: Hit) -> Built:
    """As in: the 25 of "April 24 and 25", a date of its own."""
    day, number = hit.mention("day").meaning, hit.ordinal("span")
    if number not in DAYS or not isinstance(day, Named | Fixed):
        return None
    if hit.near(-1) in {"-", "–"}:
        return None  # COVID-19, May 3
    return SameMonth(number, day)


def decade_series(hit: Hit) -> Built:
    """As in: the 80s of "the 1970s and 80s"."""
    year = full_year(str(hit.ordinal("digits")))
    return Fixed(containing(date(year, 1, 1), "decade"))


def year_shared(hit: Hit) -> Built:
    """As in: the May of "May and June 2023", the December of "December and January 2023"."""
    part, other = hit.mention("part").meaning, hit.mention("other").meaning
    stated = other.on(Scene()).span if isinstance(other, Fixed | Within) else None
    if stated is None or not isinstance(part, Named) or part.shift is not None:
        return None
    years = (stated.first.year, stated.first.year - 1)
    spans = [span for year in years if (span := part.in_year(year)) and span.first < stated.first]
    return Fixed(spans[0]) if spans else None


def weekday_series(hit: Hit) -> Built:
    """As in: the Saturday of "on Friday and Saturday", the one after that Friday.

    "Or" leaves a choice, of days that need not be near each other.
    """
    day, at = hit.mention("day").meaning, hit.match.start() - 2
    other = hit.tokens.mentions[at] if at >= 0 else None
    if other is None or other.meaning.grain not in DAY_GRAINS or not hit.beside(-1, "series"):
        return None
    if not isinstance(day, Weekday) or day.side or day.week is not None:
        return None
    return NextWeekday(day.number)
