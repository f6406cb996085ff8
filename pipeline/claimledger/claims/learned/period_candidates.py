"""Candidates for the period of a claim: the times around it, those of its neighbours, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log, log1p

import numpy as np

from claimledger.claims.learned.candidates import BEFORE, Document
from claimledger.claims.learned.encoder import Reading, Scores
from claimledger.claims.learned.features import LEAST, QUANTITY_FEATURES, Sentences, of_quantity
from claimledger.claims.learned.periods import UNKNOWN, Period

PERIOD_TYPES = ("instant", "duration", "open_start", "open_end", "unknown")
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
BASES = ("stated", "resolved", "published", "unknown")

PERIOD_FEATURES = (
    "mass", "none", "rank", "lead", "from_neighbour", "same_sentence", "sentences_away",
    "distance", "before", "days", "until_published", "in_heading", "agreeing", "as_neighbour",
    *(f"type_{name}" for name in PERIOD_TYPES), *(f"time_{name}" for name in TIME_TYPES),
    *(f"basis_{name}" for name in BASES),
    *QUANTITY_FEATURES, "empty",
)  # fmt: skip
"""Names of the columns that `describe_periods` gives."""


@dataclass(slots=True)
class PeriodCandidate:
    """A period that may be a claim's; one that is empty says that the text gives none.

    ``mass`` is the encoder's probability of the spans that touch its time.
    """

    period: Period
    mass: float = 0.0
    from_neighbour: bool = False

    @property
    def key(self) -> tuple[date | None, date | None]:
        """The interval, by which candidates are the same."""
        return self.period.start, self.period.end


def own_periods(document: Document, reading: Reading) -> list[PeriodCandidate]:
    """The candidates that the encoder proposes, one an interval; that of no period is first."""
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
    found = {one.key: one for one in own_periods(document, document.readings[at])}
    for k in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        other = likely_period(document, k)
        if not other.period.empty:
            one = found.setdefault(other.key, PeriodCandidate(other.period))
            one.from_neighbour = True
    return list(found.values())


def likely_period(document: Document, at: int) -> PeriodCandidate:
    """The candidate with the largest mass."""
    if at not in document.periods:
        document.periods[at] = max(
            own_periods(document, document.readings[at]), key=lambda one: one.mass
        )
    found: PeriodCandidate = document.periods[at]
    return found


def describe_periods(
    document: Document, at: int, options: Sequence[PeriodCandidate], sentences: Sentences
) -> Scores:
    """Features of the candidates: (candidates, features)."""
    shared = of_quantity(document, at)
    none = next(one.mass for one in options if one.period.empty)
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
                log(max(one.mass, LEAST)), log(max(none, LEAST)), rank[k], one.mass - rivals,
                one.from_neighbour, *placed(document, at, one.period, sentences),
                near.count(one.key) / max(1, len(near)), one.key == before,
                *(float(one.period.type == name) for name in PERIOD_TYPES),
                *(time is not None and time.type == name for name in TIME_TYPES),
                *(float(one.period.basis == name) for name in BASES),
                *shared, one.period.empty,
            ]
        )  # fmt: skip
    return np.array(rows, dtype=np.float32)


def placed(document: Document, at: int, period: Period, sentences: Sentences) -> list[float]:
    """Place and length of a candidate, seen from the quantity."""
    if period.time is None:
        return [0.0] * 7
    quantity, start = document.quantities[at], period.time.start
    apart = sentences.at(quantity.start) - sentences.at(start)
    days = (period.end - period.start).days if period.start and period.end else -1
    latest, last = document.article.published_latest, period.end or period.start
    since = (latest - last).days if latest and last else 0
    return [
        float(apart == 0), float(np.clip(apart, -3, 9)), log1p(abs(start - quantity.start)),
        float(start < quantity.start), log1p(max(0, days)),
        float(np.sign(since)) * log1p(abs(since)), document.in_heading(start),
    ]  # fmt: skip
