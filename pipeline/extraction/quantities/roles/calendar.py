"""Numbers that are dates, clock times, durations or ages."""

from pipeline.extraction.quantities.lexicon import is_plural
from pipeline.extraction.quantities.reading import NONE, Reading
from pipeline.extraction.quantities.roles.rule import rule
from pipeline.extraction.quantities.tokens import Piece

_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_ERAS = frozenset({"a.d.", "b.c.", "ad", "bc", "bce", "ce", "b.c", "a.d"})
_CLOCK = frozenset(
    {
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "a.m",
        "p.m",
        "gmt",
        "bst",
        "est",
        "edt",
        "et",
        "utc",
        "o'clock",
        "noon",
        "hrs",
    }
)
_YEAR_FIRST, _YEAR_LAST = 1900, 2099
_PERSONAL_AGE = 120


def _near(p: Piece, k: int) -> str:
    return p.low[k] if 0 <= k < p.n else ""


@rule(
    "age.old",
    "age",
    "a span of time with 'old' or 'of age'",
    hits=("The 34-year-old driver left.", "The scheme is 8 months old."),
    misses=("The 34-year lease ended.", "Two old ships sank."),
)
def _old(p: Piece, r: Reading) -> bool:
    return r.rule == "age" or (r.unit is NONE and _near(p, r.j) in ("yo", "y/o"))


@rule(
    "age.aged",
    "age",
    "a number after 'aged' or 'age', or set off by commas after a name",
    hits=("Men aged 18 to 34 bet most.", "The mayor, 52, resigned."),
    misses=("The age limit fell by 3.", "In May, 52 voted."),
)
def _aged(p: Piece, r: Reading) -> bool:
    if r.unit is not NONE or r.numeral.style not in ("digits", "words"):
        return False
    before = _near(p, r.left - 1)
    if (
        before in ("aged", "age")
        or (before == "of" and _near(p, r.left - 2) in ("age", "ages"))
        or (before == "ages")
    ):
        return True
    inside = _near(p, r.i - 1) == "," and _near(p, r.j) == "," and r.i > 1
    name = (inside and p.words[r.i - 2][0].isupper()) or (
        inside and p.low[r.i - 2].isalpha() and r.i > 3
    )
    return (
        name
        and r.numeral.style == "digits"
        and 1 < r.value < _PERSONAL_AGE
        and p.low[r.i - 2] not in _MONTHS
        and r.value == r.value.to_integral_value()
    )


@rule(
    "date.month",
    "date",
    "a day beside the name of a month",
    hits=("It opens on March 29 at last.", "The 5 May vote stands."),
    misses=("It rose in March 29 times.", "Some may 5 times a day."),
)
def _month(p: Piece, r: Reading) -> bool:
    if r.unit is not NONE or r.numeral.style not in ("digits", "ordinal") or not 1 <= r.value <= 31:  # noqa: PLR2004 - days
        return False
    k = r.numeral.head - 1
    if _near(p, k) == "." or _near(p, k) == "the":
        k -= 1
    before = k >= 0 and p.low[k] in _MONTHS and p.words[k][0].isupper()
    t = r.numeral.j + 1 if _near(p, r.numeral.j) == "of" else r.numeral.j
    after = t < p.n and p.low[t] in _MONTHS and p.words[t][0].isupper()
    return before or after


@rule(
    "date.year",
    "date",
    "four figures that name a year, and no counted noun or hedge",
    hits=("The 2016 rules still hold.", "In 2020 it closed."),
    misses=("It hired 2,016 people.", "About 2000 fans came."),
)
def _year(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    word = p.words[head]
    if (
        r.numeral.style != "digits"
        or r.prefixed
        or not word.isdecimal()
        or len(word) != 4
        or r.numeral.j > head + 1
    ):
        return False
    if _near(p, head - 1) in _ERAS or _near(p, r.numeral.j) in _ERAS:
        return True
    if (
        not _YEAR_FIRST <= int(word) <= _YEAR_LAST
        or r.bound != "eq"
        or r.unit.kind not in ("none", "count")
    ):
        return False
    if p.starts[r.left] != p.starts[head] and p.low[r.left] not in ("the", "a", "an"):
        return False
    return r.noun is None or not (
        r.noun.head in ("person", "staff", "worker", "job", "employee") and int(word) % 100 == 0
    )


@rule(
    "time.clock",
    "time",
    "a time of day",
    hits=("Doors open at 11 a.m. today.", "The train left at 17:22."),
    misses=("He is 11 am I right?", "The odds are 3 to 1."),
)
def _clock(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    if r.numeral.style not in ("digits", "words") or r.prefixed:
        return False
    colon = (
        _near(p, j) == ":"
        and p.glued(j)
        and j + 1 < p.n
        and p.glued(j + 1)
        and p.words[j + 1][0].isdigit()
    )
    colon_before = (
        _near(p, r.numeral.head - 1) == ":"
        and p.glued(r.numeral.head)
        and r.numeral.head > 1
        and p.words[r.numeral.head - 2][0].isdigit()
    )
    if colon or colon_before:
        return True
    word = _near(p, j)
    return (
        word in _CLOCK
        and r.value <= 24
        and (
            word not in ("am", "et", "ad")
            or p.glued(j)
            or p.words[j].isupper()
            or _near(p, j + 1) != "i"
        )
    )


@rule(
    "duration.plain",
    "duration",
    "a span of time that no verb of change governs and no rate divides",
    hits=("The talks took two years.", "A 30-day truce began."),
    misses=("Life expectancy rose by 3 years.", "It earns 30 days a year."),
)
def _duration(p: Piece, r: Reading) -> bool:
    return r.unit.kind == "duration" and r.per is None and r.direction == "none"


@rule(
    "date.decade",
    "date",
    "a number with a plural s that names a decade",
    hits=("Growth began in the 1990s there.", "He was in his 30s then."),
    misses=("It bought 30 buses.", "The 1990 vote failed."),
)
def _decade(p: Piece, r: Reading) -> bool:
    j, word = r.numeral.j, p.words[r.numeral.head]
    if j < p.n and p.low[j] in ("'", "’") and p.glued(j):
        j += 1
    shape = len(word) in (2, 4) and word.endswith("0") and word.isdecimal()
    return shape and _near(p, j) == "s" and p.glued(j)


@rule(
    "date.century",
    "date",
    "an ordinal before century, half, quarter or a weekday's week",
    hits=("The nineteenth century map helps.", "Sales fell in the first half."),
    misses=("The third man left.", "Half of them left."),
)
def _century(p: Piece, r: Reading) -> bool:
    if r.numeral.style == "ordinal":
        k = r.j + 1 if _near(p, r.j) == "-" else r.j
        return _near(p, k) in ("century", "centuries", "half", "quarter", "quarters")
    if (
        r.numeral.style == "fraction"
        and p.low[r.numeral.j - 1] in ("half", "quarter")
        and r.numeral.j - r.numeral.i == 1
    ):
        return _near(p, r.i - 1) in (
            "first",
            "second",
            "latter",
            "this",
            "last",
            "next",
            "final",
            "previous",
            "third",
            "fourth",
            "current",
            "each",
            "other",
        ) or is_plural(p.low[r.i])
    return False


RULES = (
    _old,
    _aged,
    _month,
    _year,
    _clock,
    _duration,
    _decade,
    _century,
)
"""The rules of this file, in the order in which they are asked."""
