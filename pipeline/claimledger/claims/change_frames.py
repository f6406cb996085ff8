"""Frames of numbers that hang on a noun of change: "a 5% rise in exports", "a fall of 2%"."""

from claimledger.claims.counting import counted, counts_noun
from claimledger.claims.foreseeing import EXPECTING
from claimledger.claims.frames import (
    Frame,
    Groups,
    Tokens,
    clause_last,
    noun_direction,
    rest,
    subject,
)
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import words
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch, noun_phrase_start


def change_modifier(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, after: Stretch | None
) -> Frame:
    """The number stands before a noun of change: "a 5% rise in exports", "a 3% profit gain"."""
    noun = governor.noun or at
    head, direction = tokens[noun].lower, noun_direction(tokens[noun].lower)
    if head in words("measures", "change_plain") and not after:
        measure = f"{head} of {phrase(text, tokens, who)}"
        return Frame("lead.noun", measure, who, None, governor.verb, "level", None, about=who)
    about = after or who
    measure = phrase(text, tokens, about)
    inner = tokens[at + 1 : noun]
    if any(t.tag in {"N", "E"} for t in inner) and not after:
        compound = phrase(text, tokens, Stretch(at + 1, noun))
        measure = f"{compound} of {measure}" if measure else compound
    return Frame(
        "change.noun", measure, about, None, governor.verb, "change", direction, about=about
    )


def changed_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """A number with a comparative before a noun: "women had a 17% lower risk of stroke"."""
    first = governor.noun if governor.noun is not None else at
    about = rest(tokens, first)
    who = subject(tokens, groups, governor.verb)
    said, way = phrase(text, tokens, about), governor.preposition
    measure = f"{said} of {phrase(text, tokens, who)}" if who else said
    return Frame("changed", measure, who or about, about, governor.verb, "change", way, about=about)


def likely_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """A number before "more likely": "smokers are 30% more likely to fall ill"."""
    first = (governor.noun if governor.noun is not None else at) + 1
    who = subject(tokens, groups, governor.verb)
    done = phrase(text, tokens, Stretch(first, clause_last(tokens, first)))
    measure = f"likelihood of {phrase(text, tokens, who)} {done}".strip()
    way = governor.preposition
    return Frame("likely", measure, who, None, governor.verb, "change", way, about=who)


def change_tail(tokens: Tokens, noun: int) -> Stretch | None:
    """What a noun is about: "a rise in sales", "a $3m rise planned for schools"."""
    planned = noun + 2 < len(tokens) and tokens[noun + 1].lower in PLANNED
    if tail_preposition(tokens, noun + planned):
        return rest(tokens, noun + planned + 2)
    uncertain = tokens[noun].lower in UNCERTAIN and noun + 2 < len(tokens)
    return rest(tokens, noun + 2) if uncertain and tokens[noun + 1].lower == "of" else None


UNCERTAIN = frozenset({"chance", "probability", "likelihood", "risk", "odds"})
"""Nouns that say nothing without what may happen: "a 40% chance of a cut"."""


PLANNED = frozenset({"planned", "expected", "proposed", "reported", "forecast", "recorded", "seen"})
"""Participles between a noun of change and what it is about."""


def tail_preposition(tokens: Tokens, noun: int) -> bool:
    """Whether "in" or "of" after a noun says what it is about."""
    if noun + 2 >= len(tokens) or tokens[noun + 1].lower not in {"in", "of", "on", "for"}:
        return False
    ahead = noun + 2
    while ahead + 1 < len(tokens) and tokens[ahead].tag in {"T", "DT", "POS"}:
        ahead += 1
    timed = any(t.tag == "T" for t in tokens[noun + 2 : ahead])
    return tokens[ahead].tag in {"N", "J", "E"} if timed else tokens[noun + 2].tag != "Q"


def change_attribute(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """A noun of change with its amount: "an increase in exports of 5%", "a fall of 2% in sales"."""
    noun = governor.noun or at
    inside = rest(tokens, noun + 2) if tail_preposition(tokens, noun) else None
    if inside and inside.last >= at:
        inside = Stretch(inside.first, at - 1)
    ahead = at + 2
    tail = (
        ahead < len(tokens) and tokens[at + 1].lower == "in" and tokens[ahead].tag not in {"T", "Q"}
    )
    after = rest(tokens, ahead) if tail else None
    own = Stretch(noun_phrase_start(tokens, noun), noun)
    compound = own if any(t.tag == "N" for t in tokens[own.first : own.last]) else None
    about = inside or after or compound or earlier_measure(tokens, groups, noun, governor)
    direction, verb = noun_direction(tokens[noun].lower), governor.verb
    who = subject(tokens, groups, verb)
    if counts_noun(tokens[at]):
        measure = f"{tokens[noun].lower} of {counted(tokens[at])}"
        return Frame("change.count", measure, who, None, verb, "count", direction, about=who)
    expected = verb is not None and verb.lemma in EXPECTING and verb.last < noun
    if expected and inside is None and not tail:
        said = f"{tokens[noun].lower} expected by {phrase(text, tokens, who)}"
        return Frame("change.expected", said, who, None, verb, "change", direction, about=who)
    kind = "change" if governor.preposition in {"of", "by"} else None
    said = phrase(text, tokens, about) or tokens[noun].lower
    return Frame("change.attribute", said, about, None, verb, kind, direction, about=about)


def earlier_measure(tokens: Tokens, groups: Groups, noun: int, governor: Governor) -> Stretch:
    """What an apposition of change is about: "revenue of $2bn, an increase of 6%"."""
    first = noun_phrase_start(tokens, noun)
    if first > 1 and tokens[first - 1].tag == ",":
        earlier = next((i for i in range(first - 2, -1, -1) if tokens[i].tag == "Q"), None)
        if earlier is not None and earlier > 1 and tokens[earlier - 1].lower == "of":
            return Stretch(noun_phrase_start(tokens, earlier - 2), earlier - 1)
    return subject(tokens, groups, governor.verb)
