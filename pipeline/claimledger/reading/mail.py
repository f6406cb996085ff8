"""Reads MIME messages: pages that a browser saved as one file (MHTML), and email.

Chromium, Edge and Internet Explorer save a page and its parts as a message whose date is the time
of saving. The date of an email (.eml or in a mailbox) is the time of sending. Its text is its HTML
or, if it has none, its plain text; headers are not part of the text.
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

# The line before each message in a mailbox, also kept in a message that was extracted from one.
SEPARATOR = re.compile(rb"^>?From \S.{0,200}\d{4}[ \t]*\r?$", re.MULTILINE)
REPLY = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr|rv)\s*:\s*)+", re.IGNORECASE)
OFFICES = re.compile(
    r"(?:news|newsletter|no-?reply|do-?not-?reply|info|mail|mailer|hello|contact|editors?|support"
    r"|updates?|alerts?|briefing|digest|team|subscriptions?|press|redaktion|redaction)\b.*",
    re.IGNORECASE,
)
"""Names of mailboxes that belong to an office, not to a person."""
WRAPPED = range(50, 100)
"""Fewest characters of a line that a mail program wrapped."""


def read_message(raw: bytes) -> Rendition:
    """Read the page or the text of a message, without its frames and pictures.

    Raises:
        Unreadable: at stage ``parsing`` if the message has neither a page nor a text.
    """
    try:
        return read_parts(raw)
    except RecursionError:
        raise Unreadable(
            "parsing", "Expected a message with a page or a text, found parts nested too deep."
        ) from None


def read_parts(raw: bytes) -> Rendition:
    """Read the page of a message or, if it has none, its text."""
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
    """Yield the messages of a mailbox one at a time; a message above the size limit is cut."""
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
    """Whether the message is a page saved by a browser, not an email."""
    place = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    return bool(place) or "Saved by" in header(message, "From") or not header(message, "From")


def page_of(message: MIMEPart) -> MIMEPart | None:
    """Return the part that is the page: the one named as start, otherwise the first HTML part."""
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
    """Yield the parts of a message in order, up to limits on their number and depth."""
    for number, part in enumerate(nested(message)):
        if number >= MAX_PARTS:
            return
        yield part


def nested(message: MIMEPart, depth: int = 0) -> Iterator[MIMEPart]:
    """Yield the parts of a message, up to the limit on depth."""
    if not message.is_multipart():
        yield message
    elif depth < MAX_DEPTH:
        for part in message.iter_parts():
            yield from nested(part, depth + 1)


def body(part: MIMEPart) -> bytes:
    """Return the bytes of a part, with its transfer encoding decoded as far as possible."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def body_text(part: MIMEPart) -> tuple[str, bool]:
    """Return the text of a part, in its declared encoding or UTF-8, and whether it is a guess."""
    raw = body(part)
    for encoding in (part.get_content_charset(), "utf-8"):
        try:
            return raw.decode(encoding or "utf-8"), False
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace"), True


def unwrapped(text: str) -> str:
    r"""Join the lines of paragraphs that a mail program wrapped.

    >>> long = "The port of Burgas loaded more barley than in any year before,"
    >>> unwrapped(f"{long}\nthe office said.\n\nSecond.")
    'The port of Burgas loaded more barley than in any year before, the office said.\n\nSecond.'
    """
    paragraphs = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(map(unwrapped_paragraph, paragraphs))


def unwrapped_paragraph(paragraph: str) -> str:
    """Join the lines of a paragraph if all except the last are as long as wrapped lines."""
    lines = paragraph.split("\n")
    if all(len(line.rstrip()) in WRAPPED for line in lines[:-1]):
        return " ".join(line.strip() for line in lines).strip()
    return paragraph


def saved_findings(message: EmailMessage, part: MIMEPart) -> Iterator[Finding]:
    """Yield the address and capture time that the browser recorded."""
    place = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    yield from address(place, "mhtml.content-location")
    yield from captured(header(message, "Date"), "mhtml.date")


def letter_findings(message: EmailMessage) -> Iterator[Finding]:
    """Yield the subject, author and date in the headers of an email."""
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
    """Whether the domain of a mailbox contains a name.

    >>> named_by("ann@harborgazette.example", "Harbor Gazette")
    True
    """
    return "".join(name.casefold().split()) in mailbox.partition("@")[2].casefold().replace("-", "")


def header(part: MIMEPart, name: str) -> str:
    """Return the text of a header, or "" if it is absent or malformed."""
    try:
        return str(part.get(name, "") or "").strip()
    except (ValueError, IndexError, AttributeError, MessageError, HeaderParseError):
        return ""  # what email raises on malformed headers
