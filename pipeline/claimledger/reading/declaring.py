"""Normalises the titles, authors, addresses and capture times that a format states for a page."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from claimledger.records import Finding

SCRIPT_TIME = re.compile(  # as JavaScript writes a Date
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) "
    r"(?P<time>\d\d:\d\d:\d\d) GMT(?P<zone>[+-]\d{4})"
)


FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|word|slide) ?[-–] |[\\/]"
    r"|\.(?:docx?|pdf|indd?|exe|qxd|html?|tex|dvi|rtf|odt|ods|pptx?|xlsx?|pub|wpd|txt|cdr|ai)\W*$"
    r"|^(?:untitled|document|dokument|presentation|slide|print|layout|page)\W*\d*$",
    re.IGNORECASE,
)
"""Placeholders that office programs write as a title."""
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
"""Control characters, such as the null that ends a C string; no name contains them."""
LOGIN = re.compile(r"\S+|(?:the )?(?:user|owner|admin|administrator)\b.*", re.IGNORECASE)
"""A single word, or an office: an account name, not the name of a person."""


def properties(title: str, author: str, rule: str) -> Iterator[Finding]:
    r"""Yield the title and author in the properties of a document.

    Names of files and accounts are left out.

    >>> [f.value for f in properties("Barley exports", "Ann Porter", "pdf")]
    ['Barley exports', 'Ann Porter']
    >>> [f.value for f in properties("Barley exports\0", "Ann Porter\0", "pdf")]
    ['Barley exports', 'Ann Porter']
    >>> list(properties("Microsoft Word - barley_final.docx", "office-2007", "pdf"))
    []
    """
    title, author = (CONTROL.sub(" ", value).strip() for value in (title, author))
    if title and not FILE_NAME.search(title):
        yield Finding("title", title, f"{rule}.title")
    if author and not LOGIN.fullmatch(author):
        yield Finding("authors", author, f"{rule}.author")


def address(value: str, rule: str) -> Iterator[Finding]:
    """Yield an address on the web; the path of a local file is left out.

    >>> [f.value for f in address("https://news.example/a", "saved-from")]
    ['https://news.example/a']
    >>> list(address("file:///home/page.html", "saved-from"))
    []
    """
    if value.lower().startswith(("http://", "https://")):
        yield Finding("url", value, rule)


def captured(written: str, rule: str) -> Iterator[Finding]:
    """Yield a capture time in ISO 8601, with a time zone only if one is stated.

    >>> [f.value for f in captured("Fri May 03 2024 10:11:12 GMT+0200 (Central Europe)", "saved")]
    ['2024-05-03T10:11:12+02:00']
    >>> [f.value for f in captured("Fri, 03 May 2024 08:11:12 GMT", "date")]
    ['2024-05-03T08:11:12+00:00']
    >>> [f.value for f in captured("2024-05-03T08:11:12Z", "date")]
    ['2024-05-03T08:11:12Z']
    """
    text = SCRIPT_TIME.sub(r"\g<day> \g<month> \g<year> \g<time> \g<zone>", written).strip()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        try:
            text = parsedate_to_datetime(text.partition(" (")[0]).isoformat()
        except (ValueError, IndexError, OverflowError):
            return
    yield Finding("captured_at", text, rule)
