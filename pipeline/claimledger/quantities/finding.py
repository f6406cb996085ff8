"""Find the quantities of a text: split it, read each numeral, and make a record of each."""

from collections.abc import Sequence

from claimledger.language import ENGLISH, Language
from claimledger.language.tokens import AS_ASCII
from claimledger.quantities.claimed import Span, Timed, claimed, meeting, stands
from claimledger.quantities.elision import count_antecedent, count_subject, share_units
from claimledger.quantities.measures import UNMEASURED, measure
from claimledger.quantities.mentions import read
from claimledger.quantities.numbers import numerals
from claimledger.quantities.pieces import Piece, pieces
from claimledger.quantities.qualifying import qualify
from claimledger.quantities.ranges import join
from claimledger.quantities.reading import NONE, Reading, plain
from claimledger.quantities.roles import decide
from claimledger.quantities.scales import Numeral
from claimledger.quantities.tabulated import in_tables
from claimledger.records import Quantity


def find_quantities(
    text: str,
    times: Sequence[Timed] = (),
    spans: Sequence[Span] | None = None,
    language: Language = ENGLISH,
) -> list[Quantity]:
    """Every number of a text: value or range, unit, bound, direction, role and measure.

    Args:
        text: the text.
        times: its time expressions; numbers inside them are not read.
        spans: the spans to search, in order; sentences outside them are not read. By default, the
            whole text is searched.
        language: the language of the text.

    Returns:
        The quantities in order, with values in base units and canonical units, as the dataset
        publishes them. Offsets are half-open and count code points of `text`.

    >>> found = find_quantities("Sales rose by nearly 4% to $2.5bn.")
    >>> [(str(q.value), q.unit, q.bound, q.direction, q.kind) for q in found]
    [('4', '%', 'lt', 'up', 'change'), ('2500000000', 'USD', 'eq', 'none', 'level')]
    """
    plain = text if text.isascii() else text.translate(AS_ASCII)
    return in_tables(plain, times, spans, language, find_in_prose)


def find_in_prose(
    text: str, times: Sequence[Timed], spans: Sequence[Span] | None, language: Language
) -> list[Quantity]:
    """The quantities of a text that is read as sentences, including its tables."""
    taken = claimed(times)
    read = ((piece, numerals(piece)) for piece in pieces(text, language, spans))
    return [
        _quantity(piece, reading)
        for piece, heads in read
        if heads
        for reading in _readings(piece, heads, taken)
    ]


def _readings(p: Piece, heads: list[Numeral], taken: list[Span]) -> list[Reading]:
    """The readings of a piece; those that make one amount are joined, and all are qualified."""
    readings: list[Reading] = []
    for numeral in heads:
        before = readings[-1] if readings else None
        if before is not None and numeral.head < before.j:
            continue
        span = meeting(taken, p.starts[numeral.head], p.ends[numeral.j - 1])
        r = read(p, numeral, before)
        if span is None or stands(p, r, span):
            readings.append(r)
    if len(readings) > 1:
        readings = join(p, readings)
        share_units(p, readings)
    last = measured = counted = None
    for r in readings:
        qualify(p, r, last)
        decide(p, r)
        r.measure = measure(p, r, measured)
        if r.kind == "share" and not p.lexicon.rated.isdisjoint((r.measure or "").lower().split()):
            r.kind = "level"
        if r.role in ("claim", "reference", "other"):
            count_subject(p, r, last)
            count_antecedent(p, r, counted)
            counted = r if r.unit.kind == "count" and r.noun is not None else counted
        last = r
        measured = measured if r.role in UNMEASURED else r
    return readings


def _quantity(p: Piece, r: Reading) -> Quantity:
    """The record of a reading."""
    ends = sorted(plain(value) for value in (r.value, r.high) if value is not None)
    return Quantity(
        start=p.starts[r.start],
        end=p.ends[r.j - 1],
        head=p.starts[r.numeral.head],
        value=ends[0],
        value_high=ends[1] if r.high is not None else None,
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
