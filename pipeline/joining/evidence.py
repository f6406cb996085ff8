"""Evidence: for each field of a claim the rule that filled it and the characters it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.records import Claim, Evidence, Quantity


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining makes of an article: claims, their evidence, quantities with final roles."""

    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field has its value: a rule and, mostly, characters."""

    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Built:
    """A claim in the making, with the ground of each field."""

    claim: Claim
    grounds: dict[str, Ground] = field(default_factory=dict)
    anchor: int | None = None
    frame_rule: str = ""
    leans: bool = False


def evidence_of(built: Built) -> Iterator[Evidence]:
    """One row for each field that holds a value and has a ground, in the order of the columns."""
    for name in Claim.__dataclass_fields__:
        ground = built.grounds.get(name)
        if ground is not None and getattr(built.claim, name) is not None:
            yield Evidence(built.claim.claim_id, name, ground.rule, ground.start, ground.end)
