"""Baselines: the period, and through the other number the value, that a change starts from."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from claimledger.claims.intervals import Period, partner
from claimledger.claims.tokens import Token

YEAR_BEFORE = re.compile(
    r"""\b(?: year[-\s]on[-\s]year | year[-\s]over[-\s]year | y[-/]o[-/]y | yoy
        | on\ the\ year | (?:a|one)\ year\ (?:earlier|ago|before)
        | annually | annual\ (?:rate|increase|decline|growth)
        | same\ (?:period|month|quarter|time|week|day|stage|point)
          \ (?:of\ )?(?:last|the\ previous|a)\ year
        | year[-\s]earlier | year[-\s]ago | from\ (?:the\ )?(?:previous|prior)\ year )\b""",
    re.VERBOSE | re.IGNORECASE,
)


MONTH_BEFORE = re.compile(
    r"\b(?:month[-\s](?:on|over)[-\s]month|m[-/]o[-/]m|on the month"
    r"|from (?:the )?(?:previous|prior|preceding) month|(?:a|one) month (?:earlier|ago|before))\b",
    re.IGNORECASE,
)


QUARTER_BEFORE = re.compile(
    r"\b(?:quarter[-\s](?:on|over)[-\s]quarter|q[-/]o[-/]q|three months earlier"
    r"|from (?:the )?(?:previous|prior|preceding) quarter"
    r"|(?:a|one) quarter (?:earlier|ago|before))\b",
    re.IGNORECASE,
)


def shifted(day: date, months: int) -> date:
    """The same day `months` earlier; a month's last day stays its last day."""
    last = day.day == monthrange(day.year, day.month)[1]
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, length if last else min(day.day, length))


def compared_period(sentence: str, period: Period) -> tuple[date | None, date | None]:
    """The interval that a phrase such as "year on year" compares a period with."""
    if period.start is None or period.end is None:
        return None, None
    for pattern, months in ((YEAR_BEFORE, 12), (QUARTER_BEFORE, 3), (MONTH_BEFORE, 1)):
        if pattern.search(sentence):
            return shifted(period.start, months), shifted(period.end, months)
    return None, None


def started_from(
    tokens: Sequence[Token], index: int | None, period: Period, kind: str
) -> tuple[date | None, date | None]:
    """The interval a change is counted from: after "since", or the first of "between A and B"."""
    if index is None or kind not in {"change", "ratio"}:
        return None, None
    time = tokens[index].time
    if time is None:
        return None, None
    if period.type == "open_end":
        return time.date_from, time.date_to
    other = partner(tokens, index)
    if other is None:
        return None, None
    first = tokens[min(index, other)].time
    return (first.date_from, first.date_to) if first is not None else (None, None)
