"""Days of the week, weekends, working days, and weeks by their number."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from claimledger.times.meanings.base import (
    PLACEHOLDERS,
    FromDay,
    Meaning,
    OfWhole,
    Reading,
    Scene,
    resolved_to,
    resolved_to_day,
    unresolved,
)
from claimledger.times.spans import Span, containing

SERIES = 3
"""Most days between two weekdays that are named side by side."""
EARLY_WEEK = {1, 2}
"""ISO weekdays for which "the weekend" is the one before them."""
MOST_DAYS = 1000
"""The most working days that a text plans ahead."""
FRIDAY = 4
"""Days from Monday to Friday."""


@dataclass(frozen=True, slots=True)
class Weekday(FromDay):
    """A day of the week: a number of weeks away (``week``), or the nearest on a ``side``.

    ``side`` -1 is the last one before the publication day and 1 the first after it. With 0, the
    tense decides, and the publication day itself counts.
    """

    number: int
    side: int = 0
    week: int | None = None
    grain: ClassVar[str] = "weekday"
    form: ClassVar[str] = "XXXX-WXX-{0.number}"

    def _reckon(self, day: date, scene: Scene) -> Reading:
        back = (day.isoweekday() - self.number) % 7
        if self.week is not None:
            return resolved_to_day(
                day + timedelta(days=7 * self.week + self.number - day.isoweekday())
            )
        if self.side > 0 or (self.side == 0 and scene.direction > 0):
            return resolved_to_day(day + timedelta(days=-back % 7 or 7 * self.side))
        return resolved_to_day(day - timedelta(days=back or 7 * -self.side))


@dataclass(frozen=True, slots=True)
class NextWeekday:
    """A weekday named beside an earlier day: "on Friday and Saturday"."""

    number: int
    grain: ClassVar[str] = "weekday"

    def on(self, scene: Scene) -> Reading:
        """The weekday soon after the last day that the text named, else as a bare weekday."""
        plain = Weekday(self.number).on(scene)
        if scene.today is None or scene.published is None:
            return plain
        gap = (self.number - scene.today.first.isoweekday()) % 7
        if not 0 < gap <= SERIES:
            return plain
        return resolved_to_day(scene.today.first + timedelta(days=gap), plain.anchor)


@dataclass(frozen=True, slots=True)
class NthWeekday(OfWhole):
    """The n-th weekday of a span, -1 the last: "the first Monday in May", "Friday of the week"."""

    number: int
    weekday: int
    whole: Meaning
    grain: ClassVar[str] = "day"
    form: ClassVar[str] = "XXXX-WXX-{0.weekday}"

    def _within(self, first: date, last: date, reading: Reading) -> Reading:
        if self.number < 0:
            day = last - timedelta(days=(last.isoweekday() - self.weekday) % 7)
        else:
            on = (self.weekday - first.isoweekday()) % 7
            day = first + timedelta(days=on + 7 * (self.number - 1))
        if not first <= day <= last:
            return unresolved(self.unknown, "no such day")
        return resolved_to_day(day, reading.anchor)


@dataclass(frozen=True, slots=True)
class Weekend(FromDay):
    """The weekend: the last one, or the next one if the tense is future."""

    grain: ClassVar[str] = "weekend"
    form: ClassVar[str] = PLACEHOLDERS["weekend"]

    def _reckon(self, day: date, scene: Scene) -> Reading:
        this = containing(day, self.grain)
        return resolved_to(this.shift(-1) if this.first > day and scene.direction < 0 else this)


@dataclass(frozen=True, slots=True)
class LongWeekend(OfWhole):
    """The weekend beside a day, with that day: "the Labor Day weekend" is Saturday to Monday."""

    whole: Meaning
    grain: ClassVar[str] = "weekend"
    form: ClassVar[str] = PLACEHOLDERS["weekend"]

    def _within(self, first: date, last: date, reading: Reading) -> Reading:
        weekend = containing(first, "weekend").shift(-1 if first.isoweekday() in EARLY_WEEK else 0)
        run = Span("run", min(first, weekend.first), max(last, weekend.last))
        return Reading(weekend.value, run.first, run.last, reading.anchor, run)


@dataclass(frozen=True, slots=True)
class WorkWeek(FromDay):
    """Monday to Friday of a week: "the next working week"."""

    count: int
    grain: ClassVar[str] = "run"
    form: ClassVar[str] = PLACEHOLDERS["week"]

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        week = containing(day, "week").shift(self.count)
        return Reading(week.value, week.first, week.first + timedelta(days=FRIDAY), "publication")


@dataclass(frozen=True, slots=True)
class WorkDays(FromDay):
    """So many Mondays to Fridays, without the publication day; holidays count too."""

    value: str
    amount: int
    side: int
    grain: ClassVar[str] = ""

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        if self.amount > MOST_DAYS:
            return unresolved(self.value)
        step, left, near = timedelta(days=self.side), self.amount, day + timedelta(days=self.side)
        while left:
            day += step
            left -= day.weekday() <= FRIDAY
        return Reading(self.value, min(near, day), max(near, day), "publication")


@dataclass(frozen=True, slots=True)
class WeekOfYear(OfWhole):
    """A week by its ISO number: "week 23", "week 3 of 2027"."""

    number: int
    whole: Meaning
    grain: ClassVar[str] = "week"
    form: ClassVar[str] = "XXXX-W{0.number:02d}"

    def _within(self, first: date, _last: date, reading: Reading) -> Reading:
        monday = date.fromisocalendar(first.year, self.number, 1)
        return resolved_to(containing(monday, "week"), reading.anchor)
