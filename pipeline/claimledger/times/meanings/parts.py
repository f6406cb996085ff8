"""Parts of a span that another meaning names: its edges, its weeks, its remainder."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from claimledger.times.meanings.base import (
    Meaning,
    OfWhole,
    Reading,
    Scene,
    resolved_to,
    unresolved,
)
from claimledger.times.meanings.named import Named
from claimledger.times.spans import Span, containing

MID_MONTH = 15
"""The last day of the first half of a month."""
SLICES = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "H1": (0, 4), "H2": (5, 9)}
"""First and last year of an early, mid or late decade, and of its halves."""


@dataclass(frozen=True, slots=True)
class Within(OfWhole):
    """A part of the year in the year of another meaning: "March of last year"."""

    part: Named
    whole: Meaning

    @property
    def grain(self) -> str:
        """The grain of the part."""
        return self.part.grain

    @property
    def unknown(self) -> str:
        """The part without its year."""
        return self.part.unknown

    def _within(self, first: date, _last: date, reading: Reading) -> Reading:
        span = self.part.in_year(first.year)
        return (
            resolved_to(span, reading.anchor) if span else unresolved(self.unknown, "no such day")
        )


@dataclass(frozen=True, slots=True)
class Edge(OfWhole):
    """The first, middle or last day of a span: "the end of 2021"; ``at`` is START, MID or END.

    The value is that of the whole span, as in TIMEX3. The interval is the day, because a figure
    "at the end of 2021" is for that day. A range begins or ends on the middle day of "mid-May".
    """

    whole: Meaning
    at: str

    @property
    def grain(self) -> str:
        """The middle is a day as others are."""
        return "day" if self.at == "MID" else "edge"

    def _within(self, first: date, last: date, reading: Reading) -> Reading:
        day = {"START": first, "MID": first + (last - first) // 2, "END": last}[self.at]
        return replace(reading, first=day, last=day)


@dataclass(frozen=True, slots=True)
class Slice(OfWhole):
    """A part of a decade: "the mid-1990s" are 1994 to 1996; the value is the decade's."""

    whole: Meaning
    part: str
    grain: ClassVar[str] = "decade"

    def _within(self, first: date, _last: date, reading: Reading) -> Reading:
        start, end = (first.year + years for years in SLICES[self.part])
        span = Span("decade", date(start, 1, 1), date(end, 12, 31))
        return replace(reading, first=span.first, last=span.last, span=span)


@dataclass(frozen=True, slots=True)
class HalfMonth(OfWhole):
    """The first or second half of a month, to and from its 15th; the value is the month's."""

    number: int
    whole: Meaning
    grain: ClassVar[str] = "run"

    def _within(self, first: date, _last: date, reading: Reading) -> Reading:
        middle = first.replace(day=MID_MONTH)
        if self.number == 1:
            return replace(reading, last=middle, span=None)
        return replace(reading, first=middle + timedelta(days=1), span=None)


@dataclass(frozen=True, slots=True)
class Side:
    """A span up to the publication day or from it on: "so far this year", "the rest of it"."""

    whole: Meaning
    to_come: bool
    grain: ClassVar[str] = "run"

    def on(self, scene: Scene) -> Reading:
        """The days on one side; the whole if it does not contain the publication day."""
        reading, day = self.whole.on(scene), scene.published
        if day is None or reading.first is None or reading.last is None:
            return reading
        if not reading.first <= day <= reading.last:
            return reading
        return replace(reading, first=day) if self.to_come else replace(reading, last=day)


def whole_span(first: date, last: date) -> Span:
    """The half, year or decade between two days; a run of days if they bound no such span."""
    for grain in ("half", "year", "decade"):
        span = containing(first, grain)
        if (span.first, span.last) == (first, last):
            return span
    return Span("run", first, last)


@dataclass(frozen=True, slots=True)
class Part(OfWhole):
    """The n-th day, week or month of a span, -1 the last: "the last week of April".

    A week belongs to the span that its Thursday lies in, as in ISO 8601; ``count`` takes several.
    """

    number: int
    unit: str
    whole: Meaning
    count: int = 1
    value: str = ""
    form: ClassVar[str] = "XXXX"

    @property
    def grain(self) -> str:
        """The grain of the part."""
        return self.unit

    def _within(self, first: date, last: date, reading: Reading) -> Reading:
        back = self.number < 0
        edge = containing(last if back else first, self.unit)
        if self.unit == "week":
            thursday = edge.first + timedelta(days=3)
            if not first <= thursday <= last:
                edge = edge.shift(-1 if back else 1)
        far = edge.shift((self.count - 1) * (-1 if back else 1) + (0 if back else self.number - 1))
        near = edge.shift(0 if back else self.number - 1)
        first, last = min(near.first, far.first), max(near.last, far.last)
        span = near if self.count == 1 else whole_span(first, last)
        return Reading(self.value or span.value, span.first, span.last, reading.anchor, span)


@dataclass(frozen=True, slots=True)
class InYear:
    """The period of the text's figures in another year: "the 1989 period"."""

    year: Meaning
    grain: ClassVar[str] = "year"

    def on(self, scene: Scene) -> Reading:
        """The period moved to the year; the year itself if the text has no period."""
        reading = self.year.on(scene)
        period = scene.period or scene.focus
        if period is None or reading.first is None or period.grain == "day":
            return reading
        return resolved_to(period.years_on(reading.first.year - period.first.year), "text")


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
