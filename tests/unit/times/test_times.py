"""Dates in the forms that tables, reports and other countries write, and what they stand for."""

from datetime import date

import pytest

from claimledger.times import find_times

PUBLISHED = date(2024, 11, 20)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The yield was 4% on 07-Feb-23.", "2023-02-07", "2023-02-07"),
        ("Orders fell in Aug-24.", "2024-08-01", "2024-08-31"),
        ("Orders fell on Aug-2-2024.", "2024-08-02", "2024-08-02"),
        ("Wages rose in 2023Q4.", "2023-10-01", "2023-12-31"),
        ("Wages rose in H1-24.", "2024-01-01", "2024-06-30"),
        ("Sales doubled in the September quarter.", "2024-07-01", "2024-09-30"),
        ("Sales doubled in the April 2023 quarter.", "2023-02-01", "2023-04-30"),
        ("Profit halved in the December half.", "2023-07-01", "2023-12-31"),
        ("Costs rose in the July-September quarter of 2022.", "2022-07-01", "2022-09-30"),
        ("Rents rose in the year to end-June.", "2023-07-01", "2024-06-30"),
        ("Rents rose in the six months to end September.", "2024-04-01", "2024-09-30"),
        ("In the past 12 months ending in May they rose.", "2023-06-01", "2024-05-31"),
        ("Output rose in the first three quarters of 2022.", "2022-01-01", "2022-09-30"),
        ("Output fell over the past two quarters.", "2024-04-01", "2024-09-30"),
        ("Some 300 died in the past 48 hours.", "2024-11-18", "2024-11-20"),
        ("The winter of 2021/22 was cold.", "2021-12-01", "2022-02-28"),
        ("It runs until the end of December.", "2024-12-31", "2024-12-31"),
        ("In the 2022-23 school year 90 classes were cut.", "2022-07-01", "2023-06-30"),
        ("The 2021/22 season was short.", "2021-07-01", "2022-06-30"),
        ("In the 2021-22 and 2022-23 school years it fell.", "2021-07-01", "2022-06-30"),
        ("It shut more than 17 years ago.", "2007-01-01", "2007-12-31"),
        ("Fees rose in 2012.5 Pay fell.", "2012-01-01", "2012-12-31"),
        ("Growth rebounded in the second quarter.", "2024-04-01", "2024-06-30"),
        ("At the end of the third quarter it had 9 shops.", "2024-09-30", "2024-09-30"),
        ("It rained in May and June 2023.", "2023-05-01", "2023-05-31"),
        ("It snowed in December and January 2023.", "2022-12-01", "2022-12-31"),
        ("Prices rose in the week to Friday.", "2024-11-09", "2024-11-15"),
        ("It fell in Jan.-March of 2023.", "2023-01-01", "2023-03-31"),
        ("Results of the First Quarter 2023 are out.", "2023-01-01", "2023-03-31"),
        ("It shrank in the second and third quarters of 2023.", "2023-04-01", "2023-09-30"),
        ("It fell over the past two trading days.", "2024-11-18", "2024-11-19"),
        ("It sold more so far this year.", "2024-01-01", "2024-11-20"),
        ("It sold more earlier this month.", "2024-11-01", "2024-11-30"),
        ("It sold more so far in 2023.", "2023-01-01", "2023-12-31"),
        ("It has spread since the 14th Century.", "1300-01-01", "1399-12-31"),
    ],
)
def test_a_written_form_names_its_days(text: str, first: str, last: str) -> None:
    found = find_times(text, PUBLISHED)[0]
    assert (str(found.date_from), str(found.date_to)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Turnover doubled in 2021/22.",
        "Turnover doubled in the 2021-22 financial year.",
        "The budget of the 2021-22 tax year was cut.",
        "Turnover doubled in FY2021/22.",
        "Turnover doubled in the current financial year.",
        "Turnover doubled in the third quarter of fiscal 2023.",
        "The bond of Feb 29, 2023 was sold.",
        "The bond of 31 June 2023 was sold.",
    ],
)
def test_what_has_no_days_of_its_own_has_no_interval(text: str) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert found.date_from is None


def test_two_years_with_a_dash_are_two_years() -> None:
    (found,) = find_times("Prices fell in the 2021-22 slump.", PUBLISHED)
    assert (str(found.date_from), str(found.date_to)) == ("2021-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell on 11/12/2024.", "2024-11-12"),
        ("It fell on 12/11/2024.", "2024-11-12"),
        ("It will open on 11/12/2024.", "2024-12-11"),
        ("It fell on 03/04/2022.", "2022-03-04"),
        ("It fell on 03/04/2022 and not on 5 May.", "2022-04-03"),
        ("It fell on 03/04/2022 and not on May 5.", "2022-03-04"),
        ("It fell on 03/04/2022, after 25/03/2022.", "2022-04-03"),
        ("It fell on 03/25/2022.", "2022-03-25"),
        ("It fell on 3.4.2022.", "2022-04-03"),
    ],
)
def test_what_is_over_and_other_dates_show_the_order_of_day_and_month(text: str, day: str) -> None:
    assert str(find_times(text, PUBLISHED)[0].date_from) == day


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It has grown since the start of the year.", "ON_OR_AFTER"),
        ("It runs until the end of December.", "ON_OR_BEFORE"),
        ("It runs through 2027.", "ON_OR_BEFORE"),
        ("It ran through the winter.", None),
        ("By last year's measure it is small.", None),
        ("It stood at 3 at the end of 2021.", "END"),
    ],
)
def test_a_preposition_says_which_side_is_meant(text: str, mod: str | None) -> None:
    (found,) = find_times(text, PUBLISHED)
    assert found.mod == mod


def test_years_are_not_counted_from_a_part_of_a_decade() -> None:
    found = find_times("It shut in the early 2010s. Seven years later it opened.", PUBLISHED)
    assert [each.date_from is None for each in found] == [False, True]
