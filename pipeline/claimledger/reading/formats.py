"""Recognises the format of a file by its content; file names are ignored.

Text formats are recognised by their first characters, binary formats by their magic numbers
(`filetype`), and zip files by their contents. A format that is not a saved page is rejected with
its name.
"""

import io
import re
import zipfile
import zlib
from typing import BinaryIO

import filetype

from claimledger.reading.code import code_name
from claimledger.reading.markdown import is_markdown
from claimledger.reading.records import delimiter, has_text_column
from claimledger.reading.text import BYTE_ORDER_MARKS, looks_binary, unmarked_utf16
from claimledger.reading.unreadable import Unreadable

SAMPLE = 131_072
HEAD = 8192
"""Bytes that are examined; a PDF may have up to 1024 other bytes before its header."""
PDF_HEAD = 1024

HTTP_MESSAGE = "message/http"
SAFARI_ARCHIVE = "application/x-webarchive"
MESSAGE = "message/rfc822"
HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
JSON = "application/json"

WEB_ARCHIVE = "application/warc"
OLD_WEB_ARCHIVE = "application/x-arc"
WEB_COLLECTION = "application/wacz"
EPUB = "application/epub+zip"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
MAILBOX = "application/mbox"
NOTES = "application/enex+xml"
JSON_LINES = "application/jsonl"
TABLE = "text/csv"

# The tags with which a saved page or a fragment can begin (WHATWG MIME sniffing, and later tags
# of HTML5).
HTML_START = re.compile(
    r"""
    (?: \ufeff | \s | <\?xml[^>]*> | <!--.*?--> )*+   # comments: 'saved from', SingleFile's note
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
SENDER = re.compile(r"(?im)^from:[ \t]*\S")
ENVELOPE = re.compile(r"(?im)^(?:date|to|subject|message-id|received|return-path):[ \t]*\S")
SENT = 2
"""Headers besides the sender's, one of which every email has."""
MAILBOX_LINE = re.compile(r">?From \S[^\n]{0,200}\d{4}[ \t]*\r?\n[!-9;-~]+:[ \t]")
NOTES_START = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE en-export\b[^>]*>\s*)?<en-export\b")
JSON_START = re.compile(r"\{\s*\"[^\"\n]*\"\s*:|\[\s*\{\s*\"")
NEXT_OBJECT = re.compile(r"\{[^\n]*\}[ \t]*\r?\n[ \t\r\n]*\{\s*\"")
HTTP_LINE = re.compile(rb"HTTP/[0-9](?:\.[0-9])? [1-5][0-9][0-9][ \r\n]")

# Text formats that are not pages: their first characters, and their name in messages.
WRITTEN = (
    (re.compile(r"\{\\rtf"), "a rich text document (RTF)"),
    (re.compile(r"%!PS"), "a PostScript file"),
    (re.compile(r"(?:<[?!][^>]*>\s*)*+<(?:rss|feed|rdf:RDF|channel)\b"), "a feed"),
    (re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b"), "an SVG image"),
    (re.compile(r"<\?xml\b"), "an XML document that is no web page"),
)
# The index page that ArchiveBox writes, which is not a saved page.
INDEX_PAGE = 'class="header-archivebox"'

# Names, in messages, of binary formats that are often saved with pages; others are named by kind.
NAMES = {
    "application/msword": "a Word document",
    "application/vnd.ms-excel": "an Excel workbook",
    "application/vnd.ms-powerpoint": "a PowerPoint presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "a PowerPoint presentation"
    ),
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/rtf": "a rich text document (RTF)",
    "application/x-7z-compressed": "a 7-Zip archive",
    "application/x-rar-compressed": "a RAR archive",
    "application/x-sqlite3": "an SQLite database",
}
KINDS = {"image": "an image", "video": "a video", "audio": "a sound recording", "font": "a font"}
OFFICE = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)
"""File names that identify office documents in zip format, and their name in messages."""

GZIP_SIGN = b"\x1f\x8b"
TAR_SIGN, TAR_PLACE, TAR_HEAD = b"ustar", 257, 512
SIGNS = {
    b"bplist00": SAFARI_ARCHIVE,
    b"WARC/": WEB_ARCHIVE,
    b"\x28\xb5\x2f\xfd": WEB_ARCHIVE,  # zstd, which is read only for web archives
    b"filedesc://": OLD_WEB_ARCHIVE,
    b"BZh": TAR,  # a file that is compressed with bzip2 or xz is almost always a tar archive
    b"\xfd7zXZ\x00": TAR,
}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ADVICE = "Save the page as text, HTML, MHTML, PDF or a web archive."
PACKED = re.compile(r"\barchive\b")
UNPACK = "Unpack it and put its pages in its place."


def recognise(raw: bytes) -> str:
    r"""Name the format of a file as a media type.

    >>> recognise(b"<!doctype html><p>Exports rose 4%."), recognise(b"Exports rose 4%.")
    ('text/html', 'text/plain')

    Raises:
        Unreadable: at stage ``format``, with the name of the format.
    """
    return recognise_file(io.BytesIO(raw))


def recognise_file(file: BinaryIO) -> str:
    """Name the format of an open file from its beginning, or from the contents of a zip file."""
    raw = file.read(SAMPLE)
    file.seek(0)
    if raw.startswith(b"PK\x03\x04"):
        return zip_kind(file)
    if found := binary_kind(raw):
        return found
    head = decoded(raw[:HEAD])
    if looks_binary(head):
        name = binary_name(raw)
        raise refused(name, UNPACK if PACKED.search(name) else ADVICE)
    written = recognise_written(head)
    text = decoded(raw)
    if written == HTML and INDEX_PAGE in text:
        raise refused("an index page of ArchiveBox", "Its pages are next to it.")
    return recognise_text(text, whole=len(raw) < SAMPLE) if written == PLAIN else written


def binary_kind(raw: bytes) -> str | None:
    """Return the format that the first bytes identify, or None."""
    if b"%PDF-" in raw[:PDF_HEAD]:
        return PDF
    if HTTP_LINE.match(raw):
        return HTTP_MESSAGE
    packed = raw.startswith(GZIP_SIGN)
    head = unpacked_head(raw) if packed else raw[:TAR_HEAD]
    if head[TAR_PLACE:].startswith(TAR_SIGN):
        return TAR
    found = next((kind for sign, kind in SIGNS.items() if head.startswith(sign)), None)
    return found or (GZIP if packed else None)


def unpacked_head(raw: bytes) -> bytes:
    """Return the first bytes of the content of a gzip file."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw, TAR_HEAD)
    except zlib.error:
        return b""


def zip_kind(file: BinaryIO) -> str:
    """Name the format of a zip file, such as an office document, from the file names in it."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ZIP
    finally:
        file.seek(0)
    if "META-INF/container.xml" in names:
        return EPUB
    if "word/document.xml" in names:
        return WORD
    if any(name.startswith("archive/") and ".warc" in name for name in names):
        return WEB_COLLECTION
    for sign, name in OFFICE:
        if sign in names:
            raise refused(name)
    return ZIP


def recognise_written(head: str) -> str:
    """Name the format of a file whose first characters are `head`."""
    if HTML_START.match(head) or ("<html" in head.lower() and OPEN_COMMENT.match(head)):
        return HTML
    start = head.lstrip("\ufeff \t\r\n")
    if NOTES_START.match(start):
        return NOTES
    for pattern, name in WRITTEN:
        if pattern.match(start):
            raise refused(name)
    if JSON_START.match(start):
        return JSON_LINES if NEXT_OBJECT.match(start) else JSON
    if MAILBOX_LINE.match(head):
        return MAILBOX
    return MESSAGE if is_message(head) else PLAIN


def is_message(head: str) -> bool:
    """Whether a text begins with the headers of a MIME message or a letter."""
    headers = head.replace("\r\n", "\n").partition("\n\n")[0]
    if not MAIL_LINE.match(head):
        return False
    sent = SENDER.search(headers) and len(ENVELOPE.findall(headers)) >= SENT
    return bool(sent or MIME_HEADER.search(headers))


def recognise_text(text: str, *, whole: bool) -> str:
    """Name the format of a text by its lines: Markdown, a table, or plain text.

    Raises:
        Unreadable: at stage ``format`` if it is code, or a table without a column of text.
    """
    if is_markdown(text):
        return MARKDOWN
    sample = (text if whole else text.rpartition("\n")[0]).removeprefix("\ufeff")
    if has_text_column(sample):
        return TABLE
    name = "a table of values (CSV)" if delimiter(sample) else code_name(text[:HEAD])
    if name:
        raise refused(name)
    return PLAIN


def refused(name: str, advice: str = ADVICE) -> Unreadable:
    """Return the error for a format that is not a saved page."""
    return Unreadable("format", f"Expected a saved page, found {name}. {advice}")


def decoded(head: bytes) -> str:
    """Decode the first characters of a file as Latin-1, unless they are UTF-16 or have a BOM.

    The characters that identify formats are ASCII, so other letters may be wrong here.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "ignore")
    return head.decode(unmarked_utf16(head) or "latin-1", "ignore")


def binary_name(raw: bytes) -> str:
    """Return the name of a binary format, for a message."""
    if raw.startswith(COMPOUND):
        return "an office document of the older binary kind"
    if raw.startswith(b"PAR1"):
        return "a Parquet table, which builds read from a folder"
    kind = filetype.guess(raw)
    if kind is None:
        return "binary data of no kind known here"
    family = KINDS.get(kind.mime.partition("/")[0])
    named = f"{family} ({kind.extension.upper()})" if family else f"a file of type {kind.mime}"
    return NAMES.get(kind.mime, named)
