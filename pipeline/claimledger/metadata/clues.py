"""Represents clues to the day of publication, and combines them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

ZONES = timedelta(days=1)
"""Days by which two clues may differ: publisher and reader may be in different time zones."""


@dataclass(frozen=True, slots=True)
class Clue:
    """The closed range of days that one rule gives, with its characters, if any."""

    earliest: date | None
    latest: date | None
    basis: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """The range of days that clues allow, with the clue for each side."""

    earliest: Clue | None = None
    latest: Clue | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Return the first and last possible day; an open side is None."""
        return (
            self.earliest.earliest if self.earliest else None,
            self.latest.latest if self.latest else None,
        )

    def agrees(self, clue: Clue) -> bool:
        """Whether a day satisfies both, within the tolerance for time zones."""
        low, high = self.days
        too_late = low and clue.latest and clue.latest + ZONES < low
        too_early = high and clue.earliest and clue.earliest - ZONES > high
        return not (too_late or too_early)

    def narrowed(self, clue: Clue) -> "Bracket":
        """Remove the days that `clue` rules out, unless it rules out all of them."""
        low, high = self.days
        first, last = clue.earliest, clue.latest
        earliest = clue if first and (low is None or first > low) else self.earliest
        latest = clue if last and (high is None or last < high) else self.latest
        new = Bracket(earliest, latest)
        return self if empty(*new.days) else new


def empty(low: date | None, high: date | None) -> bool:
    """Whether no day lies between the two."""
    return low is not None and high is not None and low > high


def combined(clues: Iterable[Clue], given: Bracket | None = None) -> Bracket | None:
    """Return the bracket that all `clues` allow, or None if two of them disagree."""
    bracket = given or Bracket()
    for clue in clues:
        if not bracket.agrees(clue):
            return None
        bracket = bracket.narrowed(clue)
    return bracket


def narrowed(bracket: Bracket, clues: Iterable[Clue]) -> Bracket:
    """Narrow `bracket` by each clue that leaves at least one day."""
    return reduce(Bracket.narrowed, clues, bracket)
