"""Which numerals time expressions have claimed, and which readings stand against that."""

import re
from collections.abc import Sequence

from pipeline.extraction.quantities.reading import Reading
from pipeline.extraction.quantities.scales import HYPHENS, Numeral
from pipeline.extraction.quantities.tokens import Piece
from pipeline.extraction.quantities.units import unit_after
from pipeline.extraction.times import recognise
from pipeline.records import Time

Span = tuple[int, int]

_MONTH = "[JFMASONDjfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)"
_GATES = (
    re.compile(
        rf"""
        \d (?: (?<=[12]) \d{{3}} (?! ,? \d )                         # a year
              | [:/] \d | (?: \.\d\d )? \ ? [apAP]\.? \ ? [mM] \b    # 17:22, 5/17, 10.45pm
              | (?: st | nd | rd | th )? ,?\ (?: of\ )? {_MONTH}      # 3rd of May
              | (?<=0) s\b | ['’]s\b )                              # 1990s
        """,
        re.VERBOSE,
    ),
    re.compile(rf"{_MONTH}[a-z]*\.? \d"),
    re.compile(r"[Cc]entur|clock"),
    re.compile(r"[AB]\.?[DC]\b|['’]\d\d\b"),
)
"""What a text needs to hold a date or clock time with a number in it; each is quick to rule out."""
_CALENDAR = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"none", "count", "money"})
"""Kinds of units that a year can stand before: "2019 prices", "2019 dollars"."""
_SUMS = frozenset({"average", "total", "sum", "minimum", "maximum", "mean", "median"})


def claimed(text: str, times: Sequence[Time] | None) -> list[Span]:
    """Spans of dates and clock times, in order; durations are quantities as well."""
    if times is None:
        found = recognise(text) if any(gate.search(text) for gate in _GATES) else []
        return sorted((m.start, m.end) for m in found if m.type in _CALENDAR)
    return sorted((t.start, t.end) for t in times if t.type in _CALENDAR)


def claim_on(p: Piece, numeral: Numeral, spans: Sequence[Span], at: int) -> Span | None:
    """The span, of those from index `at` on, that has claimed the numeral."""
    start, end = p.starts[numeral.head], p.ends[numeral.j - 1]
    for k in range(at, len(spans)):
        if spans[k][0] >= end:
            return None
        if spans[k][1] > start:
            return spans[k]
    return None


def stands(p: Piece, r: Reading, span: Span) -> bool:
    """Whether a reading stands against a date.

    A span of time is a quantity too. A bare figure that a unit, a range to one, or "an average
    of" explains is no year.
    """
    if r.unit.kind == "duration":
        return True
    head = r.numeral.head
    alone = span == (p.starts[head], p.ends[r.numeral.j - 1])
    if not alone or r.numeral.style not in ("digits", "fraction"):
        return False
    if r.unit.kind not in _COUNTED or r.unit.name in ("cent", "penny"):
        return True
    if p.at(r.j) in HYPHENS and p.at(r.j + 1)[:1].isdecimal():
        match = unit_after(p, r.j + 2)
        return match is not None and match.unit.kind not in _COUNTED
    return p.at(head - 1) == "of" and p.at(head - 2) in _SUMS
