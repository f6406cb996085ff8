"""Ordinals, ranks and number words that count nothing."""

from pipeline.extraction.quantities.lexicon import CARDINALS, PHRASE_ENDS
from pipeline.extraction.quantities.reading import Reading
from pipeline.extraction.quantities.roles.rule import rule
from pipeline.extraction.quantities.tokens import Piece

_RANKED = frozenset(
    {
        "top",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "place",
        "placed",
        "seed",
        "seeded",
        "no",
        "no.",
        "nos",
        "number",
        "#",
    }
)


def _near(p: Piece, k: int) -> str:
    return p.low[k] if 0 <= k < p.n else ""


@rule(
    "idiom.adverb",
    "idiom",
    "once and its like say when or how often, and count nothing",
    hits=("Once more, the talks failed.", "It was once a port."),
    misses=("It was one of three ports.", "Trade was twice as large as in May."),
)
def _adverb(p: Piece, r: Reading) -> bool:
    return r.numeral.style == "adverb" and not (
        r.value > 1
        and _near(p, r.j) in ("as", "the", "that", "what")
        and not p.low[r.i].endswith("ly")
    )


@rule(
    "rank.number",
    "rank",
    "a place in an order: number one, ranked fifth",
    hits=("Its No. 1 export is oil.", "The country ranked 12th."),
    misses=("No 12 men agree.", "The number fell to 12."),
)
def _rank(p: Piece, r: Reading) -> bool:
    if r.unit.kind not in ("none", "count") or r.prefixed:
        return False
    before = _near(p, r.left - 1)
    if before == "." and r.left > 1:
        return p.low[r.left - 2] == "no"
    return (
        before in _RANKED
        and (before != "no" or (p.words[r.left - 1] == "No" and r.left > 1) or p.glued(r.left))
        and r.high is None
    )


@rule(
    "ordinal.word",
    "ordinal",
    "an ordinal says which one, not how many",
    hits=("His first visit lasted hours.", "The 22nd amendment stands."),
    misses=("A third of voters agreed.", "He spoke for a second time-out of 20 seconds."),
)
def _ordinal(_: Piece, r: Reading) -> bool:
    return r.numeral.style == "ordinal"


@rule(
    "idiom.half",
    "idiom",
    "half or quarter inside a word or name that measures nothing",
    hits=("It was a half-hearted reply.", "They met at half-time."),
    misses=("Half of the crew left.", "It took half an hour."),
)
def _half(p: Piece, r: Reading) -> bool:
    if r.numeral.style != "fraction" or not p.words[r.numeral.head][0].isalpha():
        return False
    return (
        r.numeral.j - r.numeral.head == 1
        and _near(p, r.numeral.j) == "-"
        and p.glued(r.numeral.j)
        and r.unit.kind in ("none", "ratio", "count")
    )


@rule(
    "idiom.one",
    "idiom",
    "one as a pronoun or in a set phrase",
    hits=("They distrust one another.", "On the one hand, prices rose."),
    misses=("One in five agreed.", "It lost one percent."),
)
def _one(p: Piece, r: Reading) -> bool:
    if (
        r.value != 1
        or r.numeral.style != "words"
        or r.unit.kind not in ("none", "count")
        or r.numeral.j - r.numeral.head > 1
        or r.high is not None
    ):
        return False
    head = r.numeral.head
    after, before = _near(p, head + 1), _near(p, head - 1)
    if after in (
        "another",
        "hand",
        "day",
        "other",
        "way",
        "thing",
        "time",
        "must",
        "can",
        "should",
        "could",
        "would",
        "might",
        "may",
        "'s",
        "or",
    ):
        return True
    if before in (
        "no",
        "any",
        "every",
        "each",
        "some",
        "which",
        "that",
        "this",
        "the",
        "another",
        "a",
        "new",
        "same",
        "good",
        "big",
        "other",
    ):
        return r.noun is None or before in ("any", "every", "which", "that")
    counted = _near(p, head + 2)
    if after in ("in", "out") and (counted.isdigit() or counted == "of" or counted in CARDINALS):
        return False
    return (
        r.noun is None
        and after in PHRASE_ENDS
        and after != "of"
        and before not in ("at", "of", "than", "by", "to", "is")
    )


@rule(
    "idiom.dozen",
    "idiom",
    "a dozen after a possessive is a kind of dozen, not a number of things",
    hits=("A baker's dozen was sold.", "He made a baker’s dozen today."),
    misses=("The baker's dozen rolls sold.", "A dozen rolls were sold."),
)
def _dozen(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    return p.low[head] == "dozen" and r.noun is None and _near(p, head - 1).endswith("'s")


@rule(
    "idiom.round_clock",
    "idiom",
    "24/7, 50-50, 9/11 and their like",
    hits=("The line is open 24/7 now.", "Odds stand at 50-50."),
    misses=("It takes 24 of 70 seats.", "About 50 of 50 agreed."),
)
def _set_phrase(p: Piece, r: Reading) -> bool:
    head, j = r.numeral.head, r.numeral.j
    pair = {("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")}
    after = _near(p, j) in ("/", "-") and (p.words[head], _near(p, j + 1)) in pair
    before = (
        _near(p, head - 1) in ("/", "-") and head > 1 and (p.words[head - 2], p.words[head]) in pair
    )
    return (after or before) and r.unit.kind in ("none", "count")


RULES = (
    _adverb,
    _rank,
    _ordinal,
    _half,
    _one,
    _dozen,
    _set_phrase,
)
"""The rules of this file, in the order in which they are asked."""
