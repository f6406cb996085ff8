"""Places that open a sentence own its amount; names of laws, days and reports are read whole."""

import pytest

from tests.unit.claims.joined import claim, claims


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


@pytest.mark.parametrize(
    ("text", "quote", "subject", "measure"),
    [
        (
            "Norvane Group makes up 58% of fares and 71% of harbour dues.",
            "71%",
            "Norvane Group",
            "share of Norvane Group in harbour dues",
        ),
        ("Norvane rose, with 58% of sales and 71% of voters.", "71%", "voters", "share of voters"),
        (
            "Around nine out of 10 patients survive at home.",
            "Around nine out of 10 patients",
            "patients",
            "share of patients that survive at home",
        ),
    ],
)
def test_shares_know_their_owners_and_members(
    text: str, quote: str, subject: str, measure: str
) -> None:
    found = claim(text, quote)
    assert (found.subject, found.measure) == (subject, measure)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("He went to a fair of Norvane Group, which gave $6 million to schools.", "Norvane Group"),
        ("She read of the price of Norvane Group, which reached $6 million.", "Norvane Group"),
        ("He met the owner of Norvane Group, who gave $6 million to schools.", "owner"),
        ("Peru and Chile both spent $6 million on ferries.", "Peru"),
        ("Peru spent $6 million on both ferries.", "Peru"),
    ],
)
def test_which_gives_is_the_one_named_before(text: str, subject: str) -> None:
    assert claim(text, "$6 million").subject == subject


def test_this_at_the_opening_is_of_whom_the_sentence_before_is() -> None:
    before = "Peru spent $90 billion on ferries in 2023. "
    back = claim(before + "This accounted for 60% of the league's outlay on ferries.", "60%")
    assert back.subject == "Peru"
    plan = claim(before + "This improved plan took 60% of all seats.", "60%")
    assert plan.subject != "Peru"


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("Injured: More than 4,036", "people injured", "person"),
        ("Killed: 4,036 sailors", "sailors killed", "sailor"),
        ("Output: 4,036 tonnes", "Output", "t"),
    ],
)
def test_a_label_says_what_befell_those_counted(text: str, measure: str, unit: str) -> None:
    [found] = claims(text)
    assert (found.measure, found.unit) == (measure, unit)


def test_nobody_is_no_name() -> None:
    found = claim("Nobody left. About a third of its students moved.", "About a third")
    assert found.subject != "Nobody"
