"""The days of feasts and of other named days in a year."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

CALENDARS = range(1970, 2077)
"""Years for which the calendars of lunar feasts are accurate enough."""


def on(rule: Mapping[str, Any], year: int) -> tuple[date, ...]:
    """The days of a feast in a year: none if it has no such day, two for some lunar feasts.

    >>> on({"month": 11, "weekday": 4, "nth": 4}, 2023), on({"easter": 1}, 2024)
    ((datetime.date(2023, 11, 23),), (datetime.date(2024, 4, 1),))
    """
    match rule:
        case {"easter": days}:
            return (_after_easter(year, EASTER_WESTERN, days),)
        case {"orthodox": days}:
            return (_after_easter(year, EASTER_ORTHODOX, days),)
        case {"country": country, "holiday": holiday}:
            return _listed(country, holiday, year) if year in CALENDARS else ()
        case {"month": month, "weekday": weekday, "nth": nth, **rest}:
            day = _nth_weekday(year, month, weekday, nth)
            return (day + timedelta(days=int(rest.get("plus", 0))),)
        case _:
            return (date(year, rule["month"], rule["day"]),)


def _after_easter(year: int, church: int, days: int) -> date:
    sunday: date = easter(year, church)
    return sunday + timedelta(days=days)


@cache
def _listed(country: str, holiday: str, year: int) -> tuple[date, ...]:
    """The days on which a holiday begins in a country's calendar, estimated ones too."""
    from holidays import country_holidays

    listed = country_holidays(country, years=year, observed=False, language="en_US")
    days = sorted(
        day for day, name in listed.items() if name.removesuffix(" (estimated)") == holiday
    )
    return tuple(day for day in days if day - timedelta(days=1) not in days)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th given ISO weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
