"""MHTML: a page and its parts as one MIME message, as Chromium, Edge and Internet Explorer save it.

A message whose only part is a page (a newsletter kept as .eml) is read the same way.
"""

import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart

from claimledger.reading.declaring import address, captured
from claimledger.reading.html import read_html
from claimledger.reading.unreadable import Unreadable
from claimledger.records import Finding, Rendition

MEDIA_TYPE = "multipart/related"
MAX_PARTS = 10_000
MAX_DEPTH = 8


def read_mhtml(raw: bytes) -> Rendition:
    """Read the page of a MIME message; frames and pictures are parts of it and are left out.

    Raises:
        Unreadable: at stage ``parsing`` where the message holds no page.
    """
    message = message_from_bytes(raw, policy=email.policy.default)
    part = page_of(message)
    if part is None:
        raise Unreadable(
            "parsing",
            "Expected a MIME message with a page (a part of type text/html), found "
            f"{message.get_content_type()} without one.",
        )
    page = read_html(body(part), part.get_content_charset())
    return replace(page, media_type=MEDIA_TYPE, declared=(*findings(message, part), *page.declared))


def page_of(message: MIMEPart) -> MIMEPart | None:
    """The part that is the page: the one named as start, else the first that is HTML."""
    start = str(message.get_param("start", "") or "").strip()
    first = None
    for number, part in enumerate(parts(message)):
        if number >= MAX_PARTS:
            break
        if part.get_content_type() not in {"text/html", "application/xhtml+xml"}:
            continue
        if start and header(part, "Content-ID") == start:
            return part
        first = first or part
    return first


def parts(message: MIMEPart, depth: int = 0) -> Iterator[MIMEPart]:
    """Parts of a message in order, down to the depth that savers use."""
    if not message.is_multipart():
        yield message
    elif depth < MAX_DEPTH:
        for part in message.iter_parts():
            yield from parts(part, depth + 1)


def body(part: MIMEPart) -> bytes:
    """Bytes of a part, its transfer encoding undone as far as it goes."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def findings(message: EmailMessage, part: MIMEPart) -> Iterator[Finding]:
    """Address and capture time, as the saver noted them."""
    place = header(message, "Snapshot-Content-Location") or header(part, "Content-Location")
    yield from address(place, "mhtml.content-location")
    yield from captured(header(message, "Date"), "mhtml.date")


def header(part: MIMEPart, name: str) -> str:
    """A header's text, empty where it is absent or malformed."""
    try:
        return str(part.get(name, "") or "").strip()
    except (ValueError, IndexError, AttributeError):  # what email raises on malformed headers
        return ""
