"""The period that governs a number, and the ones that do not."""

from datetime import date

import pytest

from tests.unit.claims.joined import claim

MAY = (date(2023, 5, 1), date(2023, 5, 31))
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
CASES = [
    ("Sales rose 5% in May 2023.", "5%", MAY),
    ("In May 2023, sales rose 5% and prices fell 2%.", "2%", MAY),
    ("Sales rose 5% in May 2023 and 4% in June 2023.", "5%", MAY),
    ("Sales in May 2023 rose to 40 tonnes, from 30 tonnes in 2020.", "40 tonnes", MAY),
    ("Sales reached 40 tonnes in 2023, a rise of 5% on 2022.", "5%", YEAR),
    ("Prices have risen 5% since 2023.", "5%", (date(2023, 1, 1), None)),
    ("The share stood at 5% at the end of 2023.", "5%", (date(2023, 12, 31), date(2023, 12, 31))),
    ("The share stood at 5% in late 2023.", "5%", YEAR),
    ("Sales rose 5% between May 2023 and June 2023.", "5%", (date(2023, 5, 1), date(2023, 6, 30))),
    ("Sales rose 5% last year. Prices also rose 3%.", "3%", YEAR),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "period"), CASES)
def test_governing_periods(text: str, quote: str, period: tuple[date, date | None]) -> None:
    found = claim(text, quote)
    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The ministry said on Monday that the dam holds 40 tonnes.", "40 tonnes"),
        ("It met in 2019.\nThe road is 90 kilometres long.", "90 kilometres"),
        ("Sales rose 5% in 2023. They are projected to reach 40 tonnes.", "40 tonnes"),
    ],
)
def test_times_that_date_no_number(text: str, quote: str) -> None:
    assert claim(text, quote).period_start is None


def test_a_basis_says_how_the_period_was_found() -> None:
    text = "Sales rose 5% in 2023. Prices also rose 3%."
    assert claim(text, "5%").period_basis == "stated"
    assert claim(text, "3%").period_basis == "inherited"


def test_year_on_year_gives_the_baseline_period() -> None:
    found = claim("Sales rose 5% year on year in May 2023.", "5%")
    assert (found.baseline_period_start, found.baseline_period_end) == (
        date(2022, 5, 1),
        date(2022, 5, 31),
    )
