"""The bound, direction and kind of a reading, from the words around it."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading

_MOVED_WORDS = 5
"""Tokens before "up" in which a verb that carries its object "up to" a level stands with it."""
_SIGNS = frozenset("$€£¥₹")
_ASIDES = frozenset(",–—")
SHARE_UNITS = frozenset({"%", "percentage point", "basis point", "point", "cent", "penny", "pence"})
_STOPS = frozenset({".", ";", ":", "(", ")", "—"})
_REACH = 8
"""Tokens between a verb and the 'by' that belongs to it ("cut its staff there by a third")."""
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
        onward = r.unit is NONE and p.at(r.j) in p.lexicon.to and p.digit(r.j + 1)
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


def bound_before(p: Piece, i: int) -> tuple[str, int, int]:
    """The bound that the words before token i give, where they begin, and where all such begin.

    The second start is further left by words that only introduce a number ("a total of"). Before
    "the" no word hedges: "about the two", "more than the 20 percent". A finite verb gives its
    bound from outside: in "topped 3 million" the quantity is "3 million".
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
            moves = p.at(i - 2) in p.lexicon.change_verbs or p.at(i - 2) in p.lexicon.upward
            if last in p.lexicon.crossing and not moves:
                continue  # "slid past 160" hedges, "half past 5" does not
            return bound, k
    return None


def _moved_up(p: Piece, k: int) -> bool:
    """Whether a verb goes or carries something to where "up" is: "push inflation up to 3%"."""
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
    """Whether another number starts at token k; the hedge before it then belongs to that number."""
    return p.digit(k) or p.at(k) in p.lexicon.cardinals or p.at(k)[:1] in _SIGNS


def _phrasal(p: Piece, k: int, *, counts: bool) -> bool:
    """Whether the adverb at token k belongs to a verb of other meaning: "gave up", "shot down".

    Before what is counted any verb that says no movement has one.
    """
    verb, lex = p.low[k - 1], p.lexicon
    if verb in lex.phrasal:
        return p.low[k] in lex.up or counts
    moves = verb in lex.change_verbs or verb in lex.upward or verb in lex.roles["trading"]
    acts = verb in lex.verbs or verb.endswith(lex.past + lex.progressive)
    return counts and acts and not moves


def governing_verb(p: Piece, k: int, *, share: bool = False, counts: bool = False) -> str | None:
    """The direction of the verb or adverb that ends just before token k."""
    if k <= 0:
        return None
    word, lex = p.low[k - 1], p.lexicon
    way = lex.change_adverbs.get(word) or lex.change_verbs.get(word)
    if not share and word in lex.change_adverbs and k > 1 and _phrasal(p, k - 1, counts=counts):
        return None
    if way is None and share:
        way = lex.share_verbs.get(word)
    if way is None and k > 1 and (word.endswith(lex.adverb) or word in lex.intensifiers):
        way = lex.change_verbs.get(p.low[k - 2])
    return way


def direction(
    p: Piece, left: int, unit: str, kind: str = "", *, onward: bool = False
) -> str | None:
    """Up or down for the amount whose hedges begin at token `left`, or None.

    What goes `onward` to another number is a change after "add" and "lose" too.
    A loss of money is what a business made, no move: 'a net loss of $4 million'.
    """
    if not left:
        return None
    word, nouns = p.low[left - 1], p.lexicon.change_nouns
    if word in p.lexicon.by:
        return _by(p, left - 1)
    if word in p.lexicon.of and left > 1 and p.low[left - 2] in nouns:
        made = kind == "money" and p.low[left - 2] in p.lexicon.results
        return None if made and unit not in SHARE_UNITS else nouns[p.low[left - 2]]
    head = unit.rpartition(" ")[2]
    share = unit in SHARE_UNITS or head in p.lexicon.cut_or_added or onward
    return governing_verb(p, left, share=share, counts=kind == "count")


def reached(p: Piece, i: int) -> str | None:
    """Up or down for a level that a verb of change reaches: 'climbed to 7%'.

    An infinitive has reached nothing yet, nor what follows a modal: 'is set to climb to 7%',
    'should rise to $9'. In 'its total increase to $9' there is a noun.
    """
    lex = p.lexicon
    if p.at(i - 1) not in lex.to or i < 2 or p.at(i - 3) in lex.to:  # noqa: PLR2004 - a verb and "to"
        return None
    verb = p.low[i - 2]
    if verb in lex.multiples:
        return "up" if lex.multiples[verb] > 1 else "down"
    subject = p.at(i - 3)
    base = verb in lex.change_nouns and not lex.is_plural(verb)
    if base and not (lex.is_plural(subject) or subject in lex.subjects):
        return None
    return lex.change_verbs.get(verb)


def _by(p: Piece, k: int) -> str | None:
    """The verb or adverb that the 'by' at token k belongs to."""
    lex = p.lexicon
    verbs, adverbs, of_shares = lex.change_verbs, lex.change_adverbs, lex.share_verbs
    for t in range(k - 1, max(-1, k - 1 - _REACH), -1):
        word = p.low[t]
        if word in _STOPS:
            return None
        way = verbs.get(word) or adverbs.get(word) or of_shares.get(word)
        if way:
            return way
    return None


def changed_by_noun(p: Piece, j: int) -> bool:
    """Whether the amount before token j sizes a noun of change: '16 percent drop', '2% lower'.

    The noun, not the amount, has the direction there; it stands in the measure.
    """
    nouns = p.lexicon.change_nouns
    k = j + 1 if j + 1 < p.n and p.low[j + 1] in nouns else j
    return k < p.n and (p.low[k] in nouns or p.low[j] in p.lexicon.change_comparatives)
