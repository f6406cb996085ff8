"""A sentence as tokens: words, names, quantities and times, each with its place in the text."""

import re
from dataclasses import dataclass

from claimledger.claims.entities import Entity
from claimledger.records import Quantity, Time

MIDDLE_CAPITAL = re.compile(
    r"[A-Z](?<=[a-z,;0-9’'] [A-Z])[\w-]+(?!\w)(?! [A-Z]| of [A-Z]| for [A-Z])"
)


OWNING = re.compile(
    r"([A-Z](?<!\w[A-Z])\w+)['’]s (?:will|would|could|may|said|says|has|have|had|plans to)\b"
)


LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Names:
    """What the article's own spelling tells of names.

    ``capital``: words with a capital inside sentences; ``lower``: words without; ``numbered``:
    offsets of numerals that are part of a name ("Alder 100"); ``owning``: names that end in a
    possessive ("Norvane's said").
    """

    capital: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    numbered: frozenset[int] = frozenset()
    owning: frozenset[str] = frozenset()


NO_NAMES = Names()


@dataclass(slots=True)
class Token:
    """One word, name, quantity or time.

    ``tag`` is Q quantity, T time, E name, N noun, J adjective, V VD VN VG VB verb forms, BE HV DO
    MD auxiliaries, DT PS PR determiner, possessive, pronoun, IN preposition, CC SB conjunctions,
    WH RB, POS possessive mark, or the mark itself.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str = ""
    lemma: str = ""
    quantity: Quantity | None = None
    time: Time | None = None
    entities: tuple[Entity, ...] = ()


def middle_capitals(text: str) -> frozenset[str]:
    """Single words that stand with a capital inside sentences: names, not openers.

    Words of longer names are left out: "the National Retail Federation" makes no name of "Retail".
    """
    return frozenset(MIDDLE_CAPITAL.findall(text))


def owning_names(text: str) -> frozenset[str]:
    """Names that end in a possessive mark, told by a verb after it: "Norvane's will close"."""
    return frozenset(OWNING.findall(text))


def lower_words(text: str) -> frozenset[str]:
    """Words that stand without a capital somewhere in the article."""
    return frozenset(LOWER_WORD.findall(text))
