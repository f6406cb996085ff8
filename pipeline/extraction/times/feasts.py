"""Feast days and other days that news calls by a name: when they fall in a year."""

from datetime import date, timedelta

from dateutil.easter import easter

from pipeline.extraction.times.lexicon import load

FEASTS: dict[str, dict[str, int]] = load("feasts")
"""Name to rule: month and day; month, ISO weekday and how many-eth; or days from Easter Sunday."""


def on(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where the calendar has no such day.

    >>> on("thanksgiving", 2023), on("easter monday", 2024)
    (datetime.date(2023, 11, 23), datetime.date(2024, 4, 1))
    """
    rule = FEASTS[name]
    if "easter" in rule:
        sunday: date = easter(year)
        return sunday + timedelta(days=rule["easter"])
    if "nth" in rule:
        day = _nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
        return day + timedelta(days=rule.get("plus", 0))
    return date(year, rule["month"], rule["day"])


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th given ISO weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
