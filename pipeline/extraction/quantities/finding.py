"""Find the quantities of a text: pieces, numerals, readings, ranges, bounds, direction, role."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extraction.quantities.change import SHARE_UNITS, changed_by_noun, direction, reached
from pipeline.extraction.quantities.claimed import claimed
from pipeline.extraction.quantities.elision import share_units
from pipeline.extraction.quantities.hedges import bound_after, bound_before
from pipeline.extraction.quantities.measures import UNMEASURED, measure
from pipeline.extraction.quantities.mentions import read
from pipeline.extraction.quantities.numbers import numerals
from pipeline.extraction.quantities.ranges import join
from pipeline.extraction.quantities.reading import NONE, Reading
from pipeline.extraction.quantities.roles import decide
from pipeline.extraction.quantities.scales import Numeral
from pipeline.extraction.quantities.tokens import Piece, pieces
from pipeline.extraction.quantities.units import unit_after
from pipeline.records import Quantity, Time

_MEASURES = frozenset(
    {
        "ratio",
        "index",
        "length",
        "area",
        "volume",
        "mass",
        "energy",
        "power",
        "digital",
        "temperature",
        "pressure",
        "speed",
        "frequency",
        "torque",
        "electric",
        "flow",
        "sound",
        "price",
        "rate",
    }
)
_PLACES = 12
"""Decimals kept of a fraction that has no end."""
_SUMS = frozenset({"average", "total", "sum", "minimum", "maximum", "mean", "median"})


def find_quantities(text: str, times: Sequence[Time] | None = None) -> list[Quantity]:
    """Every number of the text with value, unit, bound, direction, role and measure."""
    found: list[Quantity] = []
    spans: list[tuple[int, int]] | None = None
    at = 0
    for piece in pieces(text):
        heads = numerals(piece)
        if not heads:
            continue
        if spans is None:
            spans = claimed(text, times)
        begin = piece.starts[0]
        while at < len(spans) and spans[at][1] <= begin:
            at += 1
        readings = _readings(piece, heads, spans, at)
        found.extend(_quantity(piece, reading) for reading in readings)
    return found


def _readings(
    p: Piece, heads: list[Numeral], spans: list[tuple[int, int]], at: int
) -> list[Reading]:
    """The readings of a piece, joined where several make one amount, and qualified."""
    readings: list[Reading] = []
    taken = 0
    for numeral in heads:
        if numeral.head < taken:
            continue
        span = _claim(p, numeral, spans, at)
        reading = read(p, numeral, taken)
        if span is not None and not _stronger(p, reading, span):
            continue
        readings.append(reading)
        taken = reading.j
    if len(readings) > 1:
        readings = join(p, readings)
        share_units(p, readings)
    last: Reading | None = None
    measured: Reading | None = None
    for reading in readings:
        _qualify(p, reading, last)
        reading.measure = measure(p, reading, measured)
        last = reading
        if reading.role not in UNMEASURED:
            measured = reading
    return readings


def _claim(
    p: Piece, numeral: Numeral, spans: list[tuple[int, int]], at: int
) -> tuple[int, int] | None:
    """The date or clock time that has claimed the numeral."""
    start, end = p.starts[numeral.head], p.ends[numeral.j - 1]
    for k in range(at, len(spans)):
        if spans[k][0] >= end:
            return None
        if spans[k][1] > start:
            return spans[k]
    return None


def _stronger(p: Piece, r: Reading, span: tuple[int, int]) -> bool:
    """Whether a reading stands against a date: a span of time is both, a bare figure with a unit is none."""
    if r.unit.kind == "duration":
        return True
    bare = span == (p.starts[r.numeral.head], p.ends[r.numeral.j - 1])
    if not bare or r.numeral.style not in ("digits", "fraction"):
        return False
    if r.unit.kind in _MEASURES or r.unit.name in ("cent", "penny"):
        return True
    after = p.low[r.j] if r.j < p.n else ""
    if after in ("-", "–") and r.j + 1 < p.n and p.words[r.j + 1][0].isdigit():
        match = unit_after(p, r.j + 2)
        return match is not None and match.unit.kind in _MEASURES
    return (
        r.numeral.head > 1
        and p.low[r.numeral.head - 1] == "of"
        and p.low[r.numeral.head - 2] in _SUMS
    )


def _qualify(p: Piece, r: Reading, last: Reading | None) -> None:
    """Bound, direction, kind and role, from what stands around the reading."""
    r.bound, r.start, r.left = bound_before(p, r.i)
    after = bound_after(p, r.j)
    if after and r.numeral.style not in ("ordinal", "adverb", "multiple"):
        r.bound, r.j = after
    if r.numeral.style == "vague":
        r.bound = "gt" if r.bound in ("eq", "approx") else r.bound
    r.direction = direction(p, r.left, r.unit.name) or reached(p, r.start) or _carried(p, r, last)
    _kind(p, r)
    if r.role == "claim" or r.role == "score":
        role = r.role
        r.role = "claim"
        if role == "score":
            r.role = "score"
        decide(p, r)


def _carried(p: Piece, r: Reading, last: Reading | None) -> str:
    """The direction of the amount before, where only 'or', 'and' or a comma stands between."""
    if (
        last is None
        or last.direction == "none"
        or r.numeral.style not in ("digits", "words", "fraction")
    ):
        return "none"
    between = [
        word for word in p.low[last.j : r.left] if word not in (",", "or", "and", "(", "by", "-")
    ]
    alike = r.unit.name == last.unit.name or r.unit.name in SHARE_UNITS
    if not between and alike and last.numeral.i and p.low[last.left - 1] != "of":
        return last.direction
    if r.unit.name == last.unit.name and len(between) < 4 and between[0] == "in":  # noqa: PLR2004 - "in March and"
        return last.direction
    return "none"


def _kind(p: Piece, r: Reading) -> None:
    name, kind = r.unit.name, r.unit.kind
    if r.numeral.style == "multiple":
        r.kind, r.direction = "change", "down" if r.value < 1 else "up"
    elif r.numeral.style == "adverb":
        r.kind = "ratio"
    elif r.kind == "ratio":
        return
    elif p.low[r.start - 1 if r.start else 0] == "to":
        r.kind = _level(r)
    elif r.direction != "none" or (name in SHARE_UNITS and changed_by_noun(p, r.j)):
        r.kind = "change"
    else:
        r.kind = _level(r)


def _level(r: Reading) -> str:
    """The kind of an amount that is no change: share, price, count or level."""
    if r.unit.name == "%":
        return "share"
    return r.unit.kind if r.unit.kind in ("price", "count") else "level"


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent."""
    written = f"{value:.{_PLACES}f}"  # however many digits: no arithmetic, no limit
    return Decimal(written.rstrip("0").rstrip("."))


def _quantity(p: Piece, r: Reading) -> Quantity:
    """The record of a reading."""
    low, high = _plain(r.value), r.high and _plain(r.high)
    if high is not None and high < low:
        low, high = high, low
    return Quantity(
        start=p.starts[r.start],
        end=p.ends[r.j - 1],
        head=p.starts[r.numeral.head],
        value=low,
        value_high=high,
        bound=r.bound,
        unit=r.unit.name,
        unit_code=r.unit.code,
        unit_kind=None if r.unit is NONE else r.unit.kind,
        direction=r.direction,
        kind=r.kind,
        role=r.role,
        reason=r.reason,
        measure=r.measure,
        rule=r.rule,
    )
