"""Bases: the period that a change is measured against, as in "up 3% from a year earlier"."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice, takewhile
from operator import attrgetter

from dateutil.relativedelta import relativedelta

from claimledger.language.lexicon import lexicon
from claimledger.records import Article, Claim, Time

LAST_DAY = 31
"""The last day of any month, for relativedelta."""
LEADING = 24
"""Characters before a time in which the words that introduce a basis are searched."""


def with_basis(claim: Claim, article: Article, following: int) -> Claim:
    """A change with the period that it is measured against, if words near the number name it.

    Args:
        claim: a claim with its period.
        article: its article.
        following: offset of the next number; words after it belong to that number.
    """
    if claim.kind != "change" or claim.period_start is None or claim.period_end is None:
        return claim
    first, last = claim.char_end, min(following, claim.sentence_end)
    beside = article.text[first:last]
    if (months := months_back(beside)) is not None:
        days = earlier(claim.period_start, months), earlier(claim.period_end, months)
        return replace(claim, baseline_period_start=days[0], baseline_period_end=days[1])
    if (time := time_against(article, first, last, claim.period_start)) is not None:
        return replace(
            claim, baseline_period_start=time.date_from, baseline_period_end=time.date_to
        )
    return claim


def months_back(words: str) -> int | None:
    """The months between a change and its basis, if words name a span between them.

    >>> months_back(" in May from a year earlier"), months_back(", month on month")
    (12, 1)
    >>> months_back(" over the year to May"), months_back(" y/y"), months_back(" a year later")
    (None, 12, None)
    """
    found = spans().search(words)
    if found is None:
        return None
    known = lexicon("claims", "comparing.yaml")
    said = next(word for word in found.groups() if word)
    return int(known["signs"].get(said) or known["spans"][said.lower()])


@cache
def spans() -> re.Pattern[str]:
    """Spans between a change and its basis, and signs for them."""
    known = lexicon("claims", "comparing.yaml")
    span, signs, doubled, alone, against, after, before = (
        either(known[name])
        for name in ("spans", "signs", "doubled", "alone", "against", "after", "before")
    )
    same = r"(?:(?:the\s)?(?:same|corresponding|comparable)\s(?:[\w-]+\s){1,2}(?:of\s)?)?"
    return re.compile(
        rf"(?i:\b({span})[-\s]{doubled}[-\s]\1\b"
        rf"|\b{alone}\sthe\s({span})\b(?!\s(?:of|that|to|ended|ending|through)\b)"
        rf"|\b{against}\s{same}(?:(?:an?|one|the)\s({span})\s{after}"
        rf"|(?:the\s)?{before}\s({span}))\b(?!['’]))|(?<!\w)({signs})(?!\w)"
    )


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of some phrases, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest) + ")"


def earlier(day: date, months: int) -> date:
    """The same day some months before; the last day of a month stays one.

    >>> earlier(date(2024, 4, 30), 1), earlier(date(2024, 2, 1), 12)
    (datetime.date(2024, 3, 31), datetime.date(2023, 2, 1))
    """
    ends = (day + timedelta(days=1)).day == 1
    before: date = day - relativedelta(months=months, day=LAST_DAY if ends else None)
    return before


def time_against(article: Article, first: int, last: int, period: date) -> Time | None:
    """The time before a period, between two offsets, after words such as "compared with"."""
    leads = introducing()
    at = bisect_left(article.times, first, key=attrgetter("start"))
    for time in takewhile(lambda time: time.end <= last, islice(article.times, at, None)):
        before = article.text[max(first, time.start - LEADING) : time.start]
        known = time.date_from is not None and time.date_to is not None and time.date_to < period
        if known and leads.search(before):
            return time
    return None


@cache
def introducing() -> re.Pattern[str]:
    """Words that introduce the time that a change is measured against."""
    against = either(lexicon("claims", "comparing.yaml")["against"])
    return re.compile(rf"\b{against}\s(?:the\s)?$", re.IGNORECASE)
