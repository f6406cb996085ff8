"""Candidates: the phrases that may answer a field of a quantity, each with its generators.

A candidate is a span of the article or of its title. The encoder proposes most of them;
the document proposes the answers of earlier quantities.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from math import exp
from typing import Any

from claimledger.claims import wording
from claimledger.claims.coreference import Names
from claimledger.claims.cues import Cues
from claimledger.claims.encoder import Reading, Span
from claimledger.claims.names import DETERMINERS, content_words, is_pronoun, overlap
from claimledger.claims.periods import Period, period_of, together, within
from claimledger.language.sentences import Sentence, sentence_at
from claimledger.records import Article, Quantity, Time

PHRASES = ("subject", "measure", "counterpart", "attributed_to", "speaker")
"""Fields that a phrase answers."""

SOURCES = frozenset({"attributed_to", "speaker"})
"""Fields that name the source of a claim."""

EVERYWHERE = frozenset({"subject", "measure"})
"""Fields that have an answer for every claim."""

KEPT = 12
"""Number of candidates of a field that are compared."""

MENTIONS = 6
"""Number of mentions of the subject that are compared."""

ANAPHORS, ANTECEDENTS = 2, 4
"""Most anaphors that are resolved, and most antecedents that are considered for each."""

DEFINITE = re.compile(rf"\b(?:{'|'.join(sorted(DETERMINERS))})\b", re.IGNORECASE)
DEFINITE_WIDTH = 6
"""Words that make a description definite, and characters in which they are searched."""

PROMINENT = 3
"""Names that are candidates for the subject of every quantity."""

AND = " and "
"""The words between two coordinated times."""

BETWEEN = re.compile(r"\bbetween\s(?:(?!\sand\s).)*$", re.IGNORECASE | re.DOTALL)
OTHER_END = re.compile(r"\sand\s(?:the\s)?[A-Z][\w&’-]*(?: [A-Z][\w&’-]*)*")
"""A phrase that ends after "between" and the first of two parties, and the name of the second."""

NEAR_BEFORE, NEAR_AFTER = 2, 1
"""Sentences before and after that of a quantity whose names may be its source."""

BEFORE = 3
"""Quantities before this one whose answers are candidates for it."""


@dataclass(slots=True)
class Candidate:
    """A phrase that may answer a field, as it would be published.

    ``own`` is the encoder's probability of just this span, ``mass`` that of all spans with the same
    name, and ``mention`` that of the mentions nearest to the number. ``from_document`` is true if
    an earlier quantity proposed it. ``stands_for`` is the mass of the anaphor whose antecedent it
    may be. A candidate without text means that there is no answer.
    """

    text: str
    start: int
    end: int
    in_title: bool = False
    own: float = 0.0
    mass: float = 0.0
    mention: float = 0.0
    from_document: bool = False
    stands_for: float = 0.0
    words: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether it stands for no answer."""
        return not self.text


@dataclass
class Document:
    """The context that all quantities of an article share."""

    article: Article
    quantities: Sequence[Quantity]
    readings: Sequence[Reading]
    sentences: Sequence[Sentence]
    lower: str = field(init=False)
    title: str = field(init=False)
    periods: dict[int, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.lower = self.article.text.lower()
        self.title = (self.article.title or "").lower()
        self.names = Names(self.article.text)
        self.cues = Cues(self.article.text)
        self._proposed: dict[tuple[int, str], list[Candidate]] = {}
        self._periods_of_times: dict[int, Period] = {}

    def period(self, time: Time) -> Period:
        """The period of a time of the article."""
        if time.start not in self._periods_of_times:
            self._periods_of_times[time.start] = self.coordinated(time)
        return self._periods_of_times[time.start]

    def coordinated(self, time: Time) -> Period:
        """The period of a time with those beside it: "2017 and 2018", "the first half of 2018"."""
        times = self.article.times
        at = bisect_left(times, time.start, key=lambda each: each.start)
        gap = self.text_between(at - 1) if at else ""
        if at and within(times[at - 1], gap, time):
            time = times[at - 1]
        found = period_of(time, self.article)
        if at and gap == AND:
            found = together(period_of(times[at - 1], self.article), found) or found
        if at + 1 < len(times) and self.text_between(at) == AND:
            found = together(found, period_of(times[at + 1], self.article)) or found
        return found

    def text_between(self, at: int) -> str:
        """The text between a time and the next one."""
        first, second = self.article.times[at : at + 2]
        return self.article.text[first.end : second.start]

    def in_heading(self, offset: int) -> bool:
        """Whether a character is in a heading or in the line of the title."""
        found = bisect_right(self.article.segments, offset, key=lambda s: s.start) - 1
        return found >= 0 and self.article.segments[found].label in {"title", "dek", "heading"}

    def proposed(self, at: int, name: str) -> list[Candidate]:
        """The candidates that the encoder proposes for a field of a quantity; computed once."""
        if (at, name) not in self._proposed:
            self._proposed[at, name] = proposed(self, at, name)
        return self._proposed[at, name]

    def nothing(self, at: int, name: str) -> float:
        """The encoder's probability that the text has no answer for a field of a quantity."""
        return next(one.own for one in self.proposed(at, name) if one.empty)

    def sentence(self, offset: int) -> int:
        """The index of the sentence that contains a character; -1 before the first."""
        return sentence_at(self.sentences, offset)

    def sentence_of(self, offset: int) -> Sentence:
        """The sentence that contains a character; before the first sentence, the first."""
        return self.sentences[max(0, self.sentence(offset))]

    def whole_words(self, span: Span) -> Span:
        """A span with the rest of its first and its last word, and both ends of a "between"."""
        source = self.article.title or "" if span.in_title else self.article.text
        start, end = span.start, span.end
        while start < end and start > 0 and source[start - 1].isalnum() and source[start].isalnum():
            start -= 1
        while start < end < len(source) and source[end - 1].isalnum() and source[end].isalnum():
            end += 1
        if BETWEEN.search(source, start, end) and (other := OTHER_END.match(source, end)):
            end = other.end()
        return Span(span.score, start, end, span.in_title)

    def worded(self, span: Span, name: str, at: int) -> str:
        """The words of a span in the form in which a field would publish them."""
        if span.empty:
            return ""
        source = self.article.title or "" if span.in_title else self.article.text
        if name != "measure":
            start, end = (span.start, span.end) if span.in_title else self.beside_times(span)
            phrase = source[start:end]
            named = wording.source(phrase) if name in SOURCES else wording.party(phrase)
            return self.names.full(named)
        number = self.quantities[at]
        if span.in_title or span.end <= number.start or number.end <= span.start:
            words = source[span.start : span.end]
            gap = "" if span.in_title else source[number.end : span.start]
            return wording.measure(wording.part_of(gap, words, number.unit))
        inner = source[max(span.start, number.start) : min(span.end, number.end)]
        before, after = source[span.start : number.start], source[number.end : span.end]
        counts = number.unit_code is None
        return wording.measure(
            wording.around_number(before, inner, after, unit=number.unit, counts=counts)
        )

    def whole_name(self, span: Span, name: str, at: int, text: str) -> str:
        """The words of a span with the rest of the names in it, unless they stand for a full one.

        Every word of a heading may be capitalised, so names cannot be recognised there. A time is
        not part of a name.
        """
        start, end = self.names.whole(span.start, span.end)
        if (start, end) == (span.start, span.end) or self.in_heading(span.start):
            return text
        source = self.article.text
        if wording.party(source[span.start : span.end]) != text or self.has_time(start, end):
            return text
        return self.worded(Span(span.score, start, end), name, at)

    def beside_times(self, span: Span) -> tuple[int, int]:
        """A phrase without the time that it ends with, and after a time that is set off in it.

        Examples are "plague on Sunday" and "tariffs in May, exports".
        """
        start, end = span.start, span.end
        at = bisect_right(self.article.times, start, key=lambda time: time.end)
        for time in takewhile(lambda time: time.end <= span.end, self.article.times[at:]):
            if time.end == span.end and start < time.start:
                end = time.start
            elif self.article.text.startswith(", ", time.end):
                start = time.end + len(", ")
        return start, end

    def has_time(self, start: int, end: int) -> bool:
        """Whether there is a time in some characters."""
        at = bisect_right(self.article.times, start, key=lambda time: time.end)
        return at < len(self.article.times) and self.article.times[at].start < end

    def near(self, at: int) -> list[tuple[int, str]]:
        """The names in the sentences around a quantity, with their offsets."""
        number = self.sentence(self.quantities[at].start)
        first = self.sentences[max(0, number - NEAR_BEFORE)].start
        last = self.sentences[min(len(self.sentences) - 1, number + NEAR_AFTER)].end
        low = bisect_left(self.names.mentions, (first, ""))
        high = bisect_left(self.names.mentions, (last, ""))
        return self.names.mentions[low:high]

    @cached_property
    def prominent(self) -> Sequence[tuple[int, str]]:
        """The most frequent names of the article, with the place of their first mention."""
        first: dict[str, int] = {}
        for start, name in self.names.mentions:
            first.setdefault(name, start)
        counts = Counter(name for _, name in self.names.mentions)
        return [(first[name], name) for name, n in counts.most_common(PROMINENT) if n > 1]

    @cached_property
    def likely(self) -> Sequence[Mapping[str, Candidate | None]]:
        """For each quantity and field, the candidate with the largest mass, or None."""
        found = []
        for at in range(len(self.readings)):
            best: dict[str, Candidate | None] = {}
            for name in PHRASES:
                options = self.proposed(at, name)
                options = [c for c in options if name not in EVERYWHERE or not c.empty]
                top = max(options, key=lambda c: c.mass, default=None)
                best[name] = None if top is None or top.empty else top
            found.append(best)
        return found


def proposed(document: Document, at: int, name: str) -> list[Candidate]:
    """The encoder's candidates for a field, each once; the empty candidate is first."""
    reading = document.readings[at]
    by_text: dict[str, Candidate] = {"": Candidate("", 0, 0)}
    for span in reading.spans[name][:KEPT]:
        one = as_candidate(document, span, name, at)
        by_text.setdefault(one.text, one).own += exp(span.score)
    options = list(by_text.values())
    for one in options:
        one.mass = sum(other.own for other in options if overlap(one.words, other.words))
    if name == "subject":
        spans = reading.spans["subject_mention"][:MENTIONS]
        mentions = [(as_candidate(document, span, name, at), exp(span.score)) for span in spans]
        for one in options:
            one.mention = sum(own for m, own in mentions if overlap(one.words, m.words))
    return sorted(options, key=lambda c: (not c.empty, -c.mass, -c.own))


def as_candidate(document: Document, span: Span, name: str, at: int) -> Candidate:
    """One span of the encoder as a candidate of whole words, without its probability."""
    span = document.whole_words(span)
    text = document.worded(span, name, at)
    if name != "measure" and text and not span.in_title:
        text = document.whole_name(span, name, at, text)
    if not text:
        return Candidate("", 0, 0)
    return Candidate(text, span.start, span.end, span.in_title, words=content_words(text))


def candidates(document: Document, at: int, name: str) -> list[Candidate]:
    """The candidates for a field of the quantity at an index: first those of the encoder."""
    found = [one for one in document.proposed(at, name) if not one.empty]
    for other in (document.likely[k][name] for k in range(at - 1, max(-1, at - 1 - BEFORE), -1)):
        if other is not None and not is_pronoun(other.text):
            added(found, other.text, other).from_document = True
    if name == "measure":
        return found
    if name == "subject":
        for start, full in document.prominent:
            added(found, full, Candidate(full, start, start + len(full)))
    if name in SOURCES:
        for start, full in document.near(at):
            added(found, full, Candidate(full, start, start + len(full)))
    anaphors = [c for c in found if is_pronoun(c.text) or is_description(document, c)]
    for anaphor in anaphors[:ANAPHORS]:
        for start, full in document.names.before(anaphor.start, ANTECEDENTS):
            place = Candidate(full, start, start + len(full))
            one = added(found, full, place)
            one.stands_for = max(one.stands_for, anaphor.mass)
    return found


def is_description(document: Document, one: Candidate) -> bool:
    """Whether a candidate is a definite description of an entity named elsewhere."""
    before = document.article.text[max(0, one.start - DEFINITE_WIDTH) : one.start + DEFINITE_WIDTH]
    return not one.in_title and one.text[:1].islower() and DEFINITE.search(before) is not None


def added(found: list[Candidate], text: str, place: Candidate) -> Candidate:
    """The candidate with these words; if there is none, a new one at the place of another."""
    words = content_words(text)
    for one in found:
        if one.words == words:
            return one
    mass = sum(c.own for c in found if overlap(c.words, words))
    new = Candidate(text, place.start, place.end, place.in_title, mass=mass, words=words)
    found.append(new)
    return new
