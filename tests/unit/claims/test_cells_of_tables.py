"""Numbers in table rows take the heads of their row and column."""

from datetime import date

from tests.unit.claims.joined import claim, claims

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


SEASON = "Month\tAir, thousands\tGrowth since 2019\nMay\t120.4\t+3%\nTotal\t300.6\t+4%"


def test_a_month_at_the_head_of_a_row_is_the_last_before_publication() -> None:
    found = claim(SEASON, "120.4")
    assert (found.period_start, found.period_end) == (date(2023, 5, 1), date(2023, 5, 31))
    assert (found.measure, found.subject, found.modality) == ("Air", None, "reported")


def test_a_row_called_may_something_is_no_month() -> None:
    assert claim(SEASON.replace("May", "May Roe"), "120.4").period_start is None


def test_a_year_that_growth_is_counted_from_is_no_period() -> None:
    found = claim(SEASON.replace("May", "Corvin"), "+3%")
    assert (found.period_start, found.measure) == (None, "Growth since 2019 of Corvin")


def test_totals_are_about_no_row() -> None:
    found = claim(SEASON, "300.6")
    assert (found.measure, found.subject) == ("Total Air", None)


def test_a_name_that_begins_with_total_is_a_row_like_others() -> None:
    assert claim(SEASON.replace("Total", "Totalis"), "300.6").subject == "Totalis"
