"""Reads zip, tar and gzip archives, one page at a time and within limits.

Files that a folder of pages would not list are skipped: hidden files, sidecars, parts of a page.
"""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from claimledger.reading.member import Member
from claimledger.reading.parts import page_of
from claimledger.reading.unreadable import MAX_BYTES, Unreadable, expanded, most_expanded

MAX_NAMES = 100_000
NO_PAGES = ("readme.md", "corrections.yaml")
NOTES = (".meta.yaml", ".meta.yml")
BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError),
    NotImplementedError,
)
LOCKED = 0x1
UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
PACKERS: Mapping[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
"""The decompressor of a tar archive, by its first bytes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A stream that raises an error once more than ``most`` bytes have been read from it."""

    file: BinaryIO
    most: int

    def read(self, count: int = -1) -> bytes:
        """Read at most as many bytes as a page may have; no header is longer."""
        if not 0 <= count <= MAX_BYTES + 1 or self.file.tell() > self.most:
            raise expanded()
        return self.file.read(count)

    def seek(self, place: int) -> int:
        """Go to a position, counted from the beginning."""
        if place > self.most:
            raise expanded()
        return self.file.seek(place)

    def tell(self) -> int:
        """Return the position in the stream."""
        return self.file.tell()


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Open a zip archive.

    Raises:
        Unreadable: at stage ``archive`` if it is damaged or has too many files.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (*BROKEN, ValueError) as error:
        raise broken("a zip archive", error) from None
    if len(archive.filelist) > MAX_NAMES:
        raise too_many(len(archive.filelist))
    return archive


def zip_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a zip archive in its order; a damaged file is reported after the others.

    Raises:
        Unreadable: at stage ``archive`` if the archive or a file in it is damaged or encrypted.
    """
    archive = opened(file)
    failed: list[Unreadable] = []
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    pages = page_names([entry.filename for entry in entries])
    seen: Counter[str] = Counter()
    for entry in entries:
        if entry.filename not in pages:
            continue
        try:
            member = Member(place(entry.filename, seen), entry_bytes(archive, entry))
        except Unreadable as error:
            failed.append(error)
        else:
            yield member
    if failed:
        raise failed[0]


def entry_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of one file, at most one more than a page may have, so `read` rejects it.

    Raises:
        Unreadable: at stage ``archive`` if the file is encrypted or damaged.
    """
    name = shown(entry.filename)
    if entry.flag_bits & LOCKED:
        raise Unreadable(
            "archive", f"Expected a zip archive without a password, found one that protects {name}."
        )
    try:
        with archive.open(entry) as file:
            return file.read(MAX_BYTES + 1)
    except BROKEN as error:
        raise broken(f"{name} in a zip archive", error) from None


def tar_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a tar archive in its order, with any compression.

    Raises:
        Unreadable: at stage ``archive`` if it is damaged, ``size`` if it unpacks too far.
    """
    seen: Counter[str] = Counter()
    try:
        with tarfile.open(fileobj=measured(file), mode="r:") as archive:  # type: ignore[call-overload]  # it reads, seeks and tells, no more
            entries = []
            for entry in archive:
                entries.append(entry)
                if len(entries) > MAX_NAMES:
                    raise too_many(len(entries))
            pages = page_names([entry.name for entry in entries if entry.isfile()])
            for entry in entries:
                if entry.isfile() and entry.name in pages:
                    content = archive.extractfile(entry)
                    raw = content.read(MAX_BYTES + 1) if content else b""
                    yield Member(place(entry.name, seen), raw)
    except BROKEN as error:
        raise broken("a tar archive", error) from None


def measured(file: BinaryIO) -> Measured:
    """Return the unpacked stream of a tar archive, within its limits."""
    head = file.read(max(map(len, PACKERS)))
    most = most_expanded(file.seek(0, io.SEEK_END))
    file.seek(0)
    packer = next((PACKERS[sign] for sign in PACKERS if head.startswith(sign)), None)
    return Measured(cast("BinaryIO", packer(file)) if packer else file, most)


def inflated(file: BinaryIO) -> Iterator[Member]:
    """Yield the one file in a gzip file, which may have several members.

    Raises:
        Unreadable: at stage ``archive`` if it is damaged or cut off.
    """
    try:
        yield Member("", gzip.GzipFile(fileobj=file).read(MAX_BYTES + 1))
    except BROKEN as error:
        raise broken("a gzip file", error) from None


def page_names(names: Collection[str]) -> set[str]:
    """Return the names that would be pages if the files were in a folder.

    >>> sorted(page_names(["a.html", "a_files/b.html", "__MACOSX/a.html", ".git/x", "README.md"]))
    ['a.html']
    """
    known = set(names)
    return {name for name in known if is_listed(name) and page_of(name, known) is None}


def is_listed(name: str) -> bool:
    """Whether a folder of pages would list the file."""
    parts = PurePosixPath(name).parts
    last = parts[-1].lower() if parts else "."
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and last not in NO_PAGES and not last.endswith(NOTES)


def place(name: str, seen: Counter[str]) -> str:
    """Return the locator of a file in its archive; a repeated name gets a number."""
    readable = shown(name)
    seen[readable] += 1
    return f"#{readable}" + (f"~{seen[readable]}" if seen[readable] > 1 else "")


def shown(name: str) -> str:
    r"""Return a name in one line: control characters and bytes that are not UTF-8 are escaped.

    >>> shown("May\n.html")
    'May\\n.html'
    """
    return UNSHOWN.sub(lambda sign: sign[0].encode("unicode_escape").decode(), name)


def broken(what: str, error: Exception) -> Unreadable:
    """Return the error for a damaged archive."""
    return Unreadable("archive", f"Expected {what}, found a damaged one ({type(error).__name__}).")


def too_many(count: int) -> Unreadable:
    """Return the error for an archive with too many files."""
    return Unreadable("archive", f"Expected at most {MAX_NAMES:,} files, found {count:,}.")
