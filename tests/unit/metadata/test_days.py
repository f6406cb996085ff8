import pytest

from claimledger.metadata.days import find_clock, find_days


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("May 15, 2024 5:00 am ET", "en", "2024-05-15"),
        ("Posted on the 3rd of September 2023", "en", "2023-09-03"),
        ("Sept. 5, 2023", "en", "2023-09-05"),
        ("Friday 1 December 2023", "en", "2023-12-01"),
        ("2024-05-15T14:05:02Z", "en", "2024-05-15"),
        ("2024-5-5 9:07", "zh", "2024-05-05"),
        ("2024年5月15日 10:30", "zh", "2024-05-15"),
        ("2024년 5월 15일", "ko", "2024-05-15"),
        ("15. März 2024, 14:30 Uhr", "de", "2024-03-15"),
        ("le 1er août 2023", "fr", "2023-08-01"),
        ("5 de mayo de 2024", "es", "2024-05-05"),
        ("20 марта 2023", "ru", "2023-03-20"),
        ("12.05.2024", "de", "2024-05-12"),
        ("12.05.2024", "en", "2024-05-12"),
        ("25/12/2023", "en", "2023-12-25"),
        ("12/25/2023", "en", "2023-12-25"),
        ("03/04/2023", "fr", "2023-04-03"),
        ("04/04/2023", "en", "2023-04-04"),
    ],
)
def test_a_written_day_is_read(line: str, language: str, day: str) -> None:
    assert [str(found.date) for found in find_days(line, language)] == [day]


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2023",  # March or April
        "May 2024",
        "Feb 30, 2024",
        "13/13/2023",
        "version 10.2.2024.1",
        "March 5,000 people",
        "1,003 May workers",
        "Marchers 3, 2020",
        "the 2024 report of 15 pages",
        "",
    ],
)
def test_what_is_no_day_is_left_alone(line: str) -> None:
    assert not list(find_days(line))


def test_a_day_without_a_year_keeps_it_open() -> None:
    [day] = find_days("GENEVA, May 16 (Example Wire) -")
    assert (day.month, day.day, day.year, day.date) == (5, 16, None, None)
    assert str(day.in_year(2023)) == "2023-05-16"


def test_a_leap_day_exists_in_leap_years_only() -> None:
    [day] = find_days("February 29")
    assert day.in_year(2023) is None
    assert str(day.in_year(2024)) == "2024-02-29"


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("15 May 2024 14:05", "T14:05"),
        ("15 May 2024 at 2:05 pm", "T14:05"),
        ("May 15, 2024 12:05 a.m. ET", "T00:05"),
        ("15 mai 2024 à 14h05", "T14:05"),
        ("2024-05-15T14:05:02+0800", "T14:05+08:00"),
        ("2024-05-15 14:05:02.5 UTC", "T14:05Z"),
        ("15 May 2024, 6 pm GMT", "T18:00Z"),
    ],
)
def test_a_clock_after_a_day_is_read(line: str, clock: str) -> None:
    [day] = find_days(line, "fr")
    found = find_clock(line, day)
    assert found is not None
    assert found.iso == clock


@pytest.mark.parametrize("line", ["15 May 2024, 6 min read", "15 May 2024 13 pm", "15 May 2024"])
def test_what_is_no_clock_is_none(line: str) -> None:
    [day] = find_days(line)
    assert find_clock(line, day) is None
