"""Why a file can't be read, in one sentence, and the limits that are part of the interface."""

MEBIBYTE = 1024 * 1024
MAX_BYTES = 64 * MEBIBYTE
"""A saved page with all its pictures inlined stays below this; more is no page."""

EXPANSION = 200
"""How many times its size a file may hold once it is unpacked; pages shrink to a tenth."""
LEAST_EXPANDED = 1024 * MEBIBYTE

MAX_TEXT = 20_000_000
"""Characters of a rendition: some forty novels."""


class Unreadable(Exception):  # noqa: N818 - named for what the file is, as its `files` row says
    """A file or a record that can't be read as a page.

    Attributes:
        stage: where reading stopped: ``size``, ``format``, ``decoding``, ``parsing``, ``content``
            (it was read and holds no text), ``archive`` (a web archive's own framing), or
            ``response`` (the server did not answer with a page).
        reason: one sentence for the person who saved the file.
    """

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        """Travel between processes with both parts."""
        return type(self), (self.stage, self.reason)


def most_expanded(count: int) -> int:
    """How many bytes a file of so many bytes may hold once it is unpacked."""
    return max(LEAST_EXPANDED, EXPANSION * count)


def expanded() -> Unreadable:
    """The refusal of a file that holds more than it may."""
    return Unreadable(
        "size", f"Expected an archive to hold at most {EXPANSION} times its size, found more."
    )


def size(count: int) -> str:
    """Write a number of bytes as people do.

    >>> size(512), size(64 * MEBIBYTE)
    ('512 bytes', '64.0 MiB')
    """
    return f"{count / MEBIBYTE:.1f} MiB" if count >= MEBIBYTE else f"{count} bytes"
