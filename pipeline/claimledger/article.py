"""One page through all pure steps: read, clean, describe, resolve, find, claim.

This is the only pure module that imports reading, cleaning, metadata, times, quantities and claims.
Each step is a function of the step before, so a run can store the results between the steps.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby
from math import isfinite
from typing import Protocol, TypeVar

from claimledger import ids
from claimledger import quantities as numeric
from claimledger.claims import Joined, join
from claimledger.cleaning import clean
from claimledger.language import ENGLISH, LANGUAGES
from claimledger.metadata import describe
from claimledger.metadata.sidecar import Sidecar
from claimledger.reading import read, text_rendition
from claimledger.records import (
    Article,
    Claim,
    Finding,
    Published,
    Quantity,
    Rendition,
    Segment,
    Time,
)
from claimledger.times import find_times, numbered_times, recognise, resolve

__all__ = ["clean", "find_quantities", "find_times", "read_article", "read_claims"]

LANGUAGES_WITH_GRAMMAR = frozenset(LANGUAGES)
"""Languages with a grammar of numbers and dates; "und" means that the text is too short to tell."""

TOO_LARGE = "it is too large for a column of numbers"
"""Why a number with hundreds of digits is not a claim."""


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Character after the last."""


Spanned = TypeVar("Spanned", bound=Span)


def read_article(
    raw: str | bytes,
    *,
    url: str | None = None,
    published: Published = None,
    sidecar: Sidecar | None = None,
    declared: Sequence[Finding] = (),
) -> Article:
    """Clean a saved page and find its title, publisher, dates and language.

    Args:
        raw: a saved page, as the bytes of its file or as text.
        url: its address, if the caller knows it.
        published: its day of publication, or the earliest and the latest possible day.
        sidecar: the content of the sidecar; it overrides the page.
        declared: what a web archive states about the page.

    Raises:
        claimledger.reading.Unreadable: the bytes contain no text that can be read.
    """
    rendition = text_rendition(raw) if isinstance(raw, str) else read(raw)
    rendition = replace(rendition, declared=(*rendition.declared, *declared))
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    segments = clean(rendition.text, rendition.blocks)
    return describe_article(
        ids.snapshot_id(data),
        rendition,
        segments,
        url=url,
        published=published,
        sidecar=sidecar,
    )


def describe_article(  # noqa: PLR0913 - one argument a source of knowledge about the article
    snapshot_id: str,
    rendition: Rendition,
    segments: Sequence[Segment],
    *,
    url: str | None = None,
    published: Published = None,
    sidecar: Sidecar | None = None,
) -> Article:
    """Name and date a cleaned page, then resolve its times by that date.

    Times are recognised once. Unresolved, they help to date the article; the date then resolves
    the times of the article itself.
    """
    text = rendition.text
    mentions = recognise(text, numeric_spans(segments), ENGLISH)  # its language is not known yet
    undated = resolve(text, mentions, None, ENGLISH)
    found = describe(rendition, segments, undated, url=url, published=published, sidecar=sidecar)
    times: list[Time] = []
    if found.language in LANGUAGES_WITH_GRAMMAR:
        # A post of a live blog counts from its own day.
        for days, together in groupby(
            within(mentions, segments), key=lambda one: found.published_at(one.start)
        ):
            times += resolve(text, list(together), days, LANGUAGES[found.language])
    said = {field.name: getattr(found, field.name) for field in fields(found)}
    return Article(
        snapshot_id=snapshot_id,
        rendition=rendition,
        segments=tuple(segments),
        times=tuple(times),
        **said,
    )


def find_quantities(text: str, times: Sequence[Time] | None = None) -> list[Quantity]:
    """Find the numbers of a text; if `times` is missing, find its time expressions first."""
    # The language of a bare text is not known.
    known = numbered_times(text, ENGLISH) if times is None else times
    return numeric.find_quantities(text, known, language=ENGLISH)


def find_article_quantities(article: Article) -> list[Quantity]:
    """Quantities of the article itself and of its captions, in order.

    An article in a language without a grammar has none: "1.234,5" must not become 1.2345.
    """
    if article.language not in LANGUAGES_WITH_GRAMMAR:
        return []
    spans, language = numeric_spans(article.segments), LANGUAGES[article.language]
    found = numeric.find_quantities(article.text, article.times, spans, language)
    return [holdable(one) for one in within(found, article.segments)]


def holdable(found: Quantity) -> Quantity:
    """A quantity as a table can hold it: without its value if that has hundreds of digits."""
    ends = [end for end in (found.value, found.value_high) if end is not None]
    if all(isfinite(float(end)) for end in ends):
        return found
    return replace(found, value=None, value_high=None, role="other", reason=TOO_LARGE)


def join_claims(article: Article) -> Joined:
    """Claims of an article, their evidence, and every quantity with its final role."""
    return join(article, find_article_quantities(article))


def read_claims(
    raw: str | bytes, *, published: Published = None, url: str | None = None
) -> list[Claim]:
    """Read the quantitative claims of a saved page.

    >>> [claim] = read_claims("Trade between Chile and Peru rose 4.5% in 2023, the ministry said.")
    >>> str(claim.value), claim.unit, claim.direction, str(claim.period_start)
    ('4.5', '%', 'up', '2023-01-01')
    """
    return list(join_claims(read_article(raw, url=url, published=published)).claims)


def numeric_spans(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Where numbers and times are read: the kept segments and the captions.

    Consecutive lines of one kind are read together, because a line break may divide a sentence.
    """
    spans: list[tuple[int, int]] = []
    flow = ""
    for segment in (each for each in segments if each.numeric):
        if spans and segment.flow == flow and segment.start - spans[-1][1] <= 1:
            spans[-1] = spans[-1][0], segment.end
        else:
            spans.append((segment.start, segment.end))
        flow = segment.flow
    return spans


def within(found: Iterable[Spanned], segments: Sequence[Segment]) -> list[Spanned]:
    """The items of `found` that lie in a kept segment or a caption; only these are read."""
    read_here = numeric_spans(segments)
    starts = [start for start, _ in read_here]
    return [
        item
        for item in found
        if (at := bisect_right(starts, item.start) - 1) >= 0 and item.end <= read_here[at][1]
    ]
