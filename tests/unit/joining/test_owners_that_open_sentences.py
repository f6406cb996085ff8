"""Places that open a sentence own its amount; names of laws, days and reports are read whole."""

import pytest

from tests.unit.joining.joined import claim


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("In Chile, officials revised the death toll to 1,139.", "1,139", "Chile"),
        ("For Peru, defence spending in 2023 was 2.3% of GDP.", "2.3%", "Peru"),
        ("In Chile, sales of Norvane Group rose to $3 billion.", "$3 billion", "Norvane Group"),
        ("In Chile, ferries carried 900 passengers.", "900 passengers", "ferries"),
    ],
)
def test_the_place_that_opens_a_sentence_owns_an_amount_that_names_nobody(
    text: str, quote: str, subject: str
) -> None:
    assert claim(text, quote).subject == subject


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        (
            "The HOMES and Bridges Act allocates $280 billion to housing.",
            "$280 billion",
            "HOMES and Bridges Act",
        ),
        ("In May the Senate and Norvane Group spent $3 million.", "$3 million", "Senate"),
    ],
)
def test_a_law_s_name_goes_on_over_and(text: str, quote: str, subject: str) -> None:
    assert claim(text, quote).subject == subject


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Fares rose by 12%, according to figures obtained by the Harbour Trust.", "Harbour Trust"),
        ("Fares rose by 12%, according to an analysis produced by Norvane Watch.", "Norvane Watch"),
        ("Welfare groups estimated that fares rose by 12%.", "Welfare groups"),
        ("Fares rose by 12%, according to figures.", None),
    ],
)
def test_who_obtained_or_produced_figures_vouches_for_them(text: str, source: str | None) -> None:
    assert claim(text, "12%").attributed_to == source


def test_a_day_before_a_town_is_no_first_name() -> None:
    text = "The Sunday Alderport rally was big. It noted that Alderport had 900 piers."
    assert claim(text, "900 piers").subject == "Alderport"
