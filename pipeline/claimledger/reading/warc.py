"""Reads web archives (WARC, ARC, WACZ; plain, gzip or zstd) as a stream, one member for each page.

The bytes of a member are the recorded response with its headers. This is the block that the digest
of the archive covers, so any WARC tool can check the identity of a snapshot. A resource or
conversion record, which has no response, gives its bytes alone. Pictures, scripts and other parts
of pages are skipped, and so is robots.txt.
"""

import gzip
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from claimledger.reading.declaring import address, captured
from claimledger.reading.http import PAGE_TYPES
from claimledger.reading.member import Member
from claimledger.reading.packed import BROKEN, broken, entry_bytes, opened, shown
from claimledger.reading.records import parsed
from claimledger.reading.unreadable import MAX_BYTES, Unreadable
from claimledger.records import Finding

ROBOTS = re.compile(r"https?://[^/?#]+/robots\.txt(?:[?#]|$)")  # RFC 9309
GZIP_SIGN = b"\x1f\x8b"
LONGEST_LINE = 65_536
OLD_HEAD = re.compile(rb"(https?://\S+) \S+ (\d{14}) \S+ (?:\S+ )*(\d{1,12})")
RECORD_TYPES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
CONTENT_TYPE = re.compile(rb"(?im)^content-type:[ \t]*([\w.+-]+/[\w.+-]+)")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of an archive: headers, bytes, and whether the bytes are an HTTP message."""

    headers: Mapping[str, str]
    raw: bytes
    is_message: bool

    @property
    def kind(self) -> str:
        """Return the media type that the record states, or that of a page if it states none."""
        if self.is_message:
            found = CONTENT_TYPE.search(self.raw.partition(b"\r\n\r\n")[0])
            return found[1].decode("ascii").lower() if found else "text/html"
        return self.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()

    @property
    def target(self) -> str:
        """Return the address that was requested."""
        return (self.headers.get("Warc-Target-Uri") or "").strip("<>")


def responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of a web archive in its order, with one in memory at a time.

    Raises:
        Unreadable: at stage ``archive`` if the archive is damaged or has no page.
    """
    yield from pages(records(file))


def old_responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of an archive in ARC, the predecessor of WARC."""
    for number, member in enumerate(pages(old_records(file)), start=1):
        yield replace(member, locator=f"#record-{number}")


def old_records(file: BinaryIO) -> Iterator[Record]:
    """Yield the records of an ARC file: a line with address, date, type and length, then bytes."""
    packed = file.read(len(GZIP_SIGN)) == GZIP_SIGN
    file.seek(0)
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
    try:
        for line in iter(lambda: stream.readline(LONGEST_LINE), b""):
            if head := OLD_HEAD.fullmatch(line.rstrip()):
                address, day, length = (part.decode("ascii", "replace") for part in head.groups())
                raw = old_block(stream, int(length))
                moment = datetime.strptime(f"{day}Z", "%Y%m%d%H%M%S%z").isoformat()
                said = {"Warc-Target-Uri": address, "Warc-Date": moment}
                yield Record(said, raw, is_message=True)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        kind = type(error).__name__
        raise Unreadable(
            "archive", f"Expected a web archive, found a damaged one ({kind})."
        ) from None


def old_block(stream: BinaryIO, count: int) -> bytes:
    """Return the bytes of a record of an ARC file, at most one more than a page may have.

    Raises:
        EOFError: the file is cut off.
    """
    raw = stream.read(min(count, MAX_BYTES + 1))
    if len(raw) < min(count, MAX_BYTES):
        raise EOFError
    return raw


def collected_responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of a WACZ file: those that it lists, or all pages of its archives."""
    archive = opened(file)
    names = [name for name in archive.namelist() if name.startswith("archive/") and ".warc" in name]
    listed = listed_pages(archive)
    every = (
        replace(member, locator=f"#{name}{member.locator}")
        for name in names
        for member in pages(packed_records(archive, name))
    )
    yield from (one for one in every if not listed or listed & {f.value for f in one.declared})


def packed_records(archive: zipfile.ZipFile, name: str) -> Iterator[Record]:
    """Yield the records of an archive in a WACZ file.

    Raises:
        Unreadable: at stage ``archive`` if the archive is encrypted or damaged.
    """
    try:
        with archive.open(name) as file:
            yield from records(cast("BinaryIO", file))
    except BROKEN as error:
        raise broken(f"{shown(name)} in a web collection", error) from None
    except RuntimeError:  # zipfile raises this if a password is needed
        name = shown(name)
        raise Unreadable(
            "archive", f"Expected a WACZ file without a password, found one that protects {name}."
        ) from None


def listed_pages(archive: zipfile.ZipFile) -> set[str]:
    """Return the addresses of the pages that a WACZ file lists."""
    found = set[str]()
    for entry in archive.infolist():
        if entry.filename.startswith("pages/") and entry.filename.endswith(".jsonl"):
            for line in entry_bytes(archive, entry).splitlines():
                page = parsed(line)
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    found.add(page["url"])
    return found


def pages(found: Iterable[Record]) -> Iterator[Member]:
    """Yield the records that are pages, without robots.txt."""
    passed: Counter[str] = Counter()
    count = 0
    for number, record in enumerate(found, start=1):
        if record.kind in PAGE_TYPES and not ROBOTS.match(record.target):
            count += 1
            name = (record.headers.get("Warc-Record-Id") or "").strip("<>") or f"record-{number}"
            yield Member(f"#{name}", record.raw, findings(record))
        else:
            passed[record.kind] += 1
    if not count:
        said = ", ".join(f"{count} of {kind}" for kind, count in passed.most_common(4)) or "none"
        raise Unreadable(
            "archive", f"Expected a web archive with a page, found these responses: {said}."
        )


def records(file: BinaryIO) -> Iterator[Record]:
    """Yield the records that can be pages: responses, resources and conversions.

    If the archive is damaged, the error follows the records before the damage.
    """
    count = 0
    try:
        for record in ArchiveIterator(
            file, record_types=RECORD_TYPES, parse_http=False, fsspec_args=False
        ):
            count += 1
            said = {name.title(): value for name, value in record.headers.items()}
            is_message = record.record_type == WarcRecordType.response
            is_message = is_message and "http" in said.get("Content-Type", "http")
            yield Record(said, block(record, count), is_message)
    except (OSError, ValueError) as error:
        cause = str(error).rstrip(".")
        raise Unreadable(
            "archive",
            f"Expected a web archive, found one that is damaged after {count} responses ({cause}).",
        ) from None


def block(record: WarcRecord, number: int) -> bytes:
    """Return the bytes of a record, at most one more than a page may have, so it is rejected."""
    raw = bytes(record.reader.read(MAX_BYTES + 1))
    stated = record.headers.get("Content-Length") or "0"
    if stated.isdigit() and len(raw) < min(int(stated), MAX_BYTES):
        raise Unreadable(
            "archive",
            f"Expected {int(stated):,} bytes in response {number} of the web archive, "
            f"found {len(raw):,}: the file was cut off."
            + (" The responses before it were read." if number > 1 else ""),
        )
    return raw


def findings(record: Record) -> tuple[Finding, ...]:
    """Return the address and capture time that the crawler recorded."""
    return (
        *address(record.target, "warc.target-uri"),
        *captured(record.headers.get("Warc-Date") or "", "warc.date"),
    )
