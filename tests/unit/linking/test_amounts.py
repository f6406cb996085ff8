"""Amounts as people read them: signs of changes, multiples, fractions, scales, plurals."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimledger.language.nouns import plural
from claimledger.linking.amounts import Amount, digits, period

LEVEL = {"bound": "eq", "kind": "level", "direction": "none", "unit": "1", "unit_kind": None}


def shown(value: float, said: dict[str, Any], high: float | None = None) -> str:
    """An amount, as a level of 1 unless more is said of it."""
    return str(Amount(value, high, **(LEVEL | said)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_value_of_a_damaged_table_is_shown_as_it_is(value: float) -> None:
    assert shown(value, {"unit": "%"})


@pytest.mark.parametrize(
    ("value", "said", "expected"),
    [
        (26.7, {"kind": "change", "direction": "up", "unit": "%"}, "+26.7 %"),
        (14, {"kind": "change", "direction": "down", "unit": "%"}, "−14 %"),
        (-0.3, {"kind": "change", "direction": "down", "unit": "%"}, "−0.3 %"),
        (16, {"kind": "change", "unit": "%"}, "16 %"),
        (60, {"kind": "share", "direction": "up", "unit": "%"}, "60 %"),
        (5, {"kind": "change", "direction": "up", "unit": "%", "bound": "gt"}, "> +5 %"),
        (30, {"kind": "change", "direction": "down", "unit": "%", "bound": "lt"}, "down < 30 %"),
        (2e9, {"kind": "change", "direction": "up", "unit": "USD"}, "+2 billion USD"),
        (3, {"kind": "change", "direction": "up"}, "×3"),
        (2, {"kind": "ratio", "bound": "lt"}, "< ×2"),
        (0.5, {"kind": "change", "direction": "down"}, "×0.5"),
        (3, {"kind": "change", "direction": "down"}, "÷3"),
        (1.2, {"kind": "level"}, "1.2"),
    ],
)
def test_a_change_shows_its_direction(value: float, said: dict[str, Any], expected: str) -> None:
    assert shown(value, said) == expected


def test_both_ends_of_a_range_are_shown() -> None:
    assert shown(3, {"kind": "change", "direction": "up", "unit": "%"}, high=5) == "+3 to +5 %"
    assert shown(1, {"unit": "barrel/day", "bound": "approx"}, high=2) == "≈ 1 to 2 barrels/day"


@pytest.mark.parametrize(
    ("value", "unit", "unit_kind", "expected"),
    [
        (1204, "adult", "count", "1,204 adults"),
        (1, "adult", "count", "1 adult"),
        (1.5, "basis point", "ratio", "1.5 basis points"),
        (7, "cow", "count", "7 cows"),
        (14, "aircraft", "count", "14 aircraft"),
        (3, "member of parliament", "count", "3 members of parliament"),
        (9, "person/km2", "rate", "9 people/km2"),
        (40, "mph", "speed", "40 mph"),
        (40, "km", "length", "40 km"),
        (40, "TEU", "capacity", "40 TEU"),
        (40, "USD/barrel", "price", "40 USD/barrel"),
    ],
)
def test_units_that_are_nouns_are_in_the_plural(
    value: float, unit: str, unit_kind: str, expected: str
) -> None:
    assert shown(value, {"unit": unit, "unit_kind": unit_kind}) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Decimal("33.333333"), "33.3"),
        (Decimal("0.142857142"), "0.143"),
        (Decimal("1.08345"), "1.08345"),
        (1_234_567, "1,234,567"),
        (10_700_000_000.0, "10.7 billion"),
        (-3.5e6, "−3.5 million"),
        (0.0, "0"),
        (100, "100"),
    ],
)
def test_digits_are_exact_but_for_fractions_in_words(number: float, expected: str) -> None:
    assert digits(number) == expected


def test_a_phrase_is_counted_by_its_last_noun() -> None:
    assert plural("great power") == "great powers"
    assert plural("box") == "boxes"
    assert plural("day") == "days"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2023-01-01", "2025-12-31"), "2023 to 2025"),
        (("2024-02-01", "2024-02-29"), "2024-02"),
        (("2024-02-01", "2024-02-28"), "2024-02-01 to 2024-02-28"),
        (("2022-03-01", "2023-09-30"), "2022-03 to 2023-09"),
        (("2022-07-01", "2022-07-01"), "2022-07-01"),
        (("2022-12-31", "2022-12-31"), "2022-12-31"),
        (("9999-01-01", "9999-12-31"), "9999"),
    ],
)
def test_periods_are_as_short_as_they_can_be(days: tuple[str, str], expected: str) -> None:
    assert period(*map(date.fromisoformat, days)) == expected


def test_an_open_period_names_the_side_that_is_known() -> None:
    assert period(None, date(2023, 5, 1)) == "until 2023-05-01"
