"""Web archives (WARC 1.0 and 1.1, plain, gzip or zstd), read as a stream: one member a page.

The bytes of a member are the recorded response with its headers, which are the block that the
archive's own digest covers; so a snapshot's identity can be checked with any WARC tool. Pictures,
scripts and other parts of pages are no snapshots and are passed over, as is robots.txt.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from claimledger.reading.declaring import address, captured
from claimledger.reading.http import PAGE_TYPES
from claimledger.reading.member import Member
from claimledger.reading.unreadable import MAX_BYTES, Unreadable
from claimledger.records import Finding

ROBOTS = re.compile(r"https?://[^/?#]+/robots\.txt(?:[?#]|$)")  # RFC 9309
CONTENT_TYPE = re.compile(rb"(?im)^content-type:[ \t]*([\w.+-]+/[\w.+-]+)")


def responses(path: Path) -> Iterator[Member]:
    """Yield the pages of a web archive in its order, holding one at a time.

    Raises:
        Unreadable: at stage ``archive``: the framing is broken, or no page is in it.
    """
    passed: Counter[str] = Counter()
    pages = 0
    with path.open("rb") as file:
        for number, record in enumerate(response_records(file), start=1):
            raw = block(record, number)
            kind = content_type(raw)
            if kind in PAGE_TYPES and not for_robots(record):
                pages += 1
                yield Member(f"#{name(record, number)}", raw, findings(record))
            else:
                passed[kind] += 1
    if not pages:
        found = ", ".join(f"{count} of {kind}" for kind, count in passed.most_common(4)) or "none"
        raise Unreadable(
            "archive", f"Expected a web archive with a page, found these responses: {found}."
        )


def response_records(file: BinaryIO) -> Iterator[WarcRecord]:
    """Response records of an archive; a break in its framing is told with the record before it."""
    count = 0
    try:
        for record in ArchiveIterator(
            file, record_types=WarcRecordType.response, parse_http=False, fsspec_args=False
        ):
            count += 1
            yield record
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
            + (" What came before was read." if number > 1 else ""),
        )
    return raw


def content_type(raw: bytes) -> str:
    """The media type that a response states; without one it is taken for a page."""
    found = CONTENT_TYPE.search(raw.partition(b"\r\n\r\n")[0])
    return found[1].decode("ascii").lower() if found else "text/html"


def for_robots(record: WarcRecord) -> bool:
    """Whether a response tells crawlers where not to go, which they keep beside pages."""
    return ROBOTS.match(target(record)) is not None


def target(record: WarcRecord) -> str:
    """The address that was asked for."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def name(record: WarcRecord, number: int) -> str:
    """A record's own id, else its place in the archive."""
    return (record.record_id or "").strip("<>") or f"record-{number}"


def findings(record: WarcRecord) -> tuple[Finding, ...]:
    """Address and capture time, as the crawler wrote them."""
    return (
        *address(target(record), "warc.target-uri"),
        *captured(record.headers.get("WARC-Date") or "", "warc.date"),
    )
