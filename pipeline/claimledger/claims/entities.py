"""Countries, groups of states and supranational bodies, by all their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimledger.language.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name: ``kind`` is country, group or organisation.

    ``code`` is the ISO 3166-1 alpha-3 code of a country; ``adjective`` is set for inhabitants and
    adjectives ("Chilean", "Chileans").
    """

    name: str
    code: str | None
    kind: str
    adjective: bool = False


@cache
def gazetteer() -> Mapping[str, Entity]:
    """Every known name as written, with its entity."""
    known: dict[str, list[Any]] = lexicon("claims", "gazetteer.json")
    return {written: Entity(*fields) for written, fields in known.items()}
