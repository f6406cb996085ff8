"""Durations with an interval: so many units up to a day or from a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from claimledger.times.meanings.base import FromDay, Meaning, Reading, Scene, unresolved
from claimledger.times.meanings.relative import Away
from claimledger.times.spans import Span, add_units, containing

NOT_YET = "event after publication"
"""The reason why a text from before an event cannot mean it; such a mention is left out."""


def _run(value: str, first: date, last: date, anchor: str) -> Reading:
    """A duration with its days: a period for which figures are reported."""
    return Reading(value, first, last, anchor, Span("run", first, last))


@dataclass(frozen=True, slots=True)
class RunningDays(FromDay):
    """A duration up to the publication day or from the day after: "the past two years".

    ``parts`` are counts and units, the longest first.
    """

    value: str
    parts: tuple[tuple[int, str], ...]
    side: int
    grain: ClassVar[str] = ""

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        far = day
        for count, unit in self.parts:
            far = add_units(far, self.side * count, unit)
        if self.side < 0:
            return Reading(self.value, far, day, "publication")
        return Reading(self.value, day + timedelta(days=1), far, "publication")


@dataclass(frozen=True, slots=True)
class Inside(FromDay):
    """A duration that begins on the publication day: "within two years" about the future."""

    value: str
    count: int
    unit: str
    grain: ClassVar[str] = ""

    def _reckon(self, day: date, scene: Scene) -> Reading:
        if scene.direction < 0:
            return unresolved(self.value, "not anchored")
        last = add_units(day, self.count, self.unit) - timedelta(days=1)
        return Reading(self.value, day, last, "publication")


@dataclass(frozen=True, slots=True)
class Quarters(FromDay):
    """So many whole quarters before or after the publication's: "the past two quarters"."""

    value: str
    amount: int
    side: int
    grain: ClassVar[str] = ""

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        this = containing(day, "quarter")
        ends = this.shift(self.side), this.shift(self.side * self.amount)
        first, last = min(s.first for s in ends), max(s.last for s in ends)
        return Reading(self.value, first, last, "publication")


@dataclass(frozen=True, slots=True)
class Ahead:
    """A duration from the publication day: "in two weeks", if the tense is future.

    Days and weeks end on a day; "in two years" ends in a year. If the tense is not future, it is
    the time that something took. "In a month's time" is ``surely`` in the future.
    """

    value: str
    count: int
    unit: str
    surely: bool = False
    grain: ClassVar[str] = ""

    def on(self, scene: Scene) -> Reading:
        """The future time, or no interval."""
        if scene.direction <= 0 and not self.surely:
            return unresolved(self.value, "not anchored")
        end = Away(self.count, self.unit, exact=self.unit in {"day", "week", "fortnight"}).on(scene)
        return Reading(self.value, end.first, end.last, end.anchor)


@dataclass(frozen=True, slots=True)
class YearStart(FromDay):
    """The first months of the latest year in which they are over: "the first nine months"."""

    value: str
    count: int
    unit: str
    grain: ClassVar[str] = ""

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        for year in (day.year, day.year - 1):
            first = date(year, 1, 1)
            last = add_units(first, self.count, self.unit) - timedelta(days=1)
            if last < day:
                break
        return _run(self.value, first, last, "publication")


@dataclass(frozen=True, slots=True)
class Ended:
    """So many months, quarters or years that end on a day: "the quarter ended Sept. 30"."""

    value: str
    amount: int
    unit: str
    end: Meaning
    forward: bool = False
    grain: ClassVar[str] = ""

    def on(self, scene: Scene) -> Reading:
        """The days up to and including the end, or from it; the latter is future if unknown."""
        ahead = self.forward and scene.direction == 0
        reading = self.end.on(scene.at(scene.published, 1) if ahead else scene)
        if reading.first is None or reading.last is None:
            return unresolved(self.value, reading.anchor)
        if self.forward:
            last = add_units(reading.first, self.amount, self.unit) - timedelta(days=1)
            return _run(self.value, reading.first, last, reading.anchor)
        first = add_units(reading.last + timedelta(days=1), -self.amount, self.unit)
        return _run(self.value, first, reading.last, reading.anchor)


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the lexicon, as an anchor. A text from before the event means something else."""

    event: str
    day: date
    grain: ClassVar[str] = "event"

    def on(self, scene: Scene) -> Reading:
        """The day of the event."""
        if scene.published is not None and scene.published < self.day:
            return unresolved("XXXX-XX-XX", NOT_YET)
        return Reading(self.day.isoformat(), self.day, self.day, f"event:{self.event}")


@dataclass(frozen=True, slots=True)
class SinceEvent:
    """A duration from an event, whose end depends on the publication."""

    value: str
    event: Event
    grain: ClassVar[str] = ""

    def on(self, scene: Scene) -> Reading:
        """From the day of the event, open at the end."""
        event = self.event.on(scene)
        return Reading(self.value, event.first, None, event.anchor)
