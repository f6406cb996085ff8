"""Frames of numbers that hang on a noun: "a 25% tariff", "a discount of $2", "a rise of 5%"."""

from pipeline.joining.bare_frames import goods_after
from pipeline.joining.counting import counts_noun
from pipeline.joining.frames import (
    Frame,
    Groups,
    Tokens,
    clause_last,
    counted,
    noun_direction,
    participle,
    rest,
    subject,
    verb_direction,
)
from pipeline.joining.governors import Governor
from pipeline.joining.lexicon import load, verbs, words
from pipeline.joining.modality import EXPECTING
from pipeline.joining.phrases import phrase
from pipeline.joining.stretches import Stretch, noun_phrase_start, phrase_end


def modifier_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number stands before a noun: "a 25% tariff", "a 90-km road", "a 5% rise in exports"."""
    noun = governor.noun or at
    head = tokens[noun].lower
    verb = governor.verb
    who = subject(tokens, groups, verb)
    quantity = tokens[at].quantity
    money = quantity is not None and quantity.unit_kind == "money"
    direction = None if money and head in {"loss", "losses"} else noun_direction(head)
    after = rest(tokens, noun + 2) if tail_preposition(tokens, noun) else None
    if head in words("measures", "change_plain") and not after:
        measure = f"{head} of {phrase(text, tokens, who)}"
        return Frame("lead.noun", measure, who, None, verb, "level", None, about=who)
    if direction is not None or head in words("measures", "change_plain"):
        about = after or who
        measure = phrase(text, tokens, about)
        return Frame("change.noun", measure, about, None, verb, "change", direction, about=about)
    if head in words("measures", "share_nouns"):
        base = f" in {phrase(text, tokens, after)}" if after else ""
        measure = f"share of {phrase(text, tokens, who)}{base}"
        return Frame("share.noun", measure, who, after, verb, "share", about=who)
    named = Stretch(at + 1, phrase_end(tokens, at + 1, len(tokens)))
    unit = quantity.unit if quantity is not None else ""
    before = at - 1
    if before > 0 and tokens[before].lower == "with" and tokens[before - 1].tag in {"N", "E"}:
        owner = Stretch(noun_phrase_start(tokens, before - 1), before)
        measure = f"{phrase(text, tokens, named)} of {phrase(text, tokens, owner)}"
        return Frame("modifier.with", measure, owner, None, None, None, about=owner)
    extent = load("measures")["extent"].get(unit)
    said = phrase(text, tokens, named)
    if after and tokens[noun + 1].lower == "of" and head in UNCERTAIN:
        said = f"{said} of {phrase(text, tokens, after)}"
    said = with_goods(text, tokens, noun, noun + 1, said)
    measure = f"{extent} of the {said}" if extent else said
    possessed = verb is not None and verb.lemma in {"have", "hold", "enjoy", "get", "win"}
    if possessed and who and not extent:
        measure = f"{said} of {phrase(text, tokens, who)}"
        return Frame("modifier.had", measure, who, named, verb, None, about=named)
    agent = (
        verb is not None and verb.lemma not in verbs("level") and not verb.passive and not extent
    )
    part, whole = (who, named) if agent and who else (named, None)
    kind = "level" if extent and unit not in {"word", "page", "seat", "bed"} else None
    return Frame("modifier", measure, part, whole, verb, kind, about=named)


DUTIES = frozenset({"duty", "duties", "tariff", "tariffs", "levy", "levies", "tax", "taxes"})


def with_goods(text: str, tokens: Tokens, noun: int, on: int, said: str) -> str:
    """A duty with what it is on: "a 10% duty on $9bn worth of timber" is a duty on timber."""
    if tokens[noun].lower not in DUTIES or on + 1 >= len(tokens) or tokens[on].lower != "on":
        return said
    first = on + 1
    if tokens[first].tag == "Q":
        ahead = [t.lower for t in tokens[first + 1 : first + 3]]
        if "of" not in ahead:
            return said
        first += 2 + ahead.index("of")
    goods = phrase(text, tokens, rest(tokens, first))
    return f"{said} on {goods}" if goods and goods not in said else said


UNCERTAIN = frozenset({"chance", "probability", "likelihood", "risk", "odds"})
"""Nouns that say nothing without what may happen: "a 40% chance of a cut"."""


def tail_preposition(tokens: Tokens, noun: int) -> bool:
    """Whether "in" or "of" after a noun says what it is about."""
    if noun + 2 >= len(tokens) or tokens[noun + 2].tag in {"T", "Q"}:
        return False
    return tokens[noun + 1].lower in {"in", "of", "on", "for"}


def attribute_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """Noun + preposition + number: "a discount of $2", "an increase in exports to $3bn"."""
    noun = governor.noun or at
    if noun_direction(tokens[noun].lower) is not None:
        return change_attribute(text, tokens, groups, at, governor)
    who = subject(tokens, groups, governor.verb)
    first = noun_phrase_start(tokens, noun)
    moved = verb_direction(groups, governor.verb) if governor.verb is not None else None
    paced = tokens[noun].lower in {"rate", "pace", "clip"} and tokens[first - 1].lower == "at"
    verb = governor.verb
    if moved and who and paced:
        said = phrase(text, tokens, who)
        return Frame("change.rate", said, who, None, verb, "change", moved, about=who)
    named = Stretch(first, noun + 1)
    measure = phrase(text, tokens, named)
    if counts_noun(tokens[at]):
        said = f"{counted(tokens[at])} of {measure}"
        return Frame("attribute.count", said, named, None, verb, "count", about=named)
    return owned_attribute(text, tokens, at, governor, who, named)


def owned_attribute(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, named: Stretch
) -> Frame:
    """A noun with its number, and whose it is: "the group has debts of $2bn"."""
    verb, first = governor.verb, named.first
    measure = phrase(text, tokens, named)
    goods = goods_after(tokens, at)
    if goods is not None:
        said = f"{measure} {governor.preposition} {phrase(text, tokens, goods)}"
        return Frame("attribute.goods", said, who or named, goods, verb, "level", about=named)
    if not who or verb is None or verb.last > first:
        return Frame("attribute", measure, named, None, verb, None, about=named)
    agent = phrase(text, tokens, who)
    possessing = verbs("level") | verbs("speech") | {"have", "see"}
    if verb.lemma in possessing:
        return Frame(
            "attribute.level", f"{measure} of {agent}", who, named, verb, None, about=named
        )
    measure = f"{measure} {participle(verb, tokens[verb.head].lower)} by {agent}"
    return Frame(
        "attribute.object", measure, who, Stretch(verb.last, first), verb, None, about=named
    )


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
    about = inside or after or earlier_measure(tokens, groups, noun, governor)
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


def worth_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """A noun with its worth: "buying goods worth $3bn"."""
    noun = governor.noun if governor.noun is not None else at
    named = Stretch(noun_phrase_start(tokens, noun), noun + 1)
    said, verb = phrase(text, tokens, named), governor.verb
    if verb is None or verb.last != named.first:
        return Frame("worth", f"value of {said}", named, None, verb, "level", about=named)
    who = subject(tokens, groups, verb)
    measure = f"{said} {participle(verb, tokens[verb.head].lower)} by {phrase(text, tokens, who)}"
    return Frame("worth.object", measure, who, named, verb, "level", about=named)


def participial_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """A counted noun with a participle: "two bridges built in Peru by the firm"."""
    last = clause_last(tokens, at + 1)
    agent = next((i for i in range(at + 1, last - 1) if tokens[i].lower == "by"), None)
    tail = Stretch(at + 1, last)
    noun = counted(tokens[at]) if counts_noun(tokens[at]) else "amount"
    kind = "count" if counts_noun(tokens[at]) else None
    measure = f"{noun} {phrase(text, tokens, tail)}"
    if agent is None:
        return Frame(
            "count.participle",
            measure,
            tail,
            subject(tokens, groups, governor.verb),
            None,
            None,
            kind,
            about=tail,
        )
    part = Stretch(agent + 1, phrase_end(tokens, agent + 1, last))
    links = [i for i in range(part.first, part.last) if tokens[i].tag == "IN"]
    part = Stretch(part.first, links[0]) if links else part
    return Frame("count.participle", measure, part, Stretch(at + 1, agent), None, kind, about=tail)
