"""Numbers in table rows take the heads of their row and column."""

from datetime import date

from tests.unit.joining.joined import claim, claims

TABLE = "Country\tImports\tExports\nChile\t$5 billion\t$4 billion\nPeru\t$3 billion\t$2 billion"


def test_a_cell_is_measured_by_its_column_and_about_its_row() -> None:
    found = claim(TABLE, "$2 billion")
    assert (found.measure, found.subject, found.subject_code) == ("Exports of Peru", "Peru", "PER")


def test_a_headed_cell_names_its_own_column() -> None:
    found = claim("Chile | 2022: 5.2% | Exports: $4 billion", "$4 billion")
    assert found.measure == "Exports of Chile"


def test_a_year_at_the_head_is_the_period() -> None:
    found = claim("Chile | 2022: 5.2% | 2023: 4.1%", "4.1%")
    assert (found.period_start, found.period_end) == (date(2023, 1, 1), date(2023, 12, 31))


def test_running_text_with_a_wide_gap_is_no_row() -> None:
    [found] = claims("Exports of Chile to Peru rose by 5%   in the course of a long year.")
    assert found.measure == "Exports of Chile to Peru"
