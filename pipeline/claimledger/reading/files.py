"""The snapshots that a file holds: itself, or the responses of a web archive."""

from collections.abc import Iterator
from pathlib import Path

from claimledger.reading.formats import HEAD, is_web_archive
from claimledger.reading.member import Member
from claimledger.reading.unreadable import MAX_BYTES, Unreadable, size


def members(path: Path) -> Iterator[Member]:
    """Yield the snapshots of a file, one at a time and in order.

    A web archive may be of any size: it is read as a stream, and only one of its pages is held.

    Raises:
        Unreadable: the file is larger than any page, or the archive's framing is broken; what came
            before the break has been yielded.
        OSError: the file can't be opened.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if is_web_archive(head):
        from claimledger.reading.warc import responses

        yield from responses(path)
        return
    found = path.stat().st_size
    if found > MAX_BYTES:
        raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found {size(found)}.")
    yield Member("", path.read_bytes())
