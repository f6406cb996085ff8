"""Join readings that are parts of one amount: odds, feet and inches, dollars and cents."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.rates import denominator, joined
from claimledger.quantities.reading import NONE, PERCENT, Reading
from claimledger.quantities.scales import HYPHENS

_PARTS = {
    ("ft", "in"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("lb", "oz"): 16,
    ("stone", "lb"): 14,
    ("GBP", "pence"): 100,
    ("GBP", "penny"): 100,
    **{(code, "cent"): 100 for code in ("USD", "EUR", "CAD", "AUD", "NZD", "HKD", "SGD")},
}
"""How many of the second unit make one of the first."""
_CENTS = 100
_HYPHENED = 3
"""Tokens of "-to-"."""
_LARGEST_ODDS = 1000
_SHORTEST_LINK = len("in")
_COUNTED = frozenset({"none", "count"})
_CLOSERS = frozenset(".,;)")


def rate_after_brackets(p: Piece, a: Reading, b: Reading) -> None:
    """'$6 (€5.50) per share': the rate after the brackets belongs to the amount before them too."""
    bracketed = b.i == a.j + 1 and p.words[a.j] == "(" and b.j < p.n and p.words[b.j] == ")"
    if bracketed and a.unit.kind == "money" == b.unit.kind:
        per = denominator(p, b.j + 1)
        if per is not None:
            a.unit, a.per = joined(a.unit, per), per.name


def as_ratio(p: Piece, a: Reading, b: Reading) -> bool:
    """'33-to-1', 'ten-to-one': how many times as much, before the noun that it describes."""
    between = [word for word in p.low[a.j : b.i] if word not in HYPHENS]
    hyphened = b.i - a.j == _HYPHENED and p.glued(a.j) and p.glued(b.i)
    bare = a.unit is NONE and a.high is None and b.value == 1
    if not (hyphened and bare and len(between) == 1 and between[0] in p.lexicon.to):
        return False
    a.j, a.kind, a.rule = b.numeral.j, "ratio", "fraction.over"
    return True


def as_odds(p: Piece, a: Reading, b: Reading) -> bool:
    """'one in five', '9 out of 10' as a percentage; 'one over three' as a number."""
    counted = a.unit.kind in _COUNTED and b.unit.kind in _COUNTED
    label = p.at(a.i - 1) in p.lexicon.roles["designators"] and p.words[a.i - 1][0].isupper()
    if not counted or not b.value or label:  # "a Level 3 out of 5"
        return False
    between = " ".join(p.low[a.j : b.i])
    if a.j != a.numeral.j:  # "one worker in eight"
        bare = a.noun is not None and b.noun is None and b.high is None
        if not bare or a.rule != "count" or a.per is not None or a.hyphenated:
            return False
    if between in p.lexicon.over and a.unit is b.unit is NONE and _closed(p, b):
        a.value, a.j, a.rule = a.value / b.value, b.j, "fraction.over"
        return True
    all_of = a.value == b.value and len(between) > _SHORTEST_LINK  # "five out of five"
    part = 0 < a.value <= b.value <= _LARGEST_ODDS and (a.value != b.value or all_of)
    if between not in p.lexicon.odds or not part:
        return False
    a.value, a.unit, a.rule = round(100 * a.value / b.value, 6), PERCENT, "fraction.odds"
    a.noun, a.j = b.noun or a.noun, b.j
    return True


def as_parts(p: Piece, a: Reading, b: Reading) -> bool:
    """'5 ft 11 in', '3 dollars 50 cents', '1 hour and 20 minutes': one amount in two units."""
    if a.prefixed or a.high is not None or a.numeral.style not in ("digits", "words"):
        return False
    linked = b.i == a.j + 1 and p.low[a.j] in p.lexicon.and_
    if b.i != a.j and not linked:
        return False
    factor = _PARTS.get((a.unit.name, _smaller(p, a, b, linked=linked)))
    if factor is None or not 0 <= b.value < factor:
        return False
    a.value += b.value / factor
    a.j, a.rule = b.j, "parts"
    return True


def _smaller(p: Piece, a: Reading, b: Reading, *, linked: bool) -> str:
    """The unit of the smaller part, stated ('2 in') or omitted ('15 dollars 50')."""
    if b.unit is not NONE:
        return b.unit.name
    if a.unit.name == "ft" and b.j < p.n and p.low[b.j] in p.lexicon.inches:
        b.j += 1
        return "in"
    if a.unit.kind != "money" or b.value >= _CENTS or a.numeral.style != b.numeral.style:
        return ""
    if (linked and not _closed(p, b)) or (b.j < p.n and p.lexicon.is_plural(p.low[b.j])):
        return ""
    return "pence" if a.unit.name == "GBP" else "cent"


def _closed(p: Piece, b: Reading) -> bool:
    """Whether b is at the end of the piece or before a punctuation mark."""
    return b.j == p.n or p.words[b.j] in _CLOSERS
