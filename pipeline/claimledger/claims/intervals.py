"""What a time expression comes to as the interval of a claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimledger.claims.clauses import BREAKS
from claimledger.claims.tokens import Token
from claimledger.records import Time

MONTHS = 12
OPENING = 3
"""Prepositions and articles that may stand before a time."""

NARROW = 31
"""Days that a bracket of publication may span for "now" and "the past year" to mean it."""


PRESENT = frozenset(["now", "currently", "today", "nowadays", "presently"])


PAST_SPAN = re.compile(r"\b(?:past|last|previous)\b", re.IGNORECASE)


SPAN_VALUE = re.compile(r"P(\d+)([YMWD])")


DAYS = {"W": 7, "D": 1}


Bracket = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval, open where an end is None, with the time expression and basis."""

    start: date | None
    end: date | None
    type: str
    basis: str
    token: Token | None = None
    text: str | None = None
    span: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether it says nothing about when."""
        return self.start is None and self.end is None


UNKNOWN = Period(None, None, "unknown", "unknown")


def interval(tokens: Sequence[Token], index: int, text: str, bracket: Bracket) -> Period:
    """What the time at `index` comes to for a claim, with the words before it and its partner."""
    token = tokens[index]
    time = token.time
    if time is None:
        return UNKNOWN
    first = opening(tokens, index)
    said, span = text[tokens[first].start : token.end], (tokens[first].start, token.end)
    if token.lower in PRESENT or time.value == "PRESENT_REF":
        return present(token, said, bracket)
    basis = "stated" if time.anchor in {"stated", ""} else "resolved"
    if time.date_from is None and time.date_to is None:
        start, end = past_span(time, token.text, bracket)
        kind = "duration" if start else "unknown"
        return Period(start, end, kind, "published" if start else "unknown", token, said, span)
    pair = partner(tokens, index)
    if pair is not None:
        low, high = sorted((index, pair))
        joined = spanned(tokens[low].time, tokens[high].time)
        if joined is not None:
            span = (tokens[opening(tokens, low)].start, tokens[high].end)
            return Period(*joined, "duration", basis, tokens[low], text[span[0] : span[1]], span)
    before = words_before(tokens, first, index)
    if "from" in before and time.date_from is not None and is_ahead(time.date_from, bracket):
        return Period(time.date_from, None, "open_end", basis, token, said, span)
    start, end, kind = bounded(time, before, token.lower)
    return Period(start, end, kind, basis, token, said, span)


def is_ahead(start: date, bracket: Bracket) -> bool:
    """Whether a day lies after publication, so that "from" it opens a period."""
    return bracket[1] is not None and start > bracket[1]


def words_before(tokens: Sequence[Token], first: int, index: int) -> set[str]:
    """The prepositions of a time, and a "since" or "before" that opens its clause."""
    found = {token.lower for token in tokens[first:index]}
    for token in reversed(tokens[max(0, index - 8) : first]):
        if token.tag in BREAKS or token.tag in {",", "Q"}:
            break
        if token.lower == "since":
            found.add("since")
    return found


def spanned(first: Time | None, last: Time | None) -> tuple[date, date] | None:
    """From the beginning of one time to the end of another."""
    if first is None or last is None or first.date_from is None or last.date_to is None:
        return None
    if last.date_from is None or first.date_from > last.date_from:
        return None
    return first.date_from, last.date_to


def past_span(time: Time, said: str, bracket: Bracket) -> Bracket:
    """As in "The past two years" back from the day of publication, where the page settles that."""
    found = SPAN_VALUE.fullmatch(time.value)
    first, last = bracket
    if (
        found is None
        or first is None
        or last is None
        or (last - first).days > NARROW
        or not PAST_SPAN.search(said)
    ):
        return None, None
    count, unit = int(found[1]), found[2]
    if unit in DAYS:
        return first - timedelta(days=count * DAYS[unit]), last
    months = first.year * 12 + first.month - 1 - count * (12 if unit == "Y" else 1)
    if months < MONTHS:
        return None, None
    return date(months // 12, months % 12 + 1, min(first.day, 28)), last


def bounded(time: Time, before: set[str], said: str) -> tuple[date | None, date | None, str]:
    """The interval after "since", "before", "until" and "the end of"."""
    start, end = time.date_from, time.date_to
    word = said.split(" ", 1)[0]
    if "since" in before or word == "since":
        return start, None, "open_end"
    if start and (before & {"before", "until", "till"} or word in {"before", "until"}):
        return None, start - timedelta(days=1), "open_start"
    if end and ("end of" in said or "end-" in said):
        return end, end, "instant"
    if start is None or end is None:
        return start, end, "open_end" if end is None else "open_start"
    return start, end, "instant" if start == end else "duration"


def present(token: Token, said: str, bracket: Bracket) -> Period:
    """The day of publication for "now", where the article's dates leave few to choose from."""
    first, last = bracket
    span = (token.start, token.end)
    if first is None or last is None or (last - first).days > NARROW:
        return Period(None, None, "unknown", "unknown", token, said, span)
    kind = "instant" if first == last else "duration"
    return Period(first, last, kind, "published", token, said, span)


def opening(tokens: Sequence[Token], index: int) -> int:
    """The first token of a time with the preposition and article before it."""
    first = index
    while first > 0 and tokens[first - 1].tag in {"IN", "DT", "SB"} and index - first < OPENING:
        first -= 1
    return first


def partner(tokens: Sequence[Token], index: int) -> int | None:
    """The other end of "between A and B" or "from A to B"."""
    for step in (1, -1):
        other = index + 2 * step
        if not 0 <= other < len(tokens) or tokens[other].tag != "T":
            continue
        low = min(index, other)
        link = tokens[index + step].lower
        opener = tokens[low - 1].lower if low else ""
        paired = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "through")}
        if (opener, link) in paired or link in {"through", "-", "–"}:
            return other
    return None
