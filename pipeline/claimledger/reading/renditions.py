"""Turns the bytes of a file into its rendition with the reader of its format."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import islice

from claimledger.reading import formats
from claimledger.reading.files import OPENERS, members_of
from claimledger.reading.unreadable import MAX_BYTES, MAX_TEXT, Unreadable, size
from claimledger.records import Finding, Rendition

ARCHIVES = OPENERS.keys() - {formats.JSON}
HOMES = {
    formats.PLAIN: "text.read_text",
    formats.HTML: "html.read_html",
    formats.MARKDOWN: "markdown.read_markdown",
    formats.MESSAGE: "mail.read_message",
    formats.PDF: "pdf.read_pdf",
    formats.WORD: "word.read_word",
    formats.JSON: "records.read_record",
    formats.SAFARI_ARCHIVE: "webarchive.read_webarchive",
    formats.HTTP_MESSAGE: "renditions.read_response",
    **dict.fromkeys(ARCHIVES, "renditions.read_only_member"),
}
"""The reader of each format, by media type."""

HALVES = re.compile(r"[\ud800-\udfff]")


def read(raw: bytes) -> Rendition:
    r"""Recognise the format of a page and read it.

    >>> read(b"Exports rose 4%.\r\n").text
    'Exports rose 4%.\r\n'

    Raises:
        Unreadable: the page cannot be read; the error has the stage and the reason.
    """
    if not raw:
        raise Unreadable("content", "Expected a saved page, found an empty file (0 bytes).")
    if len(raw) > MAX_BYTES:
        raise Unreadable("size", f"Expected at most {size(MAX_BYTES)}, found more.")
    rendition = reader(formats.recognise(raw))(raw)
    if len(rendition.text) > MAX_TEXT:
        found = f"{len(rendition.text):,}"
        raise Unreadable("size", f"Expected at most {MAX_TEXT:,} characters, found {found}.")
    if not rendition.text.strip("\ufeff \t\r\n"):
        raise Unreadable("content", "Expected the text of a page, found only blank space.")
    return replace(rendition, declared=tuple(map(writable, rendition.declared)))


def writable(found: Finding) -> Finding:
    """Remove lone surrogates from a finding: JSON can contain them, UTF-8 cannot."""
    return replace(found, value=HALVES.sub("\ufffd", found.value))


def read_response(raw: bytes) -> Rendition:
    """Read the page of a recorded HTTP response, in the encoding that its headers declare."""
    from claimledger.reading.html import read_html
    from claimledger.reading.http import payload

    body, headers = payload(raw)
    if not body:
        raise Unreadable("content", "Expected a page, found that the server sent nothing.")
    media_type = formats.recognise(body)
    if media_type == formats.HTML:
        return read_html(body, headers.get_content_charset())
    if media_type == formats.HTTP_MESSAGE:
        raise Unreadable("format", "Expected a page, found an HTTP response inside another.")
    return reader(media_type)(body)


def read_only_member(raw: bytes) -> Rendition:
    """Read the page of a container with a single page.

    Raises:
        Unreadable: at stage ``archive`` if it has several pages.
    """
    found = list(islice(members_of(raw), 2))
    if len(found) > 1:
        raise Unreadable(
            "archive",
            "Expected one page, found an archive of several: read its members one by one.",
        )
    [member] = found
    kind = formats.recognise(member.raw)
    if kind == formats.MAILBOX:
        return reader(formats.MESSAGE)(raw)
    if kind in ARCHIVES:
        raise Unreadable("archive", "Expected an archive of pages, found none that can be opened.")
    rendition = read(member.raw)
    return replace(rendition, declared=(*rendition.declared, *member.declared))


def reader(media_type: str) -> Callable[[bytes], Rendition]:
    """Return the reader of a format; its libraries are imported on first use."""
    module, name = HOMES[media_type].rsplit(".", 1)
    found: Callable[[bytes], Rendition] = getattr(
        import_module(f"claimledger.reading.{module}"), name
    )
    return found
