"""Noun phrases as stretches of tokens: where one begins, and where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.tokens import Token

NOUNS = frozenset({"N", "E", "J", "Q", "NUM", "DT", "PS", "POS", "VG", "PR"})
QUOTES = frozenset('“”"')
GROUP = frozenset({"V", "VD", "VN", "VG", "VB", "BE", "HV", "DO", "MD", "TO"})
FINITE = frozenset({"V", "VD", "BE", "HV", "DO", "MD"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last`, half-open."""

    first: int
    last: int

    def __bool__(self) -> bool:
        """Whether it holds any token."""
        return self.last > self.first


LINKS = frozenset({"of", "in", "for", "between", "with", "on", "from", "to"})
"""Prepositions that a noun phrase goes on over."""


def noun_phrase_start(tokens: Sequence[Token], noun: int, links: frozenset[str] = LINKS) -> int:
    """Where the noun phrase that ends at `noun` begins, over `links` and possessives."""
    first = max(noun, 0)
    while first > 0:
        before = tokens[first - 1]
        linked = first > 1 and tokens[first - 2].tag in {"N", "E"}
        if tokens[first].tag in {"DT", "PS"} and before.tag != "IN":
            break
        if (
            before.tag in {"N", "J", "E", "POS", "PS", "DT", "NUM"}
            or (before.lower in links and linked)
            or (
                before.tag == "CC"
                and linked
                and tokens[first].tag in {"E", "N"}
                and tokens[first - 2].tag == tokens[first].tag
            )
        ):
            first -= 1
        else:
            break
    return first


CLAUSE_OPENERS = frozenset({"that", "who", "which", "it", "they", "he", "she", "we", "i"})
"""Words after a noun that open a clause about it: "the stake it holds"."""


def phrase_end(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Where the noun phrase that begins at `first`, with its prepositional phrases, ends."""
    at = first
    while at < stop:
        here = tokens[at]
        if at > first and here.lower in CLAUSE_OPENERS and tokens[at - 1].tag in {"N", "E"}:
            break
        if (
            here.tag in NOUNS
            or here.tag == "T"
            or (here.tag == "IN" and at > first and takes_in(tokens, at, stop))
            or (here.tag == "CC" and at > first and joins_nouns(tokens, at, stop))
            or (
                here.tag == "VN"
                and at > first
                and at + 1 < stop
                and tokens[at + 1].tag in {"IN", "RB"}
            )
            or (here.tag == "RB" and at + 1 < stop and tokens[at + 1].tag in {"J", "VN", "N"})
        ):
            at += 1
        else:
            break
    while at > first and tokens[at - 1].tag in {"IN", "CC", "DT", "T", "RB", "PS"}:
        at -= 1
    return at


def takes_in(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a preposition continues the noun phrase before it."""
    here = tokens[at]
    if here.lower in {
        "as",
        "than",
        "since",
        "until",
        "after",
        "before",
        "despite",
        "amid",
        "because",
        "during",
        "compared",
        "versus",
        "against",
        "due",
        "following",
    }:
        return False
    return at + 1 < stop and tokens[at + 1].tag in NOUNS - {"Q", "PR"}


def joins_nouns(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "and" joins two nouns and not two clauses or two numbers."""
    if at + 1 >= stop or tokens[at + 1].tag not in NOUNS - {"Q", "PR"}:
        return False
    end = at + 1
    while end < stop and tokens[end].tag in NOUNS:
        if tokens[end].tag == "Q":
            return False
        end += 1
    return end >= stop or tokens[end].tag not in {"V", "VD", "BE", "HV", "MD"}


def bracket_start(tokens: Sequence[Token], closing: int) -> int:
    """The bracket that a closing one closes; the closing one itself where there is none."""
    return next((i for i in range(closing - 1, -1, -1) if tokens[i].tag == "("), closing)


def quoted_title(tokens: Sequence[Token], closing: int) -> int | None:
    """Where the title ends that a closing quotation mark ends: a few words without a verb."""
    for index in range(closing - 1, max(-1, closing - 9), -1):
        if tokens[index].tag in QUOTES:
            return index
        if tokens[index].tag in FINITE or tokens[index].tag in {".", ","}:
            return None
    return None


def past_fronted(tokens: Sequence[Token], first: int, end: int) -> int:
    """Past a fronted phrase without a comma: "In March exports fell"."""
    for index in range(first, min(first + 4, end - 1)):
        if tokens[index].tag == "T":
            return index + 1
    return first


def is_verb(token: Token) -> bool:
    """Whether a token is a verb of any form."""
    return token.tag in GROUP - {"TO"}


def parenthesis_removed(tokens: Sequence[Token], start: int, commas: list[int]) -> Stretch:
    """The noun phrase before the first comma, where a comma closes right before the verb."""
    first = start
    for comma in commas:
        if (
            comma > first
            and any(tokens[i].tag in {"N", "E"} for i in range(first, comma))
            and tokens[first].tag not in {"IN", "SB", "RB", "VG"}
        ):
            return Stretch(first, comma)
        first = comma + 1
    return Stretch(first, commas[-1])


def opening_removed(tokens: Sequence[Token], start: int, end: int, commas: list[int]) -> int:
    """The first token of the subject, past adverbials that end in a comma."""
    first = start
    fronted = False
    for comma in commas:
        opener = tokens[first]
        apposed = fronted and opener.tag in {"DT", "PS"}
        fronted = opener.tag == "IN"
        if (
            apposed
            or opener.tag in {"IN", "RB", "SB", "VG", "VN", "T", "TO", "CC"}
            or comma - first == 1
            or any(is_verb(tokens[i]) for i in range(first, comma))
        ):
            first = comma + 1
    while first < end and tokens[first].tag in {"CC", ",", "SB", "RB"}:
        first += 1
    if first < end and tokens[first].tag == "IN" and first == start:
        first = past_fronted(tokens, first, end)
    return first
