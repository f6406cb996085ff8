"""Rules for quarters, halves and fiscal years, and for the period that a text reports on."""

import re
from datetime import date

from claimledger.times.grammar import Built, Hit, Rules
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
NTH = "(ord: ORD|LASTWORD) DASH?"
NAME = "(name: QNAME|HNAME)"
IN = "(OF|COMMA|IN)? THE?"
RULES = Rules()


@RULES.rule("quarter", "THE? (fiscal: FISCAL DASH?)? (ord: ORD) DASH? (unit: UNIT)", "UNIT")
@RULES.rule("fiscal_quarter", "THE? (ord: ORD) (fiscal: FISCAL) (unit: UNIT)", "FISCAL")
@RULES.rule("half", f"THE? (fiscal: FISCAL)? {NTH} (half: HALF)", "HALF")
@RULES.rule("quarter_name", NAME, "QNAME HNAME")
@RULES.rule("quarter_of", f"THE? {NTH} (unit: UNIT) {IN} (whole: M_YEAR)", "UNIT")
@RULES.rule(
    "part_of_the_year",
    f"THE? (fiscal: FISCAL)? {NTH} ((half: HALF)|(unit: UNIT)) OF THE (year: UNIT)",
    "HALF UNIT",
)
@RULES.rule(
    "part_of_fiscal",
    f"THE? {NTH} ((half: HALF)|(unit: UNIT)) OF THE? SHIFT? (fiscal: FISCAL) UNIT? "
    "(M_YEAR|YEARPAIR)?",
    "FISCAL",
)
@RULES.rule("half_of", f"THE? {NTH} (half: HALF) {IN} (whole: M_YEAR|M_DECADE)", "HALF")
@RULES.rule("quarter_name_of", f"{NAME} (OF|DASH|COMMA)? (whole: M_YEAR)", "QNAME HNAME")
@RULES.rule(
    "year_quarter", f"THE? (whole: M_YEAR) (APOS S)? DASH? ({NTH} (unit: UNIT)|{NAME})", "M_YEAR"
)
def _part_of_year(hit: Hit) -> Built:
    """As in: the third quarter, Q3 2019, the last half of the '80s; fiscal ones stay open."""
    if not _is_quarter(hit) or hit.value("year", "UNIT") not in {None, "year"}:
        return None
    grain = "half" if "half" in hit or hit.value("name", "HNAME") else "quarter"
    last = 2 if grain == "half" else 4
    number = hit.value("name", "QNAME", "HNAME") or hit.ordinal("ord")
    number = last if number == -1 else number
    if number is None or not 1 <= number <= last:
        return None
    part = Named(grain, number)
    if "fiscal" in hit:
        return "DATE", None, Bare(f"FY-{part.unknown[5:]}", "fiscal year unknown")
    if "whole" not in hit:
        other = is_of_a_game(hit) or _is_of_another(hit) or _is_a_product(hit)
        return None if other else ("DATE", None, part)
    whole = hit.mention("whole").meaning
    if whole.grain != "decade":
        return "DATE", None, Within(part, whole)
    return ("DATE", None, Slice(whole, f"H{number}")) if grain == "half" else None


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


@RULES.rule("the_period", "THE (LATEST|MOST RECENT)? (full: FULL)? (unit: UNIT)", "UNIT")
@RULES.rule("latest_period", "THE? (latest: LATEST|MOST RECENT) (unit: UNIT)", "LATEST MOST")
def _the_period(hit: Hit) -> Built:
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
    return ("DATE", None, meaning) if meaning else None


@RULES.rule("quarter_and_year", "(name: QYEAR)", "QYEAR")
@RULES.rule("quarter_name_short", f"{NAME} (APOS|DASH) (short: TWONO)", "QNAME HNAME")
def _quarter_and_year(hit: Hit) -> Built:
    """As in: 2Q09, 1H2024, 2024Q1, Q1'24; not an hour and minutes: 1h20."""
    name = hit.word("name")
    apart = "short" in hit and not hit.is_glued(hit.match.start("short"))
    if hit.written("name").islower() or apart:
        return None
    named_last = name[0].isdecimal() and name[1].isdecimal()
    part, year = (name[4:], name[:4]) if named_last else (name[:2], name[2:] or hit.word("short"))
    quarter = hit.lists["QNAME"].get(part)
    named = Named("quarter", quarter) if quarter else Named("half", hit.lists["HNAME"][part])
    return "DATE", None, Within(named, Fixed(year_span(full_year(year))))


@RULES.rule(
    "quarters_of",
    "THE? (low: ORD) (AND|TO|DASH|THROUGH) (high: ORD) (unit: UNITS) ((OF|IN) (whole: M_YEAR))?",
    "UNITS",
)
def _quarters_of(hit: Hit) -> Built:
    """As in: the second and third quarters of 2023, as one; not the first and third ones."""
    low, high = hit.ordinal("low"), hit.ordinal("high")
    if hit.value("unit", "UNITS") != "quarter" or (low, high) not in {(1, 2), (2, 3), (3, 4)}:
        return None
    ends = [Named("quarter", number) for number in (low or 0, high or 0)]
    if "whole" in hit:
        whole = hit.mention("whole").meaning
        return "DATE", None, Between(*(Within(end, whole) for end in ends))
    return "DATE", None, Between(*ends)


@RULES.rule("year_period", "THE SAME? (year: M_YEAR) (PERIOD|(unit: UNIT))", "PERIOD UNIT")
@RULES.rule(
    "same_period_of",
    "(THE SAME PERIOD|(same: M_PART|M_MONTH|M_WEEK)) (OF|IN) (year: M_YEAR)",
    "SAME M_PART M_MONTH M_WEEK",
)
def _year_period(hit: Hit) -> Built:
    """As in: the 1989 period, the same period of 2023: what the text reports on, in that year."""
    if "same" in hit and hit.mention("same").rule != "same_unit":
        return None
    if not _is_quarter(hit):
        return None
    return "DATE", None, InYear(hit.mention("year").meaning)


@RULES.rule("fiscal_year", "THE? (FISCAL UNIT? (year: M_YEAR)|SHIFT FISCAL UNIT)", "FISCAL")
@RULES.rule(
    "years_over_two",
    "(span: THE? (pair: YEARPAIR)) (AND|COMMA|TO) YEARPAIR (FISCAL UNITS|CAMPAIGN)",
    "YEARPAIR",
)
@RULES.rule(
    "year_over_two",
    "THE? (FISCAL UNIT?|SHIFT FISCAL UNIT OF?)? (pair: YEARPAIR) (FISCAL (UNIT|UNITS)|CAMPAIGN)?",
    "YEARPAIR",
)
def _fiscal_year(hit: Hit) -> Built:
    """As in: fiscal 1989, the school year 2008, last fiscal year, 2022/23: named, and left open."""
    if "pair" in hit:
        return _year_over_two(hit)
    year = hit.mention("year").meaning if "year" in hit else None
    value = f"FY{year.span.value}" if isinstance(year, Fixed) else "FYXXXX"
    return "DATE", None, Bare(value, "fiscal year unknown")


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
        return "DATE", None, Bare("FYXXXX", "fiscal year unknown")
    span = Span("run", date(first, JULY, 1), date(first + 1, JULY - 1, 30))
    return "DATE", None, Fixed(span)


@RULES.rule(
    "fiscal_name",
    "((name: QNAME|HNAME) (OF|DASH)?)? (fiscal: FYNAME) ((SLASH|DASH) TWONO)?",
    "FYNAME",
)
def _fiscal_name(hit: Hit) -> Built:
    """As in: FY2023, Q3 FY23, 1HFY24, FY2023/24."""
    part, _, year = hit.word("fiscal").partition("fy")
    part, value = part or hit.word("name"), f"FY{full_year(year)}"
    for letter, names in (("Q", "QNAME"), ("H", "HNAME")):
        if number := hit.lists[names].get(part):
            value += f"-{letter}{number}"
    return "DATE", None, Bare(value, "fiscal year unknown")
