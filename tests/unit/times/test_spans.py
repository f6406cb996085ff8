"""Calendar spans: values, steps, and the interval of each grain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.language import ENGLISH
from claimledger.times.feasts import on
from claimledger.times.lexicon import words
from claimledger.times.spans import add_months, containing, season

FEASTS = words(ENGLISH).feasts
DAYS = st.dates(date(1000, 1, 1), date(3000, 1, 1))
GRAINS = [
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]


@pytest.mark.parametrize(
    ("grain", "value", "first", "last"),
    [
        ("day", "2024-05-15", "2024-05-15", "2024-05-15"),
        ("week", "2024-W20", "2024-05-13", "2024-05-19"),
        ("weekend", "2024-W20-WE", "2024-05-18", "2024-05-19"),
        ("month", "2024-05", "2024-05-01", "2024-05-31"),
        ("quarter", "2024-Q2", "2024-04-01", "2024-06-30"),
        ("half", "2024-H1", "2024-01-01", "2024-06-30"),
        ("year", "2024", "2024-01-01", "2024-12-31"),
        ("decade", "202", "2020-01-01", "2029-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
        ("millennium", "2", "2000-01-01", "2999-12-31"),
        ("fortnight", "2024-05-02/2024-05-15", "2024-05-02", "2024-05-15"),
    ],
)
def test_the_span_that_holds_a_day(grain: str, value: str, first: str, last: str) -> None:
    span = containing(date(2024, 5, 15), grain)
    assert (span.value, span.first.isoformat(), span.last.isoformat()) == (value, first, last)


@given(DAYS, st.sampled_from(GRAINS))
def test_steps_there_and_back_lead_home(day: date, grain: str) -> None:
    span = containing(day, grain)
    assert span.shift(3).shift(-3) == span
    assert span.shift(1).first > span.last


@given(DAYS, st.sampled_from([g for g in GRAINS if g not in {"week", "weekend", "day"}]))
def test_the_same_part_of_another_year_is_whole(day: date, grain: str) -> None:
    span = containing(day, grain)
    moved = span.years_on(10)
    assert moved.grain == grain
    assert (moved.first.month, moved.first.day) == (span.first.month, span.first.day)
    assert (moved.last.month, moved.last.day) in {
        (span.last.month, span.last.day),
        (2, 29),
        (2, 28),
    }


def test_a_winter_that_ends_in_a_leap_year() -> None:
    assert season(2023, "WI").last == date(2024, 2, 29)


def test_months_that_leave_the_calendar_say_so() -> None:
    with pytest.raises(OverflowError, match="year 10000 is outside the calendar"):
        add_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize("name", FEASTS)
def test_a_feast_falls_once_a_year(name: str) -> None:
    days = [on(FEASTS[name], year) for year in range(1970, 2077)]
    assert {len(each) for each in days} <= ({0, 1, 2} if name.startswith("eid") else {1})
    assert [day.year for each in days[20:60] for day in each[:1]] == list(range(1990, 2030))


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("good friday", [date(2024, 3, 29)]),
        ("memorial day", [date(2024, 5, 27)]),
        ("election day", [date(2024, 11, 5)]),
        ("orthodox easter", [date(2024, 5, 5)]),
        ("lunar new year", [date(2024, 2, 10)]),
        ("eid al fitr", [date(2024, 4, 10)]),
        ("yom kippur", [date(2024, 10, 12)]),
    ],
)
def test_moving_feasts(name: str, days: list[date]) -> None:
    assert list(on(FEASTS[name], 2024)) == days


def test_a_feast_by_the_moon_can_fall_twice_a_year() -> None:
    assert on(FEASTS["eid al fitr"], 2000) == (date(2000, 1, 8), date(2000, 12, 27))
    assert on(FEASTS["eid al fitr"], 1800) == ()
