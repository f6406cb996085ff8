"""Numerals that belong to time expressions, and readings that override a time expression."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading

Span = tuple[int, int]


class Timed(Protocol):
    """A time expression, resolved or not."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Character after the last."""

    @property
    def type(self) -> str:
        """TIMEX3 type."""


_CALENDAR = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"none", "count", "money"})
"""Kinds of units that a year can stand before: "2019 prices", "2019 dollars"."""


def meeting(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The last of the spans, in order and apart, that shares characters with another."""
    at = bisect_right(spans, (end, -1)) - 1
    return spans[at] if at >= 0 and spans[at][1] > start else None


def claimed(times: Sequence[Timed]) -> list[Span]:
    """Spans of dates and clock times, in order; durations are quantities as well."""
    return sorted((t.start, t.end) for t in times if t.type in _CALENDAR)


def stands(p: Piece, r: Reading, span: Span) -> bool:
    """Whether a reading overrides a date.

    A span of time is a quantity too. A bare figure that a unit or "an average of" explains
    is no year.
    """
    if r.unit.kind == "duration":
        return True
    head = r.numeral.head
    alone = span == (p.starts[head], p.ends[r.numeral.j - 1])
    if not alone or r.numeral.style not in ("digits", "fraction"):
        return False
    if r.unit.kind not in _COUNTED or r.unit.name in ("cent", "penny"):
        return True
    return p.at(head - 1) in p.lexicon.of and p.at(head - 2) in p.lexicon.sums
