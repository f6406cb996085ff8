"""Numbers linked with the numbers they are compared with."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.joining.evidence import Built, Ground
from pipeline.records import Claim


def linked(built: Sequence[Built]) -> list[Built]:
    """Every claim with its baseline: the claim that another sentence part compares it with."""
    heads = {one.claim.claim_id: one for one in built}
    for position, one in enumerate(built):
        target = target_of(built, position) or leaning_target(built, position)
        if one.rule == "multiple" and position:
            point_up(built, position)
        if target is None:
            continue
        claim, other = one.claim, heads[target.claim.claim_id]
        if other.claim.baseline_value is None:
            other.claim = compared(other.claim, claim)
            other.grounds |= {
                name: Ground("baseline.linked", claim.char_start, claim.char_end)
                for name in (
                    "baseline_value",
                    "baseline_claim_id",
                    "baseline_period_start",
                    "baseline_period_end",
                )
            }
    return list(built)


def target_of(built: Sequence[Built], position: int) -> Built | None:
    """The claim that the one at `position` is the baseline of."""
    one = built[position]
    if one.rule != "baseline":
        return None
    places = [position + way * step for step in range(1, NEAREST) for way in (-1, 1)]
    near = [built[place] for place in places if 0 <= place < len(built)]
    fitting = [other for other in near if is_compared_with(other, one)]
    alike = (other for other in fitting if other.claim.unit == one.claim.unit)
    return next(alike, fitting[0] if fitting else None)


NEAREST = 8
"""How many claims away the number that another is compared with may stand."""


def is_compared_with(other: Built, one: Built) -> bool:
    """Whether a claim of the same sentence is what a baseline belongs to."""
    same = other.claim.sentence_start == one.claim.sentence_start
    return same and other.rule != "baseline" and same_scale(other.claim, one.claim)


def leaning_target(built: Sequence[Built], position: int) -> Built | None:
    """The claim of the sentence before that "They had 8% in 2021" is the baseline of."""
    one = built[position]
    if not one.leans or position == 0 or one.claim.period_end is None:
        return None
    other = built[position - 1]
    claim = other.claim
    later = claim.period_start is None or claim.period_start > one.claim.period_end
    same = (
        claim.unit == one.claim.unit
        and claim.kind == one.claim.kind
        and claim.subject == one.claim.subject
    )
    return other if same and later and claim.baseline_value is None else None


def point_up(built: Sequence[Built], position: int) -> None:
    """Give the number that "almost double its share in 2022" multiplies its direction."""
    one, other = built[position], built[position - 1]
    if other.claim.sentence_start == one.claim.sentence_start and other.claim.direction == "none":
        other.claim = replace(other.claim, direction=one.claim.direction)


def same_scale(first: Claim, second: Claim) -> bool:
    """Whether two claims can be compared."""
    return first.kind == second.kind or first.unit == second.unit


def compared(claim: Claim, base: Claim) -> Claim:
    """A claim with its baseline, and the direction that follows from the two values."""
    direction = claim.direction
    if direction == "none" and claim.unit == base.unit and claim.value != base.value:
        direction = "up" if claim.value > base.value else "down"
    return replace(
        claim,
        direction=direction,
        baseline_value=base.value,
        baseline_period_start=base.period_start,
        baseline_period_end=base.period_end,
        baseline_claim_id=base.claim_id,
    )
