"""Which lines are rows of a table, and which only look like it."""

import pytest

from claimledger.language.text_tables import grids, lines

WIDE = "Region    Rate    Change\nNorth    5.1%    -0.4\nSouth    6.0%    +0.2"
BARRED = "| City | Rent |\n|---|---|\n| Corvin | 1,450 |\n| Harrow | 1,320* |"
STACKED = "Party\nShare\nChange\nHarbour\n34.5\n+1.5\nMeadow\n28.0\n-0.5"


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Each number of a text's tables with the heads of its row and column."""
    return [
        (
            text[cell.start : cell.end],
            text[slice(*cell.row)],
            text[slice(*cell.column)] if cell.column else None,
        )
        for grid in grids(text, list(lines(text, [(0, len(text))])))
        for cell in grid.cells
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (WIDE, ("5.1%", "North", "Rate")),
        (WIDE.replace("    ", "\t"), ("5.1%", "North", "Rate")),
        (BARRED, ("1,450", "Corvin", "Rent")),
        (STACKED, ("34.5", "Harbour", "Share")),
        ("Chile | 2022: 5.2% | 2023: 4.1%", ("5.2%", "Chile", "2022")),
        ("\t2022\t2023\nWheat\t31.7\t34.2", ("31.7", "Wheat", "2022")),
    ],
)
def test_a_number_stands_under_its_heads(text: str, first: tuple[str, str, str]) -> None:
    assert read(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The rate was 5.1% in May.  In June it was 6.0%.  The office said so.",
        "Chile | The ministry said that exports rose in 2023 | Trade",
        "Home\nNews\nSport\nMarkets\nContact us",
        "DOW\n38,000\nFTSE\n7,500",
        "Prices\nThe price rose.\n5\nIt fell later on.",
    ],
)
def test_prose_menus_and_lists_are_no_tables(text: str) -> None:
    assert read(text) == []


def test_figures_without_heads_have_no_column() -> None:
    assert read("DOW    38,000    +0.4%\nFTSE    7,500    -0.2%")[0] == ("38,000", "DOW", None)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("North\t\t-0.4", [("-0.4", "North", "Change")]),
        ("North\t5.1%", [("5.1%", "North", "Rate")]),
    ],
)
def test_an_empty_cell_keeps_its_column(row: str, cells: list[tuple[str, str, str]]) -> None:
    assert read(f"Region\tRate\tChange\n{row}\nSouth\t6.0%\t+0.2")[:1] == cells


@pytest.mark.parametrize("gap", ["\t\t", "\t\t\t"])
def test_tabs_that_align_are_no_empty_cells(gap: str) -> None:
    text = f"Region{gap}Rate\nNorth{gap}5.1%\nNorthern coast\t6.0%"
    assert read(text) == [("5.1%", "North", "Rate"), ("6.0%", "Northern coast", "Rate")]


@pytest.mark.parametrize("label", ["View deal", "Buy at {}"])
def test_buttons_above_prices_are_no_rows(label: str) -> None:
    offers = [f"{label.format(shop)}\n$27" for shop in ("Corvin", "Harrow", "Mercer")]
    assert read("\n".join(["NORVANE", "Best offers", *offers])) == []


@pytest.mark.parametrize("label", ["{}", "{} coast"])
def test_names_above_prices_are_rows(label: str) -> None:
    rows = [f"{label.format(place)}\n$27" for place in ("Corvin", "Harrow", "Mercer")]
    assert read("\n".join(["City", "Rent", *rows]))[0] == ("$27", label.format("Corvin"), "Rent")


def test_a_row_with_few_numbers_is_one_more_row_and_no_caption() -> None:
    rows = ["Model\tWeight\tSensor\tShape", "Corvin A\t61g\t3395\tround"]
    rows += ["Harrow Two\t55g\tOptic X\tlong", "Tarn B\t58g\t3370\tflat"]
    weights = [cell for cell in read("\n".join(rows)) if cell[2] == "Weight"]
    assert weights == [
        ("61g", "Corvin A", "Weight"),
        ("55g", "Harrow Two", "Weight"),
        ("58g", "Tarn B", "Weight"),
    ]
