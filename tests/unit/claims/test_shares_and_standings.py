"""Shares of people and votes, who leads and who follows, and what other owners have."""

import pytest

from tests.unit.claims.joined import claim, claims


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        (
            "Of the 1,200 members in the club, 46% are Roeists.",
            "46%",
            "share of members in the club that are Roeists",
        ),
        ("Of 2019, 46% are Roeists.", "46%", "share that are Roeists"),
        ("52% of Peruvians say prices are high.", "52%", "share of Peruvians that say prices"),
        ("52% of Peruvians, say officials, are poor.", "52%", "share of Peruvians"),
        (
            "22% of people are not insured. Another 9% were undecided.",
            "9%",
            "share of people that were undecided",
        ),
        ("The survey covered shops. Another 9% were undecided.", "9%", "share that were undecided"),
        ("Obesity affects 42% of adults.", "42%", "share of adults affected by Obesity"),
        ("Peru has 42% of the market.", "42%", "share of Peru in market"),
        (
            "85% of the chips that Peru bought came from Chile.",
            "85%",
            "share of Chile in chips that Peru bought",
        ),
        ("85% of the chips came late.", "85%", "share of chips that came late"),
    ],
)
def test_shares(text: str, quote: str, measure: str) -> None:
    found = claim(text, quote)
    said = (found.measure or "").replace(" among ", " in ")
    assert said.startswith(measure)
    assert found.kind == "share"


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        (
            "Roe Group got 35%, followed by Norvane Ltd at 21% and Poe Ltd with 14%.",
            "14%",
            "support for Poe Ltd",
            "Poe Ltd",
        ),
        ("Roe Group got 35%, and Norvane Ltd shut.", "35%", "support for Roe Group", "Roe Group"),
        (
            "Roe Group has a value of $10 million, compared to Poe Ltd's $17 million.",
            "$17 million",
            "value of Poe Ltd",
            "Poe Ltd",
        ),
        ("Among the young, Roe Group leads by 9 points.", "9 points", "lead of Roe Group", None),
        ("Prices of Roe Group rose by 9 points.", "9 points", "Prices of Roe Group", None),
        ("Women had a 17% lower risk of stroke.", "17%", "risk of stroke of Women", "Women"),
        ("Women had a 17% risk of stroke.", "17%", "risk of stroke of Women", "Women"),
        ("The board agreed to raise local taxes 6.5%.", "6.5%", "local taxes", None),
        ("Dentists will be given a \u00a320,000 bonus.", "\u00a320,000", "bonus", "Dentists"),
        ("It drew 60 viewers and a 1.1 rating.", "60 viewers", "viewers drawn", None),
        ("The toll rose to 24, with 312 sick people.", "312 sick people", "sick people", None),
        ("Poe Ltd, whose sales fell 3%, is old.", "3%", "Poe Ltd's sales", "Poe Ltd"),
    ],
)
def test_standings(text: str, quote: str, measure: str, subject: str | None) -> None:
    found = claim(text, quote)
    assert found.measure == measure
    assert subject is None or found.subject == subject


def test_a_close_has_the_direction_of_what_follows() -> None:
    first, second = claims("Roe shares closed at $60, down 50 cents.")
    assert (first.direction, second.direction) == ("down", "down")
    assert claims("Roe shares closed at $60 on Monday.")[0].direction == "none"


@pytest.mark.parametrize(
    ("text", "counterpart"),
    [
        ("Peru sold 16% less to Chile in March.", "Chile"),
        ("Peru sold goods worth $3 million in Chile.", "Chile"),
        ("Peru grew 16% more than Chile in March.", None),
        ("Peru sold 16% less to shops in March.", None),
    ],
)
def test_whom_somebody_deals_with(text: str, counterpart: str | None) -> None:
    assert claims(text)[0].counterpart == counterpart


def test_what_is_said_in_the_first_person_is_of_the_speaker() -> None:
    text = '"We hired 500 cooks," Roe Group said. "The town has 90 cooks," Roe Group said.'
    first, second = claims(text)
    assert (first.subject, first.measure) == ("Roe Group", "cooks hired by Roe Group")
    assert second.subject == "town"
