"""Lists of figures that a sentence announces are the article's; links below a colon are not."""

import pytest

from claimledger.cleaning.lines import split
from claimledger.cleaning.lists import listed

DROPPED = ("nav", "no-votes")
BODY = ("body", "votes")


def found(text: str) -> list[str]:
    """The lines that a list takes in, of a text whose first line alone is kept."""
    lines = split(text)
    return [lines[n].view for n in listed(lines, [BODY] + [DROPPED] * (len(lines) - 1))]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Here are the depot's figures for May:\n\nFerries: 12\nCrew: 90\n\nSubscribe\n3 plans",
            ["Ferries: 12", "Crew: 90"],
        ),
        (
            "The harbour office counted at its two piers:\nNorth\n40 boats\n12 rafts",
            ["North", "40 boats", "12 rafts"],
        ),
    ],
)
def test_short_lines_of_figures_below_a_colon_are_kept(text: str, items: list[str]) -> None:
    assert found(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "You may want to read more on this:\nFerries return\nTop 10 piers",
        "Follow us on:\n12 channels\n40 pages",
        "The depot gave its figures for May.\nFerries: 12\nCrew: 90",
        "The depot gave this figure for May:\nFerries: 12",
    ],
)
def test_links_and_lone_lines_are_not(text: str) -> None:
    assert found(text) == []
