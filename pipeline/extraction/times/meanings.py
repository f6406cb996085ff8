"""What a time expression says, before it is known when the text was written.

Each class is one way of naming a time. ``on(scene)`` reads it at a publication date and a place in
the text and gives a ``Reading``: a TIMEX3 value, and the interval where the scene settles it. What
a scene leaves open has X in its value and says in ``anchor`` what was missing.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from pipeline.extraction.times import holidays
from pipeline.extraction.times.spans import (
    DAYS_IN,
    SEASON_STARTS,
    Span,
    add_units,
    containing,
    last_of,
    part_of_year,
    season,
    year_span,
)

NO_DATE = "publication date unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved meaning: TIMEX3 value, closed interval (None: open or unknown) and its basis."""

    value: str
    first: date | None
    last: date | None
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a mention is read: the publication day, the time that the text is at, the tense.

    ``direction`` is -1 for the past, 1 for the future, 0 where nothing tells. ``focus`` is the
    last span that the text named.
    """

    published: date | None = None
    focus: Span | None = None
    direction: int = 0

    def day(self) -> date | None:
        """The day that deictic words count from."""
        return self.published


class Meaning(Protocol):
    """Anything that can be read in a scene."""

    def on(self, scene: Scene) -> Reading:
        """Read the meaning in a scene."""
        ...


def settled(span: Span, anchor: str) -> Reading:
    """The reading of a span that is known."""
    return Reading(span.value, span.first, span.last, anchor, span)


def unsettled(value: str, anchor: str = NO_DATE) -> Reading:
    """A reading whose interval stays open."""
    return Reading(value, None, None, anchor)


PLACEHOLDERS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "fortnight": "XXXX-WXX",
}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A span that its own words settle."""

    span: Span

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The span itself."""
        return settled(self.span, "stated")


@dataclass(frozen=True, slots=True)
class Reference:
    """A vague time: PRESENT_REF, PAST_REF or FUTURE_REF; never an interval."""

    value: str

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The value without an interval."""
        return unsettled(self.value, "vague")


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, such as P2Y or PXD; a set that recurs has its period here too."""

    value: str

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The length without an interval."""
        return unsettled(self.value, "not anchored")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration that ends or begins at the publication day: "the past two years"."""

    value: str
    amount: int
    unit: str
    side: int

    def on(self, scene: Scene) -> Reading:
        """The days from the publication day back, or after it on."""
        day = scene.day()
        if day is None:
            return unsettled(self.value)
        if self.side < 0:
            return Reading(self.value, add_units(day, -self.amount, self.unit), day, "publication")
        first = day + timedelta(days=1)
        last = add_units(day, self.amount, self.unit)
        return Reading(self.value, first, last, "publication")


@dataclass(frozen=True, slots=True)
class Step:
    """The span of a grain that lies ``count`` steps from the one of the publication day."""

    grain: str
    count: int

    def on(self, scene: Scene) -> Reading:
        """Shift from the publication day."""
        day = scene.day()
        if day is None:
            return unsettled(PLACEHOLDERS[self.grain])
        return settled(containing(day, self.grain).shift(self.count), "publication")


@dataclass(frozen=True, slots=True)
class Away:
    """A count of units before or after something: "two years ago", "three days after May 3".

    ``base`` None is the publication day. The answer has the grain of the unit (``exact`` False)
    or of the base.
    """

    count: int
    unit: str
    base: Meaning | None = None
    exact: bool = False

    def on(self, scene: Scene) -> Reading:
        """Move the base."""
        if self.base is None:
            day, anchor = scene.day(), "publication"
        else:
            reading = self.base.on(scene)
            day, anchor = reading.first, reading.anchor
            if self.count > 0 and reading.last:
                day = reading.last
        grain = "day" if self.exact else self.unit
        if grain == "decade":
            grain = "year"
        if day is None:
            return unsettled(PLACEHOLDERS[grain])
        return settled(containing(add_units(day, self.count, self.unit), grain), anchor)


@dataclass(frozen=True, slots=True)
class Earlier:
    """So many units before or after the time that the text is at: "a year earlier"."""

    count: int
    unit: str

    def on(self, scene: Scene) -> Reading:
        """Shift the focus, keeping its grain where the step is longer than it."""
        focus = scene.focus
        if focus is None:
            return Away(self.count, self.unit).on(scene)
        if self.unit == "year" and focus.grain not in {"decade", "century", "day"}:
            return settled(focus.years_on(self.count), "text")
        grain = "year" if self.unit == "decade" else self.unit
        day = focus.last if self.count > 0 else focus.first
        return settled(containing(add_units(day, self.count, self.unit), grain), "text")


@dataclass(frozen=True, slots=True)
class Focus:
    """A unit counted from the one that the text is at: "that year", "the previous month"."""

    grain: str
    count: int

    def on(self, scene: Scene) -> Reading:
        """The unit that holds the focus, shifted."""
        if scene.focus is None:
            return Step(self.grain, self.count).on(scene)
        return settled(containing(scene.focus.first, self.grain).shift(self.count), "text")


@dataclass(frozen=True, slots=True)
class Named:
    """A month, day, quarter, half, season or holiday without its year: "in March", "May 3".

    ``shift`` None leaves the choice to the scene's direction; else it counts from the
    publication: last May is -1, this May 0, next May 1.
    """

    grain: str
    number: int = 0
    day: int = 0
    name: str = ""
    shift: int | None = None

    def in_year(self, year: int) -> Span | None:
        """The span in a year, or None where the year has no such day."""
        if self.grain == "holiday":
            day = holidays.on(self.name, year)
            return Span("day", day, day) if day else None
        if self.grain in SEASON_STARTS:
            return season(year, self.grain)
        if self.grain != "day":
            return part_of_year(year, self.grain, self.number)
        if not 1 <= self.day <= last_of(year, self.number).day:
            return None
        day = date(year, self.number, self.day)
        return Span("day", day, day)

    @property
    def placeholder(self) -> str:
        """The value without a year."""
        if self.grain == "holiday":
            return "XXXX-XX-XX"
        if self.grain in SEASON_STARTS:
            return f"XXXX-{self.grain}"
        if self.grain == "day":
            return f"XXXX-{self.number:02d}-{self.day:02d}"
        letter = {"quarter": "Q", "half": "H"}.get(self.grain)
        return f"XXXX-{letter}{self.number}" if letter else f"XXXX-{self.number:02d}"

    def on(self, scene: Scene) -> Reading:
        """The one that the scene points at."""
        day = scene.day()
        if day is None:
            return unsettled(self.placeholder)
        spans = [s for y in range(day.year - 8, day.year + 9) if (s := self.in_year(y))]
        past = [s for s in spans if s.first <= day]
        future = [s for s in spans if s.last >= day]
        if self.shift is not None:
            chosen = self._shifted(spans, day)
        elif scene.direction > 0:
            chosen = future[0] if future else None
        else:
            chosen = past[-1] if past else None
        return settled(chosen, "publication") if chosen else unsettled(self.placeholder)

    def _shifted(self, spans: list[Span], day: date) -> Span | None:
        if self.shift == 0:
            return next((s for s in spans if s.first.year == day.year), None)
        if self.shift == -1:
            return next((s for s in reversed(spans) if s.last < day), None)
        return next((s for s in spans if s.first > day), None)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; ``shift`` as in ``Named``, ``week`` counts whole weeks."""

    number: int
    shift: int | None = None
    week: int | None = None

    def on(self, scene: Scene) -> Reading:
        """The day that the scene points at."""
        day = scene.day()
        if day is None:
            return unsettled(f"XXXX-WXX-{self.number}")
        back = (day.isoweekday() - self.number) % 7
        if self.week is not None:
            chosen = day - timedelta(days=day.weekday()) + timedelta(days=self.number - 1 + 7 * self.week)
        elif self.shift == -1:
            chosen = day - timedelta(days=back or 7)
        elif self.shift == 1 or (self.shift is None and scene.direction > 0):
            chosen = day + timedelta(days=(7 - back) % 7 or (7 if self.shift else 0))
        elif self.shift == 0:
            chosen = day - timedelta(days=day.weekday()) + timedelta(days=self.number - 1)
        else:
            chosen = day - timedelta(days=back)
        return settled(Span("day", chosen, chosen), "publication")


@dataclass(frozen=True, slots=True)
class Within:
    """A named part of a span: "March of last year", "the first quarter of 2009"."""

    part: Named
    whole: Meaning

    def on(self, scene: Scene) -> Reading:
        """The part in the year of the whole."""
        reading = self.whole.on(scene)
        if reading.span is None:
            return unsettled(self.part.placeholder, reading.anchor)
        span = self.part.in_year(reading.span.first.year)
        return settled(span, reading.anchor) if span else unsettled(self.part.placeholder, "no such day")


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last day of a span: "the end of 2021". The value stays the whole span's."""

    whole: Meaning
    end: bool

    def on(self, scene: Scene) -> Reading:
        """The edge of the whole."""
        reading = self.whole.on(scene)
        if reading.first is None or reading.last is None:
            return reading
        day = reading.last if self.end else reading.first
        return replace(reading, first=day, last=day)
