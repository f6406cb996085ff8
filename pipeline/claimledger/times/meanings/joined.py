"""Two times as one: ranges, and days that share their month."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from claimledger.times.meanings.base import (
    CERTAIN,
    Meaning,
    Reading,
    Scene,
    resolved_to_day,
    unresolved,
)
from claimledger.times.meanings.named import Named
from claimledger.times.meanings.parts import Edge
from claimledger.times.meanings.weekdays import Weekday
from claimledger.times.spans import Span, add_months, last_of


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another, both included: "from 2016 to 2020" ends at the end of 2020.

    A start without a year takes the year of the end ("from March to May 2021"), or the year before
    if the months extend over a new year.
    """

    low: Meaning
    high: Meaning
    grain: ClassVar[str] = "run"

    def on(self, scene: Scene) -> Reading:
        """The interval that contains both."""
        high = self.high.on(scene)
        low = self._low(scene, high)
        value = f"{low.value}/{high.value}"
        if low.first is None or high.last is None:
            return unresolved(value, low.anchor if low.first is None else high.anchor)
        if low.first > high.last:
            high = self._after(scene, low.first) or high
            value = f"{low.value}/{high.value}"
        if high.last is None or low.first > high.last:
            return unresolved(value, "ends before it begins")
        span = Span("run", low.first, high.last)
        return Reading(value, span.first, span.last, high.anchor, span)

    def _low(self, scene: Scene, high: Reading) -> Reading:
        if _is_yearless(self.low) and high.last and not isinstance(self.high, Weekday):
            low = self.low.on(scene.at(high.last, -CERTAIN))
            return replace(low, anchor=high.anchor)
        match self.low, self.high:
            case Weekday(first, week=None), Weekday(last) if high.first:
                day = high.first - timedelta(days=(last - first) % 7)
                return resolved_to_day(day, high.anchor)
        return self.low.on(scene)

    def _after(self, scene: Scene, first: date) -> Reading | None:
        if isinstance(self.high, Named | Weekday):
            return self.high.on(scene.at(first, 1))
        return None


def _is_yearless(meaning: Meaning) -> bool:
    """Whether a meaning is part of a year without naming the year, or an edge of such a part."""
    named = meaning.whole if isinstance(meaning, Edge) else meaning
    return isinstance(named, Named) and named.shift is None


@dataclass(frozen=True, slots=True)
class SameMonth:
    """A bare day number beside a date: the "25" of "April 24 and 25".

    ``way`` 1 is the next such day from the date on ("April 27 to the 3rd"), -1 the last before it.
    """

    day: int
    other: Meaning
    way: int = 0
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """That day in the month of the other date."""
        reading = self.other.on(scene)
        unknown = f"{reading.value[:7]}-{self.day:02d}"
        if reading.first is None:
            return unresolved(unknown, reading.anchor)
        month = reading.first.replace(day=1)
        if self.way * (reading.first.day - self.day) > 0:
            month = add_months(month, self.way)
        if self.day > last_of(month.year, month.month).day:
            return unresolved(unknown, "no such day")
        return resolved_to_day(month.replace(day=self.day), reading.anchor)
