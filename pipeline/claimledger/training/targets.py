"""Annotations as targets of the encoder: the right spans and classes of each window."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimledger.claims.encoder import CLASSES, LONGEST, SPANS
from claimledger.claims.windows import NOWHERE, TEXT, TITLE_TEXT, Window, windows
from claimledger.records import Article, Quantity, Time
from claimledger.training.agreement import accepted, is_right, is_right_period, pairs, same_number
from claimledger.training.corpus import QUOTES, Row

Places = set[tuple[int, int]]
"""Spans of tokens, first and last."""

NEAREST = 3
"""How many occurrences of a measure or a time count as right, the nearest first."""

MAIN_WORTH = 0.7
"""Probability of an annotator's own verdict on worth if another one is accepted too."""

UNKNOWN = -1
"""A class without an answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the targets of its quantity.

    ``spans``: for each field the numbers of its right spans, in the order of the encoder's output,
    where 0 is no span; a field without any is unknown. ``worth``: (3,) probabilities. ``classes``:
    (3,) indices of kind, direction and modality, or UNKNOWN.
    """

    window: Window
    spans: Sequence[Sequence[int]]
    worth: npt.NDArray[np.float32]
    classes: npt.NDArray[np.int64]


def examples(
    article: Article, quantities: Sequence[Quantity], rows: Sequence[Row]
) -> Iterator[Example]:
    """Yield the windows of an article with their targets.

    Args:
        article: the article as claimledger reads it.
        quantities: its quantities that can be claims, in order.
        rows: the annotations.
    """
    answers = pairs([(q.start, q.end) for q in quantities], tuple(rows))
    for window in windows(article, quantities):
        yield example(article, window, quantities, answers.get(window.quantity))


def example(
    article: Article, window: Window, quantities: Sequence[Quantity], row: Row | None
) -> Example:
    """One window with its targets; ``row`` is the annotation of its quantity."""
    classes = np.full(len(CLASSES) - 1, UNKNOWN, dtype=np.int64)
    if row is None or not row["worth"]:
        return Example(window, [[] for _ in SPANS], worth_of(row), classes)
    for c, field in enumerate(list(CLASSES)[1:]):
        classes[c] = CLASSES[field].index(row[field])
    found = Finder(article, window, quantities, row, window.place[0])
    spans = []
    for field in SPANS:
        places = found.places(field)
        none = [0] if found.may_be_none(field, any_place=bool(places)) else []
        spans.append(none + [number(*p) for p in sorted(places) if p[1] - p[0] < LONGEST])
    return Example(window, spans, worth_of(row), classes)


def number(first: int, last: int) -> int:
    """The number of a span in the order of the encoder's output."""
    return 1 + first * LONGEST + last - first


def worth_of(row: Row | None) -> npt.NDArray[np.float32]:
    """Probabilities of the three verdicts on worth."""
    main = 0 if row is None else int(row["worth"])
    others = {int(x) for x in (row or {"accept": {}})["accept"].get("worth", []) if x in {0, 1, 2}}
    others -= {main}
    found = np.zeros(len(CLASSES["worth"]), dtype=np.float32)
    for other in others:
        found[other] = (1 - MAIN_WORTH) / len(others)
    found[main] = MAIN_WORTH if others else 1.0
    return found


@dataclass(frozen=True, slots=True)
class Finder:
    """Find the places of the answers for one quantity in a window."""

    article: Article
    window: Window
    quantities: Sequence[Quantity]
    row: Row
    at: int

    def places(self, field: str) -> Places:
        """Spans of tokens that are right for a field."""
        if field == "time":
            return self.times()
        if field == "baseline":
            return self.baselines()
        if field == "subject_mention":
            return self.nearest(self.occurrences([self.row.get("subject_quote")]), 1)
        answers = [x for x in accepted(self.row, field) if isinstance(x, str)]
        found = self.occurrences(answers)
        quote = self.row.get(QUOTES[field]) or ""
        if quote and (is_right(field, quote, self.row) or not found):
            found |= self.nearest(self.occurrences([quote]), 1)
        return self.nearest(found, NEAREST) if field == "measure" else found

    def may_be_none(self, field: str, *, any_place: bool) -> bool:
        """Whether no span is a right answer, in this window."""
        if field in {"subject", "subject_mention", "measure"} or any_place:
            return False
        return field != "baseline" or self.row.get("baseline_value") is None

    def times(self) -> Places:
        """Times with the interval of the answer, else the words that state it."""
        row, found = self.row, Places()
        if row.get("period_start") or row.get("period_end"):
            right = [time for time in self.article.times if is_right_period(*ends(time), row)]
            found = {p for time in right if (p := self.tokens(TEXT, time.start, time.end))}
        return self.nearest(found or self.occurrences([row.get("time_text")]), NEAREST)

    def baselines(self) -> Places:
        """Quantities of the window with the value that the answer is compared with."""
        wanted, found = self.row.get("baseline_value"), Places()
        for other in self.quantities:
            place = self.tokens(TEXT, other.start, other.end)
            known = wanted is not None and other.value is not None
            if known and place and place[0] != self.at and same_number(other.value, wanted):
                found.add(place)
        return self.nearest(found, 1)

    def occurrences(self, phrases: Sequence[object]) -> Places:
        """Where phrases occur in the window, including its title."""
        found = Places()
        tokens = self.window.tokens
        for source, text in ((TITLE_TEXT, self.article.title or ""), (TEXT, self.article.text)):
            here = np.flatnonzero(tokens.source == source)
            if not len(here):
                continue
            low, high = int(tokens.start[here[0]]), int(tokens.end[here[-1]])
            for phrase in {str(phrase) for phrase in phrases if phrase}:
                pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
                for match in re.compile(pattern, re.IGNORECASE).finditer(text, low, high):
                    if place := self.tokens(source, *match.span()):
                        found.add(place)
        return found

    def tokens(self, source: int, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token of some characters, if they are in the window."""
        tokens = self.window.tokens
        inside = (tokens.source == source) & (tokens.start < end) & (tokens.end > start)
        here = np.flatnonzero(inside & (tokens.source != NOWHERE))
        return (int(here[0]), int(here[-1])) if len(here) else None

    def nearest(self, places: Places, count: int) -> Places:
        """The places nearest to the quantity."""
        return set(
            sorted(places, key=lambda p: (min(abs(p[0] - self.at), abs(p[1] - self.at)), p))[:count]
        )


def ends(time: Time) -> tuple[str, str]:
    """The interval of a time as ISO days; an open end is empty."""
    return str(time.date_from or ""), str(time.date_to or "")
