"""What a time expression says, before it is known when the text was written.

Each class is one way of naming a time. ``on(scene)`` reads it at a publication day and a place in
the text and gives a ``Reading``: a TIMEX3 value, and the interval where the scene settles it. What
a scene leaves open has X in its value and says in ``anchor`` what was missing.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from pipeline.extraction.times import feasts
from pipeline.extraction.times.spans import (
    SEASON_STARTS,
    Span,
    add_units,
    containing,
    last_of,
    part_of_year,
    season,
)

NO_DATE = "publication date unknown"
AGAINST_TENSE = 3.0
"""How much farther a date may lie on the side that the tense asks for and still be chosen."""
UNKNOWN_FUTURE = 1.5
"""The same for a future date where nothing tells the tense: news looks back."""
YEARS_AROUND = 8
"""Years searched on either side: 29 February can be eight years off."""
MONTHS_AROUND = 24
"""Months searched on either side for a day of the month that is a given weekday."""
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
class Reading:
    """A resolved meaning: TIMEX3 value, closed interval (None: open or unknown) and its basis.

    ``span`` is the calendar span that the reading names, for what counts from it.
    """

    value: str
    first: date | None
    last: date | None
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a mention is read: the publication day, the times that the text is at, the tense.

    ``focus`` is the span that the text named last, ``today`` the last day, ``period`` the latest
    complete quarter or half that it gives figures for. ``direction`` is -1 for the past, 1 for the future, 0 where nothing tells.
    ``compared`` says that the sentence compares figures.
    """

    published: date | None = None
    focus: Span | None = None
    today: Span | None = None
    period: Span | None = None
    direction: int = 0
    compared: bool = False


class Meaning(Protocol):
    """Anything that can be read in a scene; ``grain`` is the unit of the calendar it names."""

    @property
    def grain(self) -> str:
        """The unit of the calendar, or "" for what names none."""

    def on(self, scene: Scene) -> Reading:
        """Read the meaning in a scene."""


def settled(span: Span, anchor: str) -> Reading:
    """The reading of a span that is known."""
    return Reading(span.value, span.first, span.last, anchor, span)


def unsettled(value: str, anchor: str = NO_DATE) -> Reading:
    """A reading whose interval stays open."""
    return Reading(value, None, None, anchor)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A span that its own words settle."""

    span: Span

    @property
    def grain(self) -> str:
        """The grain of the span."""
        return self.span.grain

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The span itself."""
        return settled(self.span, "stated")


@dataclass(frozen=True, slots=True)
class Bare:
    """A value without an interval: a vague time, a plain duration, a set, a fiscal period."""

    value: str
    why: str
    grain: str = ""

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The value, and why it has no interval."""
        return unsettled(self.value, self.why)


@dataclass(frozen=True, slots=True)
class Length:
    """A plain duration, with what it counts: P2Y is 2 years; None counts an unknown number."""

    value: str
    amount: float | None
    unit: str
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The length, without an interval."""
        return unsettled(self.value, "not anchored")


@dataclass(frozen=True, slots=True)
class Step:
    """The span of a grain ``count`` steps from the one that holds the publication day."""

    grain: str
    count: int

    def on(self, scene: Scene) -> Reading:
        """Shift from the publication day."""
        if scene.published is None:
            return unsettled(PLACEHOLDERS[self.grain])
        span = containing(scene.published, self.grain).shift(self.count)
        return settled(span, "publication")


@dataclass(frozen=True, slots=True)
class FromFocus:
    """A unit counted from the one that the text is at: "that year", "the previous month"."""

    grain: str
    count: int

    def on(self, scene: Scene) -> Reading:
        """The unit that holds the focus, shifted; without a focus, the publication's."""
        focus = scene.focus
        if self.grain == "quarter":
            focus = scene.period
        elif self.grain == "day":
            focus = scene.today
        if focus is None:
            return Step(self.grain, self.count).on(scene)
        return settled(containing(focus.first, self.grain).shift(self.count), "text")


@dataclass(frozen=True, slots=True)
class Latest:
    """The quarter or half whose figures the text gives, else the last complete one."""

    grain: str

    def on(self, scene: Scene) -> Reading:
        """The reporting period."""
        if scene.period is not None and scene.period.grain == self.grain:
            return settled(scene.period, "text")
        return Step(self.grain, -1).on(scene)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month without its month: "the 18th", "Monday 21" (with its weekday)."""

    day: int
    weekday: int = 0
    grain: str = field(default="day", init=False)

    def on(self, scene: Scene) -> Reading:
        """The nearest such day on the side of the tense."""
        today = scene.published
        if today is None:
            return unsettled(f"XXXX-XX-{self.day:02d}")
        spans = []
        for shift in range(-MONTHS_AROUND, MONTHS_AROUND + 1):
            month = add_units(today.replace(day=1), shift, "month")
            if self.day <= last_of(month.year, month.month).day:
                day = month.replace(day=self.day)
                if self.weekday in {0, day.isoweekday()}:
                    spans.append(Span("day", day, day))
        return settled(
            min(spans, key=lambda s: _distance(s, today, scene.direction)), "publication"
        )


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend: the last one, or the coming one where the tense is future."""

    grain: str = field(default="weekend", init=False)

    def on(self, scene: Scene) -> Reading:
        """The nearest weekend on the side of the tense."""
        day = scene.published
        if day is None:
            return unsettled(PLACEHOLDERS[self.grain])
        this = containing(day, self.grain)
        return settled(
            this.shift(-1) if this.first > day and scene.direction < 0 else this, "publication"
        )


@dataclass(frozen=True, slots=True)
class YearsOn:
    """Another meaning a number of years on: "the year-ago third quarter"."""

    base: Meaning
    count: int

    @property
    def grain(self) -> str:
        """The grain of the base."""
        return self.base.grain

    def on(self, scene: Scene) -> Reading:
        """Shift the base by whole years."""
        reading = self.base.on(scene)
        if reading.span is None:
            return reading
        return settled(reading.span.years_on(self.count), reading.anchor)


@dataclass(frozen=True, slots=True)
class Then:
    """The time that the text named last: "since then"."""

    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The focus."""
        if scene.focus is None:
            return unsettled("PAST_REF", "no time named before")
        return settled(scene.focus, "text")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration up to the publication day or from the day after: "the past two years"."""

    value: str
    amount: int
    unit: str
    side: int
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The days on one side of the publication day."""
        day = scene.published
        if day is None:
            return unsettled(self.value)
        if self.side < 0:
            return Reading(self.value, add_units(day, -self.amount, self.unit), day, "publication")
        last = add_units(day, self.amount, self.unit)
        return Reading(self.value, day + timedelta(days=1), last, "publication")


@dataclass(frozen=True, slots=True)
class Ahead:
    """A duration from the publication on: "in two weeks", where the tense is future.

    Days and weeks end on a day, "in two years" in a year. Elsewhere it is how long something took.
    """

    value: str
    count: int
    unit: str
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The time ahead, or no interval."""
        if scene.direction < 0:
            return unsettled(self.value, "not anchored")
        end = Away(self.count, self.unit, exact=self.unit in {"day", "week"}).on(scene)
        return Reading(self.value, end.first, end.last, end.anchor)


@dataclass(frozen=True, slots=True)
class Quarters:
    """So many whole quarters before or after the publication's: "the past two quarters"."""

    value: str
    amount: int
    side: int
    grain: str = field(default="", init=False)

    def on(self, scene: Scene) -> Reading:
        """The quarters as one interval."""
        if scene.published is None:
            return unsettled(self.value)
        this = containing(scene.published, "quarter")
        ends = this.shift(self.side), this.shift(self.side * self.amount)
        first, last = min(s.first for s in ends), max(s.last for s in ends)
        return Reading(self.value, first, last, "publication")


@dataclass(frozen=True, slots=True)
class Away:
    """So many units before or after the publication day, or after ``base``: "two years ago".

    The answer has the grain of the unit: two years ago is a year. ``exact`` keeps the day, as
    "three weeks after May 3" does.
    """

    count: int
    unit: str
    base: Meaning | None = None
    exact: bool = False

    @property
    def grain(self) -> str:
        """The grain of the answer."""
        return "day" if self.exact else {"decade": "year"}.get(self.unit, self.unit)

    def on(self, scene: Scene) -> Reading:
        """Move the base."""
        day, anchor = scene.published, NO_DATE if scene.published is None else "publication"
        if self.base is not None:
            reading = self.base.on(scene)
            day = reading.last if self.count > 0 else reading.first
            anchor = reading.anchor
        if day is None:
            return unsettled(PLACEHOLDERS[self.grain], anchor)
        return settled(containing(add_units(day, self.count, self.unit), self.grain), anchor)


@dataclass(frozen=True, slots=True)
class Earlier:
    """So many units before or after the time that the text is at: "a year earlier".

    A year before counts from the period whose figures are compared. With ``ago`` it counts from
    the publication, unless the sentence compares such figures; ``same`` is "the year-ago period".
    """

    count: int
    unit: str
    ago: bool = False
    same: bool = False

    @property
    def grain(self) -> str:
        """The grain of the unit."""
        return self.unit

    def on(self, scene: Scene) -> Reading:
        """Shift the period or the focus, keeping its grain where the step is longer than it."""
        yearly = self.unit == "year"
        compared = yearly and (scene.compared or self.same)
        base = scene.period if scene.period and compared else scene.focus
        if base is None or (self.ago and not (compared and base is scene.period)):
            return Away(self.count, self.unit).on(scene)
        if yearly and base.grain not in {"decade", "century", "day", "week", "weekend"}:
            return settled(base.years_on(self.count), "text")
        day = base.last if self.count > 0 else base.first
        grain = {"decade": "year"}.get(self.unit, self.unit)
        return settled(containing(add_units(day, self.count, self.unit), grain), "text")


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the year without its year: "March", "May 3", "the third quarter", "Easter".

    ``shift`` None leaves the choice to tense and distance; last May is -1, this May 0, next
    May 1.
    """

    grain: str
    number: int = 0
    day: int = 0
    name: str = ""
    shift: int | None = None

    def in_year(self, year: int) -> Span | None:
        """The span in a year, or None where the year has no such day."""
        if self.name:
            day = feasts.on(self.name, year)
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
        if self.name:
            return "XXXX-XX-XX"
        if self.grain in SEASON_STARTS:
            return f"XXXX-{self.grain}"
        if self.grain == "day":
            return f"XXXX-{self.number:02d}-{self.day:02d}"
        letter = {"quarter": "Q", "half": "H"}.get(self.grain)
        return f"XXXX-{letter}{self.number}" if letter else f"XXXX-{self.number:02d}"

    def on(self, scene: Scene) -> Reading:
        """The one that the words or the scene point at."""
        day = scene.published
        if day is None:
            return unsettled(self.placeholder)
        years = range(max(day.year - YEARS_AROUND, 1), min(day.year + YEARS_AROUND, 9998) + 1)
        spans = [span for year in years if (span := self.in_year(year))]
        chosen = self._shifted(spans, day) if self.shift is not None else None
        if self.shift is None and spans:
            chosen = min(spans, key=lambda span: _distance(span, day, scene.direction))
        return (
            settled(chosen, "publication") if chosen else unsettled(self.placeholder, "no such day")
        )

    def _shifted(self, spans: list[Span], day: date) -> Span | None:
        if self.shift == 0:
            return next((s for s in spans if s.first.year == day.year), None)
        if self.shift == -1:
            before = add_units(day.replace(day=1), -1, "month") if self.grain == "month" else day
            return next(
                (
                    s
                    for s in reversed(spans)
                    if s.last < (before if s.first.year == day.year else day)
                ),
                None,
            )
        return next((s for s in spans if s.first > day), None)


def _distance(span: Span, day: date, direction: int) -> float:
    """Days between a span and the publication day, longer on the side the tense speaks against."""
    if span.first > day:
        days = (span.first - day).days
        return days * (AGAINST_TENSE if direction < 0 else UNKNOWN_FUTURE if direction == 0 else 1)
    days = max((day - span.last).days, 0)
    return days * (AGAINST_TENSE if direction > 0 else 1)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: of a whole number of weeks on (``week``), or the nearest on a ``side``.

    ``side`` -1 is the last one before the publication day, 1 the first after it, 0 as the tense
    says, where the publication day itself counts.
    """

    number: int
    side: int = 0
    week: int | None = None
    grain: str = field(default="weekday", init=False)

    def on(self, scene: Scene) -> Reading:
        """The day that the words or the tense point at; the publication day counts as past."""
        day = scene.published
        if day is None:
            return unsettled(f"XXXX-WXX-{self.number}")
        back = (day.isoweekday() - self.number) % 7
        if self.week is not None:
            monday = day - timedelta(days=day.weekday())
            chosen = monday + timedelta(days=self.number - 1 + 7 * self.week)
        elif self.side > 0 or (self.side == 0 and scene.direction > 0):
            chosen = day + timedelta(days=-back % 7 or 7 * self.side)
        else:
            chosen = day - timedelta(days=back or 7 * -self.side)
        return settled(Span("day", chosen, chosen), "publication")
