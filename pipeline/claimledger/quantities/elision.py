"""Units that are stated once for several numbers."""

from decimal import Decimal
from itertools import takewhile

from claimledger.quantities.money import MILLION
from claimledger.quantities.nouns import noun_after
from claimledger.quantities.pieces import Piece
from claimledger.quantities.qualifying import bound_before
from claimledger.quantities.ranges import share_scale
from claimledger.quantities.rates import denominator, joined
from claimledger.quantities.reading import NONE, Reading
from claimledger.quantities.unit_tables import Unit

_COMMAS = frozenset({","})
"""Marks that list amounts only if a word closes the list: '5, 6 and 7 percent'."""
_REPEATABLE = frozenset(
    {"count", "index", "length", "mass", "volume", "area", "temperature", "angle", "rate"}
)
"""Kinds of units that later numbers omit; percentages and money are always stated."""
_APART = 1000
"""The largest ratio of a bare number to the number before it that counts the same things."""


def share_units(p: Piece, readings: list[Reading]) -> None:
    """Give each bare number the unit that it shares with a number near it."""
    _in_millions(p, readings)
    _coordinate(p, readings)
    _count_members(p, readings)
    _elide(p, readings)


def _coordinate(p: Piece, readings: list[Reading]) -> None:
    """Give the numbers of a list the unit of the last one."""
    listed = False
    for a, b in zip(readings[-2::-1], readings[:0:-1], strict=False):
        between = set(p.words[a.j : b.i])
        chained = listed or not between <= _COMMAS
        listed = False
        coordinated = between and between <= p.lexicon.coordinators and chained
        if coordinated and _bare(a) and b.unit is not NONE and not (b.prefixed and "," in between):
            share_scale(a, b)
            a.unit, a.noun, a.hyphenated, a.rule = b.unit, b.noun, b.hyphenated, b.rule
            listed = True


def _count_members(p: Piece, readings: list[Reading]) -> None:
    """Give a number the unit of its whole: 'two of their last three races'; also before 'others'.

    'Four of them' and 'four more than in May' count what the number before counts.
    """
    counted = None
    for r, whole in zip(readings, [*readings[1:], None], strict=True):
        if _bare(r):
            if whole is not None and whole.noun is not None and _of_whole(p, r, whole):
                r.unit, r.noun = whole.unit, whole.noun
            elif counted is not None and _of_same(p, r):
                r.unit, r.noun, r.rule = counted.unit, counted.noun, "elided"
        elif r.unit.kind == "count":
            counted = r


def _of_same(p: Piece, r: Reading) -> bool:
    """Whether the words after a number show that it counts the same things."""
    after, then, lex = p.at(r.j), p.at(r.j + 1), p.lexicon
    members = after in lex.of and then in lex.roles["members"]
    compared = after in lex.roles["more"] and then in lex.than
    return members or compared or after in lex.rest


def _of_whole(p: Piece, r: Reading, whole: Reading) -> bool:
    """Whether only 'of' and determiners are between a number and its whole."""
    lex = p.lexicon
    between = p.low[r.j + 1 : whole.i]
    pointing = (lex.determiners, lex.spanning)
    pointed = all(
        word.endswith(lex.possessive) or any(word in words for words in pointing)
        for word in between
    )
    return p.at(r.j) in lex.of and whole.i > r.j and pointed


def _elide(p: Piece, readings: list[Reading]) -> None:
    """Give a bare number the unit before it, if a word shows that the count continues."""
    said = share = base = None
    for r in readings:
        if _bare(r):
            before = p.low[bound_before(p, r.i)[2] - 1] if r.i else ""
            if share is not None and r.value == 0 and before in p.lexicon.from_:
                _repeat(p, r, share)  # "a third, from zero"
            elif said is not None and before in p.lexicon.repeat_cues and _fits(p, r, said):
                _repeat(p, r, said)
        elif r.unit.name == "%":
            share = r
        elif r.rule == "rate.base":
            if base is not None and base.unit.name.startswith(f"{r.unit.name} "):
                r.unit = base.unit  # "24 per 100,000 people, from 30 per 100,000"
            said = base = r
        elif r.rule == "rate.exchange" or (
            r.unit.kind in _REPEATABLE and r.numeral.style == "digits"
        ):
            said = r


def _in_millions(p: Piece, readings: list[Reading]) -> None:
    """Read "6.1m" beside "5.4m barrels" or "£4m" as millions of the same, not as metres."""
    lengths = [r for r in readings if r.unit.kind == "length"]
    if not lengths or not all(_against(p, r) for r in lengths):
        return
    counted = (r for r in readings if r.numeral.scale >= MILLION and r.numeral.style != "vague")
    said = next((r for r in counted if r.unit.kind != "length"), None)
    if said is None:
        return
    for r in lengths:
        r.value, r.numeral.scale = r.value * MILLION, Decimal(MILLION)
        r.unit, r.noun, r.rule = said.unit, said.noun, "elided"


def _against(p: Piece, r: Reading) -> bool:
    """Whether a reading is a figure with an attached m and no word of size after it."""
    j, after = r.numeral.j, p.at(r.j)
    sized = after in p.lexicon.size_words and after not in (p.lexicon.by | p.lexicon.in_)
    ends = not after.isalpha() or after in p.lexicon.phrase_ends or after.endswith(p.lexicon.past)
    metres = p.glued(j) and p.words[j] == "m" and r.j == j + 1 and r.high is None
    return metres and ends and not sized  # "a 400m race"


def _bare(r: Reading) -> bool:
    """Whether a number has no unit and is not part of a score."""
    return r.unit is NONE and r.numeral.style in ("digits", "words") and r.role == "claim"


def _repeat(p: Piece, r: Reading, said: Reading) -> None:
    """Give a bare number the unit before it, with its own rate if it has one."""
    r.unit, r.noun, r.rule = said.unit, said.noun, "elided"
    per = denominator(p, r.j)
    if per is not None:
        r.unit, r.per, r.j = joined(said.unit, per), per.name, per.j


def _fits(p: Piece, r: Reading, said: Reading) -> bool:
    """Whether a number may count the same things: not 73 million after "17 channels".

    It has no attached letters that could be a unit of its own.
    """
    free = r.j >= p.n or not p.glued(r.j) or p.words[r.j] in ".,;:)"
    if not free or p.at(r.i - 1) in p.lexicon.articles:
        return False  # "a 4.1 rating and a 9 share"
    if said.unit.kind != "count" or not said.value or not r.value:
        return True
    return 1 / _APART < abs(r.value / said.value) < _APART


def count_subject(p: Piece, r: Reading, last: Reading | None) -> None:
    """Find what a bare number counts in the clause before it.

    This is its subject, as in 'deaths fell to 9 per 1,000' and 'visits hit 14 million', or the noun
    after 'number of', as in 'the number of lenders rose to 14'.
    """
    lex = p.lexicon
    ends = lex.phrase_ends - lex.adverbs  # "overnight stays in Italy"
    told = list(takewhile(lambda word: word not in ends, (r.subject or "").split()))
    while told and told[-1] in lex.adverbs:
        told.pop()
    head = told[-1].lower() if told else ""
    if r.rule == "rate.base":
        if lex.is_plural(head) and r.unit.name.startswith("1/"):
            r.unit = Unit(f"{lex.singular(head)}{r.unit.name[1:]}", r.unit.kind, None)
    elif _bare(r) and r.value == r.value.to_integral_value():
        floor = last.j if last is not None else 0
        name = _numbered(p, floor, r.left)
        if last is not None and last.unit.kind == "count" and _resumed(p, floor, r.left):
            name = last.unit.name
        plural = lex.is_plural(head) and head not in lex.roles["valued"]
        if name is None and plural and _reached(p, r):
            name = " ".join([*told[:-1], lex.singular(head)])
        if name:
            r.unit, r.rule = Unit(name, "count", None), "elided"
            r.kind = "count" if r.kind == "level" else r.kind


def count_antecedent(p: Piece, r: Reading, counted: Reading | None) -> None:
    """Give a bare number the noun that it stands for: "three plants …, and the two in Chile".

    This is the noun that was counted last; for "hundreds of them", it is the last plural.
    """
    if not (r.unit is NONE and r.high is None and r.numeral.style in ("digits", "words", "vague")):
        return
    lex, after = p.lexicon, p.at(r.j)
    members = after in lex.of and p.at(r.j + 1) in lex.roles["members"]
    if counted is None or counted.noun is None:
        earlier = reversed(p.low[: r.start] if members else [])
        plural = (low for low in earlier if lex.is_plural(low) and low not in lex.phrase_ends)
        if noun := next(plural, None):
            r.unit, r.rule = Unit(lex.singular(noun), "count", None), "elided"
        return
    before = p.at(r.left - 1)
    fresh = before in lex.the or before in lex.rest or before in lex.and_ or before == ","
    stands = after in lex.auxiliaries or after in lex.roles["locating"] or after.endswith(lex.past)
    pointed = p.at(r.i - 1) in lex.the and (not after.isalpha() or after.endswith(lex.past))
    if (members or pointed or (fresh and stands)) and _fits(p, r, counted):
        r.unit, r.noun, r.rule = counted.unit, counted.noun, "elided"
        if r.role == "other":
            r.role, r.reason = "claim", None


def _reached(p: Piece, r: Reading) -> bool:
    """Whether the subject has the number as its value: "hit 14 million", "fell to 5", "was 40"."""
    before, then, lex = p.at(r.left - 1), p.at(r.left - 2), p.lexicon
    moved = then in lex.change_verbs or then in lex.roles["coming"] or then in lex.multiples
    return before in lex.roles["reaching"] or (before in lex.to | lex.roles["at"] and moved)


def _resumed(p: Piece, floor: int, end: int) -> bool:
    """Whether a pronoun stands for what was counted before: "those of children fell to 5"."""
    lex, of_what = p.lexicon, p.lexicon.prepositions
    pairs = zip(p.low[floor : end - 1], p.low[floor + 1 : end], strict=True)
    return any(word in lex.resuming and following in of_what for word, following in pairs)


def _numbered(p: Piece, floor: int, end: int) -> str | None:
    """The plural after 'number of' in the tokens up to `end`: 'the number of lenders to'."""
    for k in range(end - 1, floor, -1):
        if p.low[k] in p.lexicon.of and p.low[k - 1] in p.lexicon.roles["number_of"]:
            noun = noun_after(p, k, partitive=True)
            return noun.name if noun is not None and noun.plural else None
    return None
