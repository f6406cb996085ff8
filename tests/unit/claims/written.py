"""Articles and claims written for tests: each paragraph a kept segment, each field as given."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from claimledger.ids import mention_id, snapshot_id
from claimledger.records import Article, Claim, Published, Rendition, Segment
from claimledger.times import find_times

PUBLISHED = date(2024, 3, 13)
NUMBER = re.compile(r"\d[\d.]*")


def article_of(text: str, published: Published = PUBLISHED, title: str | None = None) -> Article:
    """An article whose text is all its own, with its times resolved."""
    segments: list[Segment] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(at, at + len(line), "body", kept=True, rule="test"))
        at += len(line) + 1
    first, last = published if isinstance(published, tuple) else (published, published)
    return Article(
        snapshot_id=snapshot_id(text.encode()),
        rendition=Rendition(text, "text/plain", "utf-8", "test", "1"),
        segments=tuple(segments),
        times=tuple(find_times(text, published)),
        title=title,
        publisher=None,
        url="https://example.org/article",
        authors=(),
        language="en",
        published_earliest=first,
        published_latest=last,
        published_basis="stated",
        captured_at=None,
        word_count=len(text.split()),
        rights=None,
        evidence=(),
    )


def claim_of(
    article: Article,
    quote: str,
    occurrence: int = 1,
    **said: Any,  # noqa: ANN401 - any column
) -> Claim:
    """A claim with this quote, whose number begins it; the other fields are as said."""
    text, start = article.text, -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    identity = mention_id(article.snapshot_id, start)
    return Claim(
        claim_id=identity,
        snapshot_id=article.snapshot_id,
        quantity_id=identity,
        segment_label="body",
        quote=quote,
        char_start=start,
        char_end=start + len(quote),
        sentence=text[first : last if last >= 0 else None],
        sentence_start=first,
        sentence_end=last if last >= 0 else len(text),
        value=Decimal(NUMBER.search(quote)[0]),
        confidence=0.9,
        **said,
    )
