"""Numbers linked with the numbers they are compared with."""

from collections.abc import Sequence
from dataclasses import replace

from claimledger.claims.evidence import Built, Ground
from claimledger.records import Claim


def linked(built: Sequence[Built]) -> list[Built]:
    """Every claim with its baseline: the claim that another sentence part compares it with."""
    heads = {one.claim.claim_id: one for one in built}
    for position, one in enumerate(built):
        target = target_of(built, position) or leaning_target(built, position)
        if one.rule in {"multiple", "comparative"} and position:
            point_up(built, position)
        if target is None:
            continue
        claim, other = one.claim, heads[target.claim.claim_id]
        moved = is_left(claim)
        if other.claim.baseline_value is None and (moved or not contrasts(other.claim, claim)):
            other.claim = compared(other.claim, claim, moved=moved)
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
    """Give a number its direction from what is said of it: "$48, down 3%", "double its share"."""
    one, other = built[position], built[position - 1]
    if other.claim.sentence_start == one.claim.sentence_start and other.claim.direction == "none":
        other.claim = replace(other.claim, direction=one.claim.direction)


def same_scale(first: Claim, second: Claim) -> bool:
    """Whether two claims can be compared."""
    return first.kind == second.kind or first.unit == second.unit


def is_left(base: Claim) -> bool:
    """Whether a movement left a number behind: "up from 3%", "from a record 3%"."""
    before = base.sentence[: base.char_start - base.sentence_start].lower().split()
    return "from" in before[-3:]


def contrasts(claim: Claim, base: Claim) -> bool:
    """Whether two numbers are of others at one time: "79% of men, compared with 33% of women"."""
    after = base.sentence[base.char_end - base.sentence_start :].lstrip().lower()
    of_others = after.startswith(OF_OTHERS) or counts_others(claim.quote, base.quote)
    return of_others and not is_earlier(claim, base)


def counts_others(quote: str, base: str) -> bool:
    """Whether two numbers are of people or things with names of their own in them."""
    one, other = quote.rsplit(maxsplit=1)[-1], base.rsplit(maxsplit=1)[-1]
    return one.isalpha() and other.isalpha() and one.lower() != other.lower()


OF_OTHERS = ("for ", "of ", "among ", "in the ", "who ", "at ", "that ")
"""Words after a number that say whose it is."""


def is_earlier(claim: Claim, base: Claim) -> bool:
    """Whether a baseline is told of an earlier time than the claim, or of a time of its own."""
    if base.period_end is None:
        return False
    return claim.period_end is None or base.period_end < claim.period_end


def compared(claim: Claim, base: Claim, *, moved: bool) -> Claim:
    """A claim with its baseline, and the direction that follows from the two values.

    `moved` says that the text tells of a movement ("up from 3%"). What is only set against another
    of its time ("79% of men, compared with 33% of women") has moved nowhere.
    """
    direction = claim.direction
    turned = moved or is_earlier(claim, base)
    if direction == "none" and turned and claim.unit == base.unit and claim.value != base.value:
        direction = "up" if claim.value > base.value else "down"
    return replace(
        claim,
        direction=direction,
        baseline_value=base.value,
        baseline_period_start=base.period_start,
        baseline_period_end=base.period_end,
        baseline_claim_id=base.claim_id,
    )
