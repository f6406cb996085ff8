"""Units that are said once for several numbers: before the next, or after the one before."""

from claimledger.quantities.hedges import bound_before
from claimledger.quantities.pieces import Piece
from claimledger.quantities.ranges import share_scale
from claimledger.quantities.rates import denominator, joined
from claimledger.quantities.reading import NONE, Reading

_COMMAS = frozenset({","})
"""These list amounts only where a word closes the list: '5, 6 and 7 percent'."""
_REPEATABLE = frozenset(
    {"count", "index", "length", "mass", "volume", "area", "temperature", "angle", "rate"}
)
"""Kinds of units that are left out; a percentage and money are said each time."""
_APART = 1000
"""How many times as many things a bare number may count as the one before it."""


def share_units(p: Piece, readings: list[Reading]) -> None:
    """Give each bare number the unit that it shares with a neighbour."""
    lex, listed = p.lexicon, False
    for a, b in zip(readings[-2::-1], readings[:0:-1], strict=False):
        between = set(p.words[a.j : b.i])
        chained = listed or not between <= _COMMAS
        listed = False
        coordinated = between and between <= lex.coordinators and chained
        if coordinated and _bare(a) and b.unit is not NONE:
            if b.prefixed and "," in between:
                continue
            share_scale(a, b)
            a.unit, a.noun, a.hyphenated, a.rule = b.unit, b.noun, b.hyphenated, b.rule
            listed = True
    said: Reading | None = None
    share: Reading | None = None
    for r in readings:
        if _bare(r):
            before = p.low[bound_before(p, r.i)[2] - 1] if r.i else ""
            if share is not None and r.value == 0 and before in lex.from_:
                _repeat(p, r, share)  # "a third, from zero"
            elif (
                said is not None and before in lex.repeat_cues and _free(p, r) and _near(p, r, said)
            ):
                _repeat(p, r, said)
        elif r.unit.name == "%":
            share = r
        elif r.unit.kind in _REPEATABLE and r.numeral.style == "digits":
            said = r


def _bare(r: Reading) -> bool:
    """Whether a number stands without a unit, and as no part of a score."""
    return r.unit is NONE and r.numeral.style in ("digits", "words") and r.role == "claim"


def _repeat(p: Piece, r: Reading, said: Reading) -> None:
    """Give a bare number the unit said before, with a rate of its own if it has one."""
    r.unit, r.noun, r.rule = said.unit, said.noun, "elided"
    per = denominator(p, r.j)
    if per is not None:
        r.unit, r.per, r.j = joined(said.unit, per), per.name, per.j


def _free(p: Piece, r: Reading) -> bool:
    """Whether nothing is glued to the number that could be a unit of its own."""
    return r.j >= p.n or not p.glued(r.j) or p.words[r.j] in ".,;:)"


def _near(p: Piece, r: Reading, said: Reading) -> bool:
    """Whether a number may count the same things: not 73 million after "17 channels"."""
    if p.at(r.i - 1) in p.lexicon.articles:
        return False  # "a 4.1 rating and a 9 share"
    if said.unit.kind != "count" or not said.value or not r.value:
        return True
    return 1 / _APART < abs(r.value / said.value) < _APART
