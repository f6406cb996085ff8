"""A word of forecasting makes a number after it a projection, where that is likely at all."""

import pytest

import claimledger


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The bank expects inflation of 4% next year.", "projected"),
        ("Analysts predicted that output would fall to 3 million tonnes in 2031.", "projected"),
        ("The forecast for the season includes 14 storms.", "projected"),
        ("As expected, exports rose 4% last year.", "reported"),
        ("Exports rose 4% last year, more than expected.", "reported"),
    ],
)
def test_a_number_after_a_word_of_forecasting(text: str, modality: str) -> None:
    [claim] = claimledger.read_claims(text)
    assert claim.modality == modality
