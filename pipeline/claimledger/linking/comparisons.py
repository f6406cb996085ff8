"""Compare the numbers that several articles give for one indicator and one period.

Each claim is compared with one other: a report with the first report of another article, a forecast
or a plan with the last report. Only claims for the same days are compared. A period without an end
grows every day, so claims with such periods are compared only if they were published on one day.
Claims without a period are not compared, because the day of an article does not say which days its
numbers are for.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import inf
from operator import attrgetter
from typing import NamedTuple

from claimledger.language.nouns import plural_unit
from claimledger.linking.amounts import digits, period
from claimledger.linking.units import in_base

TOLERANCE = {"eq": 0.005, "approx": 0.05}
"""How far a value may be from its number: rounding for a plain figure, more for "about"."""

FORECASTS = {"projected": "forecast", "planned": "planned"}
"""Modalities that are compared with an outcome, as a sentence names them."""

Period = tuple[str, date | None, date | None, date | None]
"""An indicator, the days of its numbers and, if these have no end, the day of publication."""


class Comparable(NamedTuple):
    """The columns of ``claims`` that comparisons need."""

    claim_id: str
    snapshot_id: str
    indicator_id: str | None
    kind: str
    direction: str
    unit: str
    value: float
    value_high: float | None
    bound: str
    period_start: date | None
    period_end: date | None
    attributed_to: str | None
    modality: str
    published_earliest: date | None
    published_latest: date | None


class Wording(NamedTuple):
    """An indicator in words; columns of ``indicators``.

    ``label`` is None in a package that publishes no text.
    """

    label: str | None
    subject: str | None
    counterpart: str | None


UNWORDED = Wording(None, None, None)


class Comparison(NamedTuple):
    """A claim and another one about the same indicator and days.

    ``difference`` is the claim minus the other, in the unit of the other, and ``share`` the same in
    percent of the other; both are None if the two agree.
    """

    comparison_id: str
    claim_id: str
    other_claim_id: str
    indicator_id: str
    verdict: str
    difference: float | None
    share: float | None
    reason: str


def compare_claims(
    claims: Iterable[Comparable], wordings: Mapping[str, Wording]
) -> list[Comparison]:
    """Every comparison, in the order of its id.

    Args:
        claims: the claims of all articles.
        wordings: each indicator in words, by its id.
    """
    groups: defaultdict[Period, list[Comparable]] = defaultdict(list)
    for claim in map(_signed, claims):
        if (days := _period(claim)) is not None:
            groups[days].append(claim)
    rows = (
        row
        for (indicator, first, last, _), group in groups.items()
        for row in _compared(group, _about(wordings.get(indicator, UNWORDED), period(first, last)))
    )
    return sorted(rows, key=attrgetter("comparison_id"))


def why_none(claims: Iterable[Comparable]) -> str:
    """The reason why none of the claims was compared.

    >>> why_none([])
    'no two articles measure the same thing'
    """
    groups: defaultdict[str, list[Comparable]] = defaultdict(list)
    for claim in claims:
        if claim.indicator_id is not None:
            groups[claim.indicator_id].append(claim)
    several = [group for group in groups.values() if len({one.snapshot_id for one in group}) > 1]
    if not several:
        return "no two articles measure the same thing"
    held = [claim for group in several for claim in group]
    undated = sum(claim.period_start is None and claim.period_end is None for claim in held)
    many = f"{len(several):,} indicator{'s are' if len(several) > 1 else ' is'}"
    why = f"{many} of several articles, but no two of them give a number for the same days"
    if not undated:
        return why
    return (
        f"{why}; {undated:,} of the {len(held):,} claims {'has' if undated == 1 else 'have'} no "
        "period, and a number that may be for any day is not compared"
    )


def identity(claim_id: str, other_claim_id: str) -> str:
    """The id of a comparison: the first 16 hex digits of a hash of its claims' ids.

    >>> identity("a", "b") == identity("b", "a")
    False
    """
    return hashlib.sha256(f"{claim_id}|{other_claim_id}".encode()).hexdigest()[:16]


FLIPPED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


def _signed(claim: Comparable) -> Comparable:
    """A claim in which a fall is negative, so that a fall and an equal rise differ.

    >>> fall = Comparable("", "", None, "change", "down", "%", 5, 7, "ge", *[None] * 6)
    >>> _signed(fall)[6:9]
    (-7, -5, 'le')
    """
    if claim.kind != "change" or claim.direction != "down" or claim.unit == "1":
        return claim
    low, high = claim.value, claim.value_high
    return claim._replace(
        value=-low if high is None else -high,
        value_high=None if high is None else -low,
        bound=FLIPPED.get(claim.bound, claim.bound),
    )


def _period(claim: Comparable) -> Period | None:
    """What comparable claims have in common; None for a claim that cannot be compared."""
    first, last, day = claim.period_start, claim.period_end, _published(claim)
    if claim.indicator_id is None or (first is None and last is None):
        return None
    if first and last:
        return claim.indicator_id, first, last, None
    return (claim.indicator_id, first, last, day) if day else None


def _published(claim: Comparable) -> date | None:
    """The day on which a claim was published, if it is known."""
    return claim.published_latest if claim.published_earliest == claim.published_latest else None


def _compared(group: Sequence[Comparable], about: str) -> Iterator[Comparison]:
    reports = sorted((one for one in group if one.modality == "reported"), key=_order)
    for at, one in enumerate(reports):
        before = (other for other in reports[:at] if other.snapshot_id != one.snapshot_id)
        if (first := next(before, None)) is not None:
            yield _judge(one, first, about)
    for one in group:
        if one.modality in FORECASTS:
            known = (other for other in reversed(reports) if other.snapshot_id != one.snapshot_id)
            if (outcome := next(known, None)) is not None:
                yield _judge(outcome, one, about)


def _order(claim: Comparable) -> tuple[date, str]:
    return claim.published_latest or date.max, claim.claim_id


def _judge(one: Comparable, other: Comparable, about: str) -> Comparison:
    """The comparison of two claims about the same indicator and days."""
    ours, theirs = _range(one), _range(other)
    agree = max(ours[0], theirs[0]) <= min(ours[1], theirs[1])
    difference = None if agree else _middle(one, other.unit) - _middle(other, other.unit)
    base = abs(_middle(other, other.unit))
    share = None if difference is None or not base else 100 * difference / base
    verdict = _verdict(one, other, agree=agree)
    return Comparison(
        comparison_id=identity(one.claim_id, other.claim_id),
        claim_id=one.claim_id,
        other_claim_id=other.claim_id,
        indicator_id=one.indicator_id or "",
        verdict=verdict,
        difference=difference,
        share=share,
        reason=f"{about}: {_result(one, other, verdict, _far(difference, share, other.unit))}.",
    )


def _verdict(one: Comparable, other: Comparable, *, agree: bool) -> str:
    if other.modality in FORECASTS:
        return "forecast against outcome"
    if agree:
        return "agree"
    later = (
        one.published_earliest is not None
        and other.published_latest is not None
        and one.published_earliest > other.published_latest
    )
    source = (one.attributed_to or "").casefold()
    return (
        "revised"
        if later and source and source == (other.attributed_to or "").casefold()
        else "differ"
    )


def _range(claim: Comparable) -> tuple[float, float]:
    """The values that a claim allows, in base units, given its bound and its rounding."""
    factor = in_base(claim.unit)[1]
    high = claim.value if claim.value_high is None else claim.value_high
    slack = TOLERANCE.get(claim.bound, 0.0)
    lowest = (claim.value - abs(claim.value) * slack) * factor
    highest = (high + abs(high) * slack) * factor
    if claim.bound in {"gt", "ge"}:
        highest = inf
    if claim.bound in {"lt", "le"}:
        lowest = -inf
    return lowest, highest


def _middle(claim: Comparable, unit: str) -> float:
    """The value of a claim in a unit; for a range, the middle."""
    high = claim.value if claim.value_high is None else claim.value_high
    return (claim.value + high) / 2 * in_base(claim.unit)[1] / in_base(unit)[1]


def _far(difference: float | None, share: float | None, unit: str) -> str:
    """The difference of two numbers in words, for percentages in points; empty if they agree.

    >>> _far(-0.7, -9.33, "%"), _far(-60, -25, "t")
    (', 0.7 percentage points less', ', 25% less')
    """
    points = unit == "%"
    gap = difference if points else share
    if gap is None:
        return ""
    size = f"{abs(gap):.3g}"
    many = f" percentage point{'' if size == '1' else 's'}" if points else "%"
    return f", {size}{many} {'more' if gap > 0 else 'less'}"


def _about(wording: Wording, days: str) -> str:
    """What is compared: the indicator, its parties unless its words name them, and the days.

    >>> _about(Wording("exports of copper", "Chile", "Peru"), "2023")
    'Exports of copper (Chile and Peru, 2023)'
    >>> _about(Wording("Chilean exports", "Chile", None), "2023")
    'Chilean exports (2023)'
    >>> _about(Wording(None, "the IMF", None), "since 2023"), _about(Wording(*[None] * 3), "2023")
    ('The IMF (since 2023)', 'Figures (2023)')
    """
    label, *parties = wording
    said = (label or "").casefold()
    names = " and ".join(one for one in parties if one and one.casefold() not in said)
    what = label or names or "Figures"
    first = what.split()[0]
    title = what[0].upper() + what[1:] if first.islower() else what
    return f"{title} ({', '.join(filter(None, (names if label else '', days)))})"


def _result(one: Comparable, other: Comparable, verdict: str, far: str) -> str:
    """The result of a comparison in words, without what is compared."""
    mine, theirs = _amount(one), _amount(other)
    if verdict == "agree":
        same = f" on {mine}" if mine == theirs else f", {mine} and {theirs}"
        return f"two articles agree{same}"
    if verdict == "revised":
        return f"{one.attributed_to} gave {theirs} {_when(other)} and {mine} {_when(one)}{far}"
    if verdict == "differ":
        return f"two articles differ, {mine} against {theirs}{far}"
    kept = f"{far} than {FORECASTS[other.modality]}" if far else ", which agree"
    return f"{theirs} was {FORECASTS[other.modality]} and {mine} reported{kept}"


SIGNS = {"approx": "about ", "gt": "more than ", "ge": "at least ", "lt": "less than ",
         "le": "at most "}  # fmt: skip


def _amount(claim: Comparable) -> str:
    """A number in words.

    >>> _amount(Comparable("", "", "", "level", "none", "t", 4e6, 5e6, "approx", *[None] * 6))
    'about 4 million to 5 million t'
    >>> _amount(Comparable("", "", "", "count", "none", "death", 584, None, "eq", *[None] * 6))
    '584 deaths'
    >>> _amount(Comparable("", "", "", "change", "down", "%", -7, None, "eq", *[None] * 6))
    '−7%'
    """
    first = _number(claim, claim.value)
    high = "" if claim.value_high is None else f" to {_number(claim, claim.value_high)}"
    one = claim.value_high is None and abs(claim.value) == 1
    unit = "" if claim.unit in {"", "1"} else claim.unit if one else plural_unit(claim.unit)
    space = "" if unit in {"", "%"} else " "
    return f"{SIGNS.get(claim.bound, '')}{first}{high}{space}{unit}"


def _number(claim: Comparable, value: float) -> str:
    """The digits of a number; a rise has a sign."""
    changed = claim.kind == "change" and claim.direction in {"up", "down"} and claim.unit != "1"
    return f"{'+' if changed and value >= 0 else ''}{digits(value)}"


def _when(claim: Comparable) -> str:
    return f"in an article of {claim.published_latest}"
