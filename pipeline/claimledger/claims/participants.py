"""Subject and counterpart of a claim: whom a number is about, and whom it is set against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.counting import counted
from claimledger.claims.entities import Entity
from claimledger.claims.frames import Frame
from claimledger.claims.lexicon import words
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import QUOTES, Stretch
from claimledger.claims.tokens import Token

PARTIES = "countries|sides|nations|neighbou?rs|economies|powers|governments|states|allies|giants"
"""What two countries are called that an article is about."""

MUTUAL = re.compile(
    rf"\b(?:bilateral|mutual|two-way|each other|one another|both (?:{PARTIES})"
    rf"|(?:(?:the|these) )?two (?:\w+ )?(?:{PARTIES})"
    r"|between (?:the|these) two(?=\s*$| as a whole)"
    r"|their (?:\w+ )?(?:trade|border|ties|relations|relationship))\b",
    re.IGNORECASE,
)
OUTWARD = frozenset({"to", "with", "into", "against", "toward", "towards"})
SPANS = frozenset({"half", "quarter", "months", "month", "year", "week", "weekend", "season"})
"""Nouns of time: what a figure is for, and not whom it is about."""
PHRASE_ENDS = frozenset({"IN", "VN", "VG", ",", "PR", "SB", "TO", ":", "("})
PERSONAL = frozenset({"he", "she", "his", "her"})


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something a number is about: its name, its entity and the token that names it."""

    name: str
    code: str | None = None
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Participants:
    """Who, against whom, and the characters that name them."""

    subject: Party | None = None
    counterpart: Party | None = None


def party(entity: Entity, token: Token | None = None) -> Party:
    """An entity as a party."""
    return Party(entity.name, entity.code, token)


def named_in(tokens: Sequence[Token], stretch: Stretch | None) -> list[tuple[Party, int]]:
    """Named parties of a stretch in order, each once, with the token's index."""
    found: dict[str, tuple[Party, int]] = {}
    if stretch is not None:
        for index in range(stretch.first, min(stretch.last, len(tokens))):
            for entity in tokens[index].entities:
                found.setdefault(entity.name, (party(entity, tokens[index]), index))
    return list(found.values())


def head_group(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The first noun phrase of a stretch, before any preposition or participle."""
    last = stretch.first
    while last < min(stretch.last, len(tokens)) and tokens[last].tag not in PHRASE_ENDS:
        last += 1
    return Stretch(stretch.first, last)


def is_measured(word: str) -> bool:
    """Whether a noun is an amount of something rather than the thing itself."""
    return (
        word in words("measures", "measured")
        or word in words("measures", "flow_nouns")
        or word in words("measures", "change_up")
        or word in words("measures", "change_down")
    )


def of_part(text: str, tokens: Sequence[Token], stretch: Stretch) -> list[Party]:  # noqa: PLR0911 - one return a case
    """Whom a part is about, most important first: its own names, or its words."""
    group = head_group(tokens, stretch)
    heads = [i for i in range(group.first, group.last) if tokens[i].tag in {"N", "E"}]
    found = flow_order(tokens, named_in(tokens, stretch))
    if not heads:
        return [p for p, _ in found] or wording(text, tokens, stretch)
    head = tokens[heads[-1]]
    inside = [p for p, i in found if i < group.last]
    after = [p for p, i in found if i >= group.last]
    owned = any(t.tag == "POS" for t in tokens[group.first : group.last])
    if head.tag == "E" and inside and any(t.tag == "CC" for t in tokens[group.first : group.last]):
        return [*inside, *after]
    if head.tag == "E" and inside:
        own = next((p for p in inside if p.token is head), inside[0])
        return [own, *(p for p in (*inside, *after) if p is not own and not is_adjective(p))]
    if inside and (owned or is_measured(head.lower)):
        return [*inside, *after]
    if inside:
        return [Party(phrase(text, tokens, group), None, tokens[heads[0]]), *after]
    if is_measured(head.lower):
        return after or of_complement(text, tokens, stretch, group) or wording(text, tokens, group)
    return [*wording(text, tokens, group), *after]


def is_adjective(one: Party) -> bool:
    """Whether a party is only named by an adjective."""
    return one.token is not None and any(e.adjective for e in one.token.entities)


def of_complement(
    text: str, tokens: Sequence[Token], stretch: Stretch, group: Stretch
) -> list[Party]:
    """What an amount is of: "yield on ten-year bonds" is about the bonds."""
    start = group.last
    if start + 1 >= stretch.last or tokens[start].tag != "IN":
        return []
    inner = head_group(tokens, Stretch(start + 1, stretch.last))
    if inner and tokens[inner.last - 1].lower in SPANS:
        return []
    return wording(text, tokens, inner)


def wording(text: str, tokens: Sequence[Token], stretch: Stretch) -> list[Party]:
    """A stretch's own words as a party."""
    if stretch.last == stretch.first + 1 and tokens[stretch.first].tag == "Q":
        said = counted(tokens[stretch.first])
        return [Party(said, None, tokens[stretch.first])] if said else []
    stretch = nominal(tokens, stretch)
    said = phrase(text, tokens, stretch)
    empty = not said or said.lower() in words("measures", "nobody")
    return [] if empty else [Party(said, None, tokens[stretch.first])]


CLAUSAL = frozenset({"V", "VD", "BE", "HV", "DO", "MD", "PR", "SB", "WH"})
"""What stands in clauses, and in no noun phrase before its noun."""


def nominal(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """The noun phrase that a stretch ends with; empty where it is an infinitive or describes.

    "saying the threshold" holds "the threshold", "due to reach" and "related to flu" nothing.
    """
    first, last = stretch.first, min(stretch.last, len(tokens))
    if first < last and tokens[first].tag == "IN":
        first += 1
    opener = tokens[first].tag if first < last else ""
    follows = tokens[first + 1].tag if first + 1 < last else ""
    if opener == "TO" or (opener in {"VN", "VD", "J"} and follows in {"IN", "TO"}):
        return Stretch(first, first)
    for index in range(last - 1, first - 1, -1):
        told = tokens[index].tag == "VG" and index + 1 < last and tokens[index + 1].tag == "DT"
        if tokens[index].tag in CLAUSAL or told:
            first = index + 1
            break
    named = any(t.tag in {"N", "E", "Q", "VG"} for t in tokens[first:last])
    return Stretch(first, last if named else first)


def flow_order(tokens: Sequence[Token], found: list[tuple[Party, int]]) -> list[tuple[Party, int]]:
    """Origin before destination: in "exports to Peru of Chile" Chile comes first."""
    outward = [item for item in found if item[1] > 0 and tokens[item[1] - 1].lower in OUTWARD]
    inward = [item for item in found if item not in outward]
    return [*inward, *outward] if inward else found


def participants(
    text: str,
    tokens: Sequence[Token],
    frame: Frame,
    pair: Sequence[Party],
    antecedent: Party | None,
) -> Participants:
    """Who a frame is about: its part first, then its whole.

    `pair` are the two parties that "bilateral" and "both countries" stand for; `antecedent` is
    what a pronoun, "its" or "the company" in the part stands for.
    """
    names = {p.name for s in (frame.part, frame.whole) for p, _ in named_in(tokens, s)}
    if len(pair) > 1 and len(names) <= 1:
        stretches = (frame.part, frame.whole, frame.about)
        if MUTUAL.search(" ".join(phrase(text, tokens, s) for s in stretches if s)):
            return Participants(pair[0], pair[1])
    first = [antecedent] if antecedent is not None else []
    if frame.part is not None and frame.part and not first:
        first = of_part(text, tokens, frame.part)
    elif frame.part is not None and first:
        first += [p for p, _ in named_in(tokens, frame.part)]
    others = [p for p, _ in named_in(tokens, frame.whole)]
    coordinated = joined_names(text, tokens, frame)
    if coordinated is not None and others:
        first = [coordinated]
    everyone = list({p.name: p for p in (*first, *others)}.values())
    if not everyone:
        return Participants()
    named = (p for p in everyone[1:] if p.token is None or p.token.entities)
    other = next((p for p in named if not only_places(tokens, everyone[0], p)), None)
    return Participants(everyone[0], other)


def only_places(tokens: Sequence[Token], first: Party, other: Party) -> bool:
    """Whether a name is nobody set against a subject: a region "across" it, or a thing it owns.

    "staff across Europe", "Roe's “Lantern” tour"; not "Chile's Peru trade", "shipped to Europe".
    """
    at = next((i for i, t in enumerate(tokens) if t is other.token), 0)
    while at > 0 and tokens[at - 1].tag in {"DT", "J", "RB"} | QUOTES:
        at -= 1
    owned = at > 1 and tokens[at - 1].tag == "POS" and tokens[at - 2] is first.token
    while at > 0 and tokens[at - 1].tag in {"DT", "E", "CC", ","}:
        at -= 1
    spread = at > 0 and tokens[at - 1].lower in {"across", "throughout"}
    return spread or (owned and other.code is None)


def joined_names(text: str, tokens: Sequence[Token], frame: Frame) -> Party | None:
    """Two names joined by "and" that act as one subject: "Chile and Peru supply 40% of …"."""
    if frame.part is None or frame.kind != "share":
        return None
    inside = tokens[frame.part.first : frame.part.last]
    plain = [t.tag for t in inside if t.tag != "DT"]
    return (
        Party(phrase(text, tokens, frame.part), None, inside[0])
        if plain == ["E", "CC", "E"]
        else None
    )
