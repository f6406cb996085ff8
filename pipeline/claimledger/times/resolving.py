"""The second step: resolve mentions to times, with or without a publication date."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from claimledger.language import ENGLISH, Language
from claimledger.records import Published, Time
from claimledger.times.lexicon import words
from claimledger.times.meanings.base import Cue, Fixed, Meaning, Reading, Scene
from claimledger.times.meanings.named import EitherDay, Named
from claimledger.times.meanings.relative import FromFocus
from claimledger.times.meanings.running_spans import NOT_YET
from claimledger.times.mention import Mention
from claimledger.times.spans import Span, add_units
from claimledger.times.tense import cue
from claimledger.times.tokens import lower

COMPARISONS = {
    "ago",
    "counted_day",
    "earlier",
    "year_ago",
    "same_period",
    "same_period_of",
    "year_period",
}
"""Rules for times that others are compared with; they do not move the focus of the text."""

ORDERS = {"day_month": 1, "short_date": 1, "month_day": -1}
"""Rules of dates in words: 1 where the day comes first, -1 where the month does."""
TOO_WIDE = "publication bracket too wide"
PERIODS = {"quarter", "half", "run"}
"""Grains of periods whose figures a text compares with those of a year before."""


def _compares(mention: Mention) -> bool:
    meaning = mention.meaning
    back = isinstance(meaning, FromFocus) and meaning.count < 0
    return mention.rule in COMPARISONS or (back and meaning.grain != "day")


def _dated(mentions: Sequence[Mention]) -> dict[tuple[int, int], Span]:
    """The days that the text gives with a year, by month and day, if it gives only one year."""
    days: dict[tuple[int, int], Span] = {}
    spans = [m.meaning.span for m in mentions if isinstance(m.meaning, Fixed)]
    given = {span for span in spans if span.grain == "day"}
    years = Counter((span.first.month, span.first.day) for span in given)
    for span in given:
        if years[key := (span.first.month, span.first.day)] == 1:
            days[key] = span
    return days


def _order(meaning: Meaning) -> int:
    """1 for a date in figures that must have its day first, -1 for one that cannot, else 0."""
    if not isinstance(meaning, EitherDay):
        return 0
    return (meaning.month_first is None) - (meaning.day_first is None)


def _moved(scene: Scene, span: Span) -> Scene:
    """The scene after the text has named a span."""
    if span.grain == "day":
        return replace(scene, focus=span, today=span)
    complete = scene.published is not None and span.last < scene.published
    newest = scene.period is None or span.last >= scene.period.last
    current = span.grain in PERIODS and complete and newest
    period = span if current else scene.period
    return replace(scene, focus=span, period=period)


def _opened(scene: Scene, mention: Mention, span: Span) -> Scene:
    """The scene after "since January": the figures are for the days from then to now."""
    day = scene.published
    if mention.mod != "ON_OR_AFTER" or mention.meaning.grain == "weekday" or day is None:
        return scene
    if not span.first <= day < add_units(span.first, 1, "year"):
        return scene
    return replace(scene, period=Span("run", span.first, day))


def _read(
    mentions: Sequence[Mention], cues: Sequence[Callable[[], Cue]], published: date | None
) -> list[Reading]:
    """Read every mention at one publication day. Each resolved one is the focus for the next."""
    days = _dated(mentions)
    orders = (ORDERS.get(mention.rule, 0) or _order(mention.meaning) for mention in mentions)
    scene = Scene(published, days=days, day_first=sum(orders) > 0)
    readings = []
    for mention, heard in zip(mentions, cues, strict=True):
        try:
            reading = mention.meaning.on(replace(scene, cue=heard))
        except (OverflowError, ValueError):
            reading = Reading("XXXX", None, None, "outside the calendar")
        if reading.span is not None and not _compares(mention):
            scene = _opened(_moved(scene, reading.span), mention, reading.span)
            meaning = mention.meaning
            named = isinstance(meaning, Fixed) or (isinstance(meaning, Named) and not meaning.feast)
            if named and meaning.grain == "day":
                days[reading.span.first.month, reading.span.first.day] = reading.span
        readings.append(reading)
    return readings


def _agreed(early: list[Reading], late: list[Reading], without: list[Reading]) -> list[Reading]:
    """The readings that are the same at both ends of a bracket, else those without a date."""
    return [
        a if a == b else c if c.first is not None else replace(c, anchor=TOO_WIDE)
        for a, b, c in zip(early, late, without, strict=True)
    ]


def resolve(
    text: str,
    mentions: Sequence[Mention],
    published: Published = None,
    language: Language = ENGLISH,
) -> list[Time]:
    """Resolve mentions at a publication date.

    If the date is a bracket, a mention is resolved only if both ends of the bracket give the same
    reading. Days between them then give it too, because the nearest date moves in the same
    direction as the publication date. Otherwise, or if one end is open, the value of the mention
    contains X.
    """
    early, late = published if isinstance(published, tuple) else (published, published)
    if early is None or late is None:  # without a day, past and future are all the same
        readings = _read(mentions, [Cue] * len(mentions), None)
    else:
        low, table = lower(text), words(language)
        cues = [cache(partial(cue, text, low, mention, table)) for mention in mentions]
        readings = _read(mentions, cues, early)
        if early != late:
            readings = _agreed(readings, _read(mentions, cues, late), _read(mentions, cues, None))
    return [
        Time(m.start, m.end, m.type, r.value, m.mod, r.first, r.last, r.anchor, m.rule)
        for m, r in zip(mentions, readings, strict=True)
        if r.anchor != NOT_YET
    ]
