"""The public functions. They check their arguments, then load and call the implementation.

>>> checked_published("2024-05-14/2024-05-16")
(datetime.date(2024, 5, 14), datetime.date(2024, 5, 16))
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimledger.records import Article, Block, Claim, PublishedRange, Quantity, Segment, Time

if TYPE_CHECKING:
    import polars as pl

    from claimledger.metadata.sidecar import Sidecar
    from claimledger.tables.dataset import Dataset

Page = str | bytes | Path
"""A saved page: its text, or the bytes or the path of its file."""

LONGEST_PATH = 4096
"""The length of the longest path, in characters."""

GivenDay = date | str
GivenPublished = GivenDay | tuple[GivenDay | None, GivenDay | None] | None
"""A day, or the earliest and the latest day, as dates or as text (ISO 8601, EDTF), or None."""

WANTED = "a day like 2024-05-15 or two like 2024-05-14/2024-05-16"
"""The accepted forms of a day of publication, for error messages."""


def clean(text: str, blocks: Sequence[Block] = ()) -> list[Segment]:
    """Label every part of a text as part of the article or as page furniture.

    Args:
        text: the text of a page.
        blocks: the parts of the text that the tags of the page mark, if it has tags.

    Returns:
        Segments that cover the text in order and without overlap. Offsets are half-open and count
        code points.

    >>> [segment.label for segment in clean("Advertisement")]
    ['ad']
    """
    from claimledger import article

    return article.clean(checked_text(text), blocks)


def find_times(text: str, published: GivenPublished = None) -> list[Time]:
    """Find the time expressions of a text and resolve those whose days are known.

    Args:
        text: any text; all of it is read.
        published: the day on which it appeared, as a date or as ISO text, or a pair of the earliest
            and the latest day, either of which may be None.

    Returns:
        The time expressions in the order of the text. ``date_from`` and ``date_to`` are None if the
        days are not known.

    >>> [time] = find_times("Output rose in March.", published="2021-06-30")
    >>> time.value, time.date_from.isoformat(), time.date_to.isoformat()
    ('2021-03', '2021-03-01', '2021-03-31')
    """
    from claimledger import article

    return article.find_times(checked_text(text), checked_published(published))


def find_quantities(text: str, times: Sequence[Time] | None = None) -> list[Quantity]:
    """Find the numbers of a text with their value, bound, unit and role.

    Args:
        text: any text; all of it is read.
        times: its time expressions, whose characters are not read as quantities. By default, the
            function finds them itself.

    Returns:
        The quantities in the order of the text, with values in base units.

    >>> [quantity] = find_quantities("nearly $800 billion")
    >>> quantity.bound, f"{quantity.value:,f}", quantity.unit
    ('lt', '800,000,000,000', 'USD')
    """
    from claimledger import article

    return article.find_quantities(checked_text(text), times)


def read_article(
    raw: Page,
    *,
    url: str | None = None,
    published: GivenPublished = None,
    sidecar: "Sidecar | None" = None,
) -> Article:
    """Clean a saved page and find its title, publisher, dates and language.

    Args:
        raw: a saved page, as text, as the bytes of its file or as the path of its file.
        url: its address, if you know it.
        published: its day of publication, as a date or as ISO text, or a pair of the earliest and
            the latest day, either of which may be None.
        sidecar: the content of a sidecar, which overrides the page.

    Returns:
        The article with its segments and with the evidence for each field.

    Raises:
        claimledger.reading.Unreadable: the bytes contain no text that can be read.
        TypeError: an argument has the wrong type.
        ValueError: an argument has a value that is not accepted.
    """
    from claimledger import article

    return article.read_article(
        checked_page(raw),
        url=checked_url(url),
        published=checked_published(published),
        sidecar=sidecar,
    )


def read_claims(
    raw: Page, *, published: GivenPublished = None, url: str | None = None
) -> list[Claim]:
    """Read the quantitative claims of a saved page.

    Args:
        raw: a saved page, as text, as the bytes of its file or as the path of its file.
        published: its day of publication, as for ``read_article``.
        url: its address, if you know it.

    Returns:
        The claims in the order of the text. Their attributes are the columns of the table
        ``claims``.

    Raises:
        claimledger.reading.Unreadable: the bytes contain no text that can be read.
        TypeError: an argument has the wrong type.
        ValueError: an argument has a value that is not accepted.

    >>> [claim] = read_claims("Trade between Chile and Peru rose 4.5% in 2023, the ministry said.")
    >>> str(claim.value), claim.unit, claim.direction, str(claim.period_start)
    ('4.5', '%', 'up', '2023-01-01')
    """
    from claimledger import article

    return article.read_claims(
        checked_page(raw), published=checked_published(published), url=checked_url(url)
    )


def to_frame(claims: Iterable[Claim]) -> "pl.DataFrame":
    """Put claims into a Polars frame with the schema of the table ``claims``.

    Decimals become floats; dates stay dates.

    >>> to_frame([]).height
    0
    """
    from claimledger.tables.records import frame_of

    return frame_of(claims)


def load(path: str | Path | None = None) -> "Dataset":
    """Open a published package.

    Args:
        path: the folder of the package; by default, ``latest`` in the folder of published versions.

    Returns:
        The dataset, with each table as a lazy Polars frame. It keeps this version, even if a newer
        one is published later.

    Raises:
        claimledger.tables.package.NotAPackageError: there is no package in the folder.
    """
    from claimledger.tables import dataset

    return dataset.load(path)


def checked_text(given: object) -> str:
    """Check that an argument is a text.

    Raises:
        TypeError: it is not.
    """
    if not isinstance(given, str):
        hint = ": decode it, or call read_article" if isinstance(given, bytes) else ""
        raise TypeError(f"expected a text as str, found {named(given)}{hint}")
    return given


def checked_page(given: object) -> str | bytes:
    """Check that an argument is a saved page, and read it if it is a path.

    Raises:
        TypeError: it is neither text, bytes nor a path.
        ValueError: it is a str that names a file. A path must be a pathlib.Path.
        OSError: the path cannot be read.
    """
    if isinstance(given, Path):
        return given.read_bytes()
    if isinstance(given, bytearray | memoryview):
        return bytes(given)
    if not isinstance(given, str | bytes):
        raise TypeError(f"expected a page as str, bytes or pathlib.Path, found {named(given)}")
    if isinstance(given, str) and names_a_file(given):
        raise ValueError(
            f"expected the text of a page, found the name of a file: pass pathlib.Path({given!r})"
        )
    return given


def names_a_file(given: str) -> bool:
    """Whether a str is the path of an existing file."""
    try:
        return len(given) <= LONGEST_PATH and "\n" not in given and Path(given).is_file()
    except (OSError, ValueError):
        return False


def checked_url(given: object) -> str | None:
    """The address of a page.

    Raises:
        TypeError: it is not a str.
    """
    if given is not None and not isinstance(given, str):
        raise TypeError(f"url: expected an address as str, found {named(given)}")
    return given


def checked_published(given: object) -> PublishedRange | None:
    """The earliest and the latest day on which a page appeared.

    Raises:
        TypeError: it is neither days nor text.
        ValueError: the text is not a day, or the latest day comes before the earliest.
    """
    if given is None:
        return None
    ends: list[object] | tuple[object, ...]
    if isinstance(given, str):
        ends = [None if end == ".." else end for end in given.split("/")]
    elif isinstance(given, tuple | list):
        ends = given
    else:
        ends = [given]
    if len(ends) not in (1, 2):
        raise ValueError(f"published: expected {WANTED}, found {given!r}")
    earliest, latest = day(ends[0]), day(ends[-1])
    if earliest and latest and earliest > latest:
        raise ValueError(f"published: expected the earlier day first, found {given!r}")
    return earliest, latest


def day(given: object) -> date | None:
    """One day; a time counts as its day."""
    if isinstance(given, str):
        try:
            return datetime.fromisoformat(given).date()
        except ValueError:
            raise ValueError(f"published: expected {WANTED}, found {given!r}") from None
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    raise TypeError(f"published: expected {WANTED}, found {named(given)}")


def named(given: object) -> str:
    """The type of a value, for a message."""
    return "None" if given is None else type(given).__name__
