"""Ordinals, ranks and number words that count nothing."""

from claimledger.quantities.lexicon import (
    AFTER_ONE,
    AUXILIARIES,
    BEFORE_ONE,
    CARDINALS,
    DETERMINERS,
    PHRASE_ENDS,
    RANKED,
)
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles.rule import plain, rule, tied
from claimledger.quantities.tokens import Piece

_ABBREVIATIONS = frozenset({"no", "nos", "nr", "nrs"})
"""Of "number", with a point."""
_COMPARING = frozenset({"as", "the", "that", "what"})
_COUNTING = frozenset({"at", "of", "than", "by", "to", "is"})
"""Before a bare "one" these make it a number: 'more than one', 'a rating of one'."""


@rule(
    "idiom.adverb",
    "idiom",
    "once and its like say when or how often, and compare nothing",
    hits=("Once more, the talks failed.", "It was once a port."),
    misses=("It was one of three ports.", "Trade was twice as large as in May."),
    styles=("adverb",),
)
def _adverb(p: Piece, r: Reading) -> bool:
    times = r.value > 1 and not p.low[r.i].endswith("ly")
    return not (times and p.at(r.j) in _COMPARING)


@rule(
    "idiom.double",
    "idiom",
    "double or triple as an adjective or noun, or in 'doubles as', changes nothing",
    hits=("They booked a double room.", "The hall doubles as a school."),
    misses=("Exports could double by May.", "It has double the staff."),
    styles=("multiple",),
)
def _double(p: Piece, r: Reading) -> bool:
    i, word, after = r.i, p.low[r.i], p.at(r.j)
    if after == "as":
        return True
    adjective = word in ("double", "triple", "treble", "quadruple")
    verb = p.at(i - 1) == "to" or p.at(i - 1) in AUXILIARIES
    noun = after.isalpha() and after not in PHRASE_ENDS
    return adjective and not verb and (p.at(i - 1) in DETERMINERS or noun)


@rule(
    "rank.number",
    "rank",
    "a place in an order: number one, ranked fifth, the top ten",
    hits=("Its No. 1 export is oil.", "The country ranked 12th."),
    misses=("No 12 men agree.", "The number fell to 12."),
    styles=("digits", "words", "ordinal"),
)
def _rank(p: Piece, r: Reading) -> bool:
    k = r.left - 1
    if not plain(r) or r.high is not None or k < 0:
        return False
    if p.low[k] == ".":
        return p.at(k - 1) in _ABBREVIATIONS and (r.noun is None or p.words[k - 1][0].isupper())
    return p.low[k] in RANKED and p.low[k] != "no"


@rule(
    "ordinal.word",
    "ordinal",
    "an ordinal says which one, not how many",
    hits=("His first visit lasted hours.", "The 22nd amendment stands."),
    misses=("A third of voters agreed.", "It was 2 seconds long."),
    styles=("ordinal",),
)
def _ordinal(_: Piece, __: Reading) -> bool:
    return True


@rule(
    "ordinal.item",
    "ordinal",
    "a figure that opens a line and a point or bracket follows numbers an item of a list",
    hits=("3. Save the file.", "2) Open it again."),
    misses=("3.5 tons were sold.", "3 tons were sold."),
    styles=("digits",),
)
def _item(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    opens = r.i == 0 or (r.i == 1 and not p.words[0].isalnum())
    return opens and plain(r) and p.at(j) in (".", ")") and p.glued(j) and j + 1 < p.n


@rule(
    "idiom.half",
    "idiom",
    "half in a hyphenated word that measures nothing",
    hits=("It was a half-hearted reply.", "They met at half-time."),
    misses=("Half of the crew left.", "A half-mile walk followed."),
    styles=("fraction",),
)
def _half(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    alone = j - r.numeral.head == 1 and p.low[r.numeral.head] in ("half", "quarter")
    return alone and r.unit.kind in ("none", "ratio", "count") and tied(p, j, "-‐‑")


@rule(
    "idiom.one",
    "idiom",
    "one as a pronoun or in a set phrase",
    hits=("They distrust one another.", "On the one hand, prices rose."),
    misses=("One in five agreed.", "It lost one percent."),
    styles=("words",),
)
def _one(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if p.low[head] != "one" or r.value != 1 or r.numeral.j > head + 1 or not plain(r):
        return False
    after, before = p.at(head + 1), p.at(head - 1)
    if (r.high is None and after in AFTER_ONE) or (before in BEFORE_ONE and r.noun is None):
        return True
    if after in ("in", "out") and (p.at(head + 2) in CARDINALS or p.at(head + 2).isdecimal()):
        return False
    pronoun = r.rule == "number" and after != "of" and (after in PHRASE_ENDS or after in ".,")
    return pronoun and before not in _COUNTING


@rule(
    "idiom.dozen",
    "idiom",
    "a dozen after a possessive is a kind of dozen, not a number of things",
    hits=("A baker's dozen was sold.", "He made a baker’s dozen today."),
    misses=("The baker's dozen rolls sold.", "A dozen rolls were sold."),
    styles=("words",),
)
def _dozen(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    return p.low[head] == "dozen" and r.noun is None and p.at(head - 1).endswith("'s")


RULES = (_adverb, _double, _rank, _ordinal, _item, _half, _one, _dozen)
"""The rules of this file, in the order in which they are asked."""
