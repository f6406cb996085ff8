"""Candidates: the phrases that may answer a field of a quantity, each with its generators.

A candidate is a span of the article or of its title, or nothing. The encoder proposes most of them;
the document proposes what the quantities before this one were found to be about.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import exp
from typing import Any

from claimledger.claims.learned.encoder import Reading, Span
from claimledger.claims.learned.names import content_words, is_pronoun, overlap
from claimledger.claims.learned.periods import Period, period_of
from claimledger.records import Article, Quantity, Time

PHRASES = ("subject", "measure", "counterpart", "attributed_to", "speaker")
"""Fields that a phrase answers."""

NEEDED = frozenset({"subject", "measure"})
"""Fields that every claim has."""

KEPT = 12
"""Candidates of a field that are compared."""

BEFORE = 3
"""Quantities before this one whose answers are candidates for it."""


@dataclass(slots=True)
class Candidate:
    """A phrase that may answer a field.

    ``own`` is the encoder's probability of just this span, ``mass`` that of all spans with the same
    name, ``mention`` that of the mentions nearest to the number; ``from_document`` says that an
    earlier quantity proposed it. A candidate without text says that there is no answer.
    """

    text: str
    start: int
    end: int
    in_title: bool = False
    own: float = 0.0
    mass: float = 0.0
    mention: float = 0.0
    from_document: bool = False
    words: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether it stands for no answer."""
        return not self.text


@dataclass
class Document:
    """What all quantities of an article share."""

    article: Article
    quantities: Sequence[Quantity]
    readings: Sequence[Reading]
    lower: str = field(init=False)
    title: str = field(init=False)
    periods: dict[int, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.lower = self.article.text.lower()
        self.title = (self.article.title or "").lower()
        self._periods_of_times: dict[int, Period] = {}

    def period(self, time: Time) -> Period:
        """What a time of the article comes to."""
        if time.start not in self._periods_of_times:
            self._periods_of_times[time.start] = period_of(time, self.article)
        return self._periods_of_times[time.start]

    def in_heading(self, offset: int) -> bool:
        """Whether a character stands in a heading or the title's line."""
        found = bisect_right(self.article.segments, offset, key=lambda s: s.start) - 1
        return found >= 0 and self.article.segments[found].label in {"title", "dek", "heading"}

    def text_of(self, span: Span) -> str:
        """The words of a span."""
        source = self.article.title or "" if span.in_title else self.article.text
        return source[span.start : span.end].strip()

    @cached_property
    def likely(self) -> Sequence[Mapping[str, Candidate | None]]:
        """For each quantity and field the candidate with the largest mass, or None for nothing."""
        found = []
        for reading in self.readings:
            best: dict[str, Candidate | None] = {}
            for name in PHRASES:
                options = proposed(self, reading, name)
                options = [c for c in options if name not in NEEDED or not c.empty]
                top = max(options, key=lambda c: c.mass, default=None)
                best[name] = None if top is None or top.empty else top
            found.append(best)
        return found


def proposed(document: Document, reading: Reading, name: str) -> list[Candidate]:
    """The encoder's candidates for a field, with their masses; the one of no answer is first."""
    options = [as_candidate(document, span) for span in reading.spans[name][:KEPT]]
    if not any(option.empty for option in options):
        options.append(Candidate("", 0, 0))
    for one in options:
        one.mass = sum(other.own for other in options if overlap(one.words, other.words))
    if name == "subject":
        mentions = [as_candidate(document, span) for span in reading.spans["subject_mention"][:6]]
        for one in options:
            one.mention = sum(m.own for m in mentions if overlap(one.words, m.words))
    return sorted(options, key=lambda c: (not c.empty, -c.mass, -c.own))


def as_candidate(document: Document, span: Span) -> Candidate:
    """One span of the encoder as a candidate."""
    text = "" if span.empty else document.text_of(span)
    return Candidate(
        text, span.start, span.end, span.in_title, own=exp(span.score), words=content_words(text)
    )


def candidates(document: Document, at: int, name: str) -> list[Candidate]:
    """The candidates for a field of the quantity at an index: those of the encoder, then others."""
    found = proposed(document, document.readings[at], name)
    for k in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        other = document.likely[k][name]
        if other is None or is_pronoun(other.text):
            continue
        same = [c for c in found if not c.empty and c.words == other.words]
        for one in same:
            one.from_document = True
        if not same:
            found.append(
                Candidate(
                    other.text,
                    other.start,
                    other.end,
                    other.in_title,
                    mass=sum(c.own for c in found if overlap(c.words, other.words)),
                    from_document=True,
                    words=other.words,
                )
            )
    return found
