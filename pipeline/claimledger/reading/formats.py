"""Recognise by content how a page was saved; file names are not asked.

Text formats are told apart by their first characters, binary ones by their magic numbers
(`filetype`). A format that is no saved page is refused by the name of what it is.
"""

import re
import zlib

import filetype

from claimledger.reading.markdown import is_markdown
from claimledger.reading.text import BYTE_ORDER_MARKS, looks_binary, unmarked_utf16
from claimledger.reading.unreadable import Unreadable

SAMPLE = 131_072
HEAD = 8192
"""Bytes that decide; a PDF may carry up to 1024 bytes of something else before its header."""
PDF_HEAD = 1024

WEB_ARCHIVE = "application/warc"
HTTP_MESSAGE = "message/http"
SAFARI_ARCHIVE = "application/x-webarchive"
MHTML = "multipart/related"
HTML = "text/html"
PDF = "application/pdf"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

# The tags with which a saved page or a fragment of one can begin (WHATWG MIME sniffing, with the
# tags of HTML5 that came after it).
HTML_START = re.compile(
    r"""
    (?: \ufeff | \s | <\?xml[^>]*> | <!--.*?--> )*   # comments: 'saved from', SingleFile's note
    < (?: !doctype\s+html | (?: html | head | body | title | meta | link | script | style | div | p
        | article | section | main | header | nav | h[1-6] | table | ul | ol | a | b | br | font
        | iframe | span | figure | blockquote )
        (?= [\s>/] ) )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
OPEN_COMMENT = re.compile(r"\s*<!--(?!.*-->)", re.DOTALL)  # a comment longer than the head

MIME_HEADER = re.compile(r"(?im)^(?:mime-version|content-type|snapshot-content-location):[ \t]*\S")
MAIL_LINE = re.compile(r"[!-9;-~]+:(?:[ \t]|$)")
HTTP_LINE = re.compile(rb"HTTP/[0-9](?:\.[0-9])? [1-5][0-9][0-9][ \r\n]")

# Written text that is no page: its first characters, and what people call it.
WRITTEN = (
    (re.compile(r"\{\\rtf"), "a rich text document (RTF)"),
    (re.compile(r"%!PS"), "a PostScript file"),
    (re.compile(r"<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL), "a feed"),
    (re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b"), "an SVG image"),
    (re.compile(r"<\?xml\b"), "an XML document that is no web page"),
    (re.compile(r"\{\s*\"[^\"\n]*\"\s*:|\[\s*\{\s*\""), "JSON data"),
)

# What people call the binary formats that get saved beside pages; others go by kind.
NAMES = {
    "application/zip": "a zip archive",
    "application/epub+zip": "an EPUB book",
    "application/msword": "a Word document",
    "application/vnd.ms-excel": "an Excel workbook",
    "application/vnd.ms-powerpoint": "a PowerPoint presentation",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "a PowerPoint presentation"
    ),
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/rtf": "a rich text document (RTF)",
    "application/gzip": "a gzip archive that is no web archive",
    "application/x-7z-compressed": "a 7-Zip archive",
    "application/x-rar-compressed": "a RAR archive",
    "application/x-tar": "a tar archive",
    "application/x-sqlite3": "an SQLite database",
}
KINDS = {"image": "an image", "video": "a video", "audio": "a sound recording", "font": "a font"}
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
FRAME = b"WARC/"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ADVICE = "Save the page as text, HTML, MHTML, PDF or a web archive."
PACKED = re.compile(r"\barchive\b")
UNPACK = "Unpack it and put its pages in its place."


def recognise(raw: bytes) -> str:
    r"""Name the format of a file as a media type.

    >>> recognise(b"<!doctype html><p>Exports rose 4%."), recognise(b"Exports rose 4%.")
    ('text/html', 'text/plain')

    Raises:
        Unreadable: at stage ``format``, by the name of what the file is.
    """
    if b"%PDF-" in raw[:PDF_HEAD]:
        return PDF
    if raw.startswith(b"bplist00"):
        return SAFARI_ARCHIVE
    if is_web_archive(raw[:HEAD]):
        return WEB_ARCHIVE
    if HTTP_LINE.match(raw):
        return HTTP_MESSAGE
    head = decoded(raw[:HEAD])
    if looks_binary(head):
        name = binary_name(raw)
        advice = UNPACK if PACKED.search(name) else ADVICE
        raise Unreadable("format", f"Expected a saved page, found {name}. {advice}")
    written = recognise_written(head)
    if written == PLAIN and is_markdown(decoded(raw[:SAMPLE])):
        return MARKDOWN
    return written


def is_web_archive(head: bytes) -> bool:
    """Whether a file's first bytes begin a web archive, packed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(FRAME))
        except zlib.error:
            return False
    return head.startswith((FRAME, ZSTD))


def recognise_written(head: str) -> str:
    """Name the format of a file whose first characters are `head`."""
    if HTML_START.match(head) or ("<html" in head.lower() and OPEN_COMMENT.match(head)):
        return HTML
    start = head.lstrip("\ufeff \t\r\n")
    for pattern, name in WRITTEN:
        if pattern.match(start):
            raise Unreadable("format", f"Expected a saved page, found {name}. {ADVICE}")
    if MAIL_LINE.match(head) and MIME_HEADER.search(
        head.replace("\r\n", "\n").partition("\n\n")[0]
    ):
        return MHTML
    return PLAIN


def decoded(head: bytes) -> str:
    """First characters of a file; without a mark or the zeros of UTF-16 they are Latin-1 or ASCII.

    The signs that tell formats apart are ASCII, so other letters may come out wrong here.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "ignore")
    return head.decode(unmarked_utf16(head) or "latin-1", "ignore")


def binary_name(raw: bytes) -> str:
    """What people call a binary file."""
    if raw.startswith(COMPOUND):
        return "an office document of the older binary kind"
    kind = filetype.guess(raw)
    if kind is None:
        return "binary data of no kind known here"
    family = KINDS.get(kind.mime.partition("/")[0])
    named = f"{family} ({kind.extension.upper()})" if family else f"a file of type {kind.mime}"
    return NAMES.get(kind.mime, named)
