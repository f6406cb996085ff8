"""Titles of works as names, verbs told from nouns by the number after them, and odd wholes."""

import pytest

from tests.unit.joining.joined import claim, claims


@pytest.mark.parametrize(
    ("text", "quote", "measure", "subject"),
    [
        (
            "\u201cThe Long Tale\u201d rose 9%. The show cost $2 million.",
            "$2 million",
            None,
            "The Long Tale",
        ),
        ("\u201cWe won, yes,\u201d he said. The show cost $2 million.", "$2 million", None, "show"),
        ("Roe Group got 40%, ahead of Poe Ltd at 16%.", "16%", "support for Poe Ltd", "Poe Ltd"),
        ("Roe Group got 40%, the share of Poe Ltd at 16%.", "40%", "support for Roe Group", None),
        ("Roe Group is ahead by 8 points.", "8 points", "lead of Roe Group", "Roe Group"),
        ("Roe Group is older by 8 points.", "8 points", "Roe Group", "Roe Group"),
        ("Fees fell to an annual rate of $4 million.", "$4 million", "Fees", None),
        (
            "Roe Group set an annual rate of $4 million.",
            "$4 million",
            "annual rate set by Roe Group",
            None,
        ),
        ("Roe Group\u2019s support drops to 39%.", "39%", "Roe Group\u2019s support", "Roe Group"),
        ("Roe Group sells drops of 39%.", "39%", "drops sold by Roe Group", None),
        (
            "Side effects were seen in 12% of patients.",
            "12%",
            "share of patients with Side effects",
            None,
        ),
        ("Prices fell in 12% of towns.", "12%", "share of towns", None),
        ("Peru recorded 23% of the cases.", "23%", "share of Peru in cases", "Peru"),
        ("Debt reached 23% of the total.", "23%", "Debt as a share of total", None),
        (
            "Cancer kills 10 million people a year.",
            "10 million people a year",
            "people killed by Cancer",
            None,
        ),
        ("The average Peruvian needs 5 cows.", "5 cows", "cows needed by average Peruvian", None),
        ("Shoppers spent $8 million online.", "$8 million", "spending by Shoppers online", None),
    ],
)
def test_measures(text: str, quote: str, measure: str | None, subject: str | None) -> None:
    found = claim(text, quote)
    assert measure is None or found.measure == measure
    assert subject is None or found.subject == subject


def test_a_total_is_of_all_that_an_addition_comes_on_top_of() -> None:
    first, second = claims("Roe Group added 97 shops, taking the total to 1,050.")
    assert first.measure == "shops added by Roe Group"
    assert second.measure == "shops of Roe Group"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Roe Group sold ships. The Lima, Peru-based retailer earned $5 million.", "Roe Group"),
        ("Roe Group sold ships. The Lima retailer Poe Ltd earned $5 million.", "Poe Ltd"),
        ("Roe Group sold ships. The Trade Department spoke. The firm earned $5.", "Roe Group"),
        ("Roe Group sold ships. Jane Poe spoke. Poe left. The firm earned $5.", "Roe Group"),
    ],
)
def test_the_one_a_noun_stands_for(text: str, subject: str) -> None:
    assert claims(text)[-1].subject == subject
