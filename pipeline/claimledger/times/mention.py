"""A time expression between its recognition and its resolution."""

from dataclasses import dataclass

from claimledger.times.meanings.base import Meaning


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression that was recognised and not resolved yet."""

    start: int
    end: int
    type: str
    mod: str | None
    meaning: Meaning
    rule: str
