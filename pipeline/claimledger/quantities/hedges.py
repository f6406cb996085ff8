"""The bound of a number, from the words before and after it."""

from claimledger.quantities.pieces import Piece

_MOVED_WORDS = 5
"""The most tokens between a verb and its "up to" a level."""
_SIGNS = frozenset("$€£¥₹")
_ASIDES = frozenset(",–—")


def bound_before(p: Piece, i: int) -> tuple[str, int, int]:
    """The bound that the words before token i give, and two tokens at which such words begin.

    The first is the beginning of the hedge. The second is further left if other words introduce the
    number ("a total of"). No word before "the" is a hedge: "about the two", "more than the 20
    percent". A finite verb is not part of the quantity: in "topped 3 million" it is "3 million".
    """
    bound, hedged, start = "eq", i, i
    definite, lex = False, p.lexicon
    while start:
        last = p.low[start - 1]
        step = _step(p, start)
        if step is None or (definite and step[0] != "eq"):
            break
        said, start = step
        definite = definite or p.low[start] in lex.the
        if said != "eq" and bound == "eq":
            bound, hedged = said, hedged if last in lex.hedge_verbs else start
    return bound, hedged, start


def _step(p: Piece, i: int) -> tuple[str, int] | None:
    last = p.low[i - 1]
    for rest, bound in p.lexicon.hedges_before.get(last, ()):
        k = i - 1 - len(rest)
        if k >= 0 and tuple(p.low[k : i - 1]) == rest:
            if k and rest and rest[0] in p.lexicon.up and _moved_up(p, k):
                continue
            if last in p.lexicon.crossing and not _crossed(p, i - 1):
                continue
            return bound, k
    return None


def _crossed(p: Piece, k: int) -> bool:
    """Whether "past" belongs to a verb of motion: "slid past 160", but not "half past 5"."""
    return p.at(k - 1) in p.lexicon.change_verbs or p.at(k - 1) in p.lexicon.upward


def _moved_up(p: Piece, k: int) -> bool:
    """Whether "up" belongs to a verb of movement: "push inflation up to 3%"."""
    near = p.low[max(0, k - _MOVED_WORDS) : k - 1]
    return p.low[k - 1] in p.lexicon.upward or not p.lexicon.moving.isdisjoint(near)


def bound_after(p: Piece, j: int) -> tuple[str, int] | None:
    """The bound that the words from token j on give ("or more"), and where they end."""
    j += p.at(j) in _ASIDES and p.at(j + 1) in p.lexicon.or_  # "1.2 metres, or less"
    if j >= p.n:
        return None
    for rest, bound in p.lexicon.hedges_after.get(p.low[j], ()):
        k = j + 1 + len(rest)
        attached = p.low[j] not in "+-" or (p.glued(j) and p.glued(k - 1))
        attached = attached and p.words[j] not in p.lexicon.hedge_names
        if attached and tuple(p.low[j + 1 : k]) == rest and not _number(p, k):
            return bound, k
    return None


def _number(p: Piece, k: int) -> bool:
    """Whether another number starts at token k, to which the hedge before it then belongs."""
    return p.at(k)[:1].isdecimal() or p.at(k) in p.lexicon.cardinals or p.at(k)[:1] in _SIGNS
