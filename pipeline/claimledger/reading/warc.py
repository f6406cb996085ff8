"""Web archives (WARC, ARC, WACZ; plain, gzip or zstd), read as a stream: one member a page.

The bytes of a member are the recorded response with its headers, which are the block that the
archive's own digest covers; so a snapshot's identity can be checked with any WARC tool. What was
stored or converted without a response has its bare bytes. Pictures, scripts and other parts of
pages are no snapshots and are passed over, as is robots.txt.
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
    """A record of an archive: its headers, its bytes, and whether these are an HTTP message."""

    headers: Mapping[str, str]
    raw: bytes
    is_message: bool

    @property
    def kind(self) -> str:
        """The media type that the record states; without one it is taken for a page."""
        if self.is_message:
            found = CONTENT_TYPE.search(self.raw.partition(b"\r\n\r\n")[0])
            return found[1].decode("ascii").lower() if found else "text/html"
        return self.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()

    @property
    def target(self) -> str:
        """The address that was asked for."""
        return (self.headers.get("Warc-Target-Uri") or "").strip("<>")


def responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of a web archive in its order, holding one at a time.

    Raises:
        Unreadable: at stage ``archive``: the framing is broken, or no page is in it.
    """
    yield from pages(records(file))


def old_responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of an archive in the form before WARC (ARC)."""
    for number, member in enumerate(pages(old_records(file)), start=1):
        yield replace(member, locator=f"#record-{number}")


def old_records(file: BinaryIO) -> Iterator[Record]:
    """Records of an ARC file: a line with address, day, type and length, and so many bytes."""
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
        raise Unreadable("archive", f"Expected a web archive, found it broken ({kind}).") from None


def old_block(stream: BinaryIO, count: int) -> bytes:
    """The bytes of a record of an ARC file, at most one more than a page may have.

    Raises:
        EOFError: the file was cut off.
    """
    raw = stream.read(min(count, MAX_BYTES + 1))
    if len(raw) < min(count, MAX_BYTES):
        raise EOFError
    return raw


def collected_responses(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of a web collection (WACZ): those that it lists, else all of its archives."""
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
    """Records of an archive in a collection.

    Raises:
        Unreadable: at stage ``archive`` where the archive is locked or broken.
    """
    try:
        with archive.open(name) as file:
            yield from records(cast("BinaryIO", file))
    except BROKEN as error:
        raise broken(f"{shown(name)} in a web collection", error) from None
    except RuntimeError:  # what zipfile raises for want of a password
        name = shown(name)
        raise Unreadable(
            "archive", f"Expected an open web collection, found {name} locked."
        ) from None


def listed_pages(archive: zipfile.ZipFile) -> set[str]:
    """The addresses of the pages that a collection says it holds."""
    found = set[str]()
    for entry in archive.infolist():
        if entry.filename.startswith("pages/") and entry.filename.endswith(".jsonl"):
            for line in entry_bytes(archive, entry).splitlines():
                page = parsed(line)
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    found.add(page["url"])
    return found


def pages(found: Iterable[Record]) -> Iterator[Member]:
    """Yield the records that are pages; what crawlers are told in robots.txt is none."""
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
    """Records of an archive that can be pages: what servers answered, what was stored or converted.

    A break in the framing is told with the records before it.
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
            "archive", f"Expected a web archive, found it broken after {count} responses ({cause})."
        ) from None


def block(record: WarcRecord, number: int) -> bytes:
    """A record's bytes, at most one more than a page may have, which then refuses itself."""
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
    """Address and capture time, as the crawler wrote them."""
    return (
        *address(record.target, "warc.target-uri"),
        *captured(record.headers.get("Warc-Date") or "", "warc.date"),
    )
