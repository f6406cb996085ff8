"""What looks wrong is flagged and kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claimledger.claims.checks import flagged
from tests.unit.claims.joined import claim


def test_a_share_over_a_hundred_is_flagged() -> None:
    one = replace(claim("Tea makes up 5% of sales.", "5%"), value=Decimal(120))
    assert flagged([one])[0].flags == "share_out_of_range"


def test_a_period_that_ends_before_it_starts_is_flagged() -> None:
    one = replace(
        claim("Sales rose 5% in 2023.", "5%"),
        period_start=date(2023, 5, 1),
        period_end=date(2023, 4, 1),
    )
    assert flagged([one])[0].flags == "period_ends_before_start"


def test_two_values_of_one_thing_contradict_each_other() -> None:
    one = claim("Sales rose 5% in 2023.", "5%")
    other = replace(one, claim_id="0" * 16, value=Decimal(7))
    assert {found.flags for found in flagged([one, other])} == {"contradicts_another_claim"}


def test_the_same_value_twice_is_no_contradiction() -> None:
    one = claim("Sales rose 5% in 2023.", "5%")
    assert flagged([one, replace(one, claim_id="0" * 16)])[0].flags is None
