"""Rules for years, decades, centuries and seasons."""

from datetime import date

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Fixed
from claimledger.times.meanings.joined import Between
from claimledger.times.meanings.named import Named
from claimledger.times.numerals import full_year
from claimledger.times.rules.reading import unit_in, year_in
from claimledger.times.spans import Span, containing, season, year_span

PLAIN_YEARS = range(1900, 2100)
"""Four digits that are usually a year; others need a word that requires a time."""
CALLED_YEARS = range(1000, 2151)
LABELLED_YEARS = range(1500, 1900)
"""Four digits that may be a year after "of" and "the", unless they are round."""
DASHES = frozenset("-–—")
CENTURIES = range(1, 23)
SHORT = 4
"""Longest word in -s that is mostly no plural: "was", "this", "does"."""
HUNDREDS = range(1000, 2000)
"""The 1800s are a century; the 2000s are ten years."""
GLUED = frozenset("$€£¥#.,:/_")
"""Marks directly before digits that are no year: "$2000", "No.1998", "/2020"."""


def plain_year(hit: Hit) -> Built:
    """As in: in 1998, by 2060, the 2014 vote, CES 2005; not "$2000", "1998 votes", "Mark 2000"."""
    number = int(hit.word("year"))
    if hit.beside(-1, "no_year_after") or _is_glued(hit) or _is_amount(hit):
        return None
    if number not in PLAIN_YEARS and not _is_far_year(hit, number):
        return None
    if _is_before_christ(hit):
        return None
    written = hit.near_written(-1)
    named = written[:1].isupper() and not (written.isupper() and len(written) > 1)
    if named and not (hit.beside(-1, "calls") or hit.beside(-1, "UNIT")):
        return None
    return Fixed(year_span(number))


def _is_before_christ(hit: Hit) -> bool:
    """As in: in 44 B.C., the third century BCE; no such day has a date."""
    names = {hit.near(1), f"{hit.near(1)}.{hit.near(3)}"}
    return not names.isdisjoint(hit.lists["before_christ"])


def _is_glued(hit: Hit) -> bool:
    """Whether a mark before the digits makes them a part of something else."""
    start = hit.tokens.spans[hit.match.start()][0]
    glued = hit.tokens.low[start - 1] if start else " "
    hyphened = glued == "-" and hit.near(-1) != "-" and not hit.near(-1).isdecimal()
    return glued in GLUED or hyphened


def _is_amount(hit: Hit) -> bool:
    """Whether what follows is counted: 1998 votes, 2000-2500 calories, 1500 GMT."""
    after = hit.near(1)
    if hit.beside(1, "no_year_before") or hit.beside(1, "ZONE"):
        return True
    if after in DASHES and hit.near(2).isdecimal() and int(hit.near(2)) > CALLED_YEARS.stop:
        return True
    if not (after.isalpha() and len(after) > SHORT and hit.is_plural(1)):
        return False
    return not hit.beside(-1, "calls") or hit.beside(-1, "roughly")


def _is_far_year(hit: Hit, number: int) -> bool:
    """As in: in 1848, by 2150, the war of 1812; not "an average of 1500", "the 1000 cars"."""
    if hit.beside(-1, "calls_year"):
        return number in CALLED_YEARS
    labelled = number in LABELLED_YEARS and number % 50 != 0
    return labelled and hit.beside(-1, "calls")


def calendar_year(hit: Hit) -> Built:
    """As in: CY19, CY2023."""
    return Fixed(year_span(full_year(hit.word("year")[2:])))


def short_year(hit: Hit) -> Built:
    """As in: the class of '96, in '08; not "of '30 days'"."""
    if hit.beside(1, "UNITS"):
        return None
    return Fixed(year_span(full_year(hit.word("year"))))


def named_year(hit: Hit) -> Built:
    """As in: the year 2000, nineteen ninety-six, in two thousand; not "twelve hundred men"."""
    year, words = year_in(hit), hit.words("year")
    if words[-1] in hit.lists["SCALE"] and not hit.beside(-1, "IN") and "unit" not in hit:
        return None
    if year is None or hit.value("unit", "UNIT") not in {None, "year"}:
        return None
    return Fixed(year_span(year))


def decade(hit: Hit) -> Built:
    """As in "the 1990s", "the '90s" or "the 1990's"; two digits need an article or an apostrophe.

    "1990's record" is that of a year.
    """
    number = hit.ordinal("digits")
    if number < 100 and "mark" not in hit:  # noqa: PLR2004 - "90s" in two digits
        return None
    called = "mark" in hit or hit.beside(-1, "EARLY") or hit.beside(-2, "EARLY")
    if "owner" in hit and (number % 10 or not called):
        return None
    grain = "century" if number % 100 == 0 and number in HUNDREDS else "decade"
    return Fixed(containing(date(_decade_start(number), 1, 1), grain))


def decade_in_words(hit: Hit) -> Built:
    """As in: the nineties, early sixties; not "in her early twenties"."""
    if hit.beside(-1, "owner"):
        return None
    number = hit.value("name", "DECADEWORD")
    return Fixed(containing(date(_decade_start(number), 1, 1), "decade"))


def _decade_start(number: int) -> int:
    """The twenties in words are the 1920s: those of this century are mostly written 2020s."""
    return full_year(str(number)) if number not in {20, 30} else 1900 + number


def century(hit: Hit) -> Built:
    """As in: the 19th century, the 14th Century; not "20th Century Fox"."""
    number = hit.ordinal("ord")
    if unit_in(hit) != "century" or number not in CENTURIES:
        return None
    title = hit.written("unit")[0].isupper() and hit.near_written(1)[:1].isupper()
    if title or _is_before_christ(hit):
        return None
    year = (number - 1) * 100
    return Fixed(Span("century", date(max(year, 1), 1, 1), date(year + 99, 12, 31)))


def centuries(hit: Hit) -> Built:
    """As in: the 19th and 20th centuries, the sixteenth to eighteenth centuries: one range."""
    low, high = hit.ordinal("low"), hit.ordinal("high")
    if hit.value("unit", "UNITS") != "century" or low not in CENTURIES or high not in CENTURIES:
        return None
    ends = [Fixed(containing(date(n * 100 - 1, 1, 1), "century")) for n in (low, high)]
    return Between(*ends)


def plain_season(hit: Hit) -> Built:
    """As in: summer 2022, winter 2022/23, in the spring; not the verbs, nor "the fall of"."""
    name = hit.value("season", "SEASON")
    if "pair" in hit:
        return Fixed(season(int(hit.word("pair")[:4]), name))
    if "year" in hit:
        year = year_in(hit)
        return Fixed(season(year, name)) if year else None
    return None if _is_no_season(hit) else Named(name)


def _is_no_season(hit: Hit) -> bool:
    """As in "the fall of the wall", "since the fall in prices" or "the Summer Games"."""
    after = hit.near(1)
    if not hit.beside(-1, "season") or hit.beside(1, "OF") or after[:1].isdecimal():
        return True
    if hit.near(-1) == "-" and not hit.beside(-2, "EARLY"):
        return True
    if hit.beside(-1, "FOR") and "the" not in hit:
        return True
    if hit.beside(-1, "OF") and "the" not in hit and after.isalpha():
        return not hit.beside(1, "after_day")  # a set of winter tyres
    title = hit.written("season")[0].isupper() and hit.near_written(1)[:1].isupper()
    drop = hit.says("season", "season_verb") and not hit.beside(-1, "fall")
    return title or (drop and hit.beside(1, "of_what"))
