"""On whose word a number stands: named, carried on, nested, and nobody's."""

import pytest

from tests.unit.claims.joined import claim

CASES = [
    ("Sales rose 5%, according to Roe Research.", "Roe Research", None),
    ("Sales rose 5%, according to the data provider Roe.", "Roe", None),
    ("Data from the Harrow Institute show that sales rose 5%.", "Harrow Institute", None),
    ("Peruvian customs data showed sales rose 5%.", "Peruvian customs data", None),
    ("Sales rose 5%, the trade ministry said on Monday.", "trade ministry", None),
    ("Sales rose 5%, said Jane Roe, an economist at Poe Bank.", "Jane Roe", "Jane Roe"),
    ("Jane Roe resigned. Roe said that sales rose 5%.", "Jane Roe", "Jane Roe"),
    ("A Quill University poll found that 5% of voters agree.", "Quill University", None),
    ("In a survey by the Harrow Institute, 5% agreed.", "Harrow Institute", None),
    ("Prices rose, according to Roe Research. It also said sales rose 5%.", "Roe Research", None),
]


@pytest.mark.parametrize(("text", "source", "speaker"), CASES)
def test_sources(text: str, source: str, speaker: str | None) -> None:
    found = claim(text, "5%")
    assert (found.attributed_to, found.speaker) == (source, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% in May.",
        "The plan, according to which nobody pays, raises sales by 5%.",
        "Prices rose, according to Roe Research.\nSales rose 5%.",
    ],
)
def test_numbers_on_nobodys_word(text: str) -> None:
    assert claim(text, "5%").attributed_to is None


def test_a_source_inside_a_quote_vouches_for_the_quote_only() -> None:
    text = (
        "An inquiry by the Lima Review found that “Peru shipped 85% of the chips, according to "
        "the Andes Institute,” and one shop imported 40 tonnes."
    )
    assert claim(text, "85%").attributed_to == "Andes Institute"
    assert claim(text, "40 tonnes").attributed_to != "Andes Institute"


def test_a_round_up_quotes_its_medium_until_the_mark() -> None:
    text = (
        "Jane Roe at the Lima Review described the market:\n"
        "Sales have risen 5% there. [Source]\n"
        "Prices have risen 3% since."
    )
    assert claim(text, "5%").attributed_to == "Lima Review"
    assert claim(text, "3%").attributed_to is None
