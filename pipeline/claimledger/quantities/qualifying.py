"""The bound, direction and kind of a reading, from the words around it."""

from claimledger.quantities.change import SHARE_UNITS, changed_by_noun, direction, reached
from claimledger.quantities.hedges import bound_after, bound_before
from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading

_AMOUNTS = frozenset({"digits", "words", "fraction", "vague"})
"""Styles of numerals that a hedge or a verb of change can govern."""
_LONGEST_AFTERTHOUGHT = 3
"""Most words between amounts, without "and": "by 9 percent in June and 7 percent in July"."""


def qualify(p: Piece, r: Reading, last: Reading | None) -> None:
    """Fill in bound, direction and kind, given the reading before it in the piece."""
    said, r.start, r.left = bound_before(p, r.i)
    after = bound_after(p, r.j) if r.numeral.style in _AMOUNTS else None
    if after is not None:
        r.bound, r.j = after
    elif r.bound == "eq":
        r.bound = said
    if r.numeral.style == "vague" and r.bound in ("eq", "approx"):
        r.bound = "gt"
    if r.role != "score":
        onward = r.unit is NONE and p.at(r.j) in p.lexicon.to and p.at(r.j + 1)[:1].isdecimal()
        way = direction(p, r.left, r.unit.name, r.unit.kind, onward=onward)
        way = way or reached(p, r.start)
        signed = "up" if p.words[r.i] == "+" and r.unit.kind == "ratio" else None
        r.direction = way or signed or _inherited(p, r, last)
    r.kind = _kind(p, r, last)


def _inherited(p: Piece, r: Reading, last: Reading | None) -> str:
    """The direction of the amount before, if only a conjunction and a few words are between."""
    if last is None or last.direction == "none" or r.numeral.style not in _AMOUNTS:
        return "none"
    links = p.lexicon.inheriting
    between = [word for word in p.low[last.j : r.left] if word not in links]
    if not between:
        alike = r.unit.name == last.unit.name or r.unit.name in SHARE_UNITS
        return last.direction if alike and p.at(last.left - 1) not in p.lexicon.of else "none"
    afterthought = len(between) <= _LONGEST_AFTERTHOUGHT and between[0] in p.lexicon.afterthought
    return last.direction if afterthought and r.unit.name == last.unit.name else "none"


def _kind(p: Piece, r: Reading, last: Reading | None) -> str:
    """Level, share, change, ratio, price or count."""
    if r.numeral.style == "multiple":
        r.direction = "down" if r.value < 1 else "up"
        return "change"
    if r.numeral.style == "adverb" or r.kind == "ratio" or _compares(p, r):
        return "ratio"
    crossed = r.start < r.i and p.low[r.i - 1] in p.lexicon.crossing  # "slid past 160"
    if p.at(r.start - 1) not in p.lexicon.to and not crossed:
        sized = r.unit.name in SHARE_UNITS and changed_by_noun(p, r.j)
        if sized or r.direction != "none":
            return "change"
    if r.unit.name == "%":
        return "share"
    if r.unit is NONE and r.direction == "none" and _counts(p, r, last):
        return "count"
    return r.unit.kind if r.unit.kind in ("price", "count") else "level"


def _compares(p: Piece, r: Reading) -> bool:
    """Whether "times" expresses a ratio: 'five times as many', 'ten times larger'."""
    lex, after = p.lexicon, p.at(r.j)
    compared = after in lex.roles["comparing"] or after in lex.change_comparatives
    return r.unit.name == "time" and compared


def _counts(p: Piece, r: Reading, last: Reading | None) -> bool:
    """Whether a bare number counts something: it is whole and belongs to no index or score.

    Millions may be money, and after a percentage a bare number may be a percentage too.
    """
    whole = r.value == r.value.to_integral_value() and "." not in p.words[r.numeral.head]
    plain = whole and r.value > 0 and (r.numeral.scale == 1 or r.numeral.style == "vague")
    shared = last is not None and last.unit.name == "%"
    return plain and not shared and p.at(r.start - 1) not in p.lexicon.standing
