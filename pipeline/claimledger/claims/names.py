"""Names and phrases: which words count, when two name the same, and which are pronouns."""

import re

from claimledger.language.lexicon import closed_classes, lexicon

WORD = re.compile(r"\w+")

_WORDS, _CLASSES = lexicon("claims", "names.yaml"), closed_classes()
STOP_WORDS = frozenset(_WORDS["stop_words"])
"""Words that two names may differ in."""

PRONOUNS = frozenset[str]().union(
    *(_CLASSES[name] for name in ("pronouns", "possessives", "own", "demonstratives", "relative"))
)
"""Words that stand for a name said before."""

GENERIC = frozenset(_WORDS["generic"])
"""Nouns that stand for a name said before when "the" or "its" precedes them: "the company"."""

PREPOSITIONS = _CLASSES["prepositions"]

DETERMINERS = _CLASSES["possessives"] | _CLASSES["demonstratives"] | _CLASSES["definite"]
"""What may stand before a noun that stands for a name said before."""


def content_words(phrase: str) -> frozenset[str]:
    """The words of a phrase that tell it from another, in lower case.

    >>> sorted(content_words("the Bank of Chile’s exports"))
    ['bank', 'chile', 'exports']
    """
    found = {word.lower() for word in WORD.findall(phrase.replace("’", "'"))}
    return frozenset(found - STOP_WORDS)


def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases name the same: twice their shared words are half of all their words."""
    if not one or not other:
        return one == other
    return 4 * len(one & other) >= len(one) + len(other)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for a name said before.

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
