"""A change is measured against the period that the words after its number name."""

from datetime import date

import pytest

from claimledger.claims.assembling import with_baseline
from claimledger.claims.bases import with_basis
from tests.unit.claims.written import article_of, claim_of

NOVEMBER = {"period_start": date(2023, 11, 1), "period_end": date(2023, 11, 30)}
YEAR_BEFORE, MONTH_BEFORE = "2022-11-01 2022-11-30", "2023-10-01 2023-10-31"


def basis(text: str, following: int | None = None, **said: object) -> str:
    article = article_of(text)
    claim = claim_of(article, "5%", **({"kind": "change"} | NOVEMBER | said))
    found = with_basis(claim, article, len(text) if following is None else following)
    return f"{found.baseline_period_start} {found.baseline_period_end}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sales rose 5% in November from a year earlier.", YEAR_BEFORE),
        ("Sales rose 5% year-over-year.", YEAR_BEFORE),
        ("Sales rose 5% on the year in November.", YEAR_BEFORE),
        ("Sales rose 5% y/y.", YEAR_BEFORE),
        ("Sales rose 5% compared with the same month last year.", YEAR_BEFORE),
        ("Sales rose 5% month on month.", MONTH_BEFORE),
        ("Sales were 5% higher than the previous month.", MONTH_BEFORE),
        ("Sales in November rose 5% compared with 2019.", "2019-01-01 2019-12-31"),
        ("Sales in November rose 5% from October.", MONTH_BEFORE),
        ("Sales rose 5% over the year to November.", "None None"),
        ("Sales rose 5% a year later.", "None None"),
        ("Sales rose 5% from last year's peak.", "None None"),
        ("Sales rose 5% compared with 2031.", "None None"),
        ("Sales rose 5% in November.\nRents were stable from a year earlier.", "None None"),
    ],
)
def test_words_after_a_change_say_what_it_is_measured_against(text: str, days: str) -> None:
    assert basis(text) == days


def test_words_beyond_the_next_number_are_of_that() -> None:
    text = "Sales rose 5% and rents 7% from a year earlier."
    assert basis(text, following=text.index("7%")) == "None None"


def test_a_level_or_a_change_without_a_period_has_no_basis() -> None:
    text = "Sales rose 5% from a year earlier."
    assert basis(text, kind="level") == "None None"
    assert basis(text, period_start=None) == "None None"


def test_a_number_that_is_compared_with_says_its_period_only_if_it_has_one() -> None:
    article = article_of("Sales rose 5%, from 3% before.")
    claim = claim_of(article, "5%", baseline_period_start=date(2022, 1, 1))
    undated, dated = (claim_of(article, "3%", period_start=day) for day in (None, date(2019, 1, 1)))
    assert with_baseline(claim, undated).baseline_period_start == date(2022, 1, 1)
    assert with_baseline(claim, dated).baseline_period_start == date(2019, 1, 1)
