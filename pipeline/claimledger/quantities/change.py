"""The direction of a change: the verb, adverb or noun of change that governs the number."""

from claimledger.quantities.pieces import Piece

SHARE_UNITS = frozenset({"%", "percentage point", "basis point", "point", "cent", "penny", "pence"})
_STOPS = frozenset({".", ";", ":", "(", ")", "—"})
_REACH = 8
"""The most tokens between a verb and its 'by' ("cut its staff there by a third")."""


def _phrasal(p: Piece, k: int, *, counts: bool) -> bool:
    """Whether the adverb at token k belongs to a phrasal verb: "gave up", "shot down".

    Before something that is counted, any verb that does not express movement is one.
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

    If the amount continues `onward` to another number, it is a change after "add" and "lose" too.
    A loss of money is the result of a business and no change: 'a net loss of $4 million'.
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

    A level after an infinitive or a modal verb is not reached yet: 'is set to climb to 7%',
    'should rise to $9'. In 'its total increase to $9', the word is a noun.
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

    In this case the noun, not the amount, has the direction; it is part of the measure.
    """
    nouns = p.lexicon.change_nouns
    k = j + 1 if j + 1 < p.n and p.low[j + 1] in nouns else j
    return k < p.n and (p.low[k] in nouns or p.low[j] in p.lexicon.change_comparatives)
