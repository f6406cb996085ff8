"""Which numbers assert something; every other one says why not."""

import pytest

from tests.unit.claims.joined import claims, joined


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The firm built two bridges.", "two bridges"),
        ("Police killed two men.", "two men"),
        ("It signed three agreements.", "three agreements"),
        ("It fined 12 banks.", "12 banks"),
        ("It drew 12 comments on Monday and was closed.", "12 comments"),
        ("The index was 87 and rising.", "87"),
        ("The index turned to 30 there.", "30"),
        ("It ordered 30 Norvane 787 jets.", "30 Norvane 787 jets"),
        ("It runs shops in nine states.", "nine states"),
        ("The virus spread to at least seven countries.", "at least seven countries"),
    ],
)
def test_counts_that_assert(text: str, quote: str) -> None:
    assert [one.quote for one in claims(text)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "The two countries met.",
        "There are four major reasons.",
        "Talks between seven countries froze.",
        "Officials in those nine states met.",
        "Two officials briefed on the talks said so.",
        "Vaccines are given to children under five.",
        "He was 14 when he left.",
        "Question 3: Who pays?",
        "Image 3 of 20",
        "12 Comments",
        "My mother is 87 and frail.",
        "The boy had just turned 3.",
        "It flies the 737 Max.",
        "A household of four pays more.",
        "It passed by a vote of 366-58.",
        "The new 13-inch Norvane Air is out.",
    ],
)
def test_numbers_that_assert_nothing(text: str) -> None:
    found = joined(text)
    assert found.claims == ()
    assert all(q.reason for q in found.quantities if q.role != "claim")


def test_every_quantity_comes_back_in_order() -> None:
    found = joined("The two firms sold 40 tonnes. One reason is that prices fell 5%.")
    assert [q.start for q in found.quantities] == sorted(q.start for q in found.quantities)
    assert sum(q.role == "claim" for q in found.quantities) == len(found.claims)
