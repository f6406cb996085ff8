"""Meanings that are made of others: parts, edges, ranges, times of day."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pipeline.extraction.times.meanings import (
    Meaning,
    Named,
    Reading,
    Scene,
    Weekday,
    settled,
    unsettled,
)
from pipeline.extraction.times.spans import (
    Span,
    add_units,
    containing,
)


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
    grain: str = field(default="edge", init=False)

    def on(self, scene: Scene) -> Reading:
        """The edge of the whole."""
        reading = self.whole.on(scene)
        day = reading.last if self.end else reading.first
        return replace(reading, first=day, last=day) if day else reading


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
        return settled(span, reading.anchor)


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """A weekday of a week: "Monday of the following week"."""

    number: int
    week: Meaning
    grain: str = field(default="day", init=False)

    def on(self, scene: Scene) -> Reading:
        """The day of the week."""
        reading = self.week.on(scene)
        if reading.first is None:
            return unsettled(f"XXXX-WXX-{self.number}", reading.anchor)
        day = reading.first + timedelta(days=self.number - 1)
        return settled(Span("day", day, day), reading.anchor)


@dataclass(frozen=True, slots=True)
class WeekOfYear:
    """A week by its ISO number: "week 23", "week 3 of 2027"."""

    number: int
    year: Meaning
    grain: str = field(default="week", init=False)

    def on(self, scene: Scene) -> Reading:
        """The ISO week."""
        reading = self.year.on(scene)
        if reading.first is None:
            return unsettled(f"XXXX-W{self.number:02d}", reading.anchor)
        monday = date.fromisocalendar(reading.first.year, self.number, 1)
        return settled(containing(monday, "week"), reading.anchor)


SLICES = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "H1": (0, 4), "H2": (5, 9)}
"""First and last year of early, mid and late in a decade, and of its halves."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a decade: "the mid-1990s" are 1994 to 1996; the value is the decade's."""

    decade: Meaning
    part: str
    grain: str = field(default="decade", init=False)

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


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another, both included: "from 2016 to 2020" ends at the end of 2020.

    A low end without a year takes the year of the high end ("from March to May 2021"), or the
    year before where the months run over its end.
    """

    low: Meaning
    high: Meaning
    grain: str = field(default="run", init=False)

    def on(self, scene: Scene) -> Reading:
        """The interval that holds both."""
        high = self.high.on(scene)
        low = self._low(scene, high)
        value = f"{low.value}/{high.value}"
        if low.first is None or high.last is None:
            return unsettled(value, low.anchor if low.first is None else high.anchor)
        if low.first > high.last:
            high = self._after(scene, low.first) or high
            value = f"{low.value}/{high.value}"
        if high.last is None or low.first > high.last:
            return unsettled(value, "ends before it begins")
        span = Span("run", low.first, high.last)
        return Reading(value, span.first, span.last, high.anchor, span)

    def _low(self, scene: Scene, high: Reading) -> Reading:
        if (
            isinstance(self.low, Named)
            and self.low.shift is None
            and high.last
            and not isinstance(self.high, Weekday)
        ):
            for year in (high.last.year, high.last.year - 1):
                span = self.low.in_year(year)
                if span and span.first <= high.last:
                    return settled(span, high.anchor)
        low_is_bare = isinstance(self.low, Weekday) and self.low.week is None
        if low_is_bare and isinstance(self.high, Weekday) and high.first:
            back = (self.high.number - self.low.number) % 7
            day = high.first - timedelta(days=back)
            return settled(Span("day", day, day), high.anchor)
        return self.low.on(scene)

    def _after(self, scene: Scene, first: date) -> Reading | None:
        if isinstance(self.high, Named | Weekday):
            return self.high.on(replace(scene, published=first, direction=1))
        return None


@dataclass(frozen=True, slots=True)
class InYear:
    """The period of the text's figures in another year: "the 1989 period"."""

    year: Meaning
    grain: str = field(default="year", init=False)

    def on(self, scene: Scene) -> Reading:
        """The period moved to the year; the year itself where the text has no period."""
        reading = self.year.on(scene)
        if scene.period is None or reading.first is None:
            return reading
        return settled(scene.period.years_on(reading.first.year - scene.period.first.year), "text")


@dataclass(frozen=True, slots=True)
class SameMonth:
    """A bare day number after a date: the "25" of "April 24 and 25"."""

    day: int
    other: Meaning
    grain: str = field(default="day", init=False)

    def on(self, scene: Scene) -> Reading:
        """That day in the month of the other date."""
        reading = self.other.on(scene)
        if reading.first is None:
            return unsettled(f"{reading.value[:7]}-{self.day:02d}", reading.anchor)
        try:
            day = reading.first.replace(day=self.day)
        except ValueError:
            return unsettled(f"{reading.value[:7]}-{self.day:02d}", "no such day")
        return settled(Span("day", day, day), reading.anchor)


@dataclass(frozen=True, slots=True)
class OfDay:
    """A time of day on a day: "Friday night"; the interval is the whole day."""

    time: str
    day: Meaning
    grain: str = field(default="clock", init=False)

    def on(self, scene: Scene) -> Reading:
        """The day, with the time in its value."""
        reading = self.day.on(scene)
        return replace(reading, value=f"{reading.value}T{self.time}")


@dataclass(frozen=True, slots=True)
class Ended:
    """So many months, quarters or years that end on a day: "the quarter ended Sept. 30"."""

    value: str
    amount: int
    unit: str
    end: Meaning
    forward: bool = False
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The days up to and with the end (or from it on)."""
        reading = self.end.on(scene)
        if reading.first is None or reading.last is None:
            return unsettled(self.value, reading.anchor)
        if self.forward:
            last = add_units(reading.first, self.amount, self.unit) - timedelta(days=1)
            return Reading(self.value, reading.first, last, reading.anchor)
        first = add_units(reading.last + timedelta(days=1), -self.amount, self.unit)
        return Reading(self.value, first, reading.last, reading.anchor)


@dataclass(frozen=True, slots=True)
class YearStart:
    """The first months of a year, the last that are over: "the first nine months"."""

    value: str
    count: int
    unit: str
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """From 1 January on, in the publication's year or the one before."""
        day = scene.published
        if day is None:
            return unsettled(self.value)
        for year in (day.year, day.year - 1):
            first = date(year, 1, 1)
            last = add_units(first, self.count, self.unit) - timedelta(days=1)
            if last < day:
                break
        return Reading(self.value, first, last, "publication", Span("run", first, last))


@dataclass(frozen=True, slots=True)
class SoFar:
    """From the start of a span to the publication day: "year to date"."""

    unit: str
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The days that have passed."""
        day = scene.published
        if day is None:
            return unsettled("XXXX")
        span = containing(day, self.unit)
        return Reading(span.value, span.first, day, "publication")


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the lexicon, as an anchor; a text that came before it means something else."""

    event: str
    day: date
    grain: str = field(default="event", init=False)

    def on(self, scene: Scene) -> Reading:
        """The day of the event."""
        if scene.published is not None and scene.published < self.day:
            return unsettled("XXXX-XX-XX", "event after publication")
        return Reading(self.day.isoformat(), self.day, self.day, f"event:{self.event}")


@dataclass(frozen=True, slots=True)
class SinceEvent:
    """A duration counted from an event on, whose end the publication has to show."""

    value: str
    event: Event
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """From the day of the event, open at the end."""
        event = self.event.on(scene)
        return Reading(self.value, event.first, None, event.anchor)
