"""What looks wrong is flagged and kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claimledger.claims.flags import flagged
from claimledger.records import Claim
from tests.unit.claims.written import article_of, claim_of


def sales() -> Claim:
    days = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    words = {"measure": "sales of tea", "subject": "Roe"}
    return claim_of(article_of("Sales rose 5% in 2023."), "5%", unit="%", **days, **words)


def test_a_share_over_a_hundred_is_flagged() -> None:
    one = replace(sales(), kind="share", value=Decimal(120))
    assert flagged([one])[0].flags == "share_out_of_range"


def test_a_period_that_ends_before_it_starts_is_flagged() -> None:
    one = replace(sales(), period_end=date(2022, 4, 1))
    assert flagged([one])[0].flags == "period_ends_before_start"


def test_two_values_of_one_thing_contradict_each_other() -> None:
    one = sales()
    other = replace(one, claim_id="0" * 16, value=Decimal(7))
    assert {found.flags for found in flagged([one, other])} == {"contradicts_another_claim"}


def test_changes_on_a_month_and_on_a_year_are_no_contradiction() -> None:
    one = replace(sales(), kind="change", baseline_period_start=date(2022, 1, 1))
    other = replace(one, claim_id="0" * 16, value=Decimal(7), baseline_period_start=None)
    assert {found.flags for found in flagged([one, other])} == {None}


def test_the_same_value_twice_is_no_contradiction() -> None:
    one = sales()
    assert flagged([one, replace(one, claim_id="0" * 16)])[0].flags is None
