"""Evidence: the rule, the characters and the probability behind each field of a claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimledger.claims.answers import Answer, Answers
from claimledger.records import Claim, Evidence, Quantity

DOUBTED = "below the threshold"
"""Rule of a field that is empty because its best candidate is below the threshold."""

POSSIBLE = 0.25
"""The lowest probability of an unpublished answer that is still shown."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The claims of an article, their evidence, and the quantities with their final roles."""

    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    quantities: tuple[Quantity, ...]


def evidence_of(claim: Claim, quantity: Quantity, said: Answers) -> Iterator[Evidence]:
    """One row for each field that was read, in the order of the columns."""
    for name in ("value", "value_high", "bound", "unit"):
        if getattr(claim, name) is not None and name not in said.fields:
            yield Evidence(claim.claim_id, name, quantity.rule, quantity.start, quantity.end)
    for name, one in said.fields.items():
        score = round(one.probability, 4)
        if one.choice is not None:
            yield Evidence(
                claim.claim_id, name, one.rule, quantity.start, quantity.end, score=score
            )
        elif one.period is not None and shown(one):
            time = one.period.time
            if time is not None:
                rule = f"period.{one.period.basis}:{time.rule}" if one.published else DOUBTED
                for column in ("period_start", "period_end"):
                    if one.published and getattr(claim, column) is None:
                        continue
                    yield Evidence(claim.claim_id, column, rule, time.start, time.end, score=score)
        elif one.candidate is not None and not one.candidate.empty and shown(one):
            found = one.candidate
            rule = f"{one.rule}.title" if found.in_title else one.rule
            start, end = (None, None) if found.in_title else (found.start, found.end)
            rule = rule if one.published else DOUBTED
            yield Evidence(claim.claim_id, name, rule, start, end, score=score)


def shown(one: Answer) -> bool:
    """Whether an answer is published, or likely enough to be shown as evidence."""
    return one.published or one.probability >= POSSIBLE
