"""Numbers linked with the numbers they are compared with."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.joining.evidence import Built, Ground
from pipeline.records import Claim


def linked(built: Sequence[Built]) -> list[Built]:
    """Every claim with its baseline: the claim that another sentence part compares it with."""
    by_start = {one.claim.quantity_id: one for one in built}
    heads = {one.claim.claim_id: one for one in built}
    del by_start
    for position, one in enumerate(built):
        target = target_of(built, position)
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
    if one.frame_rule != "baseline":
        return None
    for other in sorted(built, key=lambda b: abs(b.claim.char_start - one.claim.char_start)):
        if (
            other is not one
            and other.claim.sentence_start == one.claim.sentence_start
            and other.frame_rule != "baseline"
            and same_scale(other.claim, one.claim)
        ):
            return other
    return None


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
