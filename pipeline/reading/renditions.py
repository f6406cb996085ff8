"""One file's bytes to its rendition, by the reader of its format."""

from collections.abc import Callable

from pipeline.reading import formats
from pipeline.reading.html import read_html
from pipeline.reading.text import read_text
from pipeline.reading.unreadable import MAX_BYTES, MAX_TEXT, Unreadable, size
from pipeline.records import Rendition


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
    rendition = READERS[formats.recognise(raw)](raw)
    if len(rendition.text) > MAX_TEXT:
        found = f"{len(rendition.text):,}"
        raise Unreadable("size", f"Expected at most {MAX_TEXT:,} characters, found {found}.")
    if not rendition.text.strip("\ufeff \t\r\n"):
        raise Unreadable("content", "Expected the text of a page, found only blank space.")
    return rendition


READERS: dict[str, Callable[[bytes], Rendition]] = {
    formats.PLAIN: read_text,
    formats.HTML: read_html,
}
