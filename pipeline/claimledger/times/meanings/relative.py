"""Times that are counted from the publication day or from a time that the text named."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from claimledger.times.meanings.base import (
    CERTAIN,
    NO_DATE,
    PLACEHOLDERS,
    FromDay,
    Meaning,
    Reading,
    Scene,
    resolved_to,
    resolved_to_day,
    unresolved,
)
from claimledger.times.spans import add_units, containing

MOST_DAYS = 367
"""Figures are not compared by periods of so many days."""
LONG = frozenset({"decade", "century", "millennium"})
"""Spans from which years cannot be counted, as in "seven years after the early 2010s"."""
SHORT = frozenset({"week", "month", "quarter"})
"""Units that are counted from the publication if the focus is a longer span."""
NOT_NAMED = "no time named before"
COARSE = {"decade": "year", "fortnight": "day"}
"""Units whose counts name a span of another grain: "ten years ago" is a year."""


@dataclass(frozen=True, slots=True)
class Step(FromDay):
    """The span of a grain ``count`` steps from the one with the publication day."""

    grain: str
    count: int

    @property
    def unknown(self) -> str:
        """Any span of the grain."""
        return PLACEHOLDERS[self.grain]

    def _reckon(self, day: date, _scene: Scene) -> Reading:
        return resolved_to(containing(day, self.grain).shift(self.count))


@dataclass(frozen=True, slots=True)
class FromFocus:
    """A unit counted from the focus of the text: "that year", "the previous month"."""

    grain: str
    count: int

    def on(self, scene: Scene) -> Reading:
        """The unit with the focus, shifted; if the focus is longer, that with the publication.

        If the unit follows a past time that the text has not named, it stays open.
        """
        focus = scene.focus
        if self.grain == "quarter":
            focus = scene.period or scene.focus
        elif self.grain == "day":
            focus = scene.today
        short = self.grain in SHORT  # no year lies in a week
        if focus is None or (short and focus.last > containing(focus.first, self.grain).last):
            if self.count > 0 and scene.direction <= -CERTAIN:
                return unresolved(PLACEHOLDERS[self.grain], NOT_NAMED)
            return Step(self.grain, self.count).on(scene)
        return resolved_to(containing(focus.first, self.grain).shift(self.count), "text")


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year; if figures of a quarter are compared with it, the same quarter of last year.

    As in "a loss in the quarter of $2 million, compared with a profit of $3 million last year".
    """

    grain: ClassVar[str] = "year"

    def on(self, scene: Scene) -> Reading:
        """The calendar year before the publication's, or that period of it."""
        if scene.cue().against and scene.period is not None:
            return resolved_to(scene.period.years_on(-1), "text")
        return Step("year", -1).on(scene)


@dataclass(frozen=True, slots=True)
class TheNext:
    """The next week, month or year: after the focus of the text in a narrative of the past.

    As in "he failed in 1984 and resigned the next year".
    """

    grain: str

    def on(self, scene: Scene) -> Reading:
        """The unit after the focus, or after that of the publication."""
        told = scene.direction < 0 and scene.focus is not None
        return (FromFocus if told else Step)(self.grain, 1).on(scene)


@dataclass(frozen=True, slots=True)
class Then:
    """The time that the text named last: "since then"."""

    grain: ClassVar[str] = ""

    def on(self, scene: Scene) -> Reading:
        """The focus."""
        if scene.focus is None:
            return unresolved("PAST_REF", NOT_NAMED)
        return resolved_to(scene.focus, "text")


@dataclass(frozen=True, slots=True)
class Latest:
    """The quarter or half whose figures the text reports, else the last complete one."""

    grain: str

    def on(self, scene: Scene) -> Reading:
        """The reporting period."""
        if scene.period is not None and scene.period.grain == self.grain:
            return resolved_to(scene.period, "text")
        return Step(self.grain, -1).on(scene)


@dataclass(frozen=True, slots=True)
class YearsOn:
    """Another meaning, moved by a number of years: "the year-ago third quarter"."""

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
        return resolved_to(reading.span.years_on(self.count), reading.anchor)


@dataclass(frozen=True, slots=True)
class Away:
    """So many units before or after the publication day, or after ``base``: "two years ago".

    The result has the grain of the unit: "two years ago" is a year. With ``exact`` it is a day, as
    for "three weeks after May 3".
    """

    count: int
    unit: str
    base: Meaning | None = None
    exact: bool = False

    @property
    def grain(self) -> str:
        """The grain of the result."""
        return "day" if self.exact else COARSE.get(self.unit, self.unit)

    def on(self, scene: Scene) -> Reading:
        """Move the base."""
        day, anchor = scene.published, NO_DATE if scene.published is None else "publication"
        if self.base is not None:
            reading = self.base.on(scene)
            day = reading.last if self.count > 0 else reading.first
            anchor = reading.anchor
        if day is None:
            return unresolved(PLACEHOLDERS[self.grain], anchor)
        return resolved_to(containing(add_units(day, self.count, self.unit), self.grain), anchor)


@dataclass(frozen=True, slots=True)
class Earlier:
    """So many units before or after the focus of the text: "a year earlier".

    "A year before" is counted from the period whose figures are compared. With ``ago``, the time is
    counted from the publication, unless the sentence compares such figures; ``same`` is "the
    year-ago period". Without a focus, "two years later" in the past stays open.
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
        """Shift the period or the focus; it keeps its grain if the step is longer."""
        yearly = self.unit == "year"
        compared = yearly and (scene.cue().compared or self.same)
        base = scene.period if scene.period and compared else scene.focus
        if base is None and self.count > 0 and scene.direction < 0:
            return unresolved(PLACEHOLDERS[self.grain], NOT_NAMED)
        if base is None or (self.ago and not (compared and base is scene.period)):
            return Away(self.count, self.unit).on(scene)
        short = (base.last - base.first).days < MOST_DAYS
        if yearly and short and base.grain not in {"day", "week", "weekend"}:
            return resolved_to(base.years_on(self.count), "text")
        day = base.last if self.count > 0 else base.first
        grain = COARSE.get(self.unit, self.unit)
        if base.grain in LONG:
            return unresolved(PLACEHOLDERS[grain], "no year named before")
        return resolved_to(containing(add_units(day, self.count, self.unit), grain), "text")


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that is so many years, months and days away: "two weeks and two days ago".

    ``parts`` are counts and units, the longest first. With ``text``, they are counted from the
    focus of the text.
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
            return unresolved("XXXX-XX-XX", anchor)
        for count, unit in self.parts:
            day = add_units(day, count, unit)
        return resolved_to_day(day, anchor)
