"""Reads Word documents (.docx) by converting them to HTML with mammoth."""

import io
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from lxml import etree

from claimledger.reading.declaring import properties
from claimledger.reading.packed import BROKEN, entry_bytes, opened
from claimledger.reading.unreadable import MEBIBYTE, Unreadable, size
from claimledger.records import Finding, Rendition

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READER = "word"
XML = (".xml", ".rels")
CORE = "docProps/core.xml"
LARGEST = 24 * MEBIBYTE
"""Most bytes of the XML of a document; a thousand printed pages have about 5 MB."""


def read_word(raw: bytes) -> Rendition:
    """Read a Word document.

    Raises:
        Unreadable: at stage ``parsing`` if it is damaged, ``size`` if it unpacks too far.
    """
    import mammoth

    from claimledger.reading.html import parse, reader_version, seen
    from claimledger.reading.html.blocks import blocks

    archive = opened(io.BytesIO(raw))
    text_size = sum(one.file_size for one in archive.infolist() if one.filename.endswith(XML))
    if text_size > LARGEST:
        raise Unreadable("size", f"Expected at most {size(LARGEST)} of XML, found more.")
    no_picture = mammoth.images.img_element(lambda _: {})
    try:
        html = mammoth.convert_to_html(io.BytesIO(raw), convert_image=no_picture).value
    except RecursionError:
        raise Unreadable(
            "parsing", "Expected a Word document, found one that is nested too deep."
        ) from None
    except (LookupError, ValueError, *BROKEN, AttributeError, TypeError, ExpatError) as error:
        kind = type(error).__name__
        raise Unreadable(
            "parsing", f"Expected a Word document, found a damaged one ({kind})."
        ) from None
    placed_text, placed = blocks(seen(parse(f"<body>{html}</body>")), None)
    stated = {one.filename: one for one in archive.infolist()}
    core = entry_bytes(archive, stated[CORE]) if CORE in stated else b""
    version = f"1 {reader_version()}"
    return Rendition(
        placed_text, MEDIA_TYPE, "utf-8", READER, version, placed, tuple(findings(core))
    )


def findings(core: bytes) -> Iterator[Finding]:
    """Yield the title and author in the properties of the document."""
    try:
        root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.LxmlError, ValueError):
        return
    title, author = (root.findtext(f"{{*}}{name}") or "" for name in ("title", "creator"))
    yield from properties(title, author, "word")
