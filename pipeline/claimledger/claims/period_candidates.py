"""Candidates for the period of a claim: the times around it and those of its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, log1p

import numpy as np

from claimledger.claims.bases import either
from claimledger.claims.candidates import BEFORE, Document
from claimledger.claims.counted_nouns import NONE, TIMES
from claimledger.claims.encoder import Reading, Scores
from claimledger.claims.features import LEAST, QUANTITY_FEATURES, of_quantity
from claimledger.claims.periods import UNKNOWN, WORDS, Period
from claimledger.records import Quantity, Time

GOVERNING = tuple(WORDS["governing"])
"""Words before a time that govern it."""

FAR, REACH, OPENING = 400, 20, 12
"""Characters that are read: between a quantity and a time, before a time, and of an opening."""

ADJACENT = re.compile(
    rf"(?:\s+(?!{either(WORDS['year_against'])}\b)[A-Za-z’'-]+){{0,3}}?"
    rf"\s+{either(WORDS['year_of'])}\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a number and its own time: " cars in ", but not " more than in "."""

MULTIPLES = {NONE, TIMES}
"""The units of "double" and "three times", and of other numbers without a unit."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

LAST_WORD = re.compile(r"(\w+)\W*$")
FUTURE = re.compile(
    rf"\b(?:{either(WORDS['future'])}|{either(WORDS['future_stems'])}\w*)\b",
    re.IGNORECASE,
)
PLACED = 7 + 5 + len(GOVERNING) + 1
"""How many features `placed` gives."""

PERIOD_TYPES = ("instant", "duration", "open_start", "open_end", "unknown")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
BASES = ("stated", "resolved", "published", "unknown")

PERIOD_FEATURES = (
    "mass", "none", "rank", "lead", "from_neighbour", "same_sentence", "sentences_away",
    "distance", "before", "days", "until_published", "in_heading",
    "numbers_between", "nearer_times", "opens_sentence", "marks_between", "in_brackets",
    *(f"after_{word}" for word in GOVERNING), "future", "agreeing", "as_neighbour",
    *(f"type_{name}" for name in PERIOD_TYPES), *(f"time_{name}" for name in TIME_TYPES),
    *(f"basis_{name}" for name in BASES),
    *QUANTITY_FEATURES,
)  # fmt: skip
"""Names of the columns that `describe_periods` gives."""


@dataclass(slots=True)
class PeriodCandidate:
    """A candidate for the period of a claim; an empty one means that the text gives none.

    ``mass`` is the encoder's probability of the spans that touch its time, ``none`` that of no
    period.
    """

    period: Period
    mass: float = 0.0
    none: float = 0.0
    from_neighbour: bool = False

    @property
    def key(self) -> tuple[date | None, date | None]:
        """The interval, by which candidates are the same."""
        return self.period.start, self.period.end


def own_periods(document: Document, reading: Reading) -> list[PeriodCandidate]:
    """The candidates that the encoder proposes, one for each interval; the empty one is first."""
    found: dict[tuple[date | None, date | None], PeriodCandidate] = {
        (None, None): PeriodCandidate(UNKNOWN)
    }
    for span in reading.spans["time"]:
        period = UNKNOWN
        if not span.empty and not span.in_title:
            time = next(
                (t for t in document.article.times if t.start < span.end and span.start < t.end),
                None,
            )
            period = UNKNOWN if time is None else document.period(time)
        key = (period.start, period.end)
        found.setdefault(key, PeriodCandidate(period)).mass += exp(span.score)
    return list(found.values())


def period_candidates(document: Document, at: int) -> list[PeriodCandidate]:
    """The candidates for the period of the quantity at an index."""
    none, *own = own_periods(document, document.readings[at])
    found = {one.key: one for one in own}
    for k in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        other = likely_period(document, k)
        if not other.period.empty:
            one = found.setdefault(other.key, PeriodCandidate(other.period))
            one.from_neighbour = True
    for one in found.values():
        one.none = none.mass
    return list(found.values())


def likely_period(document: Document, at: int) -> PeriodCandidate:
    """The candidate with the largest mass."""
    if at not in document.periods:
        document.periods[at] = max(
            own_periods(document, document.readings[at]), key=lambda one: one.mass
        )
    found: PeriodCandidate = document.periods[at]
    return found


def adjacent(document: Document, at: int, options: Sequence[PeriodCandidate]) -> int | None:
    """The index of the candidate that follows the quantity with its year: "4 million cars in 2023".

    A sentence may name another time for another number, but not between a number and its own. A
    multiple is different: "double the share in 2022" compares with that year.
    """
    text, end = document.article.text, document.quantities[at].end
    if document.quantities[at].unit in MULTIPLES:
        return None
    for k, one in enumerate(options):
        time = one.period.time
        if (
            time is not None
            and time.start > end
            and ADJACENT.fullmatch(text, end, time.start)
            and YEAR.search(text, time.start, time.end)
        ):
            return k
    return None


def describe_periods(document: Document, at: int, options: Sequence[PeriodCandidate]) -> Scores:
    """Features of the candidates: (candidates, features)."""
    shared = of_quantity(document, at)
    order = sorted(range(len(options)), key=lambda k: -options[k].mass)
    rank = {k: place for place, k in enumerate(order)}
    near = [
        likely_period(document, k).key
        for k in range(max(0, at - BEFORE), min(len(document.readings), at + BEFORE + 1))
        if k != at
    ]
    before = likely_period(document, at - 1).key if at else (None, None)
    rows = []
    for k, one in enumerate(options):
        time = one.period.time
        rivals = max((o.mass for j, o in enumerate(options) if j != k), default=0.0)
        rows.append(
            [
                log(max(one.mass, LEAST)), log(max(one.none, LEAST)), rank[k], one.mass - rivals,
                one.from_neighbour, *placed(document, at, one.period),
                near.count(one.key) / max(1, len(near)), one.key == before,
                *(float(one.period.type == name) for name in PERIOD_TYPES),
                *(time is not None and time.type == name for name in TIME_TYPES),
                *(float(one.period.basis == name) for name in BASES),
                *shared,
            ]
        )  # fmt: skip
    return np.array(rows, dtype=np.float32)


def placed(document: Document, at: int, period: Period) -> list[float]:
    """Place and length of a candidate, seen from the quantity."""
    if period.time is None:
        return [0.0] * PLACED
    quantity, start = document.quantities[at], period.time.start
    apart = document.sentence(quantity.start) - document.sentence(start)
    days = (period.end - period.start).days if period.start and period.end else -1
    latest = document.article.published_at(quantity.start)[1]
    last = period.end or period.start
    since = (latest - last).days if latest and last else 0
    return [
        float(apart == 0), float(np.clip(apart, -3, 9)), log1p(abs(start - quantity.start)),
        float(start < quantity.start), log1p(max(0, days)),
        float(np.sign(since)) * log1p(abs(since)), document.in_heading(start),
        *between(document, quantity, period.time),
    ]  # fmt: skip


def between(document: Document, quantity: Quantity, time: Time) -> list[float]:
    """Features of the text between a quantity and a time, before the time, and about the future."""
    text = document.article.text
    low, high = min(quantity.end, time.end), max(quantity.start, time.start)
    gap = text[low:high] if high - low < FAR else ""
    numbers = sum(low <= other.start < high for other in document.quantities)
    away = abs(time.start - quantity.start)
    nearer = sum(abs(other.start - quantity.start) < away for other in document.article.times)
    opening = document.sentence_of(time.start).start
    before = text[max(0, time.start - REACH) : time.start]
    found = LAST_WORD.search(before) or LAST_WORD.search(text[time.start : time.end].split(" ")[0])
    word = found[1].lower() if found else ""
    sentence = document.sentence_of(quantity.start)
    return [
        float(min(numbers, 9)), float(min(nearer, 9)), float(time.start - opening < OPENING),
        float(sum(gap.count(mark) for mark in ",;:()–—")), float(before.rstrip().endswith("(")),
        *(float(word == other) for other in GOVERNING),
        float(FUTURE.search(text, sentence.start, sentence.end) is not None),
    ]  # fmt: skip
