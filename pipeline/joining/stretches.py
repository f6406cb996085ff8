"""Noun phrases as stretches of tokens: where one begins, and where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.joining.tokens import Token

NOUNS = frozenset({"N", "E", "J", "Q", "NUM", "DT", "PS", "POS", "VG", "PR"})
QUOTES = frozenset('“”"')
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
