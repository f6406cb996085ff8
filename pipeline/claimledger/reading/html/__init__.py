"""HTML, however it was saved: from a browser, by SingleFile, in an archive, or a bare fragment."""

import logging

import lxml.html
from lxml import etree

from claimledger.reading.html.article_text import extracted
from claimledger.reading.html.blocks import Piece, blocks, pieces
from claimledger.reading.html.encoding import decode_html
from claimledger.reading.html.metadata import declared
from claimledger.reading.html.stated_text import stated_pieces
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Rendition

READER = "html"
STATED = "articleBody"
DEEPEST = 2048
"""Elements around one another beyond which libxml2 stops; browsers stop at 512."""

for library in ("trafilatura", "htmldate", "courlan"):  # what they log of a page is not for users
    logging.getLogger(library).addHandler(logging.NullHandler())


def read_html(raw: bytes, stated_encoding: str | None = None) -> Rendition:
    """Read a page block by block, furniture included.

    Args:
        raw: the page's bytes.
        stated_encoding: what its server or archive says of its encoding.

    Raises:
        Unreadable: at stage ``content`` where the page holds no text.
    """
    html, encoding = decode_html(raw, stated_encoding)
    root = parse(html)
    found = pieces(root)
    if STATED in html:
        found += stated_pieces(root, found)
    something(found)
    findings = declared(root, html)
    text, placed = blocks(found, extracted(root, found))
    return Rendition(text, "text/html", encoding, READER, reader_version(), placed, findings)


def seen(root: etree._Element) -> list[Piece]:
    """The page's pieces of text, of which there must be one."""
    return something(pieces(root))


def something(found: list[Piece]) -> list[Piece]:
    """The pieces of a page, of which there must be one."""
    if not found:
        raise Unreadable(
            "content",
            "Expected the text of a page, found HTML without any: the page is drawn by a script, "
            "or only its frame was saved.",
        )
    return found


def parse(html: str) -> etree._Element:
    """Parse a page as leniently as a browser.

    Raises:
        Unreadable: at stage ``content`` where there is no element, at stage ``parsing`` where so
            many are nested that the parser would leave out the rest of the page.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except etree.LxmlError:
        raise Unreadable(
            "content", "Expected the text of a page, found HTML without any element."
        ) from None
    stopped = parser.error_log.last_error
    if stopped is not None and stopped.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise Unreadable(
            "parsing", f"Expected elements nested at most {DEEPEST:,} deep, found more."
        )
    return root


def reader_version() -> str:
    """Version of the rules here and of the libraries that settle text and verdicts."""
    import trafilatura

    parser = ".".join(map(str, etree.LIBXML_VERSION))
    return f"2 libxml2/{parser} trafilatura/{trafilatura.__version__}"
