"""What a caller of the library may give: pages, texts and days, brought into one form.

>>> published("2024-05-14/2024-05-16")
(datetime.date(2024, 5, 14), datetime.date(2024, 5, 16))
"""

from datetime import date, datetime

from pipeline.records import PublishedRange

GivenDay = date | str
GivenPublished = GivenDay | tuple[GivenDay | None, GivenDay | None] | None
"""A day, or the earliest and the latest day: as dates, or as text (ISO 8601, EDTF); or nothing."""

WANTED = "a day like 2024-05-15 or two like 2024-05-14/2024-05-16"
"""What a day of publication has to be."""


def text(given: object) -> str:
    """A text.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(given, str):
        hint = ": decode it, or call read_article" if isinstance(given, bytes) else ""
        raise TypeError(f"expected a text as str, found {named(given)}{hint}")
    return given


def page(given: object) -> str | bytes:
    """A saved page, as text or as the bytes of its file.

    Raises:
        TypeError: it is neither.
    """
    if isinstance(given, bytearray | memoryview):
        return bytes(given)
    if not isinstance(given, str | bytes):
        hint = ": call its read_bytes()" if hasattr(given, "read_bytes") else ""
        raise TypeError(f"expected a page as str or bytes, found {named(given)}{hint}")
    return given


def address(given: object) -> str | None:
    """The address of a page.

    Raises:
        TypeError: it is no text.
    """
    if given is not None and not isinstance(given, str):
        raise TypeError(f"url: expected an address as str, found {named(given)}")
    return given


def published(given: object) -> PublishedRange | None:
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
