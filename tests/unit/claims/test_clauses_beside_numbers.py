"""Where the clause of a number ends, and which verb or noun beside it says what it measures."""

import pytest

from tests.unit.claims.joined import claim, claims


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Officials said 90 people were hurt.", "90 people", "people hurt"),
        ("Officials said 90 people.", "90 people", "people said by Officials"),
        ("In May 90 people were held and police were called.", "90 people", "people held"),
        (
            "In May 90 people with dogs and cats were held.",
            "90 people",
            "people with dogs and cats held",
        ),
        ("Roe Group cut 90 jobs, or 25% of the staff.", "25%", "jobs as a share of staff"),
        ("Roe Group cut prices, or 25% of the total.", "25%", "share of total"),
        (
            "Roe Group has 9,000 shares, of which 72% are sold.",
            "72%",
            "share of shares of Roe Group that are sold",
        ),
        ("Roe Group said 72% are sold.", "72%", "share that are sold"),
        ("Roe Group saw a 45% drop in orders.", "45%", "orders"),
        ("Roe Group saw revenue drop 45%.", "45%", "revenue"),
        ("This will add nearly 700 seats.", "nearly 700 seats", "seats"),
        ("The will of Roe added 700 seats.", "700 seats", "seats added by will of Roe"),
        ("The tax will cost shops $3 million.", "$3 million", "cost of tax to shops"),
        ("The tax will cost $3 million.", "$3 million", "tax"),
        ("Roe Group paid Poe Ltd $4 million.", "$4 million", "amount paid by Roe Group to Poe Ltd"),
        ("Roe Group paid $4 million.", "$4 million", "amount paid by Roe Group"),
        ("Roe Group, with $9 million in assets, is old.", "$9 million", "assets of Roe Group"),
        ("Roe Group, with $9 million, is old.", "$9 million", "Roe Group"),
        ("Roe Group closed at $19.", "$19", "price of Roe Group shares"),
        ("Roe Group rose to $19.", "$19", "Roe Group"),
        ("The border of 420 km is closed.", "420 km", "length of the border"),
        ("The pact runs to a length of 420 km.", "420 km", "length of pact"),
        ("Roe Group had $8 million of charges.", "$8 million", "charges of Roe Group"),
    ],
)
def test_measures(text: str, quote: str, measure: str) -> None:
    assert claim(text, quote).measure == measure


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("More than 900 people fell ill in Peru.", "Peru"),
        ("More than 900 people fell ill in town.", "people"),
        ("More than 900 men carried a banner that said Peru.", "men"),
        ("More than 900 men were hired by Roe Group.", "Roe Group"),
    ],
)
def test_whom_counts_are_about(text: str, subject: str) -> None:
    assert claims(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Roe Group hired 1,000 more people.", "up"),
        ("Roe Group hired more than 1,000 people.", "none"),
    ],
)
def test_more_of_them_is_an_addition(text: str, direction: str) -> None:
    assert claims(text)[0].direction == direction


@pytest.mark.parametrize(
    ("text", "quote", "measure", "kind"),
    [
        ("The group pays a dividend of 12 pence a share.", "12 pence a share", "dividend", "level"),
        ("The stock has a price of 12 pence a share.", "12 pence a share", "price", "price"),
        ("Traders see a 36% chance of a half-point cut.", "36%", "chance of", "share"),
        ("Traders see a 36% tax on gold.", "36%", "tax on gold", "level"),
        ("Sea ice shrank to a record low of 40 acres.", "40 acres", "Sea ice", "level"),
        ("The lot has an area of 40 acres.", "40 acres", "area of lot", "level"),
        ("Peru agreed to pay 15% on most exports.", "15%", "rate paid by Peru on most", "level"),
        ("Peru holds 15% of the company.", "15%", "share of Peru in company", "share"),
        ("Gold: $2,090; -0.2%", "-0.2%", "Gold", "change"),
        ("A measure of how people feel about it jumped 14%.", "14%", "measure of how", "change"),
        ("Roe Group to close 150 stores", "150 stores", "stores closed by Roe Group", "count"),
        ("Ready to close 150 stores", "150 stores", "stores", "count"),
        ("It was the top show, with 9 million viewers.", "9 million viewers", "viewers", "count"),
    ],
)
def test_kinds_by_what_is_measured(text: str, quote: str, measure: str, kind: str) -> None:
    found = claim(text, quote)
    assert (found.measure or "").startswith(measure)
    assert found.kind == kind


def test_a_duty_is_on_goods_of_its_counterpart() -> None:
    text = "Peru placed levies of 25% on $50 million worth of Chilean wine."
    found = claim(text, "25%")
    assert (found.measure, found.counterpart) == (
        "levies on Chilean wine placed by Peru",
        "Chile",
    )
    assert claim("Peru placed levies of 25% on Monday.", "25%").counterpart is None


def test_their_trade_is_of_the_two_of_an_article() -> None:
    text = "Peru and Chile met. Peru and Chile talked. Their trade grew 9%. Their staff grew 8%."
    assert claim(text, "9%").measure == "trade between Peru and Chile"
    assert claim(text, "8%").measure != "staff between Peru and Chile"
