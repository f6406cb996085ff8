"""Join readings that make one amount: ranges with two ends, scores, and feet with inches."""

from decimal import Decimal

from pipeline.extraction.quantities.change import governing_verb
from pipeline.extraction.quantities.hedges import bound_before
from pipeline.extraction.quantities.lexicon import is_plural
from pipeline.extraction.quantities.reading import NONE, PERCENT, Reading
from pipeline.extraction.quantities.tokens import Piece
from pipeline.extraction.quantities.units import denominator, joined

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
_COORDINATORS = frozenset({"-", "–", ",", "or", "and", "to", "x", "×", "by"})
_ELISION = frozenset(
    {"from", "to", "with", "than", "and", "versus", "against", "at", "is", "was", "of"}
)
_REPEATABLE = frozenset(
    {"count", "index", "length", "mass", "volume", "area", "temperature", "angle", "rate"}
)
_HIGHEST_SCORE = 200
_SHARED_BELOW = 1000


def join(p: Piece, readings: list[Reading]) -> list[Reading]:
    """Merge neighbours that are one amount, left to right."""
    kept: list[Reading] = []
    for reading in readings:
        last = kept[-1] if kept else None
        if last is None or not any(way(p, last, reading) for way in _WAYS):
            kept.append(reading)
    return kept


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
    bound, _, left = bound_before(p, b.i)
    by = link(p, a.j, left if bound == "eq" else b.i)
    if not by or a.high is not None or b.high is not None or not _alike(a, b):
        return False
    if by in ("to", "through") and not _to_range(p, a, b):
        return False
    if by == "and" and not _follows(p, a, "between"):
        return False
    if by == "or" and (
        b.value != a.value + 1 or a.unit is not NONE or b.prefixed or p.words[a.j] in _DASHES
    ):
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
    k = bound_before(p, a.i)[2] - 1
    return k >= 0 and p.low[k] == word


def _to_range(p: Piece, a: Reading, b: Reading) -> bool:
    """'10 to 20 billion', 'from 5 to 7 per cent', but no move: 'from 5% to 7%', 'rose 5% to 7%'.

    A first end without a unit of its own is no amount by itself.
    """
    _, hedged, start = bound_before(p, a.i)
    if hedged and p.low[hedged - 1] == "from" and a.unit is not NONE:
        return governing_verb(p, hedged - 1, near=True) is None
    explicit = a.unit is not NONE and a.unit.name == b.unit.name
    governed = governing_verb(p, start, near=True) is not None or (
        start and p.low[start - 1] == "by"
    )
    return not (explicit and governed)


def _dash_range(p: Piece, a: Reading, b: Reading) -> bool:
    if b.unit is not NONE or a.unit is not NONE:
        return True
    if max(a.value, b.value) <= _HIGHEST_SCORE and a.value % 1 == 0 == b.value % 1:
        a.role = "score"
        return True
    return b.value > a.value


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
    a.rule = "age" if b.rule == "age" else names[by]


def _as_conversion(p: Piece, a: Reading, b: Reading) -> bool:
    """'$6 (€5.50) per share': the rate after the brackets belongs to the amount before them too."""
    if (
        b.i == a.j + 1
        and p.words[a.j] == "("
        and b.j < p.n
        and p.words[b.j] == ")"
        and a.per is None
    ):
        per = denominator(p, b.j + 1)
        if per and a.unit.kind == "money" == b.unit.kind:
            a.unit, a.per = joined(a.unit, per), per[0]
            a.kind = "price"
    return False


def _as_odds(p: Piece, a: Reading, b: Reading) -> bool:
    """'one in five', '9 out of 10': a part of a whole, which is a percentage."""
    between = p.low[a.j : b.i]
    if between not in (["in"], ["out", "of"]) or not 0 < a.value < b.value:
        return False
    if (
        a.numeral.style != b.numeral.style
        or a.unit.kind not in ("none", "count")
        or a.j != a.numeral.j
    ):
        return False
    if b.unit.kind not in ("none", "count") or b.prefixed or b.value > _SHARED_BELOW:
        return False
    a.value, a.unit, a.rule = 100 * a.value / b.value, PERCENT, "fraction.odds"
    a.noun, a.j = b.noun, b.j
    return True


def share_units(p: Piece, readings: list[Reading]) -> None:
    """Give a bare number the unit of the next ('7- or 8-inch') or, elided, of the one before."""
    for a, b in zip(readings[-2::-1], readings[:0:-1], strict=False):
        between = p.words[a.j : b.i]
        if not _bare(a) or b.unit is NONE or not between or (b.prefixed and "," in between):
            continue
        if set(between) <= _COORDINATORS:
            a.unit, a.noun, a.hyphenated, a.rule = b.unit, b.noun, b.hyphenated, b.rule
    said: Reading | None = None
    share: Reading | None = None
    for r in readings:
        if _bare(r) or (r.unit is NONE and r.rule.startswith("range")):
            before = p.low[bound_before(p, r.i)[2] - 1] if r.i else ""
            if share is not None and r.value == 0 and before == "from":
                _repeat(p, r, share)  # "a third, from practically zero"
            elif said is not None and before in _ELISION and _free(p, r):
                _repeat(p, r, said)
        elif r.unit.kind in _REPEATABLE and r.numeral.style == "digits":
            said = r
        elif r.unit.name == "%":
            share = r


def _repeat(p: Piece, r: Reading, said: Reading) -> None:
    """Give a bare number the unit said before, with a rate of its own if it has one."""
    r.unit, r.noun, r.rule = said.unit, said.noun, "elided"
    per = denominator(p, r.j)
    if per:
        r.unit, r.per, r.j = joined(said.unit, per), per[0], per[2]


def _free(p: Piece, r: Reading) -> bool:
    """Whether nothing is glued to the number that could be a unit of its own."""
    return r.j >= p.n or not p.glued(r.j) or p.words[r.j] in ".,;:)"


def _bare(r: Reading) -> bool:
    return (
        r.unit is NONE
        and r.high is None
        and r.numeral.style in ("digits", "words")
        and r.role == "claim"
    )


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
    ):
        small = "cent" if a.unit.name != "GBP" else "penny"
        if b.j < p.n and is_plural(p.low[b.j]):
            return False
    ends = b.j == p.n or p.words[b.j] in ".,;)"
    if b.unit is NONE and a.unit.kind == "money" and b.i == a.j + 1 and b.value < 100 and ends:  # noqa: PLR2004 - cents
        small = "cent" if a.unit.name != "GBP" else "penny"
    factor = _PARTS.get((a.unit.name, small))
    if factor is None or not 0 <= b.value < factor:
        return False
    a.value += b.value / Decimal(factor)
    a.j, a.rule = b.j, "parts"
    return True


_WAYS = (_as_range, _as_odds, _as_parts, _as_conversion)
