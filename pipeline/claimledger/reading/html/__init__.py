"""HTML, however it was saved: from a browser, by SingleFile, in an archive, or a bare fragment."""

import logging
import re
from itertools import dropwhile

import lxml.html
from lxml import etree

from claimledger.reading.html.article_text import extracted
from claimledger.reading.html.blocks import Piece, blocks, pieces
from claimledger.reading.html.encoding import decode_html
from claimledger.reading.html.metadata import declared
from claimledger.reading.html.post_times import posted
from claimledger.reading.html.stated_text import stated_pieces
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Rendition

READER = "html"
STATED = "articleBody"
OF_HEAD = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))
DEEPEST = 2048
"""Elements around one another beyond which libxml2 stops; browsers stop at 512."""

MOST_ATTRIBUTES = 2000
"""Attributes of one element; libxml2's time grows with the square of their number."""

LONG_TAG = re.compile(r"<[A-Za-z][^<>]{8000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Characters that XML has not, written as themselves or by number: no tree may be given them.
NO_CHARACTER = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&\#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d);?"
    r"|&\#x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f]..)(?![0-9a-f]);?",
    re.IGNORECASE,
)

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
    html, encoding, guessed = decode_html(raw, stated_encoding)
    root = parse(html)
    found = pieces(root)
    if STATED in html:
        found += stated_pieces(root, found)
    something(found)
    findings = declared(root, html)
    text, placed = blocks(found, extracted(root, found))
    findings += tuple(posted(root, found, placed))
    version = reader_version()
    return Rendition(text, "text/html", encoding, READER, version, placed, findings, guessed)


def seen(root: etree._Element) -> list[Piece]:
    """The page's pieces of text, of which there must be one."""
    return something(pieces(root))


def something(found: list[Piece]) -> list[Piece]:
    """The pieces of a page, of which there must be one."""
    if not found:
        raise Unreadable(
            "content",
            "Expected the text of a page, found HTML without text: a script draws the page, "
            "or only its frame was saved.",
        )
    return found


def parse(html: str) -> etree._Element:
    """Parse a page as leniently as a browser.

    Raises:
        Unreadable: at stage ``content`` where there is no element, at stage ``parsing`` where so
            many are nested that the parser would leave out the rest of the page, or where one has
            so many attributes that it would take minutes.
    """
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    if any(len(QUOTED.sub("", tag).split()) > MOST_ATTRIBUTES for tag in LONG_TAG.findall(html)):
        raise Unreadable(
            "parsing", f"Expected at most {MOST_ATTRIBUTES:,} attributes in an element, found more."
        )
    data = NO_CHARACTER.sub("", html.replace("\0", "\ufffd")).encode("utf-8", "replace")
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
    leave_head(root)
    return root


def leave_head(root: etree._Element) -> None:
    """Move what the parser left in the head of a page without a body tag to where it is shown."""
    head = root.find("head")
    stray = [] if head is None else list(dropwhile(lambda one: one.tag in OF_HEAD, head))
    body = root.find("body")
    if stray and body is None:
        body = etree.SubElement(root, "body")
    for at, element in enumerate(stray):
        body.insert(at, element)


def reader_version() -> str:
    """Version of the rules here and of the libraries that settle text and verdicts."""
    import trafilatura

    parser = ".".join(map(str, etree.LIBXML_VERSION))
    return f"2 libxml2/{parser} trafilatura/{trafilatura.__version__}"
