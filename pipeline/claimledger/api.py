"""The public functions: check the arguments, load what the call needs, and call it.

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
"""A saved page: its text, the bytes of its file, or the path of its file."""

LONGEST_PATH = 4096
"""No file's path is longer, in characters."""

GivenDay = date | str
GivenPublished = GivenDay | tuple[GivenDay | None, GivenDay | None] | None
"""A day, or the earliest and the latest day: as dates, or as text (ISO 8601, EDTF); or nothing."""

WANTED = "a day like 2024-05-15 or two like 2024-05-14/2024-05-16"
"""What a day of publication has to be."""


def clean(text: str, blocks: Sequence[Block] = ()) -> list[Segment]:
    """Label every part of a text: what is the article, and what surrounds it on the page.

    The segments cover the text in order without overlap; offsets are half-open and count code
    points. ``blocks`` say what tags knew of the text, where there were any.

    >>> [segment.label for segment in clean("Advertisement")]
    ['ad']
    """
    from claimledger import article

    return article.clean(checked_text(text), blocks)


def find_times(text: str, published: GivenPublished = None) -> list[Time]:
    """Recognise the time expressions of a text, and resolve those that something settles.

    Args:
        text: any text; all of it is read.
        published: the day on which it appeared, as a date or as ISO text, or a pair of the earliest
            and the latest day, either of which may be None.

    >>> [time] = find_times("Output rose in March.", published="2021-06-30")
    >>> time.value, time.date_from.isoformat(), time.date_to.isoformat()
    ('2021-03', '2021-03-01', '2021-03-31')
    """
    from claimledger import article

    return article.find_times(checked_text(text), checked_published(published))


def find_quantities(text: str, times: Sequence[Time] | None = None) -> list[Quantity]:
    """Find the numbers of a text: value, bound, unit, and what kind of number each is.

    Args:
        text: any text; all of it is read.
        times: its time expressions, whose characters are no quantity; by default they are looked
            for here.

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
    """Clean a saved page and find out what it says of itself.

    Args:
        raw: a saved page, as text, as the bytes of its file or as the path of its file.
        url: its address, where the caller knows it.
        published: its day of publication, as a date or as ISO text, or a pair of the earliest and
            the latest day, either of which may be None.
        sidecar: what a person wrote beside the file; it overrules the page.

    Raises:
        claimledger.reading.Unreadable: the bytes hold no text that can be read.
        TypeError, ValueError: an argument is of another kind; the message says what was expected.
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
    """Read what a saved page claims in numbers.

    Args:
        raw: a saved page, as text, as the bytes of its file or as the path of its file.
        published: its day of publication, as for ``read_article``.
        url: its address, where the caller knows it.

    Raises:
        claimledger.reading.Unreadable: the bytes hold no text that can be read.
        TypeError, ValueError: an argument is of another kind; the message says what was expected.

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

    Decimals become the floats of the table, dates stay dates.

    >>> to_frame([]).height
    0
    """
    from claimledger.tables.records import frame_of

    return frame_of(claims)


def load(path: str | Path | None = None) -> "Dataset":
    """Open the package in a folder; by default the latest that the project published.

    The version is settled here: a new one that is published meanwhile does not show.

    Raises:
        claimledger.tables.package.NotAPackageError: there is no package in the folder.
    """
    from claimledger.tables import dataset

    return dataset.load(path)


def checked_text(given: object) -> str:
    """Check that an argument is a text.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(given, str):
        hint = ": decode it, or call read_article" if isinstance(given, bytes) else ""
        raise TypeError(f"expected a text as str, found {named(given)}{hint}")
    return given


def checked_page(given: object) -> str | bytes:
    """Check that an argument is a saved page, and read it where it is the path of one.

    Raises:
        TypeError: it is neither text, bytes nor a path.
        ValueError: it is a str that names a file: text and paths are not guessed apart.
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
    """Whether a str is the path of a file that is there."""
    try:
        return len(given) <= LONGEST_PATH and "\n" not in given and Path(given).is_file()
    except (OSError, ValueError):
        return False


def checked_url(given: object) -> str | None:
    """The address of a page.

    Raises:
        TypeError: it is no text.
    """
    if given is not None and not isinstance(given, str):
        raise TypeError(f"url: expected an address as str, found {named(given)}")
    return given


def checked_published(given: object) -> PublishedRange | None:
    """The bracket of days on which a page appeared.

    Raises:
        TypeError: it is neither days nor text.
        ValueError: the text is no day, or the latest comes before the earliest.
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
    """One day; of a time, the day that it is on."""
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
    """What a value is, for a message."""
    return "None" if given is None else type(given).__name__
