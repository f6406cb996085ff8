"""Flags: reasons to check a claim. A flagged claim is still published."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimledger.records import Claim

WHOLE = Decimal(100)


def own_flags(claim: Claim) -> list[str]:
    """The flags that depend on one claim alone."""
    found = []
    if claim.kind == "share" and claim.unit == "%" and not 0 <= claim.value <= WHOLE:
        found.append("share_out_of_range")
    if claim.period_start and claim.period_end and claim.period_end < claim.period_start:
        found.append("period_ends_before_start")
    if claim.value_high is not None and claim.value_high < claim.value:
        found.append("range_upside_down")
    if (
        claim.period_start
        and claim.published_latest
        and claim.period_start > claim.published_latest
        and claim.modality == "reported"
    ):
        found.append("reported_before_it_happened")
    return found


def contradicting(claims: Sequence[Claim]) -> set[str]:
    """Ids of claims that give different values for the same thing, period and basis."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure and claim.subject and claim.period_start:
            key = (
                claim.measure.lower(),
                claim.subject,
                claim.counterpart,
                claim.kind,
                claim.unit,
                claim.direction,
                claim.period_start,
                claim.period_end,
                claim.baseline_period_start,
                claim.modality,
                claim.bound,
            )
            groups[key].append(claim)
    return {
        claim.claim_id
        for same in groups.values()
        if len({(claim.value, claim.value_high) for claim in same}) > 1
        for claim in same
    }


def flagged(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with their flags, joined by "; "."""
    clash = contradicting(claims)
    out = []
    for claim in claims:
        flags = own_flags(claim) + (
            ["contradicts_another_claim"] if claim.claim_id in clash else []
        )
        out.append(replace(claim, flags="; ".join(flags) or None))
    return out
