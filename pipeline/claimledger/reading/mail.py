"""MIME messages: pages that a browser saved as one file (MHTML), and mail.

Chromium, Edge and Internet Explorer save a page and its parts as a message, dated when it was
saved. A letter (.eml, or a mailbox of them) is dated when it was sent; it is read by its HTML,
else by its plain text, and its headers are no part of the text.
"""

import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from claimledger.reading.declaring import address, captured
from claimledger.reading.html import read_html
from claimledger.reading.member import Member
from claimledger.reading.unreadable import MAX_BYTES, Unreadable
from claimledger.records import Finding, Rendition

SAVED_PAGE = "multipart/related"
LETTER = "message/rfc822"
READER = "mail"
READER_VERSION = "1"
PAGES = frozenset({"text/html", "application/xhtml+xml"})
MAX_PARTS = 10_000
MAX_DEPTH = 8

# The line that stands before each message of a mailbox, or of one that was taken out of it.
SEPARATOR = re.compile(rb"^>?From \S.{0,200}\d{4}[ \t]*\r?$", re.MULTILINE)
REPLY = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr|rv)\s*:\s*)+", re.IGNORECASE)
OFFICES = re.compile(
    r"(?:news|newsletter|no-?reply|do-?not-?reply|info|mail|mailer|hello|contact|editors?|support"
    r"|updates?|alerts?|briefing|digest|team|subscriptions?|press|redaktion|redaction)\b.*",
    re.IGNORECASE,
)
"""Mailboxes that are an office's and no person's."""
WRAPPED = range(50, 100)
"""Characters of a line that a mail program broke."""


def read_message(raw: bytes) -> Rendition:
    """Read the page or the text of a message; frames and pictures are parts and are left out.

    Raises:
        Unreadable: at stage ``parsing`` where the message holds neither.
    """
    try:
        return read_parts(raw)
    except RecursionError:
        raise Unreadable(
            "parsing", "Expected a message with a page or a text, found parts nested too deep."
        ) from None


def read_parts(raw: bytes) -> Rendition:
    """Read a message by its page, else by its text."""
    start = SEPARATOR.match(raw)
    message = message_from_bytes(
        raw[start.end() :].lstrip() if start else raw, policy=email.policy.default
    )
    part = page_of(message) or text_of(message)
    if part is None:
        raise Unreadable(
            "parsing",
            "Expected a message with a page or a text, found "
            f"{message.get_content_type()} without either.",
        )
    if part.get_content_type() in PAGES:
        page = read_html(body(part), part.get_content_charset())
    else:
        text, guessed = body_text(part)
        encoding = "cp1252" if guessed else "utf-8"
        page = Rendition(
            unwrapped(text), "text/plain", encoding, READER, READER_VERSION, guessed=guessed
        )
    if is_saved_page(message, part):
        media_type, found = SAVED_PAGE, saved_findings(message, part)
    else:
        media_type, found = LETTER, letter_findings(message)
    return replace(page, media_type=media_type, declared=(*found, *page.declared))


def messages(file: BinaryIO) -> Iterator[Member]:
    """Yield the messages of a mailbox one at a time, and one beyond the limit in part."""
    lines: list[bytes] = []
    number = held = 0
    after_blank = True
    for line in iter(lambda: file.readline(MAX_BYTES), b""):
        if after_blank and lines and SEPARATOR.match(line) and not line.startswith(b">"):
            number += 1
            yield Member(f"#{number}", b"".join(lines))
            lines, held = [], 0
        after_blank = not line.strip()
        if held <= MAX_BYTES:
            lines.append(line)
            held += len(line)
    if lines:
        yield Member(f"#{number + 1}" if number else "", b"".join(lines))


def is_saved_page(message: EmailMessage, part: MIMEPart) -> bool:
    """Whether a browser saved the message, which a letter is not."""
    place = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    return bool(place) or "Saved by" in header(message, "From") or not header(message, "From")


def page_of(message: MIMEPart) -> MIMEPart | None:
    """The part that is the page: the one named as start, else the first that is HTML."""
    start = str(message.get_param("start", "") or "").strip()
    first = None
    for part in parts(message):
        if part.get_content_type() in PAGES and not part.is_attachment():
            if start and header(part, "Content-ID") == start:
                return part
            first = first or part
    return first


def text_of(message: MIMEPart) -> MIMEPart | None:
    """The first part that is plain text."""
    return next(
        (
            part
            for part in parts(message)
            if part.get_content_type() == "text/plain" and not part.is_attachment()
        ),
        None,
    )


def parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """Parts of a message in order, as many and as deep as savers use."""
    for number, part in enumerate(nested(message)):
        if number >= MAX_PARTS:
            return
        yield part


def nested(message: MIMEPart, depth: int = 0) -> Iterator[MIMEPart]:
    """Parts of a message, down to the depth that savers use."""
    if not message.is_multipart():
        yield message
    elif depth < MAX_DEPTH:
        for part in message.iter_parts():
            yield from nested(part, depth + 1)


def body(part: MIMEPart) -> bytes:
    """Bytes of a part, its transfer encoding undone as far as it goes."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def body_text(part: MIMEPart) -> tuple[str, bool]:
    """Text of a part in the encoding that it names, else in UTF-8, and whether it is a guess."""
    raw = body(part)
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            return raw.decode(encoding or "utf-8"), False
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace"), True


def unwrapped(text: str) -> str:
    r"""Paragraphs in one line each, where a mail program broke them.

    >>> long = "The port of Burgas loaded more barley than in any year before,"
    >>> unwrapped(f"{long}\nthe office said.\n\nSecond.")
    'The port of Burgas loaded more barley than in any year before, the office said.\n\nSecond.'
    """
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(map(unwrapped_paragraph, paragraphs))


def unwrapped_paragraph(paragraph: str) -> str:
    """A paragraph in one line where all of its lines but the last are as long as mail's."""
    lines = paragraph.split("\n")
    if all(len(line.rstrip()) in WRAPPED for line in lines[:-1]):
        return " ".join(line.strip() for line in lines).strip()
    return paragraph


def saved_findings(message: EmailMessage, part: MIMEPart) -> Iterator[Finding]:
    """Address and capture time, as the saver noted them."""
    place = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    yield from address(place, "mhtml.content-location")
    yield from captured(header(message, "Date"), "mhtml.date")


def letter_findings(message: EmailMessage) -> Iterator[Finding]:
    """What the headers of a letter say: its subject, who wrote it, and when it was sent."""
    if subject := REPLY.sub("", " ".join(header(message, "Subject").split())):
        yield Finding("title", subject, "mail.subject")
    name, mailbox = parseaddr(header(message, "From"))
    if name and "@" not in name:
        house = OFFICES.fullmatch(mailbox.partition("@")[0]) or named_by(mailbox, name)
        yield Finding("publisher" if house else "authors", name, "mail.from")
    try:
        sent = parsedate_to_datetime(header(message, "Date")).isoformat()
    except (ValueError, TypeError, IndexError):
        return
    yield Finding("published", sent, "mail.date")


def named_by(mailbox: str, name: str) -> bool:
    """Whether the domain of a mailbox spells out a name.

    >>> named_by("ann@harborgazette.example", "Harbor Gazette")
    True
    """
    return "".join(name.casefold().split()) in mailbox.partition("@")[2].casefold().replace("-", "")


def header(part: MIMEPart, name: str) -> str:
    """A header's text, empty where it is absent or malformed."""
    try:
        return str(part.get(name, "") or "").strip()
    except (ValueError, IndexError, AttributeError, MessageError, HeaderParseError):
        return ""  # what email raises on malformed headers
