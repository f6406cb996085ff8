"""Find the quantities of a text: pieces, numerals, readings, ranges, bounds, direction, role."""

from collections.abc import Sequence

from pipeline.extraction.quantities.change import SHARE_UNITS, direction
from pipeline.extraction.quantities.claimed import claimed
from pipeline.extraction.quantities.hedges import bound_after, bound_before
from pipeline.extraction.quantities.numbers import Numeral, numerals
from pipeline.extraction.quantities.ranges import join
from pipeline.extraction.quantities.reading import NONE, Reading, read
from pipeline.extraction.quantities.roles import decide
from pipeline.extraction.quantities.tokens import Piece, pieces
from pipeline.records import Quantity, Time


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
    readings: list[Reading] = []
    taken = 0
    for numeral in heads:
        if numeral.head < taken or _is_claimed(p, numeral, spans, at):
            continue
        reading = read(p, numeral)
        if reading.unit.kind == "duration" or not _covered(p, numeral, spans, at):
            readings.append(reading)
            taken = reading.j
    readings = join(p, readings) if len(readings) > 1 else readings
    last: Reading | None = None
    for reading in readings:
        _qualify(p, reading, last)
        last = reading
    return readings


def _is_claimed(p: Piece, numeral: Numeral, spans: list[tuple[int, int]], at: int) -> bool:
    return False


def _covered(p: Piece, numeral: Numeral, spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a date or clock time has claimed the numeral."""
    start, end = p.starts[numeral.head], p.ends[numeral.j - 1]
    for k in range(at, len(spans)):
        if spans[k][0] >= end:
            return False
        if spans[k][1] > start:
            return True
    return False


def _qualify(p: Piece, r: Reading, last: Reading | None) -> None:
    """Bound, direction, kind and role, from what stands around the reading."""
    r.bound, r.left = bound_before(p, r.i)
    after = bound_after(p, r.j)
    if after and r.numeral.style not in ("ordinal", "adverb", "multiple"):
        r.bound, r.j = after
    if r.numeral.style == "vague":
        r.bound = "gt" if r.bound in ("eq", "approx") else r.bound
    r.direction = direction(p, r.left, r.j, r.unit.name) or _carried(p, r, last)
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
    if not between and alike:
        return last.direction
    links = ("in", "for", "by", "on", "at", "during", "while")
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
    elif r.direction != "none":
        r.kind = "change"
    elif name == "%":
        r.kind = "share"
    elif kind == "price":
        r.kind = "price"
    elif kind == "count":
        r.kind = "count"


def _quantity(p: Piece, r: Reading) -> Quantity:
    """The record of a reading."""
    start = r.left if r.bound != "eq" else r.i
    low, high = r.value, r.high
    if high is not None and high < low:
        low, high = high, low
    return Quantity(
        start=p.starts[start],
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
