"""Portions of a span that are counted or left over: its second Tuesday, its rest."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from pipeline.extraction.times.meanings.base import (
    NO_DATE,
    Meaning,
    Reading,
    Scene,
    settled,
    unsettled,
)
from pipeline.extraction.times.spans import Span, add_units, containing

MID_MONTH = 15
"""The last day of the first half of a month."""
MOST_DAYS = 1000
"""Working days beyond this are no plan of anybody's."""
FRIDAY = 4
"""Days from Monday to Friday."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th weekday of a span, -1 the last: "the first Monday in September"."""

    number: int
    weekday: int
    whole: Meaning
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """Count from the start or back from the end of the whole."""
        reading = self.whole.on(scene)
        if reading.first is None or reading.last is None:
            return unsettled(f"XXXX-WXX-{self.weekday}", reading.anchor)
        if self.number < 0:
            back = (reading.last.isoweekday() - self.weekday) % 7
            day = reading.last - timedelta(days=back)
        else:
            on = (self.weekday - reading.first.isoweekday()) % 7
            day = reading.first + timedelta(days=on + 7 * (self.number - 1))
        if not reading.first <= day <= reading.last:
            return unsettled(f"XXXX-WXX-{self.weekday}", "no such day")
        return settled(Span("day", day, day), reading.anchor)


@dataclass(frozen=True, slots=True)
class HalfMonth:
    """The first or second half of a month, to and from its 15th; the value is the month's."""

    number: int
    month: Meaning
    grain: ClassVar[str] = "run"

    def on(self, scene: Scene) -> Reading:
        """The days of the half."""
        reading = self.month.on(scene)
        if reading.first is None:
            return reading
        middle = reading.first.replace(day=MID_MONTH)
        if self.number == 1:
            return replace(reading, last=middle, span=None)
        return replace(reading, first=middle + timedelta(days=1), span=None)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a span from the publication day on: "the rest of the week"."""

    whole: Meaning
    grain: ClassVar[str] = "run"

    def on(self, scene: Scene) -> Reading:
        """To the end of the whole; all of it where the publication does not lie in it."""
        reading, day = self.whole.on(scene), scene.published
        if day is None or reading.first is None or reading.last is None:
            return reading
        return replace(reading, first=day) if reading.first <= day <= reading.last else reading


@dataclass(frozen=True, slots=True)
class WorkWeek:
    """Monday to Friday of a week: "the next working week"."""

    count: int
    grain: ClassVar[str] = "run"

    def on(self, scene: Scene) -> Reading:
        """The five days, with the value of their week."""
        if scene.published is None:
            return unsettled("XXXX-WXX")
        week = containing(scene.published, "week").shift(self.count)
        return Reading(week.value, week.first, week.first + timedelta(days=FRIDAY), "publication")


@dataclass(frozen=True, slots=True)
class WorkDays:
    """So many days from Monday to Friday, without the publication day's: holidays count as days."""

    value: str
    amount: int
    side: int
    grain: ClassVar[str] = ""

    def on(self, scene: Scene) -> Reading:
        """From the nearest of them to the farthest."""
        day = scene.published
        if day is None or self.amount > MOST_DAYS:
            return unsettled(self.value)
        step, left, near = timedelta(days=self.side), self.amount, day + timedelta(days=self.side)
        while left:
            day += step
            left -= day.weekday() <= FRIDAY
        return Reading(self.value, min(near, day), max(near, day), "publication")


@dataclass(frozen=True, slots=True)
class Counted:
    """A day so many years, months and days off: "two weeks and two days ago".

    ``parts`` are counts and units, the longest first; ``text`` counts from what the text named.
    """

    parts: tuple[tuple[int, str], ...]
    text: bool = False
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """Move by each part in turn."""
        day: date | None = scene.published
        anchor = NO_DATE if day is None else "publication"
        if self.text and scene.focus is not None:
            day, anchor = scene.focus.last, "text"
        if day is None:
            return unsettled("XXXX-XX-XX", anchor)
        for count, unit in self.parts:
            day = add_units(day, count, unit)
        return settled(Span("day", day, day), anchor)
