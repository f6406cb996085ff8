"""The library's face: what ``pipeline`` hands out, each loading only what it needs itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.arguments import GivenPublished
    from pipeline.dataset import Dataset
    from pipeline.describing.sidecar import Sidecar
    from pipeline.records import Article, Block, Claim, Quantity, Segment, Time


def clean(text: str, blocks: "Sequence[Block]" = ()) -> "list[Segment]":
    """Label every stretch of a text: what is the article, and what is furniture.

    The segments cover the text in order without overlap; offsets are half-open and count code
    points. ``blocks`` say what tags knew of the text, where there were any.

    >>> [segment.label for segment in clean("Advertisement")]
    ['ad']
    """
    from pipeline.cleaning import clean as segments_of

    return segments_of(arguments.text(text), blocks)


def find_times(text: str, published: "GivenPublished" = None) -> "list[Time]":
    """Recognise the time expressions of a text, and resolve those that something settles.

    Args:
        text: any text; every stretch of it is read.
        published: the day on which it appeared, as a date or as ISO text, or a pair of the earliest
            and the latest day, either of which may be None.

    >>> [time] = find_times("Output rose in March.", published="2021-06-30")
    >>> time.value, time.date_from.isoformat(), time.date_to.isoformat()
    ('2021-03', '2021-03-01', '2021-03-31')
    """
    from pipeline.extraction import find_times as times_of

    return times_of(arguments.text(text), arguments.published(published))


def find_quantities(text: str, times: "Sequence[Time] | None" = None) -> "list[Quantity]":
    """Find the numbers of a text: value, bound, unit, and what kind of number each is.

    Args:
        text: any text; every stretch of it is read.
        times: its time expressions, whose characters are no quantity; by default they are looked
            for here.

    >>> [quantity] = find_quantities("nearly $800 billion")
    >>> quantity.bound, f"{quantity.value:,f}", quantity.unit
    ('lt', '800,000,000,000', 'USD')
    """
    from pipeline.extraction import find_quantities as quantities_of

    return quantities_of(arguments.text(text), times)


def read_article(
    raw: str | bytes,
    *,
    url: str | None = None,
    published: "GivenPublished" = None,
    sidecar: "Sidecar | None" = None,
) -> "Article":
    """Clean a saved page and find out what it says of itself.

    Args:
        raw: a saved page, as the bytes of its file or as text.
        url: its address, where the caller knows it.
        published: its day of publication, as a date or as ISO text, or a pair of the earliest and
            the latest day, either of which may be None.
        sidecar: what a person wrote beside the file; it overrules the page.

    Raises:
        pipeline.reading.Unreadable: the bytes hold no text that can be read.
    """
    from pipeline.article import read_article as article_of

    raw, url = arguments.page(raw), arguments.address(url)
    return article_of(raw, url=url, published=arguments.published(published), sidecar=sidecar)


def read_claims(
    raw: str | bytes, *, published: "GivenPublished" = None, url: str | None = None
) -> "list[Claim]":
    """Read what a saved page claims in numbers.

    Args:
        raw: a saved page, as the bytes of its file or as text.
        published: its day of publication, as for ``read_article``.
        url: its address, where the caller knows it.

    Raises:
        pipeline.reading.Unreadable: the bytes hold no text that can be read.

    >>> [claim] = read_claims("Trade between Chile and Peru rose 4.5% in 2023, the ministry said.")
    >>> str(claim.value), claim.unit, claim.direction, str(claim.period_start)
    ('4.5', '%', 'up', '2023-01-01')
    """
    from pipeline.article import read_claims as claims_of

    raw, url = arguments.page(raw), arguments.address(url)
    return claims_of(raw, published=arguments.published(published), url=url)


def load(path: str | Path | None = None) -> "Dataset":
    """Open the package in a folder; by default the latest that the project published.

    The version is settled here: a new one that is published meanwhile does not show.

    Raises:
        pipeline.publishing.package.NotAPackageError: there is no package in the folder.
    """
    from pipeline.dataset import load as opened

    return opened(path)
