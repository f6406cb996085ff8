"""The meaning of a time expression before the day of the text is known.

Each class of this package is one way of naming a time. ``on(scene)`` resolves it at a publication
day and a place in the text. It returns a ``Reading``: a TIMEX3 value, and the interval if the scene
determines it. Otherwise, the value contains X and ``anchor`` says what is missing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Protocol

from claimledger.times.spans import Span

NO_DATE = "publication date unknown"
CERTAIN = 2
"""The direction if a verb leaves no choice: "rose to a peak in June" (-2)."""
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
    "millennium": "X",
    "fortnight": "XXXX-WXX",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved meaning: TIMEX3 value, closed interval (None: open or unknown) and its basis.

    ``span`` is the calendar span that the reading names, for times that are counted from it.
    """

    value: str
    first: date | None
    last: date | None
    anchor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words around a mention show.

    ``direction`` is -1 for the past and 1 for the future (-2 and 2 if certain), or 0 if unknown.
    ``compared`` is true if the sentence compares figures before the mention, and ``against`` if it
    compares them with the figures of the mention itself.
    """

    direction: int = 0
    compared: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a mention is read: the publication day, the times that the text is at, the tense.

    ``focus`` is the span that the text named last, ``today`` the last day that it named, and
    ``period`` the latest complete quarter, half or range that it gives figures for. ``days`` are
    the days that it has named, by month and day. ``day_first`` is the order of its dates, if they
    show one. ``cue`` reads the words around the mention when a meaning needs them.
    """

    published: date | None = None
    focus: Span | None = None
    today: Span | None = None
    period: Span | None = None
    days: Mapping[tuple[int, int], Span] | None = None
    day_first: bool = False
    cue: Callable[[], Cue] = Cue

    @property
    def direction(self) -> int:
        """Which way the words around the mention point."""
        return self.cue().direction

    def at(self, published: date | None, direction: int) -> "Scene":
        """The same scene at another day, with another direction."""
        return replace(self, published=published, cue=lambda: Cue(direction))


class Meaning(Protocol):
    """Anything that can be read in a scene; ``grain`` is the unit of the calendar it names."""

    @property
    def grain(self) -> str:
        """The unit of the calendar, or "" for what names none."""

    def on(self, scene: Scene) -> Reading:
        """Resolve the meaning in a scene."""


def resolved_to(span: Span, anchor: str = "publication") -> Reading:
    """The reading of a span that is known."""
    return Reading(span.value, span.first, span.last, anchor, span)


def resolved_to_day(day: date, anchor: str = "publication") -> Reading:
    """The reading of a day that is known."""
    return resolved_to(Span("day", day, day), anchor)


def unresolved(value: str, anchor: str = NO_DATE) -> Reading:
    """A reading whose interval stays open."""
    return Reading(value, None, None, anchor)


class Open:
    """A meaning that stays open where the scene lacks something."""

    __slots__ = ()
    form: ClassVar[str] = ""
    """The format of the value while it is open, filled in from the fields."""

    @property
    def unknown(self) -> str:
        """The value while it is open."""
        return self.form.format(self)


class FromDay(Open, ABC):
    """A meaning that is counted from the publication day; without one it stays open."""

    __slots__ = ()
    form: ClassVar[str] = "{0.value}"

    @abstractmethod
    def _reckon(self, day: date, scene: Scene, /) -> Reading:
        """Read the meaning at a publication day."""

    def on(self, scene: Scene) -> Reading:
        """The reading at the publication day of a scene."""
        day = scene.published
        return unresolved(self.unknown) if day is None else self._reckon(day, scene)


class OfWhole(Open, ABC):
    """A meaning that is part of the interval of another one, and open if that is open.

    Without a format, its value is then that of the whole.
    """

    __slots__ = ()
    whole: Meaning

    @abstractmethod
    def _within(self, first: date, last: date, reading: Reading, /) -> Reading:
        """Read the part of a whole from its first to its last day."""

    def on(self, scene: Scene) -> Reading:
        """The part of the whole, resolved in a scene."""
        reading = self.whole.on(scene)
        if reading.first is None or reading.last is None:
            return unresolved(self.unknown or reading.value, reading.anchor)
        return self._within(reading.first, reading.last, reading)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A span that its own words determine."""

    span: Span

    @property
    def grain(self) -> str:
        """The grain of the span."""
        return self.span.grain

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The span itself."""
        return resolved_to(self.span, "stated")


@dataclass(frozen=True, slots=True)
class Bare:
    """A value without an interval: a vague time, a plain duration, a set, a fiscal period."""

    value: str
    why: str
    grain: str = ""

    def on(self, scene: Scene) -> Reading:  # noqa: ARG002 - needs no scene
        """The value, and why it has no interval."""
        return unresolved(self.value, self.why)


@dataclass(frozen=True, slots=True)
class Length(Bare):
    """A plain duration with count and unit: P2Y is 2 years; the count may be None."""

    amount: float | None = None
    unit: str = ""
