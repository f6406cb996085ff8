"""Names of sources: what a noun phrase calls the one on whose word a number stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.lexicon import words
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

PRONOUNS = frozenset({"he", "she", "it", "they"})
OWNERS = frozenset({"maker", "owner", "parent", "operator", "creator", "developer", "publisher"})
"""Nouns that call a company by what it makes: "the maker of the cereal"."""

FULL_NAME = (2, 4)
"""How many words a person's name has, at least and at most."""


@dataclass(frozen=True, slots=True)
class Name:
    """A source's name; ``speaker`` where it is a person; ``lean`` where only a pronoun stands."""

    name: str
    speaker: str | None = None
    lean: bool = False


def source_name(  # noqa: PLR0911 - one return a case
    text: str, tokens: Sequence[Token], stretch: Stretch, people: dict[str, str], *, speaks: bool
) -> Name | None:
    """The name in a noun phrase that can be a source; None where it can be none.

    `speaks` says that the phrase is the subject of a verb of saying, so that two capitalised words
    without the mark of an organisation are a person.
    """
    inside = tokens[stretch.first : stretch.last]
    if len(inside) == 1 and inside[0].lower in PRONOUNS:
        return Name(inside[0].text, lean=True)
    if tokens[first_noun(tokens, stretch)].lower in OWNERS:
        return Name(phrase(text, tokens, stretch), lean=True)
    named = [i for i in range(stretch.first, stretch.last) if is_named(tokens[i])]
    person = next((i for i in named if is_person(tokens, i, people, speaks=speaks)), None)
    led = person is not None and person > stretch.first and tokens[person - 1].tag == "IN"
    if person is not None and person in {named[0], stretch.last - 1} and not led:
        full = full_name(tokens[person], people)
        owns = person + 1 < stretch.last and tokens[person + 1].tag == "POS"
        return Name(full, None if owns and not speaks_for(tokens[stretch.last - 1]) else full)
    said = phrase(text, tokens, stretch)
    if named:
        if holder_phrase(tokens, stretch, named) or is_polled(tokens, stretch, named):
            return Name(said)
        return Name(plain_name(owned_chain(text, tokens, chosen(tokens, stretch, named), stretch)))
    if len(inside) == 1 and inside[0].tag == "PR":
        return None
    if said.lower() in words("sources", "material"):
        return None
    if not said or (not any(is_voice(t) for t in inside) and not is_state(inside)):
        return None
    return Name(said)


def speaks_for(token: Token) -> bool:
    """Whether a noun is of somebody who speaks, not of material: "'s spokesman", not "'s data"."""
    return token.lower not in words("sources", "material")


def is_state(inside: Sequence[Token]) -> bool:
    """Whether a phrase is a country or group alone: "Peru said"."""
    plain = [t for t in inside if t.tag != "DT"]
    return len(plain) == 1 and any(not e.adjective for e in plain[0].entities)


def is_named(token: Token) -> bool:
    """Whether a token names an organisation, a person or a group, rather than a people."""
    return token.tag == "E" and any(e.kind != "country" and not e.adjective for e in token.entities)


def is_voice(token: Token) -> bool:
    """Whether a common noun can vouch: officials, a ministry, data, a report."""
    known = any(
        token.lower in words(name, key)
        for name, key in (
            ("sources", "voices"),
            ("sources", "material"),
            ("anaphora", "company"),
            ("anaphora", "body"),
        )
    )
    return known and token.tag in {"N", "J"}


def is_person(tokens: Sequence[Token], at: int, people: dict[str, str], *, speaks: bool) -> bool:
    """Whether a name is a person's: by title, by job before or after it, or by speaking."""
    token = tokens[at]
    if not any(e.kind == "person" for e in token.entities) and token.text not in people:
        return False
    parts = token.text.split()
    if any(part.rstrip(".") in words("sources", "titles") for part in parts) or (
        parts[-1] in people and len(parts) == 1
    ):
        return True
    before = tokens[at - 1].lower if at else ""
    if before in words("sources", "jobs"):
        return True
    if at + 1 < len(tokens) and tokens[at + 1].tag == ",":
        after = [t.lower for t in tokens[at + 2 : at + 9]]
        if (
            any(word in words("sources", "jobs") for word in after)
            or after[:1] == ["who"]
            or (after[:1] and after[0].isdigit())
        ):
            return True
    again = parts[-1] in people and people[parts[-1]] == token.text
    return speaks and FULL_NAME[0] <= len(parts) <= FULL_NAME[1] and before != "the" and again


def holder_phrase(tokens: Sequence[Token], stretch: Stretch, named: Sequence[int]) -> bool:
    """Whether a name only says whose people speak: "Roe Group officials", "Roe's spokesman"."""
    after = named[0] + 1
    if after >= stretch.last or named[0] != first_noun(tokens, stretch):
        return False
    head = tokens[stretch.last - 1]
    voice = head.lower in words("sources", "voices")
    return head.tag == "N" and voice and head.lower not in words("sources", "material")


def is_polled(tokens: Sequence[Token], stretch: Stretch, named: Sequence[int]) -> bool:
    """Whether a name only says who asked: "economists polled by Roe Research"."""
    head = tokens[first_noun(tokens, stretch)].lower
    people = head in words("sources", "voices") and head.endswith("s")
    return people and any(
        t.lower in {"polled", "surveyed", "interviewed", "asked", "questioned"}
        for t in tokens[stretch.first : named[0]]
    )


def owned_chain(text: str, tokens: Sequence[Token], at: int, stretch: Stretch) -> str:
    """A name with the part of it that it owns: "Health Department's Statistics Office"."""
    last = at
    while last + 2 < stretch.last and tokens[last + 1].tag == "POS" and is_named(tokens[last + 2]):
        last += 2
    return text[tokens[at].start : tokens[last].end]


def first_noun(tokens: Sequence[Token], stretch: Stretch) -> int:
    """The first noun or name of a phrase."""
    return next(
        (i for i in range(stretch.first, stretch.last) if tokens[i].tag in {"N", "E"}),
        stretch.first,
    )


def chosen(tokens: Sequence[Token], stretch: Stretch, named: Sequence[int]) -> int:
    """The name that vouches: the one that "from", "by" or a noun leads to, else the first."""
    for index in named:
        if index > stretch.first and tokens[index - 1].lower in {"from", "by", "of", "in", "at"}:
            return index
        article = index - 1 > stretch.first and tokens[index - 1].tag == "DT"
        if article and tokens[index - 2].lower in {"from", "by", "of", "in", "at"}:
            return index
    return named[0]


def plain_name(name: str) -> str:
    """A name without "the" before it or a possessive after it."""
    return re.sub(r"['’]s?$", "", re.sub(r"^the ", "", name))


def full_name(token: Token, people: dict[str, str]) -> str:
    """A person's full name where the article gives it elsewhere, without titles."""
    titles = words("sources", "titles")
    parts = [p for p in token.text.split() if p.rstrip(".") not in titles]
    bare = " ".join(parts) or token.text
    return people.get(parts[-1], bare) if len(parts) == 1 else bare
