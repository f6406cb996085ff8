"""Whose a number is: by name before it, as "the group", or as what the article is about."""

import pytest

from tests.unit.claims.joined import claim, claims

REPORT = (
    "Norvane Corp. saw a 12% rise in its spring orders. {} "
    "Shares of other firms were little changed."
)
ECONOMY = "Canada added jobs last month, Statistics Canada said. {} Canada is a big country."


@pytest.mark.parametrize(
    ("sentence", "quote", "subject"),
    [
        (
            "The glass and porcelain company said net rose to $9 million.",
            "$9 million",
            "Norvane Corp",
        ),
        ("Sales rose 6.2%.", "6.2%", "Norvane Corp"),
        ("The insurer’s premiums fell 4%.", "4%", "Norvane Corp"),
        ("The group of investors sold 70 shops.", "70 shops", "group"),
        ("The price index fell 3%.", "3%", "price index"),
    ],
)
def test_companies_named_before(sentence: str, quote: str, subject: str) -> None:
    assert claim(REPORT.format(sentence), quote).subject == subject


@pytest.mark.parametrize(
    ("sentence", "quote", "subject", "measure"),
    [
        ("The unemployment rate fell to 6.6%.", "6.6%", "Canada", "unemployment rate of Canada"),
        ("Consumer prices rose 2%.", "2%", "Canada", "Consumer prices of Canada"),
        ("Inflation in Peru was 3%.", "3%", "Peru", "Inflation in Peru"),
        ("Wheat prices rose 4%.", "4%", "Wheat prices", "Wheat prices"),
    ],
)
def test_countries_of_national_amounts(
    sentence: str, quote: str, subject: str, measure: str
) -> None:
    found = claim(ECONOMY.format(sentence), quote)
    assert (found.subject, found.measure) == (subject, measure)


def test_no_country_where_two_are_named_as_often() -> None:
    text = "Chile and Peru met. Chile and Peru talked. Inflation was 3%."
    assert claim(text, "3%").subject == "Inflation"


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        (
            "Calder Group reported a net loss of $3 million.",
            "$3 million",
            "net loss of Calder Group",
        ),
        ("Calder Group had a loss of 3% on Monday.", "3%", "Calder Group"),
        (
            "Calder Group lost $3 million in its Asian business.",
            "$3 million",
            "loss of Calder Group",
        ),
        ("Calder Group raised $3 million in bonds.", "$3 million", "bonds raised by Calder Group"),
    ],
)
def test_results_are_levels(text: str, quote: str, measure: str) -> None:
    found = claim(text, quote)
    assert found.measure is not None
    assert found.measure.startswith(measure)
    assert found.kind == ("change" if quote == "3%" else "level")


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Net rose to $9 million, or 89 cents a share.", "89 cents a share", "Net"),
        ("The Alder index fell 6.5% (323 points) on Monday.", "323 points", "Alder index"),
        ("Profit was $4 million, compared with a loss of $2 million.", "$2 million", "loss"),
        ("Profit was $4 million, compared with $2 million.", "$2 million", "Profit"),
        ("Roe told of a 37% slump in spring profit.", "37%", "profit of Roe"),
        ("Roe posted a 34% profit gain.", "34%", "profit of Roe"),
        ("Roe posted a 34% gain.", "34%", "Roe"),
        ("The index’s 3% advance beat the 2% advance of Roe.", "3%", "index"),
        (
            "Roe took charges, including $11 million related to a mill.",
            "$11 million",
            "charges of Roe related to a mill",
        ),
        ("Rates were in the 6% range.", "6%", "Rates"),
        ("Roe runs the 90-bed range.", "90-bed", "capacity of the range"),
        ("Police seized papers from 26 offices used by Roe.", "26 offices", "offices used by Roe"),
    ],
)
def test_what_numbers_beside_others_measure(text: str, quote: str, measure: str) -> None:
    assert claim(text, quote).measure == measure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prices rose above 5%.", "level"),
        ("Prices rose more than 5%.", "change"),
        ("Prices fell below 5%.", "level"),
        ("Prices fell nearly 5%.", "change"),
    ],
)
def test_crossing_a_mark_is_a_level(text: str, kind: str) -> None:
    [found] = claims(text)
    assert (found.kind == "change") == (kind == "change")


def test_contractions_are_verbs() -> None:
    assert claim("Roe doesn’t expect sales to fall 3%.", "3%").measure == "sales"
