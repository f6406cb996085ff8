"""The period that a time expression gives to a claim."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimledger.claims.bases import either
from claimledger.language.lexicon import lexicon
from claimledger.records import Article, Time

NARROW = 31
"""The longest range of publication days, in days, from which "now" and "the past year" are
resolved."""

REACH = 40
"""Characters before a time in which its prepositions stand."""

MONTHS, LAST_SAFE_DAY = 12, 28
DAYS = {"W": 7, "D": 1}
WORDS = lexicon("claims", "periods.yaml")
"""Words around the time that sets the period of a claim."""

PRESENT, SINCE, BEFORE, FROM = (
    frozenset(WORDS[name]) for name in ("present", "since", "before", "from")
)
BETWEEN = frozenset(WORDS["between"])
"""Words that may stand between a preposition and its time."""

PART_OF, ENDS_WITH = frozenset(WORDS["part_of"]), frozenset(WORDS["ends_with"])
"""Words between a span and the time that it is a part of, or ends with."""

PAST_SPAN = re.compile(rf"\b{either(WORDS['past_span'])}\b", re.IGNORECASE)
SPAN_VALUE = re.compile(r"P(\d+)([YMWD])")
END_OF = re.compile(r"\bend(?: of|-)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Period:
    """A closed interval; an open end is None.

    ``type`` and ``basis`` are the columns ``period_type`` and ``period_basis``; ``time`` is the
    expression that it was read from.
    """

    start: date | None
    end: date | None
    type: str
    basis: str
    time: Time | None = None

    @property
    def empty(self) -> bool:
        """Whether it names no day."""
        return self.start is None and self.end is None


UNKNOWN = Period(None, None, "unknown", "unknown")


def period_of(time: Time, article: Article) -> Period:
    """The period that a time expression gives to a claim, with the preposition before it."""
    text = article.text
    said = text[time.start : time.end]
    if said.lower() in PRESENT or time.value == "PRESENT_REF":
        return present(time, article)
    if time.date_from is None and time.date_to is None:
        start, end = past_span(time, said, article)
        return Period(start, end, "duration", "published", time) if start else UNKNOWN
    basis = "stated" if time.anchor in {"stated", ""} else "resolved"
    before = preposition(text[max(0, time.start - REACH) : time.start], said)
    opening = min(time.start + len("the end of"), time.end)  # "2011 to the end of 2015" is no day
    return bounded(
        time,
        before,
        basis,
        ends=END_OF.search(text, time.start - len("the end of "), opening) is not None,
        article=article,
    )


def together(first: Period, second: Period) -> Period | None:
    """Two periods as one if the second begins on the day after the first ends: "2017 and 2018"."""
    if not (first.time and second.time and first.start and first.end and second.end):
        return None
    if second.start != first.end + timedelta(days=1):
        return None
    time = replace(first.time, end=second.time.end)
    return replace(first, end=second.end, type="duration", time=time)


def within(span: Time, gap: str, other: Time) -> bool:
    """Whether a time only sets where a span lies: "the first half of 2019".

    Args:
        span: a time with days.
        gap: the words between the two.
        other: the time after it.
    """
    if not (span.date_from and span.date_to and other.date_from and other.date_to):
        return False
    words = " ".join(gap.split())
    if words in PART_OF:
        return other.date_from <= span.date_from and span.date_to <= other.date_to
    return words in ENDS_WITH and span.date_to == other.date_to


def preposition(before: str, said: str) -> str:
    """The preposition that governs a time, from the right; words may stand between the two."""
    opening = WORD.match(said)
    words = [said[: opening.end()].lower()] if opening else []
    if words and words[0] in SINCE | BEFORE:
        return words[0]
    found = [word.group().lower() for word in WORD.finditer(before)]
    return next((word for word in reversed(found) if word not in BETWEEN), "")


def bounded(time: Time, before: str, basis: str, *, ends: bool, article: Article) -> Period:
    """The interval of a time after "since", "from", "before", "until" or "the end of"."""
    start, end, latest = time.date_from, time.date_to, article.published_at(time.start)[1]
    ahead = start is not None and latest is not None and start > latest
    if before in SINCE or (before in FROM and ahead):
        return Period(start, None, "open_end", basis, time)
    if start and before in BEFORE:
        last = end if ends else start - timedelta(days=1)
        return Period(None, last, "open_start", basis, time)
    if end and ends:
        return Period(end, end, "instant", basis, time)
    if start is None or end is None:
        return Period(start, end, "open_end" if end is None else "open_start", basis, time)
    return Period(start, end, "instant" if start == end else "duration", basis, time)


def present(time: Time, article: Article) -> Period:
    """The day of publication for "now", if the range of days is short."""
    first, last = article.published_at(time.start)
    if first is None or last is None or (last - first).days > NARROW:
        return UNKNOWN
    return Period(first, last, "instant" if first == last else "duration", "published", time)


def past_span(time: Time, said: str, article: Article) -> tuple[date | None, date | None]:
    """Count "the past two years" back from the day of publication, if it is known."""
    found = SPAN_VALUE.fullmatch(time.value)
    first, last = article.published_at(time.start)
    if found is None or first is None or last is None or (last - first).days > NARROW:
        return None, None
    if not PAST_SPAN.search(said):
        return None, None
    count, unit = int(found[1]), found[2]
    if unit in DAYS:
        return first - timedelta(days=count * DAYS[unit]), last
    months = first.year * MONTHS + first.month - 1 - count * (MONTHS if unit == "Y" else 1)
    if months < MONTHS:
        return None, None
    day = min(first.day, LAST_SAFE_DAY)
    return date(months // MONTHS, months % MONTHS + 1, day), last
