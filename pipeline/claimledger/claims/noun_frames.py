"""Frames of numbers that hang on a noun: "a 25% tariff", "a discount of $2", "a rise of 5%"."""

from claimledger.claims.bare_frames import goods_after
from claimledger.claims.change_frames import (
    UNCERTAIN,
    change_attribute,
    change_modifier,
    change_tail,
)
from claimledger.claims.counting import counted, counts_noun
from claimledger.claims.duties import DUTIES, goods_taxed, with_goods
from claimledger.claims.frames import (
    Frame,
    Groups,
    Tokens,
    clause_last,
    noun_direction,
    participle,
    subject,
    verb_direction,
)
from claimledger.claims.governor import Governor
from claimledger.claims.lexicon import load, verbs, words
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch, noun_phrase_start, phrase_end


def modifier_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """The number stands before a noun: "a 25% tariff", "a 90-km road", "a 5% rise in exports"."""
    noun, verb = governor.noun or at, governor.verb
    head = tokens[noun].lower
    if verb is not None and verb.lemma in verbs("speech") and tokens[verb.last].tag == ",":
        told = [g for g in groups if g.last <= verb.first and g.finite]
        verb = told[-1] if told else verb  # "sales fell, the firm said, after a 1% rise"
    who = possessor(tokens, at) or subject(tokens, groups, verb)
    after = change_tail(tokens, noun)
    result = not after and is_result(tokens, at, noun)
    if not result and (noun_direction(head) or head in words("measures", "change_plain")):
        return change_modifier(text, tokens, at, governor, who, after)
    if head in words("measures", "share_nouns"):
        base = f" in {phrase(text, tokens, after)}" if after else ""
        measure = f"share of {phrase(text, tokens, who)}{base}"
        return Frame("share.noun", measure, who, after, verb, "share", about=who)
    if who and verb is not None and is_mark(tokens, at, noun):
        said, way = phrase(text, tokens, who), verb_direction(groups, verb)
        return Frame("level.mark", said, who, None, verb, "level", way, about=who)
    opened = next((i for i in range(at - 1, 0, -1) if tokens[i].tag in {"(", ")"}), 0)
    if tokens[opened].tag == "(" and not any(g.first > opened for g in groups if g.last <= at):
        owner = Stretch(noun_phrase_start(tokens, opened - 1), opened)
        named = Stretch(at + 1, phrase_end(tokens, at + 1, len(tokens)))
        said = f"{phrase(text, tokens, named)} of {phrase(text, tokens, owner)}"
        return Frame("modifier.aside", said, owner, None, None, None, about=owner)
    before = at - 1
    if before > 0 and tokens[before].lower == "with" and tokens[before - 1].tag in {"N", "E"}:
        named = Stretch(at + 1, phrase_end(tokens, at + 1, len(tokens)))
        owner = Stretch(noun_phrase_start(tokens, before - 1), before)
        measure = f"{phrase(text, tokens, named)} of {phrase(text, tokens, owner)}"
        return Frame("modifier.with", measure, owner, None, None, None, about=owner)
    return plain_modifier(text, tokens, at, governor, who, after)


def plain_modifier(  # noqa: PLR0913, PLR0917 - what every rule knows, and more
    text: str, tokens: Tokens, at: int, governor: Governor, who: Stretch, after: Stretch | None
) -> Frame:
    """A number that describes its noun: a rate, an extent, an amount that somebody has."""
    noun, verb, quantity = governor.noun or at, governor.verb, tokens[at].quantity
    named = Stretch(at + 1, phrase_end(tokens, at + 1, len(tokens)))
    said = phrase(text, tokens, named)
    if after and tokens[noun + 1].lower == "of" and tokens[noun].lower in UNCERTAIN:
        risk = phrase(text, tokens, after)
        said = said if risk in said else f"{said} of {risk}"
    taxed = goods_taxed(tokens, noun, noun + 1)
    said = with_goods(text, tokens, taxed, said)
    unit = quantity.unit if quantity is not None else ""
    extent = load("measures")["extent"].get(unit)
    if extent:
        kind = None if unit in {"word", "page", "seat", "bed"} else "level"
        return Frame("modifier", f"{extent} of the {said}", named, None, verb, kind, about=named)
    if who and verb is not None and verb.lemma in verbs("getting"):
        measure = f"{said} of {phrase(text, tokens, who)}"
        return Frame("modifier.had", measure, who, named, verb, None, about=named)
    struck = verb is not None and verb.passive and governor.preposition == "with"
    if who and struck and tokens[noun].lower in DUTIES:
        hit = f"{said} on {phrase(text, tokens, who)}"
        return Frame("modifier.struck", hit, who, named, verb, None, about=named)
    if who and verb is not None and verb.passive and verb.lemma in GIVING:
        return Frame("modifier.given", said, who, named, verb, None, about=named)
    agent = verb is not None and verb.lemma not in verbs("level") and not verb.passive and who
    part, whole = (who, taxed or named) if agent else (named, None)
    return Frame("modifier", said, part, whole, verb, None, about=named)


GIVING = frozenset({"give", "award", "offer", "grant", "pay", "fine", "charge", "allot", "owe"})
"""Verbs whose passive has the one who gets something for its subject."""

STANDS = frozenset({"rate", "pace", "level", "total", "high", "low", "peak", "average"})
"""Nouns for where a movement led: "fell to an annual rate of 4 million"."""

MARKS = frozenset({"range", "level", "mark", "threshold", "milestone", "area", "barrier", "handle"})
"""Nouns that only say that a number is where something stands: "above the 5,000 mark"."""


def is_mark(tokens: Tokens, at: int, noun: int) -> bool:
    """Whether a number says where something stands: "in the 6% range", "at the $40 level"."""
    before = at - 1 - (at > 0 and tokens[at - 1].tag == "DT")
    led = before >= 0 and tokens[before].lower in {
        "in",
        "at",
        "above",
        "below",
        "to",
        "near",
        "past",
    }
    return led and noun == at + 1 and tokens[noun].lower in MARKS


def possessor(tokens: Tokens, at: int) -> Stretch | None:
    """Whose a number with its noun is: "the index's 3% advance", "Roe's 7% share"."""
    owned = at > 1 and tokens[at - 1].tag == "POS" and tokens[at - 2].tag in {"N", "E"}
    return Stretch(noun_phrase_start(tokens, at - 2), at - 1) if owned else None


def attribute_frame(
    text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor
) -> Frame:
    """Noun + preposition + number: "a discount of $2", "an increase in exports to $3bn"."""
    noun = governor.noun or at
    if noun_direction(tokens[noun].lower) is not None and not is_result(tokens, at, noun):
        return change_attribute(text, tokens, groups, at, governor)
    who = subject(tokens, groups, governor.verb)
    first = own_article(tokens, noun) or noun_phrase_start(tokens, noun)
    moved = verb_direction(groups, governor.verb) if governor.verb is not None else None
    paced = tokens[noun].lower in {"rate", "pace", "clip"} and tokens[first - 1].lower == "at"
    put = tokens[noun].lower in STANDS and tokens[first - 1].lower == "to"
    verb = governor.verb
    if moved and who and paced:
        said = phrase(text, tokens, who)
        return Frame("change.rate", said, who, None, verb, "change", moved, about=who)
    if moved and who and put:
        said = phrase(text, tokens, who)
        return Frame("level.rate", said, who, None, verb, "level", moved, about=who)
    named = Stretch(first, noun + 1)
    measure = phrase(text, tokens, named)
    quantity = tokens[at].quantity
    extents = load("measures")["extent"]
    extent = extents.get(quantity.unit if quantity is not None else "")
    thing = tokens[noun].lower not in words("measures", "measured") | set(extents.values())
    if extent and governor.preposition == "of" and thing:
        said = f"{extent} of the {measure}"
        return Frame("attribute.extent", said, named, None, verb, "level", about=named)
    if counts_noun(tokens[at]):
        said = f"{counted(tokens[at])} of {measure}"
        return Frame("attribute.count", said, named, None, verb, "count", about=named)
    return owned_attribute(text, tokens, at, governor, who, named)


def own_article(tokens: Tokens, noun: int) -> int | None:
    """Where "a" or "an" makes an amount a thing of its own: "a plant with an investment of $4m"."""
    at = noun
    while at > 0 and tokens[at - 1].tag in {"N", "J"}:
        at -= 1
    led = at > 1 and tokens[at - 1].lower in {"a", "an"} and tokens[at - 2].tag == "IN"
    return at - 1 if led else None


def is_result(tokens: Tokens, at: int, noun: int) -> bool:
    """Whether an amount of money is a loss or gain itself: "a net loss of $3m"."""
    quantity = tokens[at].quantity
    money = quantity is not None and quantity.unit_kind in {"money", "price"}
    return money and tokens[noun].lower in {"loss", "losses", "gain", "gains"}


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
    taxed = goods_taxed(tokens, named.last - 1, at + 1)
    measure = with_goods(text, tokens, taxed, measure)
    possessing = verbs("level") | verbs("speech") | {"have", "see"}
    possessing |= verbs("getting") | {"give", "leave", "bring", "run", "carry", "suffer"}
    possessing |= {"face"} if tokens[named.last - 1].lower not in DUTIES else set()
    if verb.lemma in possessing or tokens[first - 1].lower == "at":
        return Frame(
            "attribute.level", f"{measure} of {agent}", who, named, verb, None, about=named
        )
    measure = f"{measure} {participle(verb, tokens)} by {agent}"
    whole = taxed or Stretch(verb.last, first)
    return Frame("attribute.object", measure, who, whole, verb, None, about=named)


def worth_frame(text: str, tokens: Tokens, groups: Groups, at: int, governor: Governor) -> Frame:
    """A noun with its worth: "buying goods worth $3bn"."""
    noun = governor.noun if governor.noun is not None else at
    named = Stretch(noun_phrase_start(tokens, noun), noun + 1)
    said, verb = phrase(text, tokens, named), governor.verb
    if verb is None or verb.last != named.first:
        return Frame("worth", f"value of {said}", named, None, verb, "level", about=named)
    who = subject(tokens, groups, verb)
    measure = f"{said} {participle(verb, tokens)} by {phrase(text, tokens, who)}"
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
