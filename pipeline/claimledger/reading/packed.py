"""Archives of files: zip and tar, their pages one at a time and within limits.

Names that a folder of pages would not list are passed over: hidden files, notes, parts of a page.
"""

import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from claimledger.reading.member import Member
from claimledger.reading.parts import page_of
from claimledger.reading.unreadable import MAX_BYTES, Unreadable

MAX_NAMES = 100_000
NO_PAGES = ("readme.md", "corrections.yaml")
NOTES = (".meta.yaml", ".meta.yml")
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError)
LOCKED = 0x1


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Open a zip archive.

    Raises:
        Unreadable: at stage ``archive`` where it is broken, or lists more files than any folder.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (*BROKEN, ValueError) as error:
        raise broken("a zip archive", error) from None
    if len(archive.filelist) > MAX_NAMES:
        raise too_many(len(archive.filelist))
    return archive


def zip_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a zip archive in its order."""
    archive = opened(file)
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    pages = page_names([entry.filename for entry in entries])
    seen: Counter[str] = Counter()
    for entry in entries:
        if entry.filename not in pages:
            continue
        if entry.flag_bits & LOCKED:
            raise Unreadable(
                "archive", f"Expected a zip archive to be open, found {entry.filename} locked."
            )
        yield Member(place(entry.filename, seen), entry_bytes(archive, entry))


def entry_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Bytes of one file, at most one more than a page may have, which then refuses itself."""
    try:
        with archive.open(entry) as file:
            return file.read(MAX_BYTES + 1)
    except BROKEN as error:
        raise broken("a zip archive", error) from None


def tar_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a tar archive in its order, whatever it is compressed with."""
    seen: Counter[str] = Counter()
    try:
        with tarfile.open(fileobj=file) as archive:
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


def inflated(file: BinaryIO) -> Iterator[Member]:
    """Yield what a gzip file holds, which is one file."""
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        yield Member("", machine.decompress(file.read(MAX_BYTES), MAX_BYTES + 1))
    except zlib.error as error:
        raise broken("a gzip file", error) from None


def page_names(names: Collection[str]) -> set[str]:
    """The names that would be pages if the files lay in a folder.

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
    """Where in its archive a file stands; a name that comes again is numbered."""
    readable = name.encode("utf-8", "backslashreplace").decode()
    seen[readable] += 1
    return f"#{readable}" + (f"~{seen[readable]}" if seen[readable] > 1 else "")


def broken(what: str, error: Exception) -> Unreadable:
    """The refusal of an archive whose framing is broken."""
    return Unreadable("archive", f"Expected {what}, found it broken ({type(error).__name__}).")


def too_many(count: int) -> Unreadable:
    """The refusal of an archive with more files than any folder of pages."""
    return Unreadable("archive", f"Expected at most {MAX_NAMES:,} files, found {count:,}.")
