"""A table in a PDF is told by where its words stand; its numbers keep their heads."""

import pytest

from claimledger.reading import read
from tests.unit.reading.pdfs import Words, laid, pdf

LEFTS = (50, 250, 350)
PROSE = "Exports of copper from the north rose by four percent in 2023, said the ministry for mines"


def lines(*words: Words) -> list[str]:
    return read(pdf(words)).text.split("\n")


def test_a_value_stands_after_its_row_head_and_column_head() -> None:
    table = [["", "2022", "2023"], ["Copper, tonnes", "110,000", "120,000"], ["Zinc", "", "38"]]
    found = read(pdf([(50, 730, PROSE), *laid(table, LEFTS)]))
    assert found.text.split("\n") == [
        PROSE,
        "Copper, tonnes | 2022: 110,000 | 2023: 120,000",
        "Zinc | 2023: 38",
    ]
    assert [block.tag for block in found.blocks] == ["paragraph", "table_row", "table_row"]
    for block in found.blocks:
        assert found.text[block.start : block.end] in found.text.split("\n")


def test_two_rows_of_heads_are_one() -> None:
    table = [
        ["", "Exports", "Imports"],
        ["Metal", "2023", "2023"],
        ["Copper", "4.5%", "2.1%"],
        ["Zinc", "3.0%", "1.9%"],
    ]
    assert lines(*laid(table, LEFTS)) == [
        "Copper | Exports 2023: 4.5% | Imports 2023: 2.1%",
        "Zinc | Exports 2023: 3.0% | Imports 2023: 1.9%",
    ]


def test_a_table_without_heads_keeps_its_values_apart() -> None:
    table = [["Copper", "4.5%", "2.1%"], ["Zinc", "3.0%", "1.9%"]]
    assert lines(*laid(table, LEFTS)) == ["Copper | 4.5% | 2.1%", "Zinc | 3.0% | 1.9%"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Copper rose by 4%", "as mines opened in the north and ports were", "dredged"]] * 3,
        [["The minister", "said so", "on Monday 4"], ["and his deputy", "did too", "on Friday"]],
        [["Copper", "4.5%", "2.1%"]],  # one row compares nothing
    ],
    ids=["columns of prose", "few numbers", "one row"],
)
def test_what_only_stands_apart_is_no_table(rows: list[list[str]]) -> None:
    assert not any(" | " in line for line in lines(*laid(rows, (50, 180, 420))))


def test_a_cell_across_two_columns_makes_no_row() -> None:
    assert not any(
        " | " in line
        for line in lines(
            *laid([["Copper", "4.5%"], ["Zinc", "3.0%"]], (50, 250)),
            (50, 672, "All metals together, as reported by the mines of the land"),
            (400, 672, "3.9%"),
        )
    )


def test_justified_lines_are_no_rows() -> None:
    words = PROSE.split()
    spread = [
        (50 + 36.0 * n, 700 - 12.0 * row, word)
        for row in range(3)
        for n, word in enumerate(words[:5])
    ]
    assert not any(" | " in line for line in lines(*spread))
