"""The modality of a number: forecasts, plans and what is reported."""

import pytest

import claimledger
from claimledger.claims.choices import CLASSES, CUED, CUES


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The bank expects inflation of 4% next year.", "projected"),
        ("Analysts predicted that output would fall to 3 million tonnes in 2031.", "projected"),
        ("The forecast for the season includes 14 storms.", "projected"),
        ("As expected, exports rose 4% last year.", "reported"),
        ("Exports rose 4% last year, more than expected.", "reported"),
        ("The government plans to spend $4 billion on railways.", "planned"),
    ],
)
def test_the_words_around_a_number_decide_its_modality(text: str, modality: str) -> None:
    [claim] = claimledger.read_claims(text)
    assert claim.modality == modality


def test_every_kind_of_word_speaks_for_a_modality() -> None:
    assert {kind for kinds in CUED.values() for kind in kinds} == CUES.keys()
    assert CUED.keys() < set(CLASSES["modality"])


def test_a_number_that_leads_to_a_level_is_a_change() -> None:
    text = "The lender's debt fell €20 million to €310 million. Its fees range from €5 to €9."
    kinds = {claim.quote: claim.kind for claim in claimledger.read_claims(text)}
    assert kinds["€20 million"] == "change"
    assert "change" not in {kind for quote, kind in kinds.items() if quote != "€20 million"}
