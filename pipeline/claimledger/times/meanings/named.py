"""Days, months and seasons without a year: the nearest one that the tense allows."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from claimledger.times import feasts
from claimledger.times.meanings.base import (
    CERTAIN,
    PLACEHOLDERS,
    Bare,
    Fixed,
    FromDay,
    Reading,
    Scene,
    resolved_to,
    unresolved,
)
from claimledger.times.spans import (
    SEASON_STARTS,
    Span,
    add_units,
    last_of,
    part_of_year,
    season,
)

AGAINST_TENSE = 6.0
"""How many times farther a date may be on the side of the tense and still be chosen."""
AGAINST_REPORT = 3.0
"""The same for quarters and halves: in October a firm "expects a loss for the third quarter"."""
REPORTED = frozenset({"quarter", "half"})
UNKNOWN_FUTURE = 1.5
"""The same for a future date if the tense is unknown, because news is mostly about the past."""
YEARS, LEAP_YEARS, LEAP_DAY = 2, 8, (2, 29)
"""Years searched on either side: 29 February can be eight years off."""
MONTHS = 3
"""Months searched on either side for a day of the month."""
ABOUT = 200
"""Days on either side in which a weekday settles the year of its date."""
MONTHS_AROUND = 24
"""Months searched on either side for a day of the month that is a given weekday."""


@dataclass(frozen=True, slots=True)
class Named(FromDay):
    """A part of the year without its year: "March", "May 3", "the third quarter", "Easter".

    ``feast`` is the rule of a feast. If ``shift`` is None, tense and distance decide; last May is
    -1, this May 0 and next May 1. A ``weekday`` next to a day determines the year if it fits a year
    close to the publication.
    """

    grain: str
    number: int = 0
    day: int = 0
    feast: Mapping[str, Any] | None = None
    shift: int | None = None
    weekday: int = 0

    def spans(self, year: int) -> list[Span]:
        """The spans in a year: none if it has no such day, two for some lunar feasts."""
        if self.feast:
            return [Span("day", day, day) for day in feasts.on(self.feast, year)]
        if self.grain in SEASON_STARTS:
            return [season(year, self.grain)]
        if self.grain != "day":
            return [part_of_year(year, self.grain, self.number)]
        if not 1 <= self.day <= last_of(year, self.number).day:
            return []
        day = date(year, self.number, self.day)
        return [Span("day", day, day)]

    def in_year(self, year: int) -> Span | None:
        """The first span in a year, if there is one."""
        return next(iter(self.spans(year)), None)

    @property
    def unknown(self) -> str:
        """The value without a year."""
        if self.feast:
            return "XXXX-XX-XX"
        if self.grain in SEASON_STARTS:
            return f"XXXX-{self.grain}"
        if self.grain == "day":
            return f"XXXX-{self.number:02d}-{self.day:02d}"
        letter = {"quarter": "Q", "half": "H"}.get(self.grain)
        return f"XXXX-{letter}{self.number}" if letter else f"XXXX-{self.number:02d}"

    def _reckon(self, day: date, scene: Scene) -> Reading:
        if known := self._known(scene, day):
            return resolved_to(known, "text")
        reach = LEAP_YEARS if (self.number, self.day) == LEAP_DAY else YEARS
        years = range(max(day.year - reach, 1), min(day.year + reach, 9998) + 1)
        spans = [span for year in years for span in self.spans(year)]
        if self.shift == 0 and self.grain == "WI":  # that of two calendar years
            chosen = nearest(spans, day, scene.direction)
        elif self.shift is not None:
            chosen = self._shifted(spans, day)
        else:
            spans = (self.weekday and self.fitting(spans, day)) or spans
            chosen = nearest(spans, day, scene.direction)
        if chosen is None:
            return unresolved(self.unknown, "no such day")
        return resolved_to(chosen)

    def _known(self, scene: Scene, day: date) -> Span | None:
        """The day as the text has named it before, unless the tense certainly excludes it."""
        if self.grain != "day" or self.feast or self.shift is not None or not scene.days:
            return None
        known = scene.days.get((self.number, self.day))
        if known is None or abs(scene.direction) < CERTAIN:
            return known
        return known if (known.first - day).days * scene.direction >= 0 else None

    def fitting(self, spans: list[Span], day: date) -> list[Span]:
        """The spans about a day that begin on the weekday."""
        near = (span for span in spans if abs((span.first - day).days) <= ABOUT)
        return [span for span in near if span.first.isoweekday() == self.weekday]

    def _shifted(self, spans: list[Span], day: date) -> Span | None:
        if self.shift == 0:
            return next((s for s in spans if s.first.year == day.year), None)
        if self.shift == 1:
            return next((s for s in spans if s.first > day), None)
        # "Last May" in June is that of last year: this year's would be "in May".
        just_over = add_units(day.replace(day=1), -1, "month") if self.grain == "month" else day
        over = [s for s in spans if s.last < (just_over if s.first.year == day.year else day)]
        return over[-1] if over else None


@dataclass(frozen=True, slots=True)
class EitherOrder(FromDay):
    """A day in figures next to its weekday, which determines their order: "Friday 6/14"."""

    usual: Named
    other: Named
    grain: ClassVar[str] = "day"
    form: ClassVar[str] = PLACEHOLDERS["day"]

    def _reckon(self, day: date, scene: Scene) -> Reading:
        years = range(max(day.year - 1, 1), min(day.year + 1, 9998) + 1)
        for named in (self.usual, self.other):
            if named.fitting([span for year in years for span in named.spans(year)], day):
                return named.on(scene)
        return self.usual.on(scene)


@dataclass(frozen=True, slots=True)
class EitherDay:
    """A day in figures with its year, in either order: 3/5/2024; None if an order gives no day.

    If only one order agrees with the tense, that is the order. Otherwise, the other dates of the
    text show the order; if they do not, the month comes first.
    """

    month_first: Fixed | None
    day_first: Fixed | None
    grain: ClassVar[str] = "day"

    def on(self, scene: Scene) -> Reading:
        """The day in the order that the scene requires."""
        usual, other = self.month_first, self.day_first
        if usual is None or other is None:
            return (usual or other or Bare("XXXX-XX-XX", "no such day")).on(scene)
        if scene.day_first:
            usual, other = other, usual
        wrong = self._is_against(usual, scene) and not self._is_against(other, scene)
        return (other if wrong else usual).on(scene)

    @staticmethod
    def _is_against(day: Fixed, scene: Scene) -> bool:
        """Whether the tense excludes a day."""
        published = scene.published
        return published is not None and (day.span.first > published) != (scene.direction > 0)


def nearest(spans: list[Span], day: date, direction: int) -> Span | None:
    """The span nearest to the publication day, on the side of the tense."""
    return min(spans, key=lambda span: _distance(span, day, direction), default=None)


def _distance(span: Span, day: date, direction: int) -> float:
    """Days between a span and the publication day, longer on the side that the tense excludes."""
    over, ahead = (day - span.last).days, (span.first - day).days
    report = span.grain in REPORTED
    against = AGAINST_REPORT if report else AGAINST_TENSE
    if direction == -CERTAIN or (direction == CERTAIN and not report):
        against = math.inf
    if ahead > 0:
        return ahead * (against if direction < 0 else UNKNOWN_FUTURE if direction == 0 else 1)
    if over > 0:
        return over * (against if direction > 0 else 1)
    # Figures of a quarter come out when it is over.
    return math.inf if report and direction == -CERTAIN else 0


@dataclass(frozen=True, slots=True)
class MonthDay(FromDay):
    """A day of the month without its month: "the 18th", "Monday 21" (with its weekday)."""

    day: int
    weekday: int = 0
    grain: ClassVar[str] = "day"
    form: ClassVar[str] = "XXXX-XX-{0.day:02d}"

    def _reckon(self, today: date, scene: Scene) -> Reading:
        spans = []
        reach = MONTHS_AROUND if self.weekday else MONTHS
        for shift in range(-reach, reach + 1):
            month = add_units(today.replace(day=1), shift, "month")
            if self.day <= last_of(month.year, month.month).day:
                day = month.replace(day=self.day)
                if self.weekday in {0, day.isoweekday()}:
                    spans.append(Span("day", day, day))
        chosen = nearest(spans, today, scene.direction)
        if chosen is None:
            return unresolved(self.unknown, "no such day")
        return resolved_to(chosen)
