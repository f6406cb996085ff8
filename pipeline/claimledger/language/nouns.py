"""Nouns: which words are plural, and their singulars, by the forms of a language."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimledger.language.lexicon import lexicon

Endings = Sequence[tuple[re.Pattern[str], str]]
"""Endings of words, and what is written in their place; the first that fits counts."""


class Nouns(NamedTuple):
    """What knows a plural noun in lower case, and what makes a singular of it, the case kept."""

    is_plural: Callable[[str], bool]
    singular: Callable[[str], str]


@cache
def inflections(language: str = "en") -> Mapping[str, Endings]:
    """The endings that make each form of a word."""
    return {
        name: [(re.compile(form, re.ASCII | re.IGNORECASE), written) for form, written in rules]
        for name, rules in lexicon("quantities", "grammar.yaml", language)["inflection"].items()
    }


def formed(word: str, endings: Endings) -> str:
    """A word with the first ending that fits written anew."""
    for ending, written in endings:
        found, times = ending.subn(written, word, count=1)
        if times:
            return found
    return word


@cache
def nouns_of(language: str = "en") -> Nouns:
    """The nouns of a language.

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
