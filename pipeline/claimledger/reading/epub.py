"""Reads EPUB: each chapter of a book or article of an issue is a page.

Covers, title pages and tables of contents are skipped: they are not in the reading order, are
marked as navigation, or contain almost no text.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from claimledger.reading.member import Member
from claimledger.reading.packed import entry_bytes, opened
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Finding

CONTAINER = "META-INF/container.xml"
PAGES = ("application/xhtml+xml", "text/html")
FEWEST = 200
"""Fewest characters of a page; a shorter one is a cover or a title page."""
TAG = re.compile(rb"<[^>]*>")
DECLARED = (
    ("publisher", "publisher"),
    ("language", "language"),
    ("creator", "authors"),
    ("date", "modified"),  # of the book: its chapters are not later
    ("rights", "rights"),
    ("source", "url"),
)


def chapters(file: BinaryIO) -> Iterator[Member]:
    """Yield the pages of a book in its reading order.

    Raises:
        Unreadable: at stage ``archive`` if the book is damaged or has no page.
    """
    archive = opened(file)
    entries = {entry.filename: entry for entry in archive.infolist()}
    found = False
    try:
        root = tree(entry_bytes(archive, entries[CONTAINER]))
        path = next(root.iterfind(".//{*}rootfile")).get("full-path") or ""
        package = tree(entry_bytes(archive, entries[path]))
    except (KeyError, StopIteration, etree.LxmlError):
        raise Unreadable("archive", "Expected an EPUB book, found one without contents.") from None
    declared = tuple(findings(package))
    for name in dict.fromkeys(place(path, href) for href in reading_order(package)):
        raw = entry_bytes(archive, entries[name]) if name in entries else b""
        if len(b" ".join(TAG.sub(b" ", raw).split())) >= FEWEST:
            found = True
            yield Member(f"#{name}", raw, declared)
    if not found:
        raise Unreadable(
            "archive", "Expected an EPUB book with text, found a book whose pages have none."
        )


def place(path: str, href: str) -> str:
    """Return the path in the book of a page that the package document at `path` lists."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def tree(raw: bytes) -> etree._Element:
    """Parse a part of the book, without network access and without expanding entities."""
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))


def reading_order(package: etree._Element) -> Iterator[str]:
    """Yield the addresses of the pages in reading order."""
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    for ref in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(ref.get("idref"))
        if item is None or ref.get("linear") == "no":
            continue
        if item.get("media-type") in PAGES and "nav" not in (item.get("properties") or "").split():
            yield item.get("href") or ""


def findings(package: etree._Element) -> Iterator[Finding]:
    """Yield the metadata of the book, without its title, which is not the title of a chapter."""
    for name, field in DECLARED:
        for element in package.iterfind(
            f".//{{*}}metadata/{{http://purl.org/dc/elements/1.1/}}{name}"
        ):
            value = " ".join((element.text or "").split())
            if value and (field != "url" or value.startswith(("http://", "https://"))):
                yield Finding(field, value, f"epub.{name}")
