"""One file's bytes to its rendition, by the reader of its format."""

from collections.abc import Callable
from importlib import import_module

from claimledger.reading import formats
from claimledger.reading.unreadable import MAX_BYTES, MAX_TEXT, Unreadable, size
from claimledger.records import Rendition

HOMES = {
    formats.PLAIN: "text.read_text",
    formats.HTML: "html.read_html",
    formats.MARKDOWN: "markdown.read_markdown",
    formats.MHTML: "mhtml.read_mhtml",
    formats.PDF: "pdf.read_pdf",
    formats.SAFARI_ARCHIVE: "webarchive.read_webarchive",
    formats.HTTP_MESSAGE: "renditions.read_response",
    formats.WEB_ARCHIVE: "renditions.refuse_archive",
}
"""Where each format's reader is, by media type."""


def read(raw: bytes) -> Rendition:
    r"""Recognise how a page was saved, and read it.

    >>> read(b"Exports rose 4%.\r\n").text
    'Exports rose 4%.\r\n'

    Raises:
        Unreadable: with the stage and one sentence: what was wanted, what was found, where.
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
    return rendition


def read_response(raw: bytes) -> Rendition:
    """Read the page of a recorded HTTP response, by its content and its headers' encoding."""
    from claimledger.reading.html import read_html
    from claimledger.reading.http import payload

    body, headers = payload(raw)
    if not body:
        raise Unreadable("content", "Expected a page, the server answered with nothing.")
    media_type = formats.recognise(body)
    if media_type == formats.HTML:
        return read_html(body, headers.get_content_charset())
    if media_type == formats.HTTP_MESSAGE:
        raise Unreadable("format", "Expected a page, found an HTTP response inside another.")
    return reader(media_type)(body)


def refuse_archive(raw: bytes) -> Rendition:
    """Refuse the bytes of a whole web archive, whose pages are its members."""
    del raw
    raise Unreadable(
        "archive", "Expected one page, found a web archive: read its members one by one."
    )


def reader(media_type: str) -> Callable[[bytes], Rendition]:
    """The reader of a format; its libraries are loaded when the first such file is read."""
    module, name = HOMES[media_type].rsplit(".", 1)
    found: Callable[[bytes], Rendition] = getattr(
        import_module(f"claimledger.reading.{module}"), name
    )
    return found
