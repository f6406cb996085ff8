"""What a number measures, of whom and against whom, in each grammatical frame."""

import pytest

from tests.unit.claims.joined import claim

CASES = [
    ("Exports reached $3 billion last year.", "$3 billion", "Exports", "level"),
    ("Exports of copper rose by 5% in May.", "5%", "Exports of copper", "change"),
    ("Sales of tea, including green tea, fell 4% in May.", "4%", "Sales of tea", "change"),
    ("Tea accounts for 12% of exports.", "12%", "share of Tea in exports", "share"),
    ("About 60% of new cars in Peru were Chilean.", "About 60%",
     "share of Chilean among new cars in Peru", "share"),
    ("The deficit narrowed to 3% of output.", "3%", "deficit as a share of output", "share"),
    ("The firm hired 900 people.", "900 people", "people hired by firm", "count"),
    ("The firm spent $3 billion on ships.", "$3 billion", "spending by firm on ships", "level"),
    ("The state collected $2 billion in taxes.", "$2 billion", "taxes collected by state", "level"),
    ("The finale was watched by 900,000 viewers.", "900,000 viewers",
     "viewers that watched finale", "count"),
    ("There were 300 deaths in the region.", "300 deaths", "deaths in the region", "count"),
    ("The town built a 90-kilometre road.", "90-kilometre", "length of the road", "level"),
    ("The group reported revenue of $4 billion.", "$4 billion", "revenue of group", "level"),
    ("The firm expects sales to grow by 5%.", "5%", "sales", "change"),
    ("Exports almost doubled in May.", "almost doubled", "Exports", "change"),
    ("The firm tripled the number of its shops.", "tripled", "number of firm's shops", "change"),
    ("The rainfall was 40% heavier.", "40%", "rainfall", "change"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "measure", "kind"), CASES)
def test_measures(text: str, quote: str, measure: str, kind: str) -> None:
    found = claim(text, quote)
    assert (found.measure, found.kind) == (measure, kind)


PARTIES = [
    ("Chile's trade with Peru rose 5%.", "5%", "Chile", "Peru"),
    ("Exports of Chilean wine to Peru fell 4%.", "4%", "Chile", "Peru"),
    ("Chile makes up 9% of Peru's trade.", "9%", "Chile", "Peru"),
    ("Chilean carmakers sold 900 cars in Peru.", "900 cars", "Chilean carmakers", "Peru"),
    ("Lima will impose a 25% tariff on Chilean steel.", "25%", "Peru", "Chile"),
    ("Sales of Norvane Group rose 5%.", "5%", "Norvane Group", None),
]


@pytest.mark.parametrize(("text", "quote", "subject", "counterpart"), PARTIES)
def test_parties(text: str, quote: str, subject: str, counterpart: str | None) -> None:
    found = claim(text, quote)
    assert (found.subject, found.counterpart) == (subject, counterpart)


def test_bilateral_is_between_the_two_of_the_title() -> None:
    found = claim("Bilateral trade rose 5% in May.", "5%", title="Chile and Peru grow closer")
    assert found.measure == "Bilateral trade between Chile and Peru"
    assert (found.subject_code, found.counterpart_code) == ("CHL", "PER")


def test_possessives_and_the_company_find_their_owner() -> None:
    text = "Norvane Group grew fast. Its revenue rose 5%. The company hired 900 people."
    assert claim(text, "5%").measure == "Norvane Group's revenue"
    assert claim(text, "900 people").subject == "Norvane Group"


def test_this_trade_is_the_trade_of_the_sentence_before() -> None:
    text = "Chile's trade with Peru rose 5%. Over 90% of this trade is paid in dollars."
    found = claim(text, "Over 90%")
    assert (found.subject, found.counterpart) == ("Chile", "Peru")
