"""The snapshots that a file holds: itself, or those of an archive, a book, a list, a mailbox."""

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
"""Where each container is opened, by media type."""

NESTING = frozenset({formats.ZIP, formats.TAR, formats.GZIP})
"""Containers whose files may be containers again."""
DEEPEST = 3
MAX_MEMBERS = 1_000_000
"""Pages of one file: more than a day of all newspapers."""


class Spent(Unreadable):
    """A file holds more than it may, so that nothing of it is read any more."""


@dataclass(slots=True)
class Budget:
    """How many bytes, and how many pages, may still come out of a file."""

    left: int
    pages: int = MAX_MEMBERS

    def take(self, count: int) -> None:
        """Take the bytes of one member.

        Raises:
            Spent: at stage ``size`` where nothing is left.
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
        """Yield members as long as they may come."""
        for member in found:
            self.take(len(member.raw))
            yield member


def budget_of(count: int) -> Budget:
    """What may come out of a file of so many bytes."""
    return Budget(most_expanded(count), MAX_MEMBERS)


def members(path: Path) -> Iterator[Member]:
    """Yield the snapshots of a file, one at a time and in order.

    An archive may be of any size: it is read as a stream, and only one of its pages is held.

    Raises:
        Unreadable: the file is too large, or the archive is broken; the pages before the break have
            been yielded.
        OSError: the file can't be opened.
    """
    budget = budget_of(path.stat().st_size)
    with path.open("rb") as file:
        yield from unpacked(file, Member("", b""), budget)


def refuse_large(path: Path) -> None:
    """Refuse a file that is larger than any page and holds no pages.

    Raises:
        Unreadable: it is.
        OSError: it can't be opened.
    """
    found = path.stat().st_size
    with path.open("rb") as file:
        if found > MAX_BYTES and kind_of(file) not in OPENERS:
            raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found {size(found)}.")


def members_of(raw: bytes) -> Iterator[Member]:
    """Yield the snapshots of a file whose bytes are at hand, as `members` does."""
    yield from unpacked(io.BytesIO(raw), Member("", b""), budget_of(len(raw)))


def unpacked(file: BinaryIO, outer: Member, budget: Budget, depth: int = 0) -> Iterator[Member]:
    """Yield what an open file holds; `outer` is its place and what is declared of it."""
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
    """Yield what a file of an archive holds; itself where it holds nothing, for its own refusal.

    Raises:
        Unreadable: it is broken after some pages, which have been yielded.
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
    """The format of an open file; None where it is refused, which reading then tells."""
    try:
        return formats.recognise_file(file)
    except Unreadable:
        return None


def opener(kind: str) -> Callable[[BinaryIO], Iterator[Member]]:
    """What opens a container; its libraries are loaded when the first such file is read."""
    module, name = OPENERS[kind].rsplit(".", 1)
    found: Callable[[BinaryIO], Iterator[Member]] = getattr(
        import_module(f"claimledger.reading.{module}"), name
    )
    return found
