"""Names and phrases: which words count, when two names mean the same, and which are pronouns."""

import re

from claimledger.language.lexicon import closed_classes, lexicon

WORD = re.compile(r"\w+")
INITIALS = re.compile(r"(?<!\w)(?:[A-Za-z]\.)+[A-Za-z]$")
"""The end of a phrase that is an abbreviation with dots, without its last one: "U.S"."""

_WORDS, _CLASSES = lexicon("claims", "names.yaml"), closed_classes()
STOP_WORDS = frozenset(_WORDS["stop_words"])
"""Words that two names may differ in."""

PRONOUNS = frozenset[str]().union(
    *(_CLASSES[name] for name in ("pronouns", "possessives", "own", "demonstratives", "relative"))
)
"""Pronouns, which stand for a name."""

GENERIC = frozenset(_WORDS["generic"])
"""Nouns that stand for a name after "the" or "its": "the company"."""

PREPOSITIONS = _CLASSES["prepositions"]

DETERMINERS = _CLASSES["possessives"] | _CLASSES["demonstratives"] | _CLASSES["definite"]
"""Words before a noun that stands for a name."""


def without_marks(phrase: str, marks: str) -> str:
    """A phrase without marks at its ends; the dot of an abbreviation stays.

    >>> (
    ...     without_marks(" U.S.,", " .,"),
    ...     without_marks("“Acme Co.", "“."),
    ...     without_marks("Peru.", "."),
    ... )
    ('U.S.', 'Acme Co', 'Peru')
    """
    words = phrase.strip(marks)
    end = phrase.find(words) + len(words)
    return f"{words}." if phrase[end : end + 1] == "." and INITIALS.search(words) else words


def content_words(phrase: str) -> frozenset[str]:
    """The words of a phrase that distinguish it from others, in lower case.

    >>> sorted(content_words("the Bank of Chile’s exports"))
    ['bank', 'chile', 'exports']
    """
    found = {word.lower() for word in WORD.findall(phrase.replace("’", "'"))}
    return frozenset(found - STOP_WORDS)


def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases name the same thing: they share at least half of their words."""
    if not one or not other:
        return one == other
    return 4 * len(one & other) >= len(one) + len(other)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for a name.

    >>> is_pronoun("its"), is_pronoun("the company"), is_pronoun("the Acme company")
    (True, True, False)
    """
    parts = [word.lower() for word in WORD.findall(phrase)]
    if not parts:
        return False
    if len(parts) == 1:
        return parts[0] in PRONOUNS
    rest = parts[1:] if parts[0] in DETERMINERS else parts
    return parts[0] in DETERMINERS and len(rest) == 1 and rest[0] in GENERIC
