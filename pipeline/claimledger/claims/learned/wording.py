"""Wording: a phrase of the text as it is published, without a word that the text does not have."""

import re

EDGES = " \t\n,;:.!?–—-\"“”‘’'()[]|•*"
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
TRAILING = re.compile(
    r"\s+(?:of|in|to|for|by|at|on|from|with|and|or|than|that|which|was|were|is|are)$", re.IGNORECASE
)
BLANKS = re.compile(r"\s+")
POSSESSIVE = re.compile(r"['’]s?$")


def measure(phrase: str) -> str:
    """A measured property: no article at its head, no loose word at its end.

    >>> measure("the unemployment rate in")
    'unemployment rate'
    """
    words = BLANKS.sub(" ", phrase).strip(EDGES)
    words = ARTICLE.sub("", words)
    while (shorter := TRAILING.sub("", words).strip(EDGES)) != words:
        words = shorter
    return words


def name(phrase: str) -> str:
    """A name: no article at its head, no possessive at its end.

    >>> name("the country’s")
    'country'
    """
    words = BLANKS.sub(" ", phrase).strip(EDGES)
    return ARTICLE.sub("", POSSESSIVE.sub("", words)).strip(EDGES)
