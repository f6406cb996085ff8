"""Join two readings that are the ends of one range, or the two sides of a score."""

from claimledger.quantities.parts import as_odds, as_parts, as_ratio, rate_after_brackets
from claimledger.quantities.pieces import Piece
from claimledger.quantities.qualifying import bound_before, direction, governing_verb
from claimledger.quantities.reading import NONE, Reading

_DASHES = frozenset("-‐‑–—")
_PLAIN = frozenset({"digits", "words", "fraction"})
_HIGHEST_SCORE = 200
_MOST_VOTES = 1000
_NEAR = 4
"""Tokens before the two sides of a vote in which the word for it is searched."""
_NEAR_ENDS = 4
"""The largest ratio of the ends of a range by which something moves."""
_SHARES_SCALE = 1000
"""A first end below this takes the scale of the second: '$70 to $75 billion'."""


def join(p: Piece, readings: list[Reading]) -> list[Reading]:
    """Merge neighbours that are one amount, those joined by a dash first."""
    for joins in (_dashed, _linked):
        kept: list[Reading] = []
        for reading in readings:
            if not (kept and joins(p, kept[-1], reading)):
                kept.append(reading)
        readings = kept
    return readings


def _dashed(p: Piece, a: Reading, b: Reading) -> bool:
    return _as_range(p, a, b, dashes=True)


def _linked(p: Piece, a: Reading, b: Reading) -> bool:
    """Whether b was merged into a, as words between them say."""
    rate_after_brackets(p, a, b)
    ranged = _as_range(p, a, b, dashes=False)
    return ranged or as_ratio(p, a, b) or as_odds(p, a, b) or as_parts(p, a, b)


def _as_range(p: Piece, a: Reading, b: Reading, *, dashes: bool) -> bool:
    """Make `a` the range from a to b if the words between them say so."""
    if b.i <= a.j or b.i - a.j > _LONGEST_LINK or a.high is not None:
        return False
    bound, _, left = bound_before(p, b.i)
    spans = p.at(a.i - 1) in p.lexicon.from_  # "from 5 to more than 7 euros"
    by = _link(p, a.j, left if bound == "eq" or (spans and a.unit.kind == "money") else b.i)
    if not by or (by == "dash") != dashes or not _alike(a, b):
        return False
    if b.high is not None and (by != "to" or a.unit is not NONE):
        return False
    if not _holds(p, a, b, by):
        return False
    _extend(a, b, by)
    return True


_LONGEST_LINK = 6
"""Tokens between two ends, hedges included: 'from 5 to more than 7'."""


def _link(p: Piece, j: int, i: int) -> str:
    """What the sign or word between token j and token i makes of two ends; or nothing."""
    between = p.low[j:i]
    if len(between) == 1 and (between[0] in _DASHES or between[0] == "/"):
        by = "spread" if between[0] == "/" else "dash"
        return by if p.glued(j) == p.glued(i) else ""
    words = [word for word in between if word not in _DASHES]
    return p.lexicon.range_links.get(words[0], "") if len(words) == 1 else ""


def _alike(a: Reading, b: Reading) -> bool:
    """Whether two ends can share one unit: the same, the first's sign, or only the second's."""
    if a.numeral.style not in _PLAIN or b.numeral.style not in _PLAIN:
        return False
    if a.unit.name == b.unit.name or a.unit is NONE or (b.unit is NONE and a.prefixed):
        return True
    return b.unit.name == f"{a.unit.name}/{b.per}"  # "$50 to $100 an hour"


def _by_to(p: Piece, a: Reading, b: Reading) -> bool:
    """'10 to 20 billion', 'from 5 to 7 per cent'; not a change: 'from 5% to 7%', 'rose 5% to 7%'.

    A first end without a unit of its own is not an amount by itself.
    """
    shares = a.rule == b.rule == "fraction.share"  # "fell by a half to two-thirds": no level
    if (a.unit is NONE or shares) and b.value < a.value:
        return False  # "a million to one", "a 20-to-1 vote"
    if _from_present(p, a.i) or (not shares and _moved(p, a, b)):
        return False
    if shares or a.unit is NONE or a.unit.name != b.unit.name:
        return True
    if b.value < a.value:
        return False  # "leads by 48% to 44%"
    _, hedged, start = bound_before(p, a.i)
    if p.at(hedged - 1) in p.lexicon.from_:
        return governing_verb(p, hedged - 1) is None and p.at(hedged - 2) not in p.lexicon.going
    return governing_verb(p, start) is None and p.at(start - 1) not in p.lexicon.by


def _from_present(p: Piece, i: int) -> bool:
    """Whether a first end is a present value: "from the current 40 dollars to 60 dollars"."""
    lex = p.lexicon
    return p.at(i - 1) in lex.present and not lex.from_.isdisjoint(p.low[max(0, i - 3) : i - 1])


def _moved(p: Piece, a: Reading, b: Reading) -> bool:
    """Whether the first is a change and the second a level: "fell by 40 to 310".

    Two numbers in one unit that are close to each other are a range: "rose 2 to 3 percent". If the
    first has a currency or a unit of its own, it is a change anyway: "fell $1.54 to $82.10".
    """
    start = bound_before(p, a.i)[2]
    if direction(p, start, a.unit.name, onward=a.unit is NONE) is None:
        return False
    if a.unit is not NONE:
        return p.at(start - 1) not in p.lexicon.by or a.unit.name == b.unit.name
    first = abs(a.value) * b.numeral.scale
    apart = not 0 < first < b.value <= _NEAR_ENDS * first
    scaled = a.numeral.scale == 1 or b.numeral.scale == 1
    return b.unit is NONE and (p.at(start - 1) in p.lexicon.by or apart) if scaled else apart


def _by_dash(p: Piece, a: Reading, b: Reading) -> bool:
    """'15-22 miles'; bare small figures are a score, bare large ones must rise."""
    if b.unit is not NONE or a.unit is not NONE:
        won = b.unit.kind == "count" and a.unit is NONE and p.glued(a.j) and b.value == 1
        if not won or a.value > _HIGHEST_SCORE or a.value % 1:
            return b.value > a.value
        a.role = "score"  # "a 3-1 record"
        return True
    voted = not p.lexicon.votes.isdisjoint(p.low[max(0, a.i - _NEAR) : a.i])
    low = max(a.value, b.value) <= (_MOST_VOTES if voted else _HIGHEST_SCORE)
    if low and a.value % 1 == 0 == b.value % 1:
        a.role = "score"
        return True
    return b.value > a.value


def _holds(p: Piece, a: Reading, b: Reading, by: str) -> bool:
    """Whether two numbers that a sign or word links are the ends of a range."""
    if by == "dash":
        return _by_dash(p, a, b)
    if by == "spread":  # "$14/$16", two prices
        return a.prefixed and b.prefixed and a.unit.kind == "money" and a.value < b.value
    if by == "between":  # not "5 and 7"
        return p.at(bound_before(p, a.i)[2] - 1) in p.lexicon.between
    if by == "or":  # "three or four years"; "7- or 8-inch" and "4 or $5" are two amounts each
        bare = a.unit is NONE and not b.prefixed and p.words[a.j] not in _DASHES
        return bare and b.value == a.value + 1
    return _by_to(p, a, b)


def _extend(a: Reading, b: Reading, by: str) -> None:
    """Make b the upper end of a, which takes the unit of b and, if it is shared, its scale."""
    share_scale(a, b)
    if b.unit is not NONE:
        if a.unit is NONE:
            a.value *= b.unit.factor
        a.unit, a.noun, a.per = b.unit, b.noun, b.per
    a.high = b.value if b.high is None else b.high  # "from 3 to 4-5 percent" ends at the highest
    a.j, a.hyphenated = b.j, b.hyphenated
    a.rule = b.rule if b.rule == "age" else f"range.{'to' if by == 'through' else by}"


def share_scale(a: Reading, b: Reading) -> None:
    """Scale a by the shared word after b: 'from 12.5 to 14 billion'."""
    scale = b.numeral.scale
    said_once = scale > 1 and a.numeral.scale == 1
    if said_once and 0 <= a.value < b.value / scale and a.value < _SHARES_SCALE:
        a.value *= scale
        a.numeral.scale = scale
