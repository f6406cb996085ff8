"""One number for several times: "16 percent in March and April" says it of each, or of both."""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimledger.claims.baselines import shifted
from claimledger.claims.clauses import VerbGroup
from claimledger.claims.intervals import Bracket, Period, interval, partner, spanned
from claimledger.claims.stretches import FINITE
from claimledger.claims.tokens import Token
from claimledger.records import Quantity, Time

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGER = 2
"""Times that are joined are about as long as each other: two months, not a day and a year."""

TOGETHER = frozenset({"combined", "together", "total", "overall", "cumulatively", "jointly"})
EACH = frozenset({"both", "each", "every", "either", "apiece"})
HOLDING = frozenset({"be", "stand", "remain", "stay", "average", "total"})
"""Verbs that say how much there was at a time, so that two times make two such statements."""


def joined_times(tokens: Sequence[Token], index: int) -> list[int]:
    """The times that "and" or commas join to the one at `index`, itself among them, in order.

    One alone where nothing is joined: "between May and June" is one stretch.
    """
    if partner(tokens, index) is not None:
        return [index]
    found = [index]
    for step in (1, -1):
        at = next_time(tokens, found[-1] if step > 0 else found[0], step)
        while at is not None:
            found = [*found, at] if step > 0 else [at, *found]
            at = next_time(tokens, at, step)
    linked = any(t.tag == "CC" for t in tokens[found[0] : found[-1]])
    return found if linked else [index]


def next_time(tokens: Sequence[Token], index: int, step: int) -> int | None:
    """The time that only "and", commas and prepositions part from the one at `index`."""
    at = index + step
    link = False
    while 0 <= at < len(tokens) and tokens[at].tag in {"CC", ",", "IN", "DT"}:
        link = link or tokens[at].tag in {"CC", ","}
        at += step
    if not link or not 0 <= at < len(tokens) or tokens[at].tag != "T":
        return None
    last = max(at, index)
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if follows is not None and follows.tag in FINITE and follows.lower not in TOGETHER:
        return None  # "rose 5% in May, and June was worse"
    return at if alike(tokens[index].time, tokens[at].time) else None


def alike(one: Time | None, other: Time | None) -> bool:
    """Whether two times are of one kind: settled dates about as long as each other."""
    if one is None or other is None or one.type != other.type != "DATE":
        return False
    first, second = days(one), days(other)
    return bool(first and second) and max(first, second) <= LONGER * min(first, second)


def days(time: Time) -> int:
    """How many days a settled date covers; 0 where it is open."""
    if time.date_from is None or time.date_to is None:
        return 0
    return (time.date_to - time.date_from).days + 1


def holds_of_each(
    tokens: Sequence[Token], times: Sequence[int], quantity: Quantity, verb: VerbGroup | None
) -> bool:
    """Whether a number is said of each of several times rather than of all of them together.

    A rate, share or change is, and what "was" so much; what somebody did is so much in all,
    unless "both" or "each" says otherwise: "it hired 300 people in 2021 and 2022".
    """
    near = tokens[max(0, times[0] - 4) : times[-1] + 3]
    said = {token.lower for token in near}
    if said & TOGETHER:
        return False
    relative = quantity.unit_kind in {"ratio", "price", "rate"} or "/" in quantity.unit
    held = verb is not None and verb.lemma in HOLDING
    return bool(said & EACH) or relative or held


def periods_of_each(
    tokens: Sequence[Token], times: Sequence[int], text: str, bracket: Bracket
) -> list[Period]:
    """The period of each of several times; a year said last is that of all."""
    found = [interval(tokens, index, text, bracket) for index in times]
    last = found[-1]
    if not YEAR.search(tokens[times[-1]].text) or last.start is None:
        return found
    return [
        one if YEAR.search(tokens[index].text) else in_year(one, last.start.year)
        for index, one in zip(times, found, strict=True)
    ]


def in_year(period: Period, year: int) -> Period:
    """A period of the same days of another year."""
    if period.start is None or period.end is None:
        return period
    months = 12 * (period.start.year - year)
    return replace(
        period, start=shifted(period.start, months), end=shifted(period.end, months), basis="stated"
    )


def period_of_all(
    tokens: Sequence[Token], times: Sequence[int], text: str, period: Period
) -> Period:
    """The stretch from the first to the last of several times that follow each other."""
    whole = spanned(tokens[times[0]].time, tokens[times[-1]].time)
    if whole is None or period.span is None:
        return period
    span = (min(period.span[0], tokens[times[0]].start), tokens[times[-1]].end)
    return replace(
        period,
        start=whole[0],
        end=whole[1],
        type="duration",
        token=tokens[times[0]],
        text=text[span[0] : span[1]],
        span=span,
    )
