"""The error for a file that cannot be read, and the limits on size."""

MEBIBYTE = 1024 * 1024
MAX_BYTES = 64 * MEBIBYTE
"""Most bytes of a page; a saved page with all its pictures inlined is smaller."""

EXPANSION = 200
"""Most unpacked bytes of a file, as a multiple of its size; pages compress to about a tenth."""
LEAST_EXPANDED = 1024 * MEBIBYTE

MAX_TEXT = 20_000_000
"""Most characters of a rendition: about forty novels."""


class Unreadable(Exception):  # noqa: N818 - named for what the file is, as its `files` row says
    """A file or a record cannot be read as a page.

    Attributes:
        stage: where reading stopped: ``size``, ``format``, ``decoding``, ``parsing``, ``content``
            (it has no text), ``archive`` (the container is damaged), or ``response`` (the server
            did not answer with a page).
        reason: one sentence for the person who saved the file.
    """

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        """Pickle both arguments, so that the error can be sent between processes."""
        return type(self), (self.stage, self.reason)


def most_expanded(count: int) -> int:
    """Return the most bytes to which a file of `count` bytes may unpack."""
    return max(LEAST_EXPANDED, EXPANSION * count)


def expanded() -> Unreadable:
    """Return the error for a file that unpacks to too many bytes."""
    return Unreadable(
        "size", f"Expected an archive to hold at most {EXPANSION} times its size, found more."
    )


def size(count: int) -> str:
    """Return a number of bytes with a unit that suits its size.

    >>> size(512), size(64 * MEBIBYTE)
    ('512 bytes', '64.0 MiB')
    """
    return f"{count / MEBIBYTE:.1f} MiB" if count >= MEBIBYTE else f"{count} bytes"
