"""Text joined the whole way, for tests: each paragraph a kept segment."""

from datetime import date

from claimledger.article import find_article_quantities
from claimledger.claims import Joined, join
from claimledger.ids import snapshot_id
from claimledger.records import Article, Claim, Published, Rendition, Segment
from claimledger.times import find_times

PUBLISHED = date(2024, 3, 13)


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


def joined(text: str, published: Published = PUBLISHED, title: str | None = None) -> Joined:
    """What joining makes of a text."""
    article = article_of(text, published, title)
    return join(article, find_article_quantities(article))


def claims(text: str, published: Published = PUBLISHED, title: str | None = None) -> list[Claim]:
    """The claims of a text."""
    return list(joined(text, published, title).claims)


def claim(text: str, quote: str, title: str | None = None) -> Claim:
    """The one claim of a text with this quote."""
    [found] = [one for one in claims(text, title=title) if one.quote == quote]
    return found
