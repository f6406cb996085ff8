"""Calendar spans: closed intervals of one grain, their TIMEX3 values, and the steps between them.

A span is what a fully resolved DATE names: a day, an ISO week, a weekend, a month, a
quarter, a half, a season, a year, a decade, a century or a millennium. Seasons are the
meteorological ones of the northern hemisphere (winter begins in December of its year); millennia,
centuries and decades are the years that share their first digits, as TIMEX3 writes them.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
MONTHS_IN |= {"decade": 120, "century": 1200, "millennium": 12_000}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

VALUES: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": lambda first: "{:04d}-W{:02d}".format(*first.isocalendar()),
    "weekend": lambda first: "{:04d}-W{:02d}-WE".format(*first.isocalendar()),
    "month": lambda first: f"{first.year:04d}-{first.month:02d}",
    "quarter": lambda first: f"{first.year:04d}-Q{(first.month + 2) // 3}",
    "half": lambda first: f"{first.year:04d}-H{(first.month + 5) // 6}",
    **{name: f"{{0.year:04d}}-{name}".format for name in SEASON_STARTS},
    "year": "{0.year:04d}".format,
    "decade": lambda first: f"{first.year:04d}"[:3],
    "century": lambda first: f"{first.year:04d}"[:2],
    "millennium": lambda first: f"{first.year:04d}"[:1],
}
"""For each grain, the function that makes the TIMEX3 value from the first day."""


@lru_cache(maxsize=1 << 12)
def last_of(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_of(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """The same day of the month ``count`` months later, or the last day of that month.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)

    Raises:
        OverflowError: the month lies outside the years 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, count: int, unit: str) -> date:
    """A day moved by a number of calendar units."""
    if unit in DAYS_IN:
        return day + timedelta(days=count * DAYS_IN[unit])
    return add_months(day, count * MONTHS_IN[unit])


@dataclass(frozen=True, slots=True)
class Span:
    """A closed calendar interval of one grain."""

    grain: str
    first: date
    last: date

    @property
    def value(self) -> str:
        """The TIMEX3 value, such as ``2021-Q3``, ``1998-W08`` or ``199``.

        TIMEX3 has no value for a run of days, so its value is an ISO 8601 interval.
        """
        named = VALUES.get(self.grain)
        return named(self.first) if named else f"{self.first}/{self.last}"

    def shift(self, count: int) -> "Span":
        """The span of the same grain ``count`` steps on."""
        return containing(add_units(self.first, count, self.grain), self.grain)

    def years_on(self, count: int) -> "Span":
        """The same part of the calendar ``count`` years later."""
        if self.grain in {"week", "weekend"}:
            return containing(add_months(self.first, 12 * count) + timedelta(days=3), self.grain)
        first = add_months(self.first, 12 * count)
        last = add_months(self.last, 12 * count)
        if self.grain != "day" and (self.last + timedelta(days=1)).day == 1:
            last = last_of(last.year, last.month)
        return Span(self.grain, first, last)


@lru_cache(maxsize=1 << 12)
def containing(day: date, grain: str) -> Span:
    """The span of a grain that contains a day; for a weekend, that of the ISO week.

    >>> containing(date(2024, 5, 15), "quarter").value
    '2024-Q2'
    """
    monday = day - timedelta(days=day.weekday())
    by_days = {
        "day": (day, day),
        "week": (monday, monday + timedelta(days=6)),
        "weekend": (monday + timedelta(days=5), monday + timedelta(days=6)),
        "fortnight": (day - timedelta(days=13), day),
    }
    if grain in by_days:
        return Span(grain, *by_days[grain])
    months = MONTHS_IN[grain]
    years = months // MONTHS_IN["year"]
    if years:
        start = day.year - day.year % years
        return Span(grain, date(max(start, MINYEAR), 1, 1), date(start + years - 1, 12, 31))
    month = day.month - (day.month - 1) % months
    return Span(grain, date(day.year, month, 1), last_of(day.year, month + months - 1))


def year_span(year: int) -> Span:
    """A calendar year."""
    return containing(date(year, 1, 1), "year")


def season(year: int, name: str) -> Span:
    """A season (SP, SU, FA, WI) of a year; winter ends in February of the next year."""
    month = SEASON_STARTS[name]
    end = add_months(date(year, month, 1), 2)
    return Span(name, date(year, month, 1), last_of(end.year, end.month))


def part_of_year(year: int, grain: str, number: int) -> Span:
    """The quarter, half or month of a year with a number, counted from 1."""
    return containing(date(year, (number - 1) * MONTHS_IN[grain] + 1, 1), grain)
