"""Numbers that lean on others: trailing changes, gaps in lists, appositions, bare amounts."""

import pytest

from tests.unit.claims.joined import claim

CASES = [
    ("The firm sold 900 cars, up 18% from a year earlier.", "18%", "cars sold by firm", "up"),
    ("The fund spent $2 billion on schools, a 3% increase.", "3%",
     "spending by fund on schools", "up"),
    ("The service has 900 users, a decline of 40.", "40", "users of service", "down"),
    ("The state collected $2 billion in taxes, 8% more than in 2022.", "8%",
     "taxes collected by state", "up"),
    ("Chile faces a duty of 17%, Peru 20%.", "20%", "duty faced by Peru", "none"),
    ("Sales rose to $3 billion. Analysts had expected $2 billion.", "$2 billion", "Sales", "none"),
    ("It was watched by 900 people, almost double the 500 people of 2020.", "almost double",
     "people that watched It", "up"),
    ("The firm sold 900 cars worth $2 million.", "$2 million",
     "value of cars sold by firm", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "measure", "direction"), CASES)
def test_leaning_numbers(text: str, quote: str, measure: str, direction: str) -> None:
    found = claim(text, quote)
    assert (found.measure, found.direction) == (measure, direction)


def test_shares_in_a_list_say_the_same_of_each_group() -> None:
    text = "57% of voters disapprove of the plan, including 92% of farmers."
    assert claim(text, "92%").measure == "share of farmers that disapprove of the plan"


def test_bare_revenue_is_the_revenue_of_the_company_before() -> None:
    text = "Norvane Group's sales fell 4%. Revenue slipped 2%."
    assert claim(text, "2%").subject == "Norvane Group"


def test_other_prices_are_not_the_prices_of_the_company_before() -> None:
    text = "Norvane Group's sales fell 4%. Oil prices slipped 2%."
    assert claim(text, "2%").subject != "Norvane Group"
