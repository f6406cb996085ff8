"""Parts of a span that another meaning names: its edges, its weeks, its months."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from pipeline.extraction.times.meanings.base import Meaning, Reading, Scene, settled, unsettled
from pipeline.extraction.times.meanings.named import Named
from pipeline.extraction.times.spans import Span, containing


@dataclass(frozen=True, slots=True)
class Within:
    """A part of the year in the year of another meaning: "March of last year"."""

    part: Named
    whole: Meaning

    @property
    def grain(self) -> str:
        """The grain of the part."""
        return self.part.grain

    def on(self, scene: Scene) -> Reading:
        """The part in the year of the whole."""
        reading = self.whole.on(scene)
        if reading.first is None:
            return unsettled(self.part.placeholder, reading.anchor)
        span = self.part.in_year(reading.first.year)
        if span is None:
            return unsettled(self.part.placeholder, "no such day")
        return settled(span, reading.anchor)


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last day of a span: "the end of 2021".

    The value stays the whole span's, as TIMEX3 has it; the interval is the day, which is what a
    figure "at the end of 2021" is for.
    """

    whole: Meaning
    end: bool
    grain: ClassVar[str] = "edge"

    def on(self, scene: Scene) -> Reading:
        """The edge of the whole."""
        reading = self.whole.on(scene)
        day = reading.last if self.end else reading.first
        return replace(reading, first=day, last=day) if day else reading


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle day of a span, where a range begins or ends there: "the middle of March"."""

    whole: Meaning
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """The day with as many days of the whole before it as after it, or one fewer."""
        reading = self.whole.on(scene)
        if reading.first is None or reading.last is None:
            return reading
        day = reading.first + (reading.last - reading.first) // 2
        return replace(reading, first=day, last=day)


EARLY_WEEK = {1, 2}
"""ISO weekdays whose weekend is the one before them."""
SLICES = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "H1": (0, 4), "H2": (5, 9)}
"""First and last year of early, mid and late in a decade, and of its halves."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a decade: "the mid-1990s" are 1994 to 1996; the value is the decade's."""

    decade: Meaning
    part: str
    grain: ClassVar[str] = "decade"

    def on(self, scene: Scene) -> Reading:
        """The years of the slice."""
        reading = self.decade.on(scene)
        if reading.first is None:
            return reading
        year = reading.first.year
        first, last = SLICES[self.part]
        return replace(
            reading, first=date(year + first, 1, 1), last=date(year + last, 12, 31), span=None
        )


def whole_span(first: date, last: date) -> Span:
    """The half, year or decade that two days bound; a run of days where they bound none."""
    for grain in ("half", "year", "decade"):
        span = containing(first, grain)
        if (span.first, span.last) == (first, last):
            return span
    return Span("run", first, last)


@dataclass(frozen=True, slots=True)
class Part:
    """The n-th day, week or month of a span, -1 the last: "the last week of March".

    A week belongs to the span that its Thursday lies in, as in ISO 8601; ``count`` takes several.
    """

    number: int
    unit: str
    whole: Meaning
    count: int = 1
    value: str = ""

    @property
    def grain(self) -> str:
        """The grain of the part."""
        return self.unit

    def on(self, scene: Scene) -> Reading:
        """Count from the start or back from the end of the whole."""
        reading = self.whole.on(scene)
        if reading.first is None or reading.last is None:
            return unsettled("XXXX", reading.anchor)
        back = self.number < 0
        edge = containing(reading.last if back else reading.first, self.unit)
        if self.unit == "week":
            thursday = edge.first + timedelta(days=3)
            if not reading.first <= thursday <= reading.last:
                edge = edge.shift(-1 if back else 1)
        far = edge.shift((self.count - 1) * (-1 if back else 1) + (0 if back else self.number - 1))
        near = edge.shift(0 if back else self.number - 1)
        first, last = min(near.first, far.first), max(near.last, far.last)
        span = near if self.count == 1 else whole_span(first, last)
        return Reading(self.value or span.value, span.first, span.last, reading.anchor, span)


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """A weekday of a week: "Monday of the following week"."""

    number: int
    week: Meaning
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """The day of the week."""
        reading = self.week.on(scene)
        if reading.first is None:
            return unsettled(f"XXXX-WXX-{self.number}", reading.anchor)
        day = reading.first + timedelta(days=self.number - 1)
        return settled(Span("day", day, day), reading.anchor)


@dataclass(frozen=True, slots=True)
class LongWeekend:
    """The weekend beside a day, with that day: "the Labor Day weekend" is Saturday to Monday."""

    day: Meaning
    grain: ClassVar[str] = "weekend"

    def on(self, scene: Scene) -> Reading:
        """From the earlier of the day and Saturday to the later of the day and Sunday."""
        reading = self.day.on(scene)
        if reading.first is None:
            return unsettled("XXXX-WXX-WE", reading.anchor)
        day = reading.first
        weekend = containing(day, "weekend").shift(-1 if day.isoweekday() in EARLY_WEEK else 0)
        first, last = min(day, weekend.first), max(day, weekend.last)
        return Reading(weekend.value, first, last, reading.anchor, Span("run", first, last))


@dataclass(frozen=True, slots=True)
class WeekOfYear:
    """A week by its ISO number: "week 23", "week 3 of 2027"."""

    number: int
    year: Meaning
    grain: ClassVar[str] = "week"

    def on(self, scene: Scene) -> Reading:
        """The ISO week."""
        reading = self.year.on(scene)
        if reading.first is None:
            return unsettled(f"XXXX-W{self.number:02d}", reading.anchor)
        monday = date.fromisocalendar(reading.first.year, self.number, 1)
        return settled(containing(monday, "week"), reading.anchor)


@dataclass(frozen=True, slots=True)
class InYear:
    """The period of the text's figures in another year: "the 1989 period"."""

    year: Meaning
    grain: ClassVar[str] = "year"

    def on(self, scene: Scene) -> Reading:
        """The period moved to the year; the year itself where the text has no period."""
        reading = self.year.on(scene)
        period = scene.period or scene.focus
        if period is None or reading.first is None or period.grain == "day":
            return reading
        return settled(period.years_on(reading.first.year - period.first.year), "text")


@dataclass(frozen=True, slots=True)
class OfDay:
    """A time of day on a day: "Friday night"; the interval is the whole day."""

    time: str
    day: Meaning
    grain: ClassVar[str] = "clock"

    def on(self, scene: Scene) -> Reading:
        """The day, with the time in its value."""
        reading = self.day.on(scene)
        return replace(reading, value=f"{reading.value}T{self.time}")
