"""What carries on from sentence to sentence: who "it" and "the firm" are, measures, periods."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimledger.claims.intervals import Period
from claimledger.claims.lexicon import words
from claimledger.claims.participants import Party
from claimledger.claims.reading import Parsed
from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

THING = "it"
"""The actor of a pronoun that stands for no person."""


KINDS = ("company", "body", "state", "work", "index", "person")


@cache
def actors(*kinds: str) -> frozenset[str]:
    """Common nouns that stand for somebody named before; of some kinds, or of all."""
    return frozenset().union(*(words("anaphora", kind) for kind in kinds or KINDS))


def fits(actor: str, who: Party, *, human: bool) -> bool:
    """Whether a name, of a human or not, can be "the country", "the company", or "it"."""
    kinds = {entity.kind for entity in who.token.entities} if who.token is not None else set()
    if actor in actors("state"):
        return bool(kinds & {"country", "group"})
    if actor in actors("person"):
        return "person" in kinds
    if actor in actors("index"):
        parts = who.name.split()
        return any(part in words("anaphora", "index_names") or part.isdigit() for part in parts)
    if actor in {"", THING}:
        return not actor or not human
    wanted = {"organisation", "work"} if actor in actors("work") else {"organisation"}
    speaks = actor in actors("company") and vouches(who.name)
    return not speaks and bool(kinds & wanted or ("person" in kinds and not human))


def vouches(name: str) -> bool:
    """Whether a name is of those who speak of companies rather than of one."""
    return bool(words("anaphora", "vouching") & set(name.split()))


LOOKED_AT = 20_000
"""How many first characters of a text tell how it goes on about a name."""


def is_human(text: str, name: str) -> bool:
    """Whether two or three capitalised words are a person's name rather than a company's.

    People's names begin with a first name that is known, or the text goes on with the last word
    alone ("Roe said"), as it does with the first of a company's ("Calder said").
    """
    first, *_, last = name.split() if " " in name else (name, name)
    known = words("given_names", "given") | words("sources", "titles") | {"CEO"}
    if any(part.rstrip(".") in known for part in name.split()[:-1]):
        return True
    if first == last:
        return False
    text = text[:LOOKED_AT]
    alone = re.search(rf"(?<!{re.escape(first)} )\b{re.escape(last)}\b", text)
    short = re.search(rf"\b{re.escape(first)}\b(?! [A-Z])", text)
    return alone is not None and short is None


def lean_noun(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The noun of "the Dutch chemical group" that stands for somebody; `first` is its article.

    What describes it may be adjectives and nouns; a name beside it would name its bearer.
    """
    if first >= last or tokens[first].lower not in {"the", "this", "that"}:
        return None
    describing = {"J", "N", "RB", "T", "CC", "Q", "NUM", "VN"}
    if any(t.lower.endswith("-based") for t in tokens[first + 1 : last]):
        describing |= {"E", ","}
    for index in range(first + 1, last):
        token = tokens[index]
        ends = index + 1 >= last or tokens[index + 1].tag not in describing | {"E", "VG"}
        if token.lower in actors() and token.tag in {"N", "J"} and ends:
            plain = all(t.tag == "J" for t in tokens[first + 1 : index])
            if token.lower in actors("index", "work") and not plain:
                return None
            of = index + 1 < len(tokens) and tokens[index + 1].lower in {"of", "that", "who"}
            return None if of else index
        adjective = token.tag == "E" and all(e.adjective for e in token.entities)
        if token.tag not in describing and not adjective:
            return None
    return None


def leans(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun phrase is a pronoun, begins with a possessive, or is "the company"."""
    opener = tokens[first]
    alone = last <= first + 1
    if opener.tag == "PS" or (
        opener.tag == "PR" and alone and opener.lower in {"it", "they", "he", "she"}
    ):
        return True
    return lean_noun(tokens, first, last) is not None


def leaning_part(tokens: Sequence[Token], stretch: Stretch) -> Stretch | None:
    """Where "the country's" or "of the firm" stands inside a phrase, or opens it."""
    for index in range(stretch.first, min(stretch.last, len(tokens))):
        noun = lean_noun(tokens, index, stretch.last)
        if noun is None:
            continue
        owns = noun + 1 < len(tokens) and tokens[noun + 1].tag == "POS"
        before = tokens[index - 1].lower if index > stretch.first else ""
        if owns or index == stretch.first or before in {"of", "by", "at"}:
            return Stretch(index, noun + 1)
    return None


def opens_with_span(parsed: Parsed) -> bool:
    """Whether a sentence opens with a time of its own that nothing settles: "In two years"."""
    return any(
        t.tag == "T"
        and t.time is not None
        and t.time.type == "DURATION"
        and t.time.date_from is None
        for t in parsed.tokens[:4]
    )


def carried(period: Period) -> Period | None:
    """A period taken over from an earlier sentence or number; a deadline is not taken over."""
    deadline = period.text is not None and period.text.lower().startswith("by ")
    if deadline or period.type == "open_end":
        return None
    return replace(period, basis="inherited")
