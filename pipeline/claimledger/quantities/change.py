"""Which way a quantity moved: the verb, adverb or noun of change that governs the number."""

from claimledger.quantities.lexicon import (
    CHANGE_ADVERBS,
    CHANGE_COMPARATIVES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    MULTIPLES,
    PHRASAL,
    SHARE_VERBS,
)
from claimledger.quantities.tokens import Piece

SHARE_UNITS = frozenset({"%", "percentage point", "basis point", "point", "cent", "penny", "pence"})
_STOPS = frozenset({".", ";", ":", "(", ")", "—"})
_REACH = 8
"""Tokens between a verb and the 'by' that belongs to it ("cut its staff there by a third")."""


def governing_verb(p: Piece, k: int, *, share: bool = False) -> str | None:
    """The direction of the verb or adverb that ends just before token k."""
    if k <= 0:
        return None
    word = p.low[k - 1]
    way = CHANGE_ADVERBS.get(word) or CHANGE_VERBS.get(word)
    if not share and word == "up" and k > 1 and p.low[k - 2] in PHRASAL:
        return None
    if way is None and share:
        way = SHARE_VERBS.get(word)
    if way is None and k > 1 and (word.endswith("ly") or word in ("further", "again")):
        way = CHANGE_VERBS.get(p.low[k - 2])
    return way


def direction(p: Piece, left: int, unit: str) -> str | None:
    """Up or down for the amount whose hedges begin at token `left`, or None."""
    share = unit in SHARE_UNITS
    if left:
        word = p.low[left - 1]
        if word == "by":
            return _by(p, left - 1)
        if word == "of" and left > 1 and p.low[left - 2] in CHANGE_NOUNS:
            return CHANGE_NOUNS[p.low[left - 2]]
        return governing_verb(p, left, share=share)
    return None


def reached(p: Piece, i: int) -> str | None:
    """Up or down for a level that a verb of change reaches: 'climbed to 7%'.

    An infinitive has reached nothing yet: 'is set to climb to 7%'.
    """
    if p.at(i - 1) != "to" or i < 2 or p.at(i - 3) == "to":  # noqa: PLR2004 - a verb and "to"
        return None
    verb = p.low[i - 2]
    if verb in MULTIPLES:
        return "up" if MULTIPLES[verb] > 1 else "down"
    return CHANGE_VERBS.get(verb)


def _by(p: Piece, k: int) -> str | None:
    """The verb or adverb that the 'by' at token k belongs to."""
    for t in range(k - 1, max(-1, k - 1 - _REACH), -1):
        word = p.low[t]
        if word in _STOPS:
            return None
        way = CHANGE_VERBS.get(word) or CHANGE_ADVERBS.get(word) or SHARE_VERBS.get(word)
        if way:
            return way
    return None


def changed_by_noun(p: Piece, j: int) -> bool:
    """Whether the amount before token j sizes a noun of change: '16 percent drop', '2% lower'.

    The noun, not the amount, has the direction there; it stands in the measure.
    """
    k = j + 1 if j + 1 < p.n and p.low[j + 1] in CHANGE_NOUNS else j
    return k < p.n and (p.low[k] in CHANGE_NOUNS or p.low[j] in CHANGE_COMPARATIVES)
