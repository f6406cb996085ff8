"""The snapshots that a file holds: itself, or the responses of a web archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.reading.unreadable import MAX_BYTES, Unreadable, size
from pipeline.records import Finding


@dataclass(frozen=True, slots=True)
class Member:
    """One snapshot of a file, as bytes for `read`.

    ``locator`` is empty for an ordinary file and ``#<record>`` for a response of a web archive,
    to be appended to the file's path. ``declared`` is what the container says of the snapshot: its
    address (``url``) and capture time (``captured_at``).
    """

    locator: str
    raw: bytes
    declared: tuple[Finding, ...] = ()


def members(path: Path) -> Iterator[Member]:
    """Yield the snapshots of a file, one at a time and in order.

    Raises:
        Unreadable: the file is larger than any page, or the archive's framing is broken; what came
            before the break has been yielded.
        OSError: the file can't be opened.
    """
    found = path.stat().st_size
    if found > MAX_BYTES:
        raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found {size(found)}.")
    yield Member("", path.read_bytes())
