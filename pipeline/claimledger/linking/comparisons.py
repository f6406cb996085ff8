"""Put claims of several articles on the same thing side by side, and say whether they agree.

Two claims speak of the same thing when their indicator, their entities and the unit are the same
and their periods overlap; the order of the entities counts unless the indicator is mutual, as trade
between two countries is and exports are not. Only claims for the same period, in the same
modality, are judged; the others stand beside them with the reason why they cannot be compared.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from math import inf
from operator import attrgetter
from typing import NamedTuple

WORD = re.compile(r"\b[a-z][a-z'’-]+")  # lower case: names of entities are compared as entities

# Words of an indicator that do not tell one from another: "total trade" and "trade" are the same.
GENERIC_WORDS = """
    the and for with from between among against into its his her their that which was were been
    bilateral total overall annual yearly mutual combined record volume value turnover amount
    level size figure number of in to by on at as
"""
GENERIC = frozenset(GENERIC_WORDS.split())

MUTUAL = frozenset({"trade", "commerce", "exchanged", "meetings", "talks", "border"})
"""Words of indicators that say the same of either entity first."""

TOLERANCE = {"eq": 0.005, "approx": 0.05}
"""How far a value may lie from what is meant: rounding for a plain figure, more for "about"."""

Period = tuple[date | None, date | None]
Key = tuple[str, tuple[str, ...], str, str]


class Comparable(NamedTuple):
    """What of a claim decides whether it can be compared; columns of ``claims``."""

    claim_id: str
    snapshot_id: str
    kind: str
    unit: str
    measure: str | None
    subject: str | None
    subject_code: str | None
    counterpart: str | None
    counterpart_code: str | None
    value: float
    value_high: float | None
    bound: str
    period_start: date | None
    period_end: date | None
    modality: str
    published_latest: date | None


class Comparison(NamedTuple):
    """One claim's place in a comparison.

    ``spread`` is the largest value of the judged claims less the smallest, as a share of the
    largest. ``verdict`` is agree, differ or not comparable, with a ``reason`` for the last two.
    """

    comparison_id: str
    claim_id: str
    snapshot_id: str
    indicator: str
    entities: str
    unit: str
    value: float
    value_high: float | None
    bound: str
    period_start: date | None
    period_end: date | None
    spread: float | None
    verdict: str
    reason: str | None


def compare_claims(claims: Iterable[Comparable]) -> list[Comparison]:
    """Every comparison of at least two articles, in the order of id and claim."""
    groups: dict[Key, list[Comparable]] = defaultdict(list)
    for claim in claims:
        if (key := _key(claim)) is not None:
            groups[key].append(claim)
    rows = (
        row
        for key, group in groups.items()
        if _articles(group) > 1
        for cluster in _clusters(group)
        if _articles(cluster) > 1
        for row in _judge(key, cluster)
    )
    return sorted(rows, key=attrgetter("comparison_id", "claim_id"))


@cache
def indicator(measure: str) -> str:
    """The words of a measure that tell it from others, in one order.

    >>> indicator("bilateral trade between Chile and Peru") == indicator("Chile's trade with Peru")
    True
    """
    words = {word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(measure)}
    return " ".join(sorted(word for word in words if word not in GENERIC and len(word) > 1))


def _key(claim: Comparable) -> Key | None:
    entities = (
        (claim.subject_code or claim.subject),
        (claim.counterpart_code or claim.counterpart),
    )
    named = tuple(entity for entity in entities if entity)
    said = indicator(claim.measure or "")
    if claim.kind != "share" and not MUTUAL.isdisjoint(said.split()):
        named = tuple(sorted(named))
    return (said, named, claim.unit, claim.kind) if said and named else None


def _articles(claims: Sequence[Comparable]) -> int:
    return len({claim.snapshot_id for claim in claims})


def _clusters(claims: Sequence[Comparable]) -> Iterator[list[Comparable]]:
    """Claims whose periods overlap; an undated one joins the last that its article could know."""
    dated = sorted(
        (claim for claim in claims if claim.period_start or claim.period_end),
        key=lambda claim: (_first(claim), _last(claim), claim.claim_id),
    )
    clusters: list[list[Comparable]] = []
    reach = date.min
    for claim in dated:
        if clusters and _first(claim) <= reach:
            clusters[-1].append(claim)
        else:
            clusters.append([claim])
        reach = max(reach, _last(claim)) if len(clusters[-1]) > 1 else _last(claim)
    for claim in claims:
        if not (claim.period_start or claim.period_end):
            known = [
                cluster
                for cluster in clusters
                if claim.published_latest and _first(cluster[0]) <= claim.published_latest
            ]
            if known:
                known[-1].append(claim)
    yield from clusters


def _first(claim: Comparable) -> date:
    return claim.period_start or date.min


def _last(claim: Comparable) -> date:
    return claim.period_end or date.max


def _judge(key: Key, cluster: Sequence[Comparable]) -> Iterator[Comparison]:
    said, entities, unit, kind = key
    period, modality = _main(cluster)
    judged = [c for c in cluster if _period(c) == period and c.modality == modality]
    ids = {claim.claim_id for claim in judged}
    verdict, reason = _verdict(judged)
    values = [claim.value for claim in judged]
    spread = (max(values) - min(values)) / max(values) if len(values) > 1 and max(values) else None
    named = "; ".join(entities)
    identity = hashlib.sha256(f"{said}|{named}|{unit}|{kind}|{period}".encode()).hexdigest()[:16]
    for claim in cluster:
        mine = (verdict, reason) if claim.claim_id in ids else _set_apart(claim, period, modality)
        yield Comparison(
            comparison_id=identity,
            claim_id=claim.claim_id,
            snapshot_id=claim.snapshot_id,
            indicator=said,
            entities=named,
            unit=unit,
            value=claim.value,
            value_high=claim.value_high,
            bound=claim.bound,
            period_start=claim.period_start,
            period_end=claim.period_end,
            spread=spread,
            verdict=mine[0],
            reason=mine[1],
        )


def _period(claim: Comparable) -> Period:
    return (claim.period_start, claim.period_end)


def _main(cluster: Sequence[Comparable]) -> tuple[Period, str]:
    """The period and modality that most claims share; of several, the longest and earliest."""
    dated = [claim for claim in cluster if claim.period_start or claim.period_end]
    counts = Counter((_period(claim), claim.modality) for claim in dated)
    if len(counts) == 1:
        return next(iter(counts))
    return min(
        counts,
        key=lambda shared: (
            -counts[shared],
            (shared[0][0] or date.min).toordinal() - (shared[0][1] or date.max).toordinal(),
            shared[0][0] or date.min,
            shared[1],
        ),
    )


def _verdict(judged: Sequence[Comparable]) -> tuple[str, str | None]:
    if _articles(judged) < 2:  # noqa: PLR2004 - it takes two to agree
        return "not comparable", "no other article has a figure for this period"
    ranges = [_range(claim) for claim in judged]
    if max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return "agree", None
    return "differ", "the figures for this period exclude one another"


def _range(claim: Comparable) -> tuple[float, float]:
    """What a claim allows the value to be, its bound and its rounding considered."""
    high = claim.value if claim.value_high is None else claim.value_high
    slack = TOLERANCE.get(claim.bound, 0.0)
    lowest = claim.value - abs(claim.value) * slack
    highest = high + abs(high) * slack
    if claim.bound in {"gt", "ge"}:
        highest = inf
    if claim.bound in {"lt", "le"}:
        lowest = -inf
    return lowest, highest


def _set_apart(claim: Comparable, period: Period, modality: str) -> tuple[str, str]:
    if not (claim.period_start or claim.period_end):
        return "not comparable", "its period is not known"
    if _period(claim) != period:
        mine, others = (
            f"{first or 'open'} to {last or 'open'}" for first, last in (_period(claim), period)
        )
        return "not comparable", f"it is for {mine}, the others for {others}"
    return "not comparable", f"it is {claim.modality}, the others {modality}"
