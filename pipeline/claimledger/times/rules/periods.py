"""Rules for quarters, halves and fiscal years, and for the period that a text reports on."""

import re
from datetime import date

from claimledger.times.grammar import Built, Hit
from claimledger.times.meanings.base import Bare, Fixed, Meaning
from claimledger.times.meanings.joined import Between
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import InYear, Slice, Within
from claimledger.times.meanings.relative import FromFocus, Latest, Step
from claimledger.times.meanings.weekdays import Weekend
from claimledger.times.numerals import full_year
from claimledger.times.rules.reading import is_of_a_game, unit_in
from claimledger.times.spans import Span, year_span

LONG_UNITS = frozenset({"week", "month", "year"})
JULY = 7


def part_of_year(hit: Hit) -> Built:
    """As in: the third quarter, Q3 2019, the last half of the '80s; fiscal ones stay open."""
    if not _is_quarter(hit) or hit.value("year", "UNIT") not in {None, "year"}:
        return None
    grain = "half" if "half" in hit or hit.value("name", "HNAME") else "quarter"
    last = 2 if grain == "half" else 4
    number = hit.value("name", "QNAME", "HNAME") or hit.ordinal("ord")
    number = last if number == -1 else number
    if not 1 <= number <= last:
        return None
    part = Named(grain, number)
    if "fiscal" in hit:
        return Bare(f"FY-{part.unknown[5:]}", "fiscal year unknown")
    if "whole" not in hit:
        other = is_of_a_game(hit) or _is_of_another(hit) or _is_a_product(hit)
        return None if other else part
    whole = hit.mention("whole").meaning
    if whole.grain != "decade":
        return Within(part, whole)
    return Slice(whole, f"H{number}") if grain == "half" else None


def _is_quarter(hit: Hit) -> bool:
    """Whether the unit, if there is one, is a quarter."""
    return hit.value("unit", "UNIT") in {None, "quarter"}


def _is_a_product(hit: Hit) -> bool:
    """Whether "H1" is no half of a year: the H1 chip, "1h 40m ago"; or "Q1" asks a question."""
    if "name" in hit and hit.near(-1) in {"", "\n"} and hit.near(1) in {".", ":", ")"}:
        return True  # a question of a list
    if hit.value("name", "HNAME") is None:
        return False
    return not hit.written("name").isupper() or not hit.beside(-1, "season")


def _is_of_another(hit: Hit) -> bool:
    """Whether what follows says that a half is one of no year: "the first half of the loan"."""
    after = 3 if hit.beside(2, "THE") else 2
    dated = hit.beside(after, "UNIT") or hit.near(after)[:1].isdecimal()
    return hit.beside(1, "OF") and not dated


def _is_current(hit: Hit, unit: str) -> bool:
    """As in: for the year, "ended the day"; not "the year after", "Person of the Year"."""
    if unit not in LONG_UNITS:
        return unit == "day" and hit.beside(-1, "end_of_day")
    calls, follows = hit.beside(-1, "whole_unit"), hit.beside(1, "after_unit")
    return calls and not follows and hit.written("unit").islower()


def the_period(hit: Hit) -> Built:
    """As in: the quarter, the latest quarter, the full year, "ended the day", for the year."""
    unit = unit_in(hit)
    meaning: Meaning | None = None
    if unit == "quarter" and hit.near(1) != "-":
        meaning = Latest(unit)
    elif unit == "weekend":
        meaning = Weekend()
    elif (unit == "year" and "full" in hit) or (unit == "month" and "latest" in hit):
        meaning = Step(unit, 0 if unit == "year" else -1)
    elif _is_current(hit, unit):
        meaning = FromFocus(unit, 0)
    return meaning


def quarter_and_year(hit: Hit) -> Built:
    """As in: 2Q09, 1H2024, 2024Q1, Q1'24; not an hour and minutes: 1h20."""
    name = hit.word("name")
    apart = "short" in hit and not hit.is_glued(hit.match.start("short"))
    if hit.written("name").islower() or apart:
        return None
    named_last = name[0].isdecimal() and name[1].isdecimal()
    part, year = (name[4:], name[:4]) if named_last else (name[:2], name[2:] or hit.word("short"))
    quarter = hit.lists["QNAME"].get(part)
    named = Named("quarter", quarter) if quarter else Named("half", hit.lists["HNAME"][part])
    return Within(named, Fixed(year_span(full_year(year))))


def quarters_of(hit: Hit) -> Built:
    """As in: the second and third quarters of 2023, as one; not the first and third ones."""
    low, high = hit.ordinal("low"), hit.ordinal("high")
    if hit.value("unit", "UNITS") != "quarter" or (low, high) not in {(1, 2), (2, 3), (3, 4)}:
        return None
    ends = [Named("quarter", number) for number in (low, high)]
    if "whole" in hit:
        whole = hit.mention("whole").meaning
        return Between(*(Within(end, whole) for end in ends))
    return Between(*ends)


def year_period(hit: Hit) -> Built:
    """As in: the 1989 period, the same period of 2023: what the text reports on, in that year."""
    if not _is_quarter(hit):
        return None
    return InYear(hit.mention("year").meaning)


def fiscal_year(hit: Hit) -> Built:
    """As in: fiscal 1989, the school year 2008, last fiscal year, 2022/23: named, and left open."""
    if "pair" in hit:
        return _year_over_two(hit)
    year = hit.mention("year").meaning if "year" in hit else None
    value = f"FY{year.span.value}" if isinstance(year, Fixed) else "FYXXXX"
    return Bare(value, "fiscal year unknown")


def _year_over_two(hit: Hit) -> Built:
    """As in: 2022/23, the 2023-24 season; not 2022-23 alone, the 2014-17 campaign.

    A year of schools or of sport is the one with the winter in its middle.
    """
    words, pair = hit.words(), hit.word("pair")
    first, last = (int(each) for each in re.split(r"[-–/]", pair))
    alone = all(word == pair or word in hit.lists["THE"] for word in words)
    if (first + 1 - last) % 100 or (alone and "/" not in pair):
        return None
    if not any(word in hit.lists["over_winter"] for word in words):
        return Bare("FYXXXX", "fiscal year unknown")
    span = Span("run", date(first, JULY, 1), date(first + 1, JULY - 1, 30))
    return Fixed(span)


def fiscal_name(hit: Hit) -> Built:
    """As in: FY2023, Q3 FY23, 1HFY24, FY2023/24."""
    part, _, year = hit.word("fiscal").partition("fy")
    part, value = part or hit.word("name"), f"FY{full_year(year)}"
    for letter, names in (("Q", "QNAME"), ("H", "HNAME")):
        if number := hit.lists[names].get(part):
            value += f"-{letter}{number}"
    return Bare(value, "fiscal year unknown")
