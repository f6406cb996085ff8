"""Comparisons set like beside like, and say why the rest cannot be judged."""

from datetime import date

import pytest

from claimledger.linking.comparisons import Comparable, compare_claims, indicator

BASE = Comparable(
    **dict.fromkeys(Comparable._fields),  # type: ignore[arg-type]  # claim() fills those it needs
)


def claim(number: int, value: str, **other: object) -> Comparable:
    """A claim on the trade of two countries in 2023, with what is said otherwise."""
    said = {
        "claim_id": f"{number:016x}",
        "snapshot_id": f"{number:016x}",
        "value": float(value),
        "bound": "eq",
        "kind": "level",
        "unit": "USD",
        "measure": "bilateral trade between Chile and Peru",
        "subject": "Chile",
        "subject_code": "CHL",
        "counterpart": "Peru",
        "counterpart_code": "PER",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
        "modality": "reported",
        "published_latest": date(2024, 5, 1),
    }
    return BASE._replace(**(said | other))  # type: ignore[arg-type]  # fields of several types


def verdicts(*claims: Comparable) -> list[tuple[str, str | None]]:
    return [(row.verdict, row.reason) for row in compare_claims(claims)]


def test_generic_words_do_not_part_indicators() -> None:
    assert indicator("overall trade between Chile and Peru") == indicator("Chile's trade with Peru")


def test_the_kind_of_flow_parts_indicators() -> None:
    assert indicator("exports of copper") != indicator("imports of copper")


def test_figures_within_bounds_agree() -> None:
    flipped = claim(2, "239000", subject="Peru", subject_code="PER", counterpart="Chile",
                    counterpart_code="CHL", bound="approx")  # fmt: skip
    assert verdicts(claim(1, "240000"), flipped) == [("agree", None)] * 2


def test_figures_outside_bounds_differ_and_show_their_spread() -> None:
    rows = compare_claims([claim(1, "240"), claim(2, "180")])
    assert {row.verdict for row in rows} == {"differ"}
    assert {row.spread for row in rows} == {0.25}


def test_a_shorter_period_is_not_judged() -> None:
    short = claim(3, "218", bound="gt", period_end=date(2023, 11, 30))
    told = verdicts(claim(1, "240"), claim(2, "240"), short)
    assert told[:2] == [("agree", None)] * 2
    reason = "it is for 2023-01-01 to 2023-11-30, the others for 2023-01-01 to 2023-12-31"
    assert told[2] == ("not comparable", reason)


def test_an_undated_claim_stands_beside_with_the_reason() -> None:
    undated = claim(2, "250", period_start=None, period_end=None)
    assert verdicts(claim(1, "240"), undated)[1] == ("not comparable", "its period is not known")


def test_a_projection_is_not_judged_against_reports() -> None:
    told = verdicts(claim(1, "240"), claim(2, "240"), claim(3, "300", modality="projected"))
    assert told[2] == ("not comparable", "it is projected, the others reported")


def test_one_article_alone_is_no_comparison() -> None:
    assert verdicts(claim(1, "240"), claim(2, "250", snapshot_id=f"{1:016x}")) == []


def test_other_years_units_and_entities_are_apart() -> None:
    past = claim(2, "240", period_start=date(2019, 1, 1), period_end=date(2019, 12, 31))
    euros = claim(3, "240", unit="EUR")
    other = claim(4, "240", counterpart="Brazil", counterpart_code="BRA")
    assert verdicts(claim(1, "240"), past, euros, other) == []


def test_flows_in_opposite_directions_are_apart() -> None:
    exports = {"measure": "exports of copper"}
    back = {"subject_code": "PER", "counterpart_code": "CHL"}
    assert verdicts(claim(1, "240", **exports), claim(2, "240", **exports, **back)) == []
    assert verdicts(claim(1, "240", **exports), claim(2, "240", **exports)) == [("agree", None)] * 2


def test_the_order_of_arrival_does_not_matter() -> None:
    claims = [claim(1, "240"), claim(2, "180"), claim(3, "218", period_end=date(2023, 11, 30))]
    assert compare_claims(claims) == compare_claims(claims[::-1])


def test_bounds_that_meet_in_one_value_agree() -> None:
    above, below = claim(1, "240", bound="ge"), claim(2, "240", bound="le")
    assert verdicts(above, below) == [("agree", None)] * 2
    assert {verdict for verdict, _ in verdicts(above, below._replace(value=239.0))} == {"differ"}


@pytest.mark.parametrize(("first_day", "beside"), [(30, 2), (31, 0)])
def test_periods_that_share_a_day_stand_beside_each_other(first_day: int, beside: int) -> None:
    early = claim(1, "240", period_end=date(2023, 5, 30))
    late = claim(2, "240", period_start=date(2023, 5, first_day))
    assert len(verdicts(early, late)) == beside


@pytest.mark.parametrize(("published", "beside"), [(date(2023, 1, 1), 2), (date(2022, 12, 31), 0)])
def test_an_article_knows_of_periods_that_began_by_its_day(published: date, beside: int) -> None:
    undated = {"period_start": None, "period_end": None, "published_latest": published}
    assert len(verdicts(claim(1, "240"), claim(2, "250", **undated))) == beside


def test_a_share_of_mutual_trade_is_of_the_entity_named_first() -> None:
    share = {"kind": "share", "unit": "%"}
    back = {"subject_code": "PER", "counterpart_code": "CHL"}
    assert verdicts(claim(1, "14", **share), claim(2, "14", **share, **back)) == []
    assert verdicts(claim(1, "14", **share), claim(2, "14", **share)) == [("agree", None)] * 2
