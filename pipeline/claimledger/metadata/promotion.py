"""Finds the publisher among names that a page promotes: in invitations and about itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claimledger.metadata.names import NAME, name_of, publisher_finding
from claimledger.metadata.page import Line
from claimledger.metadata.wording import fold, outlets, outlets_by_name
from claimledger.records import Finding

_PROMOTION = re.compile(
    rf"(?:please\s)?(?:subscribe\sto|support|donate\sto|welcome\sto|become\sa\s\w+\sof|about)\s"
    rf"(?-i:the\s)?(?P<name>{NAME})[.!]?",
    re.IGNORECASE,
)
# Products that an outlet offers under its name.
_PRODUCT = re.compile(
    r"\s(?:newsletters?|briefing|live|premium|plus|pro|app|store|shop|events?|podcasts?|magazine)$",
    re.IGNORECASE,
)
_IS_A = re.compile(r"\sis\san?\s", re.IGNORECASE)
# Words between "is a" and the noun describe the noun; "is a writer for" is about a person.
_SELF = re.compile(
    rf"""
    (?P<name> {NAME} ) \s is \s an? \s
    (?: (?! (?:for|at|of|from|by|in|with|who|and\sa) \b | \w*(?:writer|editor|reporter|journalist)
        ) [\w,-]+ \s ){{0,5}}?
    (?: newsroom | newspaper | magazine | journal | publication | publisher
      | (?: news | media ) [ -]
        (?: site | outlet | organi[sz]ation | platform | service | website ) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DISTINCT = re.compile(r"\w \w|\w[A-Z]")
_OFTEN = 3
_SELF_WEIGHT = 2


def find_repeated(furniture: Sequence[Line]) -> Iterator[Finding]:
    """Yield the only known outlet that at least three furniture lines name.

    Names of one common word ("Time", "Health") are left out, because menus contain them.
    """
    whole = "\n".join(line.text for line in furniture)
    names = dict.fromkeys(
        known.name for known in outlets().values() if known.name in whole and not known.wire
    )
    distinct = [name for name in names if _DISTINCT.search(name)]
    named = Counter(name for line in furniture for name in distinct if name in line.text)
    (name, count), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    if count >= _OFTEN and count >= 2 * second:
        line = next(line for line in furniture if name in line.text)
        start = line.start + line.text.index(name)
        yield Finding("publisher", name, "furniture.outlet", start, start + len(name))


def find_promoted(furniture: Sequence[Line], text: str) -> Iterator[Finding]:
    """Yield the name that the page promotes more often than any other.

    A single invitation may belong to an advertiser; a sentence that describes the site counts as
    two.
    """
    weights: Counter[str] = Counter()
    first: dict[str, tuple[Line, re.Match[str]]] = {}
    for line in {line.text: line for line in reversed(furniture)}.values():
        said = _SELF.search(line.text) if _IS_A.search(line.text) else None
        invited = _PROMOTION.fullmatch(line.text)
        for match, weight in ((said, _SELF_WEIGHT), (invited, 1)):
            if match and (name := name_of(match)):
                name = _PRODUCT.sub("", name)
                weights[name] += weight
                first.setdefault(name, (line, match))
    (name, weight), (_, second) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    if weight < _SELF_WEIGHT or weight == second:
        return
    known = outlets_by_name().get(fold(name))
    if known:
        yield publisher_finding(known.name, "promotion.self", *first[name])
    elif not _ACRONYM.fullmatch(name):
        yield publisher_finding(name, "promotion.self", *first[name])
    elif spelled := re.search(rf"\b{_expansion(name)}\b", text):
        yield Finding("publisher", spelled[0], "promotion.acronym", *spelled.span())


def _expansion(acronym: str) -> str:
    """Return a pattern for capitalised words with the initials of `acronym`."""
    return r"\s(?:(?:of|for|and|the)\s)?".join(rf"{letter}[a-z]+" for letter in acronym)
