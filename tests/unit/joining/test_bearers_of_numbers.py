"""Whom a number is about where its own phrase names a thing."""

import pytest

from tests.unit.joining.joined import claim


@pytest.mark.parametrize(
    ("text", "quote", "bearer"),
    [
        ("Calder had a fleet of 270 ferries in May.", "270 ferries", "Calder"),
        ("Calder moved. It announced an order of 50 ferries.", "50 ferries", "Calder"),
        (
            "Calder Group grew in May. Its order of 30 ferries was late.",
            "30 ferries",
            "Calder Group",
        ),
        ("A port sold a fleet of 270 ferries in May.", "270 ferries", "fleet"),
        ("Known for making 70% of bolts, Calder Group has new plans.", "70%", "Calder Group"),
        ("The deal could give Peru about 30% of global output.", "about 30%", "Peru"),
        ("The deal could show Peru about 30% of global output.", "about 30%", "global output"),
        (
            "The team collected data from 3,085 Danish nurses.",
            "3,085 Danish nurses",
            "Danish nurses",
        ),
        ("About 1,290 nurses die annually from it.", "About 1,290 nurses", "nurses"),
        (
            "Its value is 9 million euros, next to Calder's (CAL) 17 million euros.",
            "17 million euros",
            "Calder",
        ),
        (
            "Its value was 9 million euros, and Calder's two ships were sold.",
            "9 million euros",
            "Its value",
        ),
        ("Calder Group CEO Ann Poe said revenue grew 6% in May.", "6%", "Calder Group"),
        (
            "Peru, a member of the Andean Community (AC), holds about 17% of reserves.",
            "about 17%",
            "Peru",
        ),
        (
            "Peru, a member of the Andean Community, also holds about 17% of it.",
            "about 17%",
            "Peru",
        ),
        ("In a survey of rural teachers, 89% said pay was low.", "89%", "rural teachers"),
        ("In a hall of rural teachers, 89% said pay was low.", "89%", "hall"),
    ],
)
def test_who_bears_a_number(text: str, quote: str, bearer: str) -> None:
    """Owners, holders, receivers and those examined come before the thing a number counts."""
    assert claim(text, quote).subject == bearer


def test_an_earlier_share_is_of_those_named_after_it() -> None:
    """A baseline with its own "of" is about those it names."""
    text = "Among nurses, 89% said pay was low, up from 76% of doctors."
    assert claim(text, "76%").subject == "doctors"
    assert claim(text, "89%").subject == "nurses"
