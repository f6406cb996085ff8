"""Amounts in coins come out in the currency that the coins are of."""

import pytest

from claimledger.article import join_claims, read_article


@pytest.mark.parametrize(
    ("text", "value", "unit", "code"),
    [
        ("Diesel costs 145p a litre.", "1.45", "GBP/L", "GBP"),
        ("Alder pays 5 to 7 pence a share.", "0.05", "GBP/share", "GBP"),
        ("Diesel costs 145 cents a litre.", "145", "cent/L", None),
        ("A bolt costs 3 pennies.", "3", "penny", None),
    ],
)
def test_pence_are_hundredths_of_a_pound(text: str, value: str, unit: str, code: str) -> None:
    [found] = join_claims(read_article(text)).quantities
    assert (str(found.value), found.unit, found.unit_code) == (value, unit, code)


def test_cents_are_of_the_currency_that_the_article_counts_in() -> None:
    text = "Alder earned $3 million in May. It paid 45 cents a share."
    found = join_claims(read_article(text)).quantities
    assert [(str(q.value.normalize()), q.unit) for q in found if q.value] == [
        ("3E+6", "USD"),
        ("0.45", "USD/share"),
    ]
