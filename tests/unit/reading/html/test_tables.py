"""Tables of data keep every number beside its heads; tables of layout are walked."""

from claimledger.reading import read


def text(table: str) -> str:
    return read(f"<html><body>{table}</body></html>".encode()).text


def test_a_value_stands_after_its_row_head_and_column_head() -> None:
    assert text(
        "<table><caption>Growth</caption><tr><th>Country</th><th>2022</th><th>2023</th></tr>"
        "<tr><td>Chile</td><td>2.4%</td><td>0.2%</td></tr>"
        "<tr><td>Peru</td><td>2.7%</td><td></td></tr></table>"
    ).split("\n") == ["Growth", "Chile | 2022: 2.4% | 2023: 0.2%", "Peru | 2022: 2.7%"]


def test_an_opening_row_of_years_is_a_row_of_heads() -> None:
    assert text(
        "<table><tr><td></td><td>2022</td><td>2023</td></tr>"
        "<tr><td>Exports</td><td>12</td><td>14</td></tr></table>"
    ).split("\n") == ["Exports | 2022: 12 | 2023: 14"]


def test_a_table_without_heads_keeps_its_rows() -> None:
    assert text(
        "<table><tr><td>Exports</td><td>12</td></tr><tr><td>Imports</td><td>14</td></tr></table>"
    ).split("\n") == ["Exports | 12", "Imports | 14"]


def test_spanning_heads_are_joined_and_spanning_cells_repeat() -> None:
    assert text(
        "<table><tr><th rowspan=2>Country</th><th colspan=2>2023</th></tr>"
        "<tr><th>Exports</th><th>Imports</th></tr>"
        "<tr><td rowspan=2>Chile</td><td>10</td><td>8</td></tr>"
        "<tr><td>11</td><td>9</td></tr></table>"
    ).split("\n") == [
        "Chile | 2023 Exports: 10 | 2023 Imports: 8",
        "Chile | 2023 Exports: 11 | 2023 Imports: 9",
    ]


def test_a_table_of_layout_is_walked() -> None:
    assert text(
        "<table><tr><td><ul><li>Home</li></ul></td><td><h1>Exports</h1><p>Rose 4%.</p></td></tr>"
        "<tr><td>A</td><td>B</td></tr></table>"
    ).split("\n") == ["Home", "Exports", "Rose 4%.", "A", "B"]


def test_spans_beyond_reason_are_cut() -> None:
    found = text(
        "<table><tr><td colspan=9999999 rowspan=-1>A</td><td rowspan=x>B</td></tr>"
        "<tr><td>Exports</td><td>4%</td></tr></table>"
    )
    assert "Exports" in found
