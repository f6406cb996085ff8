"""What expressions mean, to the day: portions of spans, days counted in several units, feasts."""

from datetime import date

import pytest

from claimledger.times import find_times

WEDNESDAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on the second Tuesday of March", "2024-03-12", "2024-03-12"),
        ("on the first Monday in September 2023", "2023-09-04", "2023-09-04"),
        ("on the last Friday of the month", "2024-05-31", "2024-05-31"),
        ("in the second half of May", "2024-05-16", "2024-05-31"),
        ("in the first half of last month", "2024-04-01", "2024-04-15"),
        ("for the rest of the week", "2024-05-15", "2024-05-19"),
        ("for the remainder of 2024", "2024-05-15", "2024-12-31"),
        ("for the rest of 2022", "2022-01-01", "2022-12-31"),
        ("next workweek", "2024-05-20", "2024-05-24"),
        ("over the next four business days", "2024-05-16", "2024-05-21"),
        ("over the past four working days", "2024-05-09", "2024-05-14"),
        ("two weeks and two days ago", "2024-04-29", "2024-04-29"),
        ("a year and a half ago", "2022-11-01", "2022-11-30"),
        ("Monday two weeks from now", "2024-05-27", "2024-05-27"),
        ("in the first week of March on Monday", "2024-03-04", "2024-03-04"),
        ("for three days from 6 May", "2024-05-06", "2024-05-08"),
        ("in the first week of the year", "2024-01-01", "2024-01-07"),
        ("in a decade’s time", "2034-01-01", "2034-12-31"),
        ("in the 17th and 18th centuries", "1600-01-01", "1799-12-31"),
        ("from April 27 to the third", "2024-04-27", "2024-05-03"),
        ("from the 27th to the 3rd of April", "2024-03-27", "2024-04-03"),
        ("sold for $12 May 3", "2024-05-03", "2024-05-03"),
        ("in the early 1960's", "1960-01-01", "1963-12-31"),
        ("over the past two and a half years", "2021-11-15", "2024-05-15"),
        ("for the past year and a half", "2022-11-15", "2024-05-15"),
        ("over the last 2 months and 3 weeks", "2024-02-23", "2024-05-15"),
        ("within the next 10 days", "2024-05-15", "2024-05-24"),
        ("from the middle of March to the end of April", "2024-03-16", "2024-04-30"),
        ("next May 3", "2025-05-03", "2025-05-03"),
        ("last Dec. 25", "2023-12-25", "2023-12-25"),
        ("on Tuesday, May 21", "2024-05-21", "2024-05-21"),
        ("on Wednesday 1/5", "2024-05-01", "2024-05-01"),
        ("on Friday 1/5", "2024-01-05", "2024-01-05"),
        ("on Monday 6/1", "2024-06-01", "2024-06-01"),
        ("from the 6th to the 21st of next month", "2024-06-06", "2024-06-21"),
        ("on the 5th of next month", "2024-06-05", "2024-06-05"),
        ("from March to date", "2024-03-01", "2024-05-15"),
        ("the year before 2012", "2011-01-01", "2011-12-31"),
        ("Monday 21-25 June", "2024-06-21", "2024-06-25"),
        ("at Eid al-Adha", "2024-06-16", "2024-06-16"),
    ],
)
def test_the_days_of_a_portion(text: str, first: str, last: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert (str(found.date_from), str(found.date_to)) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the second Tuesday of March", "XXXX-WXX-2"),
        ("on the fifth Friday of March 2023 and February 2023", "2023-03-31"),
        ("on the fifth Monday of February 2023", "XXXX-WXX-1"),
        ("next workweek", "XXXX-WXX"),
        ("two weeks and two days ago", "XXXX-XX-XX"),
        ("the next four business days", "P4D"),
        ("the second half of May", "XXXX-05"),
        ("for the rest of the week", "XXXX-WXX"),
    ],
)
def test_without_a_date_a_portion_keeps_its_placeholders(text: str, value: str) -> None:
    assert find_times(text)[0].value == value


def test_what_is_counted_from_the_text() -> None:
    found = find_times("It opened on 2 May 2019 and shut 1 year, 1 month and 3 days later.")
    assert [each.value for each in found] == ["2019-05-02", "2020-06-05"]


def test_a_score_is_no_range_over_the_end_of_a_month() -> None:
    (found,) = find_times("It won on Friday 7-6.", WEDNESDAY)
    assert (found.start, found.end) == (10, 16)
