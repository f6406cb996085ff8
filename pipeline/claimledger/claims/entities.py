"""Countries, groups, organisations and people, by name, inhabitants, capital or government."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimledger.claims.lexicon import words
from claimledger.language.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name: `kind` is country, group, organisation or person.

    ``adjective`` is set for inhabitants and adjectives ("Chilean", "Chileans").
    """

    name: str
    code: str | None
    kind: str
    adjective: bool = False


@cache
def gazetteer() -> dict[str, Entity]:
    """Every known name of a country or group, as it is written, with what it stands for."""
    known: dict[str, list[Any]] = lexicon("claims", "gazetteer.json")
    entities: dict[tuple[Any, ...], Entity] = {}
    return {
        written: entities.setdefault(tuple(fields), Entity(*fields))
        for written, fields in known.items()
    }


@cache
def longest() -> dict[str, int]:
    """For the first word of each known name: how many words its longest name has."""
    sizes: dict[str, int] = {}
    for name in gazetteer():
        parts = name.split()
        sizes[parts[0]] = max(sizes.get(parts[0], 0), len(parts))
    return sizes


longest()  # every article asks for names: they are read once, before the first one


def known(parts: list[str], at: int) -> tuple[Entity, int] | None:
    """The longest known name that starts at word `at`, and how many words it takes."""
    size = longest().get(parts[at])
    if size is None:
        return None
    names = gazetteer()
    for width in range(min(size, len(parts) - at), 0, -1):
        entity = names.get(" ".join(parts[at : at + width]))
        if entity is not None:
            return entity, width
    return None


FULL_NAME = (2, 3)
"""How many words an untitled person's name has, at least and at most."""

HYPHENATED = re.compile(r"^([A-Z][\w.]+)[-–]([A-Z][\w.]+)$")
SINO = {
    "Sino": "China",
    "Russo": "Russia",
    "Anglo": "United Kingdom",
    "Franco": "France",
    "Indo": "India",
    "Euro": "Europe",
    "Afro": "Africa",
}
"""First halves of compounds such as "Franco-German"."""


def compound(word: str) -> list[Entity]:
    """The entities of a hyphenated pair: "Peru-Chile", "Franco-German"; else nothing."""
    halves = HYPHENATED.match(word)
    if halves is None:
        return []
    names = gazetteer()
    pair = [names.get(SINO.get(half, half)) for half in halves.groups()]
    return [entity for entity in pair if entity is not None] if all(pair) else []


QUALIFYING = frozenset(
    ("Prime", "Chief", "Vice", "Deputy", "Foreign", "State", "Finance", "Health", "Trade", "Energy")
)
"""Words of titles that are none without another: "Prime Minister Roe", but "Prime Day"."""


def name_kind(parts: list[str]) -> str:
    """Whether a capitalised name reads as an organisation or as a person.

    >>> name_kind(["Office", "for", "National", "Statistics"]), name_kind(["Jane", "Roe"])
    ('organisation', 'person')
    """
    marked = parts[0] == "The" or not words("sources", "organisation").isdisjoint(parts)
    marked = marked or " ".join(parts) in words("sources", "eponymous")
    if marked or any(part.isupper() and len(part) > 1 for part in parts):
        return "organisation"
    titles = words("sources", "titles")
    bare = [part for part in parts if part.rstrip(".") not in titles]
    titles = words("sources", "titles") - QUALIFYING
    titled = any(part.rstrip(".") in titles for part in parts)
    lowercase = any(part[:1].islower() for part in parts)
    return (
        "person"
        if (titled or FULL_NAME[0] <= len(bare) <= FULL_NAME[1]) and not lowercase
        else "organisation"
    )
