"""Numbers that others are compared with are claims of their own, and linked."""

import pytest

from tests.unit.claims.joined import claims

CASES = [
    ("The share rose to 40% from 24% in 2020.", "40%", "24%"),
    ("The share grew from 10% in 2013 to 20% in 2020.", "20%", "10%"),
    ("Peru supplied 85% of the chips, up from 27% before 2020.", "85%", "27%"),
    ("Imports make up 40% of sales compared with 24% in 2020.", "40%", "24%"),
    ("Peruvian firms hold 55% of the market. They had 8% in 2020.", "55%", "8%"),
]


@pytest.mark.parametrize(("text", "quote", "base"), CASES)
def test_a_baseline_is_linked(text: str, quote: str, base: str) -> None:
    by_quote = {one.quote: one for one in claims(text)}
    found, other = by_quote[quote], by_quote[base]
    assert found.baseline_claim_id == other.claim_id
    assert found.baseline_value == other.value
    assert (found.direction, other.direction) == ("up", "none")


@pytest.mark.parametrize(
    "text",
    [
        "The share rose to 40% and prices rose by 24%.",
        "Sales reached 40 tonnes in May and 24 tonnes in June.",
    ],
)
def test_neighbours_are_no_baselines(text: str) -> None:
    assert all(one.baseline_claim_id is None for one in claims(text))
