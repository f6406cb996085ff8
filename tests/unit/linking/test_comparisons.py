"""Numbers of several articles for one indicator and the same days stand beside each other."""

from collections.abc import Sequence
from datetime import date

import pytest

from claimledger.linking.comparisons import (
    Comparable,
    Comparison,
    Wording,
    compare_claims,
    identity,
    why_none,
)

YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
SINCE = {"period_start": date(2023, 1, 1), "period_end": None}


def claim(number: int, value: float, **other: object) -> Comparable:
    """A claim on one indicator in 2023, published in another month each, with what is said."""
    day = date(2024, number, 1)
    usual = {
        "claim_id": f"{number:016x}",
        "snapshot_id": f"{number:016x}",
        "indicator_id": "f" * 16,
        "kind": "level",
        "direction": "none",
        "unit": "t",
        "value": float(value),
        "bound": "eq",
        "modality": "reported",
        "published_earliest": day,
        "published_latest": day,
    }
    fields = dict.fromkeys(Comparable._fields)
    return Comparable(**(fields | usual | YEAR | other))  # type: ignore[arg-type]  # several types


def compared(claims: Sequence[Comparable]) -> list[Comparison]:
    """The comparisons of claims that are all on one indicator."""
    return compare_claims(claims, {"f" * 16: Wording("exports of copper", "Chile", None)})


def only(*claims: Comparable) -> Comparison:
    [row] = compared(claims)
    return row


def test_numbers_within_rounding_agree() -> None:
    row = only(claim(1, 240), claim(2, 241))
    assert (row.verdict, row.difference, row.share) == ("agree", None, None)
    assert row.reason == "Exports of copper (Chile, 2023): two articles agree, 241 t and 240 t."


@pytest.mark.parametrize(
    ("bound", "first", "second", "verdict"),
    [
        ("eq", 200, 202, "agree"),  # each may be off by half a percent
        ("eq", 200, 202.02, "differ"),
        ("approx", 200, 221, "agree"),
        ("approx", 200, 221.1, "differ"),
    ],
)
def test_rounding_is_half_a_percent_and_about_is_five(
    bound: str, first: float, second: float, verdict: str
) -> None:
    assert only(claim(1, first, bound=bound), claim(2, second, bound=bound)).verdict == verdict


def test_numbers_that_are_the_same_are_said_once() -> None:
    assert only(claim(1, 240), claim(2, 240)).reason.endswith(": two articles agree on 240 t.")


def test_numbers_that_exclude_one_another_differ_by_so_much() -> None:
    row = only(claim(1, 240), claim(2, 180))
    assert (row.verdict, row.difference, row.share) == ("differ", -60, -25)
    assert row.reason.endswith(": two articles differ, 180 t against 240 t, 25% less.")


def test_a_fall_and_a_rise_by_as_much_differ() -> None:
    change = {"kind": "change", "unit": "%"}
    row = only(claim(1, 7, direction="down", **change), claim(2, 7, direction="up", **change))
    assert (row.verdict, row.difference, row.share) == ("differ", 14, 200)
    assert "differ, +7% against −7%, 14 percentage points more." in row.reason
    least = claim(1, 5, direction="down", bound="ge", **change)  # a fall by 5% or more
    assert only(least, claim(2, 7, direction="down", **change)).verdict == "agree"
    assert only(least, claim(2, 3, direction="down", **change)).verdict == "differ"


def test_a_later_number_of_the_same_source_is_a_revision() -> None:
    source = {"attributed_to": "the harbor board"}
    row = only(claim(1, 240, **source), claim(2, 252, **source))
    assert (row.verdict, row.difference, row.share) == ("revised", 12, 5)
    assert row.reason == (
        "Exports of copper (Chile, 2023): the harbor board gave 240 t in an article of "
        "2024-01-01 and 252 t in an article of 2024-02-01, 5% more."
    )


@pytest.mark.parametrize(
    "other",
    [
        {"attributed_to": "the port union"},
        {"attributed_to": None},
        {"published_earliest": date(2024, 1, 1)},
    ],
)
def test_another_source_or_no_later_day_is_no_revision(other: dict[str, object]) -> None:
    source = {"attributed_to": "the harbor board"}
    assert only(claim(1, 240, **source), claim(2, 252, **(source | other))).verdict == "differ"


def test_a_forecast_is_held_against_the_last_report() -> None:
    rows = compared([claim(1, 200, modality="projected"), claim(2, 240), claim(3, 250)])
    [row] = [row for row in rows if row.verdict == "forecast against outcome"]
    assert (row.claim_id, row.other_claim_id) == (f"{3:016x}", f"{1:016x}")
    assert (row.difference, row.share) == (50, 25)
    assert row.reason == (
        "Exports of copper (Chile, 2023): 200 t was forecast and 250 t reported, 25% more than "
        "forecast."
    )


def test_a_plan_that_came_true_says_so() -> None:
    row = only(claim(1, 240, modality="planned"), claim(2, 240))
    assert row.reason.endswith("240 t was planned and 240 t reported, which agree.")


@pytest.mark.parametrize("modality", ["threatened", "hypothetical", "denied"])
def test_what_nobody_reports_or_expects_is_not_compared(modality: str) -> None:
    assert compared([claim(1, 240), claim(2, 240, modality=modality)]) == []


@pytest.mark.parametrize(
    "other",
    [
        {"indicator_id": "e" * 16},
        {"indicator_id": None},
        {"snapshot_id": f"{1:016x}"},
        {"period_end": date(2023, 11, 30)},
        {"period_start": None, "period_end": None},
    ],
)
def test_only_other_articles_on_the_same_days_are_compared(other: dict[str, object]) -> None:
    assert compared([claim(1, 240), claim(2, 240, **other)]) == []


def test_a_period_without_an_end_is_compared_on_the_day_of_publication_only() -> None:
    early, late = claim(1, 240, **SINCE), claim(2, 290, **SINCE)
    assert compared([early, late]) == []
    day = {"published_earliest": early.published_latest, "published_latest": early.published_latest}
    row = only(early, late._replace(**day))
    assert row.verdict == "differ"
    assert row.reason.startswith("Exports of copper (Chile, since 2023-01-01): ")


def test_units_are_converted_before_they_are_compared() -> None:
    assert only(claim(1, 240), claim(2, 240_000, unit="kg")).verdict == "agree"
    assert only(claim(1, 240), claim(2, 180_000, unit="kg")).difference == pytest.approx(-60)


def test_bounds_that_meet_in_one_value_agree() -> None:
    above, below = claim(1, 240, bound="ge"), claim(2, 240, bound="le")
    assert only(above, below).verdict == "agree"
    assert only(above, below._replace(value=239.0)).verdict == "differ"


def test_a_range_that_holds_the_other_value_agrees() -> None:
    assert only(claim(1, 200, value_high=300.0), claim(2, 240)).verdict == "agree"


def test_a_share_of_nothing_is_not_made() -> None:
    assert only(claim(1, 0), claim(2, 5)).share is None


def test_the_order_of_arrival_does_not_matter() -> None:
    claims = [claim(1, 240), claim(2, 180), claim(3, 200, modality="projected"), claim(4, 239)]
    assert compared(claims) == compared(claims[::-1])
    assert {row.comparison_id for row in compared(claims)} == {
        identity(f"{one:016x}", f"{other:016x}") for one, other in ((2, 1), (4, 1), (4, 3))
    }


def test_why_nothing_is_compared_is_counted() -> None:
    alone = claim(3, 5, indicator_id="e" * 16)
    undated = claim(2, 9, period_start=None, period_end=None)
    assert why_none([claim(1, 9), alone]) == "no two articles measure the same thing"
    assert why_none([claim(1, 9), undated, alone]) == (
        "1 indicator is of several articles, but no two of them give a number for the same days; "
        "1 of the 2 claims has no period, and a number that may be for any day is not compared"
    )
    other = claim(2, 9, period_start=date(2001, 1, 1), period_end=date(2001, 1, 1))
    assert why_none([claim(1, 9), other]) == (
        "1 indicator is of several articles, but no two of them give a number for the same days"
    )


def test_claims_without_a_period_are_not_compared() -> None:
    undated = {"period_start": None, "period_end": None}
    assert compared([claim(1, 9, **undated), claim(2, 9, **undated)]) == []
