"""How exact a number is said to be, from the words before and after it."""

from claimledger.quantities.lexicon import CARDINALS, load
from claimledger.quantities.tokens import Piece, tokens

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

_HEDGES = load("hedges.yaml")


_UPWARD = frozenset(
    {"edge", "edges", "edged", "edging", "inch", "inches", "inched", "inching"}
    | {"creep", "creeps", "crept", "creeping", "tick", "ticks", "ticked", "ticking"}
    | {"nudge", "nudges", "nudged", "go", "goes", "went", "gone", "going", "move", "moved", "moves"}
)
"""Verbs whose "up" is where they go, no bound of the level they reach: "crept up to 4%"."""


_MOVING_VERBS = frozenset(
    {"push", "pushes", "pushed", "pushing", "bring", "brings", "brought", "bringing"}
    | {"take", "takes", "took", "taking", "drive", "drives", "drove", "driving"}
    | {"lift", "lifts", "lifted", "lifting", "send", "sends", "sent", "sending"}
)
"""Verbs that carry their object "up to" a level."""
_MOVED_WORDS = 5
"""Tokens before "up" in which such a verb and its object stand."""


_SIGNS = frozenset("$€£¥₹")


def _phrases(side: str, *, last: bool) -> Phrases:
    """Phrases by their last (or first) token, with the rest and the bound, the longest first."""
    table: Phrases = {}
    for bound, phrases in _HEDGES[side].items():
        for phrase in phrases:
            words = tokens(phrase)
            key, rest = (words[-1], words[:-1]) if last else (words[0], words[1:])
            table.setdefault(key, []).append((tuple(rest), bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


BEFORE = _phrases("before", last=True)
AFTER = _phrases("after", last=False)
_VERBS = frozenset(_HEDGES["verbs"])


def bound_before(p: Piece, i: int) -> tuple[str, int, int]:
    """The bound that the words before token i give, where they begin, and where all such begin.

    The second start is further left by words that only introduce a number ("a total of"). Before
    "the" no word hedges: "about the two", "more than the 20 percent". A finite verb gives its
    bound from outside: in "topped 3 million" the quantity is "3 million".
    """
    bound, hedged, start = "eq", i, i
    definite = False
    while start:
        last = p.low[start - 1]
        step = _step(p, start)
        if step is None or (definite and step[0] != "eq"):
            break
        said, start = step
        definite = definite or p.low[start] == "the"
        if said != "eq" and bound == "eq":
            bound, hedged = said, hedged if last in _VERBS else start
    return bound, hedged, start


def _step(p: Piece, i: int) -> tuple[str, int] | None:
    for rest, bound in BEFORE.get(p.low[i - 1], ()):
        k = i - 1 - len(rest)
        if k >= 0 and tuple(p.low[k : i - 1]) == rest:
            if rest == ("up",) and k and (p.low[k - 1] in _UPWARD or _moved_up_to(p, k)):
                continue
            return bound, k
    return None


def _moved_up_to(p: Piece, k: int) -> bool:
    """Whether a verb carries something "up to" a level: "push inflation up to 3%"."""
    return any(word in _MOVING_VERBS for word in p.low[max(0, k - _MOVED_WORDS) : max(0, k - 1)])


def bound_after(p: Piece, j: int) -> tuple[str, int] | None:
    """The bound that the words from token j on give ("or more"), and where they end."""
    if j >= p.n:
        return None
    for rest, bound in AFTER.get(p.low[j], ()):
        k = j + 1 + len(rest)
        attached = p.low[j] not in "+-" or (p.glued(j) and p.glued(k - 1))
        attached = attached and p.words[j] != "Max"  # "the 737 Max" is a name
        if attached and tuple(p.low[j + 1 : k]) == rest and not _number(p, k):
            return bound, k
    return None


def _number(p: Piece, k: int) -> bool:
    """Whether another number starts at token k, so that the hedge before it is its own."""
    return p.at(k)[:1].isdecimal() or p.at(k) in CARDINALS or p.at(k)[:1] in _SIGNS
