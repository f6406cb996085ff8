"""Units that stand elsewhere: what was counted before, points of surveys, cents of a currency."""

from decimal import Decimal

import pytest

from tests.unit.claims.joined import claim


@pytest.mark.parametrize(
    ("text", "quote", "unit"),
    [
        ("The final drew 9 million viewers. A rival had 4.1 million.", "4.1 million", "viewer"),
        ("Some 9,000 people came. In May it was 8,000.", "8,000", "person"),
        ("The debate drew more than the 73 million who watched in May.", "73 million", "person"),
        ("The firm sold 9 cars. A rival had 4.1 million.", "4.1 million", "1"),
        ("The final drew 9 million viewers. The index stood at 40.", "40", "1"),
        ("A poll gave Roe 40% support. Her lead is 7 points.", "7 points", "percentage point"),
        ("A poll calmed traders. The index fell 7 points.", "7 points", "point"),
        ("It has cut 4,000 jobs and plans to cut 2,000 more.", "2,000", "job"),
        ("It sold four times as much as in May.", "four times", "1"),
        ("It sold out four times in May.", "four times", "time"),
        ("Her lead at half-time was 7 points.", "7 points", "point"),
    ],
)
def test_units(text: str, quote: str, unit: str) -> None:
    assert claim(text, quote).unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It earned $9 million, or 4 cents a share.", "0.04", "USD/share"),
        ("It made 9 million euros. Milk costs 4 cents.", "0.04", "EUR"),
        ("It earned 4 Canadian cents a share.", "0.04", "CAD/share"),
        ("Milk costs 4 cents.", "4", "cent"),
    ],
)
def test_cents_are_of_the_currency_of_the_article(text: str, value: str, unit: str) -> None:
    found = claim(text, next(q for q in ("4 cents a share", "4 Canadian cents a share", "4 cents")
                             if q in text))  # fmt: skip
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_an_average_is_not_about() -> None:
    assert claim("The show averaged 9 million viewers.", "9 million viewers").bound == "eq"
    assert claim("The show drew about 9 million viewers.", "about 9 million viewers").bound == (
        "approx"
    )
