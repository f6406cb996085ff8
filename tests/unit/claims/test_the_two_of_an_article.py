"""What "the two" stand for: the pair that the headline names, and no two of something else."""

import pytest

import claimledger
from tests.unit.claims.joined import claims

TITLE = "What Chile and Peru sell each other\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade between the two rose to $4 billion in 2021.",
        "Trade between these two hit $4 billion.",
    ],
)
def test_the_two_are_the_pair_of_the_headline(sentence: str) -> None:
    [claim] = claimledger.read_claims(TITLE + sentence)
    assert claim.measure is not None
    assert claim.measure.endswith("between Chile and Peru")
    assert (claim.subject_code, claim.counterpart_code) == ("CHL", "PER")


@pytest.mark.parametrize(
    "sentence",
    ["Trade between the two ports rose to $4 billion in 2021.", "The two firms made $4 billion."],
)
def test_two_of_something_else_are_not(sentence: str) -> None:
    claims = claimledger.read_claims(TITLE + sentence)
    assert not any("Chile and Peru" in (claim.measure or "") for claim in claims)


def test_the_two_stand_once_in_what_they_share() -> None:
    text = "Chile and Peru signed a pact. Bilateral trade between both countries rose 5% in 2023."
    found = claims(text, title="Chile and Peru sign")
    assert found[-1].measure == "Bilateral trade between Chile and Peru"
