"""Countries, groups, organisations and people, by name, inhabitants, capital or government."""

import re
from dataclasses import dataclass
from functools import cache

import iso3166
from babel import Locale

from pipeline.joining.lexicon import load, words

SHORT = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "COD": "DR Congo",
    "COG": "Congo",
    "CIV": "Ivory Coast",
    "BIH": "Bosnia and Herzegovina",
    "PSE": "Palestine",
    "XKX": "Kosovo",
    "TUR": "Turkey",
    "CZE": "Czech Republic",
}
"""Canonical names where CLDR's form is not the one that newspapers write."""

AMBIGUOUS = frozenset({"Jersey", "Chad", "Jordan", "Guernsey"})
"""Names that are people or things as often as territories: no country without a preposition."""

NOT_NAMED = frozenset({"AQ", "IO", "UM", "BV", "HM", "TF", "GS", "JE", "GG"})
"""Territories without a population that news would name; their names collide with others."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name: `kind` is country, group, organisation or person.

    ``adjective`` is set for inhabitants and adjectives ("Chilean", "Chileans").
    """

    name: str
    code: str | None
    kind: str
    adjective: bool = False


def variants(name: str) -> set[str]:
    """A name with straight and typographic apostrophes, and "and" beside "&"."""
    return {name, name.replace("'", "’"), name.replace(" & ", " and ")}


@cache
def gazetteer() -> dict[str, Entity]:  # noqa: C901 - one branch a relation
    """Every known name of a country or group, as it is written, with what it stands for."""
    found: dict[str, Entity] = {}
    territories = Locale("en").territories
    for country in iso3166.countries:
        if country.alpha2 in NOT_NAMED:
            continue
        plain = territories.get(country.alpha2, country.apolitical_name)
        plain = SHORT.get(country.alpha3, plain.split(" (")[0])
        entity = Entity(plain.replace("&", "and"), country.alpha3, "country")
        for written in {plain, entity.name, territories.get(country.alpha2, plain)}:
            for name in variants(written):
                found[name] = entity
    for code, known in load("countries").items():
        name = (
            SHORT.get(code) or territories.get(iso3166.countries_by_alpha3[code].alpha2, code)
            if code in iso3166.countries_by_alpha3
            else SHORT[code]
        )
        entity = Entity(str(name).split(" (")[0].replace("&", "and"), code, "country")
        for written in (*known.get("names", ()), *known["stands"]):
            for spelling in variants(written):
                found[spelling] = entity
        for people in known["people"]:
            found[people] = Entity(entity.name, code, "country", adjective=True)
    listed = load("groups")
    kinds = [("group", item) for item in listed["groups"].items()]
    kinds += [("organisation", item) for item in listed["bodies"].items()]
    for kind, (name, others) in kinds:
        found[name] = Entity(name, None, kind)
        for other in others:
            adjective = other.endswith(("an", "ans", "Soviet", "ern", "er", "ers", "ish", "ic"))
            found[other] = Entity(name, None, kind, adjective=adjective)
    return found


@cache
def longest() -> dict[str, int]:
    """For the first word of each known name: how many words its longest name has."""
    sizes: dict[str, int] = {}
    for name in gazetteer():
        parts = name.split()
        sizes[parts[0]] = max(sizes.get(parts[0], 0), len(parts))
    return sizes


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


def name_kind(parts: list[str]) -> str:
    """Whether a capitalised name reads as an organisation or as a person.

    >>> name_kind(["Office", "for", "National", "Statistics"]), name_kind(["Jane", "Roe"])
    ('organisation', 'person')
    """
    marks = words("sources", "organisation")
    if any(part in marks for part in parts) or any(
        part.isupper() and len(part) > 1 for part in parts
    ):
        return "organisation"
    bare = [part for part in parts if part.rstrip(".") not in words("sources", "titles")]
    if parts[0] == "The":
        return "organisation"
    titled = len(bare) < len(parts)
    lowercase = any(part[:1].islower() for part in parts)
    return (
        "person"
        if (titled or FULL_NAME[0] <= len(bare) <= FULL_NAME[1]) and not lowercase
        else "organisation"
    )
