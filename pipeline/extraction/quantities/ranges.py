"""Join readings that make one amount: ranges with two ends, scores, and feet with inches."""

from decimal import Decimal

from pipeline.extraction.quantities.change import governing_verb
from pipeline.extraction.quantities.hedges import bound_before
from pipeline.extraction.quantities.lexicon import is_plural
from pipeline.extraction.quantities.reading import NONE, Reading
from pipeline.extraction.quantities.tokens import Piece

_DASHES = frozenset("-‐‑–—")
_PARTS = {
    ("ft", "in"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("lb", "oz"): 16,
    ("stone", "lb"): 14,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("CAD", "cent"): 100,
    ("AUD", "cent"): 100,
    ("GBP", "penny"): 100,
}
_HIGHEST_SCORE = 200
_SHARED_BELOW = 1000


def join(p: Piece, readings: list[Reading]) -> list[Reading]:
    """Merge neighbours that are one amount, left to right."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if last is not None and not (_as_range(p, last, reading) or _as_parts(p, last, reading)):
            joined.append(reading)
        elif last is None:
            joined.append(reading)
    return joined


def link(p: Piece, j: int, i: int) -> str:
    """What stands between token j and token i, where it can link two ends: '-', 'to', 'and', 'or'."""
    between = p.low[j:i]
    if not between or len(between) > 3:  # noqa: PLR2004 - "-to-" is the longest
        return ""
    if len(between) == 1 and between[0] in _DASHES:
        return "-" if p.glued(j) == p.glued(i) else ""
    words = [word for word in between if word not in _DASHES]
    return words[0] if len(words) == 1 and words[0] in ("to", "and", "or", "through") else ""


def _as_range(p: Piece, a: Reading, b: Reading) -> bool:
    """Make `a` the range from a to b where the words between say so."""
    bound, left = bound_before(p, b.i)
    by = link(p, a.j, left if bound == "eq" else b.i)
    if not by or a.high is not None or b.high is not None or not _alike(a, b):
        return False
    if by in ("to", "through") and not _to_range(p, a, b):
        return False
    if by == "and" and not _follows(p, a, "between"):
        return False
    if by == "or" and (a.hyphenated or b.value != a.value + 1 or a.unit is not NONE or a.prefixed):
        return False
    if by == "-" and not _dash_range(p, a, b):
        return False
    _merge(a, b, by)
    return True


def _alike(a: Reading, b: Reading) -> bool:
    plain = ("digits", "words", "fraction")
    if a.numeral.style not in plain or b.numeral.style not in plain:
        return False
    if a.unit.name == b.unit.name:
        return True
    return a.unit is NONE or (b.unit is NONE and a.prefixed)


def _follows(p: Piece, a: Reading, word: str) -> bool:
    k = bound_before(p, a.i)[1] - 1
    return k >= 0 and p.low[k] == word


def _to_range(p: Piece, a: Reading, b: Reading) -> bool:
    """'10 to 20 billion', 'from 5 to 7 per cent', but no move: 'rose from 5% to 7%', 'rose 5% to 7%'."""
    start = bound_before(p, a.i)[1]
    if start and p.low[start - 1] == "from":
        return governing_verb(p, start - 1, near=True) is None
    explicit = a.unit is not NONE and a.unit.name == b.unit.name
    return not (explicit and governing_verb(p, start, near=True) is not None)


def _dash_range(p: Piece, a: Reading, b: Reading) -> bool:
    if b.value < 0 and p.glued(b.i):
        return False
    if b.unit is NONE and not a.prefixed and a.unit is NONE:
        a.role = "score"
    return b.unit is not NONE or b.value > a.value or a.role == "score"


def _merge(a: Reading, b: Reading, by: str) -> None:
    if (
        b.numeral.scale > 1
        and a.numeral.scale == 1
        and 0 <= a.value < min(b.value / b.numeral.scale, _SHARED_BELOW)
    ):
        a.value *= b.numeral.scale
    if b.unit is not NONE:
        if a.unit is NONE:
            a.value *= b.unit.factor
        a.unit, a.noun, a.per = b.unit, b.noun, b.per
        a.rule = b.rule
    a.high, a.j, a.hyphenated = b.value, b.j, b.hyphenated
    names = {
        "-": "range.dash",
        "to": "range.to",
        "through": "range.to",
        "and": "range.between",
        "or": "range.or",
    }
    a.rule = names[by]


def _as_parts(p: Piece, a: Reading, b: Reading) -> bool:
    """'5 ft 11 in', '3 dollars 50 cents', '1 hour and 20 minutes': one amount in two units."""
    if a.prefixed or a.high is not None or a.numeral.style not in ("digits", "words"):
        return False
    if b.i != a.j and not (b.i == a.j + 1 and p.low[a.j] == "and"):
        return False
    small = b.unit.name
    if a.unit.name == "ft" and b.unit is NONE and b.j < p.n and p.low[b.j] in ("in", "in."):
        small = "in"
        b.j += 1
    if (
        b.unit is NONE
        and a.unit.kind == "money"
        and b.i == a.j
        and b.value < 100
        and b.numeral.style == a.numeral.style
    ):  # noqa: PLR2004 - cents
        small = "cent" if a.unit.name != "GBP" else "penny"
        if b.j < p.n and is_plural(p.low[b.j]):
            return False
    factor = _PARTS.get((a.unit.name, small))
    if factor is None or not 0 <= b.value < factor:
        return False
    a.value += b.value / Decimal(factor)
    a.j, a.rule = b.j, "parts"
    return True
