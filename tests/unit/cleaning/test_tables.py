"""Tables between paragraphs are the article's; tickers and standings beside it are not."""

import pytest

from claimledger.cleaning import clean

ABOVE = (
    "Jobless rates differ by region\n\n12 March 2024\n\n"
    "The jobless rate differed widely between the regions, said the office, and fell in most.\n\n"
    "The office counts people who looked for work in the weeks before and who could start soon.\n\n"
)
BELOW = (
    "\n\nEconomists said that the figures showed a market that cools slowly, and that they "
    "expected few changes before the summer.\n"
)
TABLE = "Region    Rate    Change\nNorth    5.1%    -0.4\nSouth    6.0%    +0.2"


def labels(text: str) -> dict[str, str]:
    """The label of each line."""
    return {text[s.start : s.end]: s.label for s in clean(text) if s.label != "blank"}


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        TABLE.replace("    ", "\t"),
        TABLE.replace("    ", "\n"),
        "Jobless rates by region\n" + TABLE,
        TABLE + "\nSource: statistics office",
    ],
)
def test_rows_between_paragraphs_are_body(table: str) -> None:
    found = labels(ABOVE + table + BELOW)
    assert found["Jobless rates differ by region"] == "title"
    rows = [line for line in table.split("\n") if "    " in line or "\t" in line]
    assert all(found[row] == "body" for row in rows or ["North", "5.1%", "+0.2"])
    assert found[BELOW.strip()] == "body"


def test_a_table_announced_at_the_end_is_body() -> None:
    found = labels(ABOVE + "Jobless rates by region in the month of March, in percent:\n\n" + TABLE)
    assert found["North    5.1%    -0.4"] == "body"


@pytest.mark.parametrize(
    "text",
    [
        "Markets\nIndex    Last    Change\nDOW    38,000    +0.4%\nFTSE    7,500    -0.2%\n\n"
        + ABOVE
        + BELOW,
        ABOVE + BELOW + "\nStandings\nTeam    W    L\nHarrow    12    4\nCorvin    9    7\n\nTerms",
        ABOVE + "DOW    38,000    +0.4%\nFTSE    7,500    -0.2%" + BELOW,
    ],
    ids=["ticker above", "standings below", "ticker without heads"],
)
def test_tables_beside_an_article_are_furniture(text: str) -> None:
    found = labels(text)
    rows = [line for line in text.split("\n") if "    " in line]
    assert not {found[row] for row in rows} & {"body", "title", "dek"}
