"""Names made one token each: where a name begins, goes on and ends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimledger.claims.entities import Entity, compound, gazetteer, known, name_kind
from claimledger.claims.lexicon import closed_classes, words
from claimledger.claims.openers import LITTLE, is_capital, is_opening_name
from claimledger.claims.tokens import Names, Token
from claimledger.claims.works import title_width

JOINING = frozenset(
    {"of", "for", "and", "the", "&", "de", "del", "la", "al", "bin", "van", "von", "on"}
)


BROAD = frozenset(
    {
        "National",
        "Federal",
        "Royal",
        "American",
        "British",
        "European",
        "International",
        "World",
        "State",
        "Central",
        "General",
    }
)
"""First words of official names, over whose "and" the name goes on."""


NUMBERED = frozenset({"Channel", "Radio", "Formula", "Route", "Terminal", "Area"})
"""Words that a number after them is part of: "Channel 4"."""

COLLECTIVE = frozenset({"People", "Women", "Men", "Children", "Workers", "Farmers", "Veterans"})
"""Words whose possessive stands inside a name: "People's Bank", "Women's Institute"."""


HALF_NAMED = re.compile(r"^[A-Z][\w.]*[-–][a-z]+$")
"""Compounds of a name and a common word, which describe: "flu-related", "NATO-style"."""


ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Cos?|Ltd|Bros|Jr|Sr)$")
"""Names whose end is cut short with a point, which ends no sentence: "Norvane Corp. said"."""

LAWS = frozenset({"Act", "Bill", "Law", "Treaty", "Pact", "Accord", "Plan"})
"""Last words of laws and pacts, over whose "and" the name goes on."""

LONG_LINE = 4


LINKED_HALF = re.compile(
    r"^(.+)[-–](?:led|made|backed|owned|built|run|born|based|listed|occupied|controlled)$"
)
"""Compounds of a place and a participle: the place is named, the rest is an adjective."""


def is_headline(tokens: Sequence[Token], *, titled: bool) -> bool:
    """Whether capitals say nothing: every longer word has one, in a title or a long line."""
    long = [t for t in tokens if not t.tag and len(t.text) > LITTLE and t.text[0].isalpha()]
    small = [t for t in long if t.text[0].islower() and t.lower not in closed_classes()]
    return (titled or len(long) > LONG_LINE) and not small


def name_tokens(text: str, tokens: list[Token], names: Names, *, titled: bool) -> list[Token]:
    """The tokens with each name made one token of tag E."""
    parts = [token.text if not token.tag else "" for token in tokens]
    headline = is_headline(tokens, titled=titled)
    merged: list[Token] = []
    at = 0
    while at < len(tokens):
        first = tokens[at]
        width = 0
        if at + 1 < len(tokens) and is_point_of_name(merged, first):
            at += 1
            continue
        title = title_width(tokens, at)
        if title:
            name = text[first.start : tokens[at + title - 1].end]
            merged.append(joined(text, tokens[at : at + title], (Entity(name, None, "work"),)))
            at += title
            continue
        if not first.tag and (is_capital(first) or first.text in {"the", "eurozone", "euro"}):
            width = name_width(tokens, parts, at, names, headline=headline)
        if width:
            merged += named(text, tokens[at : at + width], parts[at : at + width])
            at += width
        else:
            merged.append(first)
            at += 1
    return merged


def is_point_of_name(before: Sequence[Token], token: Token) -> bool:
    """Whether a full stop belongs to the shortened name before it."""
    named = bool(before) and before[-1].tag == "E" and before[-1].end == token.start
    return token.text == "." and named and ABBREVIATED.search(before[-1].text) is not None


def name_width(
    tokens: list[Token], parts: list[str], at: int, names: Names, *, headline: bool
) -> int:
    """How many tokens from `at` make one name, or a name with what stands before it."""
    listed = known(parts, at)
    least = listed[1] if listed else 0
    if HALF_NAMED.match(parts[at]) and not LINKED_HALF.match(parts[at]):
        return least
    if not is_capital(tokens[at]) or compound(parts[at]) or LINKED_HALF.match(parts[at]):
        return least or int(is_capital(tokens[at]))
    if headline:
        return least or int(
            parts[at] in names.capital and parts[at].lower() not in closed_classes()
        )
    opening = at == 0 or tokens[at - 1].text in '“"‘([:—–]•'
    if not least and opening and not is_opening_name(tokens, parts, at, names):
        return 0
    width = max(1, least)
    while at + width < len(tokens):
        step = name_step(tokens, parts, at, width, names)
        if not step:
            break
        width += step
    return width


def name_step(tokens: list[Token], parts: list[str], at: int, width: int, names: Names) -> int:  # noqa: C901, PLR0911 - one return a case
    """How many more tokens the name that began at `at` takes: 0, 1, or 2 over a joining word."""
    here = tokens[at + width]
    if here.text in words("words", "acronym") and len(here.text) > 1 and not here.tag:
        return 1
    if (
        here.text in {"'s", "’s"}
        and parts[at + width - 1] in COLLECTIVE
        and at + width + 1 < len(tokens)
    ):
        return 2 if is_capital(tokens[at + width + 1]) else 0
    owning = here.text in {"'s", "’s"} and parts[at + width - 1] in names.owning
    if owning or (is_capital(here) and parts[at + width].lower() not in {"i", "the"}):
        return 1
    numbered = parts[at + width - 1] in NUMBERED and here.text.isdigit()
    if here.start in names.numbered or numbered:
        return 1
    if (
        here.text == "."
        and len(parts[at + width - 1]) in (1, 2, 3)
        and at + width + 1 < len(tokens)
    ):
        titled = (
            parts[at + width - 1] in words("sources", "titles") or len(parts[at + width - 1]) == 1
        )
        return int(titled and is_capital(tokens[at + width + 1]))
    ahead = at + width + 1
    if here.text == "/" and ahead < len(tokens) and is_capital(tokens[ahead]):
        return 2 if tokens[ahead - 2].end == here.start == tokens[ahead].start - 1 else 0
    if here.text in JOINING and ahead < len(tokens) and is_capital(tokens[ahead]):
        marked = any(part in words("sources", "organisation") for part in parts[at : at + width])
        fits = here.text in {"of", "de", "del", "la", "al", "bin", "van", "von", "&"} or marked
        person = parts[at] in words("given_names", "given")
        if here.text == "of" and (known(parts, ahead) or person) and not marked:
            return 0  # "Ann Roe of Poe Bank" is a person of a bank
        if here.text == "on":
            fits = marked
        if here.text == "and":
            fits = marked and any(part in {"for", "of", "on"} for part in parts[at : at + width])
            fits = fits or (parts[at] in BROAD and ends_marked(tokens, parts, ahead))
            fits = fits or ends_law(tokens, parts, at, ahead)
        return 2 if fits else 0
    return 0


def ends_law(tokens: list[Token], parts: list[str], at: int, ahead: int) -> bool:
    """Whether one article opens a law that "and" stands in: "the Roads and Bridges Act"."""
    last = ahead
    while last + 1 < len(tokens) and is_capital(tokens[last + 1]):
        last += 1
    return at > 0 and tokens[at - 1].lower in {"the", "a", "this"} and parts[last] in LAWS


def ends_marked(tokens: list[Token], parts: list[str], at: int) -> bool:
    """Whether the capitals from `at` on end with the mark of an organisation."""
    last = at
    while last + 1 < len(tokens) and is_capital(tokens[last + 1]):
        last += 1
    return parts[last] in words("sources", "organisation")


def named(text: str, tokens: list[Token], parts: list[str]) -> list[Token]:  # noqa: PLR0911 - one return a case
    """One token for a name; two where a country or its people stand before a title or person."""
    offices = words("sources", "offices")
    office = next((i for i in range(1, len(parts) - 1) if parts[i] in offices), 0)
    if office:
        holder = named(text, tokens[office + 1 :], parts[office + 1 :])
        return [*named(text, tokens[:office], parts[:office]), tokens[office], *holder]
    listed = known(parts, 0)
    pair = compound(parts[0]) if len(parts) == 1 else []
    if pair:
        return [joined(text, tokens, tuple(pair))]
    linked = LINKED_HALF.match(parts[0]) if len(parts) == 1 else None
    if linked is not None:
        entity = gazetteer().get(linked[1])
        if entity is None or parts[0].endswith("based"):
            tokens[0].tag = "J"
            return tokens
        return [joined(text, tokens, (replace(entity, adjective=True),))]
    if listed is None:
        return [joined(text, tokens, (named_entity(text, tokens, parts),))]
    entity, width = listed
    rest = parts[width:]
    if not rest:
        return [joined(text, tokens, (entity,))]
    organisation = name_kind(rest) == "organisation" and rest[0] not in words("sources", "titles")
    if organisation or (
        not entity.adjective
        and rest[0] not in words("sources", "titles")
        and entity.kind != "group"
    ):
        name = text[tokens[0].start : tokens[-1].end]
        return [joined(text, tokens, (Entity(name, None, "organisation"),))]
    return [joined(text, tokens[:width], (entity,)), *named(text, tokens[width:], rest)]


def named_entity(text: str, tokens: list[Token], parts: list[str]) -> Entity:
    """A name that no list knows: an organisation, or a person without titles."""
    kind = name_kind(parts)
    if kind != "person":
        return Entity(text[tokens[0].start : tokens[-1].end], None, kind)
    titles = words("sources", "titles")
    own = [
        i for i, part in enumerate(parts) if part.rstrip(".") not in titles and part[0].isalnum()
    ]
    first = own[0] if own else 0
    return Entity(text[tokens[first].start : tokens[-1].end], None, kind)


def joined(text: str, tokens: list[Token], entities: tuple[Entity, ...]) -> Token:
    """One E token over several."""
    start, end = tokens[0].start, tokens[-1].end
    written = text[start:end]
    return Token(start, end, written, written.lower(), "E", written, entities=entities)
