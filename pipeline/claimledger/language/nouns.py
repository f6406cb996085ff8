"""Plurals and singulars of nouns and units, from the inflections of a language."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimledger.language.lexicon import lexicon

Endings = Sequence[tuple[re.Pattern[str], str]]
"""Word endings and their replacements; the first ending that matches applies."""


COUNTED = re.compile(r"(?:.*[ -])?([a-z]{4,}|day|ton)")
"""A unit that is written in words, with its noun. A shorter unit is a symbol (km, psi), unless the
caller knows that it names what is counted."""

ENDINGS = (
    (re.compile(r"[^aeiou]y$"), -1, "ies"),
    (re.compile(r"(?:s|x|z|ch|sh)$"), None, "es"),
)


class Nouns(NamedTuple):
    """Two functions: one recognises a lower-case plural, the other returns a word's singular.

    The singular keeps the capitals of the word.
    """

    is_plural: Callable[[str], bool]
    singular: Callable[[str], str]


@cache
def inflections(language: str = "en") -> Mapping[str, Endings]:
    """Return the endings of each word form, by the name of the form."""
    return {
        name: [(re.compile(form, re.ASCII | re.IGNORECASE), written) for form, written in rules]
        for name, rules in lexicon("quantities", "grammar.yaml", language)["inflection"].items()
    }


def formed(word: str, endings: Endings) -> str:
    """Replace the first ending that matches the word; other words are returned unchanged."""
    for ending, written in endings:
        found, times = ending.subn(written, word, count=1)
        if times:
            return found
    return word


@cache
def nouns_of(language: str = "en") -> Nouns:
    """Return the noun functions of a language.

    >>> nouns = nouns_of()
    >>> [nouns.is_plural(w) for w in ("barrels", "people", "across", "glass", "jobs")]
    [True, True, False, False, True]
    >>> [nouns.singular(w) for w in ("barrels", "companies", "Boxes", "people", "aircraft")]
    ['barrel', 'company', 'Box', 'person', 'aircraft']
    """
    grammar, endings = lexicon("quantities", "grammar.yaml", language), inflections(language)
    irregular, form = grammar["irregular"], re.compile(grammar["plural_form"])
    plurals, singulars = frozenset(grammar["plurals"]), frozenset(grammar["singular_s"])

    @lru_cache(maxsize=1 << 13)
    def is_plural(word: str) -> bool:
        if word in plurals or word in irregular:
            return True
        return word not in singulars and form.search(word) is not None

    @lru_cache(maxsize=1 << 13)
    def singular(word: str) -> str:
        low = word.lower()
        if low in irregular:
            return str(irregular[low])
        return formed(word, endings["singular"]) if is_plural(low) and low not in plurals else word

    return Nouns(is_plural, singular)


def plural_unit(unit: str, *, counted: bool = False) -> str:
    """Return a unit as it is written after a number other than one: a noun takes its plural.

    Args:
        unit: a value of the column ``unit`` of the claims.
        counted: whether the unit is known to name what is counted.

    >>> plural_unit("death"), plural_unit("barrel/d"), plural_unit("km"), plural_unit("USD/barrel")
    ('deaths', 'barrels/d', 'km', 'USD/barrel')
    """
    noun, slash, per = unit.partition("/")
    if COUNTED.fullmatch(noun) or (counted and not slash):
        return plural(noun) + slash + per
    return unit


@cache
def plural(unit: str) -> str:
    """Return the plural of a counted noun, from the irregular nouns and three endings.

    >>> [plural(u) for u in ("adult", "basis point", "facility", "person", "aircraft", "tax")]
    ['adults', 'basis points', 'facilities', 'people', 'aircraft', 'taxes']
    """
    phrase, of, rest = unit.partition(" of ")
    before, _, noun = phrase.rpartition(" ")
    return f"{before} {plural_noun(noun)}".lstrip() + of + rest


def plural_noun(noun: str) -> str:
    """Return the plural of a single word."""
    irregular, alike = irregulars()
    if noun in alike:
        return noun
    if noun in irregular:
        return irregular[noun]
    for ending, kept, written in ENDINGS:
        if ending.search(noun):
            return noun[:kept] + written
    return f"{noun}s"


@cache
def irregulars() -> tuple[dict[str, str], frozenset[str]]:
    """Return irregular plurals by their singulars, and the nouns whose plural is the same word."""
    grammar = lexicon("quantities", "grammar.yaml")
    by_singular = {one: many for many, one in grammar["irregular"].items()}
    return by_singular, frozenset(grammar["plurals"])
