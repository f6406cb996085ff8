"""Yields the snapshots in a file: the file itself, or the pages of an archive, book or mailbox."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from claimledger.reading import formats
from claimledger.reading.member import Member
from claimledger.reading.unreadable import (
    MAX_BYTES,
    Unreadable,
    expanded,
    most_expanded,
    size,
)

OPENERS = {
    formats.WEB_ARCHIVE: "warc.responses",
    formats.OLD_WEB_ARCHIVE: "warc.old_responses",
    formats.WEB_COLLECTION: "warc.collected_responses",
    formats.EPUB: "epub.chapters",
    formats.ZIP: "packed.zip_members",
    formats.TAR: "packed.tar_members",
    formats.GZIP: "packed.inflated",
    formats.MAILBOX: "mail.messages",
    formats.NOTES: "notes.notes",
    formats.JSON: "records.json_members",
    formats.JSON_LINES: "records.line_members",
    formats.TABLE: "records.table_members",
}
"""The function that opens each container, by media type."""

NESTING = frozenset({formats.ZIP, formats.TAR, formats.GZIP})
"""Containers whose files may be containers themselves."""
DEEPEST = 3
MAX_MEMBERS = 1_000_000
"""Most pages of one file: more than all newspapers publish in a day."""


class Spent(Unreadable):
    """A file contains more than the limit allows; the rest of it is not read."""


@dataclass(slots=True)
class Budget:
    """The bytes and the pages that may still be read from a file."""

    left: int
    pages: int = MAX_MEMBERS

    def take(self, count: int) -> None:
        """Subtract a member of `count` bytes.

        Raises:
            Spent: at stage ``size`` if the limit is reached.
        """
        self.left -= count
        self.pages -= 1
        if self.left < 0:
            raise Spent("size", expanded().reason)
        if self.pages < 0:
            raise Spent(
                "size", f"Expected a file to hold at most {MAX_MEMBERS:,} pages, found more."
            )

    def within(self, found: Iterable[Member]) -> Iterator[Member]:
        """Yield members until the limit is reached."""
        for member in found:
            self.take(len(member.raw))
            yield member


def budget_of(count: int) -> Budget:
    """Return the budget of a file of `count` bytes."""
    return Budget(most_expanded(count), MAX_MEMBERS)


def members(path: Path) -> Iterator[Member]:
    """Yield the snapshots of a file, one at a time and in order.

    An archive may have any size: it is read as a stream, with one page in memory at a time.

    Raises:
        Unreadable: the file is too large, or the archive is damaged; the pages before the damage
            have been yielded.
        OSError: the file cannot be opened.
    """
    budget = budget_of(path.stat().st_size)
    with path.open("rb") as file:
        yield from unpacked(file, Member("", b""), budget)


def refuse_large(path: Path) -> None:
    """Reject a file that is too large for a page and is not a container.

    Raises:
        Unreadable: the file is too large.
        OSError: the file cannot be opened.
    """
    found = path.stat().st_size
    with path.open("rb") as file:
        if found > MAX_BYTES and kind_of(file) not in OPENERS:
            raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found {size(found)}.")


def members_of(raw: bytes) -> Iterator[Member]:
    """Yield the snapshots in the bytes of a file, as `members` does."""
    yield from unpacked(io.BytesIO(raw), Member("", b""), budget_of(len(raw)))


def unpacked(file: BinaryIO, outer: Member, budget: Budget, depth: int = 0) -> Iterator[Member]:
    """Yield the snapshots of an open file; `outer` is its locator and metadata."""
    kind = kind_of(file)
    found = False
    failed: list[Unreadable] = []
    if kind in OPENERS:
        if depth == DEEPEST:
            raise Unreadable("archive", f"Expected archives at most {DEEPEST} deep, found more.")
        for inner in budget.within(opener(kind)(file)):
            found = True
            declared = (*inner.declared, *outer.declared)
            member = replace(inner, locator=outer.locator + inner.locator, declared=declared)
            try:
                yield from nested(member, budget, depth) if kind in NESTING else (member,)
            except Spent:
                raise
            except Unreadable as error:
                failed.append(error)
    if failed:
        raise failed[0]
    if not found and depth:
        yield outer
    elif not found:
        count = file.seek(0, io.SEEK_END)
        if count > MAX_BYTES:
            raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found {size(count)}.")
        file.seek(0)
        yield replace(outer, raw=file.read())


def nested(member: Member, budget: Budget, depth: int) -> Iterator[Member]:
    """Yield the snapshots of a file in an archive, or the file itself if it is empty.

    Raises:
        Unreadable: the file is damaged after some pages, which have been yielded.
    """
    came = False
    try:
        for one in unpacked(io.BytesIO(member.raw), member, budget, depth + 1):
            came = True
            yield one
    except Unreadable as error:
        if came or isinstance(error, Spent):
            raise
        yield member


def kind_of(file: BinaryIO) -> str | None:
    """Return the format of an open file, or None if `read` rejects it."""
    try:
        return formats.recognise_file(file)
    except Unreadable:
        return None


def opener(kind: str) -> Callable[[BinaryIO], Iterator[Member]]:
    """Return the function that opens a container; its libraries are imported on first use."""
    module, name = OPENERS[kind].rsplit(".", 1)
    found: Callable[[BinaryIO], Iterator[Member]] = getattr(
        import_module(f"claimledger.reading.{module}"), name
    )
    return found
