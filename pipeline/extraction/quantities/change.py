"""Which way a quantity moved: the verb, adverb or noun of change that governs the number."""

from pipeline.extraction.quantities.lexicon import (
    CHANGE_ADVERBS,
    CHANGE_COMPARATIVES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    SHARE_VERBS,
)
from pipeline.extraction.quantities.tokens import Piece

SHARE_UNITS = frozenset({"%", "percentage point", "basis point", "point", "cent", "penny"})
_STOPS = frozenset({".", ";", ":", "(", ")", "—"})
_REACH = 8
"""Tokens between a verb and the 'by' that belongs to it ("cut its staff in the north by a third")."""


def governing_verb(p: Piece, k: int, *, near: bool = False, share: bool = False) -> str | None:
    """The direction of the verb or adverb that ends just before token k."""
    if k <= 0:
        return None
    word = p.low[k - 1]
    way = CHANGE_ADVERBS.get(word) or CHANGE_VERBS.get(word)
    if way is None and share:
        way = SHARE_VERBS.get(word)
    if way is None and near and k > 1 and (word.endswith("ly") or word in ("further", "again")):
        way = CHANGE_VERBS.get(p.low[k - 2])
    return way


def direction(p: Piece, left: int, j: int, unit: str) -> str | None:
    """Up or down for the amount between tokens `left` and j, or None."""
    share = unit in SHARE_UNITS
    if left:
        word = p.low[left - 1]
        if word == "by":
            return _by(p, left - 1, share=share)
        if word == "of" and left > 1 and p.low[left - 2] in CHANGE_NOUNS:
            return CHANGE_NOUNS[p.low[left - 2]]
        way = governing_verb(p, left, near=True, share=share)
        if way:
            return way
    return _after(p, j, share=share)


def _by(p: Piece, k: int, *, share: bool) -> str | None:
    """The verb or adverb that the 'by' at token k belongs to."""
    for t in range(k - 1, max(-1, k - 1 - _REACH), -1):
        word = p.low[t]
        if word in _STOPS:
            return None
        way = CHANGE_VERBS.get(word) or CHANGE_ADVERBS.get(word) or SHARE_VERBS.get(word)
        if way:
            return way
    return None


def _after(p: Piece, j: int, *, share: bool) -> str | None:
    """'16 percent drop', '0.7 percent lower'."""
    if j >= p.n:
        return None
    word = p.low[j]
    if share and word in CHANGE_COMPARATIVES and word not in ("more", "less", "fewer"):
        return CHANGE_COMPARATIVES[word]
    k = j + 1 if j + 1 < p.n and p.low[j + 1] in CHANGE_NOUNS else j
    return CHANGE_NOUNS.get(p.low[k]) if share else None
