"""What a quantity takes in of the words around it, and the forms that writers use."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimledger import find_quantities

KINDS = yaml.safe_load(Path(__file__).with_name("variants.yaml").read_text(encoding="utf-8"))
CASES = [(kind, case) for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(
    ("text", "quote", "bound"),
    [
        ("The play averaged 1.9 million viewers.", "1.9 million viewers", "approx"),
        ("Exports topped $3 billion.", "$3 billion", "gt"),
        ("Exports of more than $3 billion fell.", "more than $3 billion", "gt"),
        ("Sales exceeding $3 billion fell.", "exceeding $3 billion", "gt"),
    ],
)
def test_a_finite_verb_bounds_a_number_from_outside(text: str, quote: str, bound: str) -> None:
    [found] = find_quantities(text)
    assert (text[found.start : found.end], found.bound) == (quote, bound)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The final earned a 4.0 rating.", "rating"),
        ("It drew a 2.3 household rating on Sunday.", "rating"),
        ("Three rating agencies agreed.", "rating agency"),
        ("The 4.0 of its rating fell.", "1"),
    ],
)
def test_a_decimal_before_rating_is_on_that_scale(text: str, unit: str) -> None:
    assert [found.unit for found in find_quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The 12 newest stores opened.", "store"),
        ("The 3 most populous states voted.", "state"),
        ("It put out 12 forest fires.", "forest fire"),
        ("It hired 10 honest clerks.", "honest clerk"),
    ],
)
def test_a_superlative_is_no_part_of_a_unit(text: str, unit: str) -> None:
    assert [found.unit for found in find_quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("It cut the fee from the current 40 dollars to 60 dollars.", ["40 dollars", "60 dollars"]),
        ("It costs from 40 dollars to 60 dollars.", ["40 dollars to 60 dollars"]),
        ("Staff was down by 30 to 126.", ["30", "126"]),
        ("Costs fell by 3 to 5 percent.", ["3 to 5 percent"]),
    ],
)
def test_a_move_between_two_levels_is_no_range(text: str, quotes: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quantities(text)] == quotes


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("A pass rarely exceeds 70 euros.", "le"),
        ("It would not exceed 70 euros.", "le"),
        ("A pass often exceeds 70 euros.", "gt"),
        ("It did not show that more than 70 euros went.", "gt"),
    ],
)
def test_what_is_not_exceeded_is_a_highest_level(text: str, bound: str) -> None:
    assert [found.bound for found in find_quantities(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It sold five 787 Freighter jets.", "five 787 Freighter jets"),
        ("It grounded 400 737 Max jets.", "400 737 Max jets"),
        ("In 2023 787 Danish nurses met.", "787 Danish nurses"),
    ],
)
def test_a_model_number_belongs_to_the_thing_counted(text: str, quote: str) -> None:
    assert quote in [text[found.start : found.end] for found in find_quantities(text)]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda value: str(value)[:60])
def test_a_form_is_read(kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [q for q in find_quantities(text) if q.role == "claim"]
    quotes = [text[q.start : q.end] for q in found]
    assert quotes == [quote for quote, *_ in case["claims"]], kind
    for q, (_, value, unit, *more) in zip(found, case["claims"], strict=True):
        assert (q.value, q.unit) == (Decimal(str(value)), unit)
        said = {q.bound, q.direction, q.kind, q.value_high}
        assert {Decimal(each) if isinstance(each, int) else each for each in more} <= said
        assert (q.value_high is None) == (not any(isinstance(each, int) for each in more))


def test_an_adjective_and_a_comma_may_end_a_text() -> None:
    [first, *_] = find_quantities("It sold 40 doubled,")
    assert (first.value, first.unit) == (Decimal(40), "1")
