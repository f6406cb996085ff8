"""Finds the address and the time of saving that a program wrote on a page."""

import re
from collections.abc import Iterator
from datetime import datetime

from claimledger.metadata.address import ADDRESS, canonical
from claimledger.metadata.days import find_clock, find_days
from claimledger.metadata.page import Line, Page
from claimledger.metadata.wording import pattern
from claimledger.records import Finding

_EDGE = 5
"""Lines at each end of a page that are searched for them."""
_LONGEST = 600

_EXTENDED = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:.*)?")
_SAVED = pattern("saved")
_WAYBACK = re.compile(
    r"https?://web\.archive\.org/web/(?P<at>[0-9]{14}|[0-9]{8})\w*/(?P<url>https?://\S+)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:source|url|link|permalink|original(?: article)?|address|quelle|fuente|来源|原文)"
    r"\s*[:：]\s*",
    re.IGNORECASE,
)
# Browsers print the address and "page of pages" at the foot of each sheet.
_SHEET = re.compile(r"(?P<url>https?://\S+)\s+[0-9]{1,3}\s?/\s?[0-9]{1,3}", re.IGNORECASE)


def find_captures(page: Page, language: str) -> Iterator[Finding]:
    """Yield findings for `url` and `captured_at`, the strongest first."""
    edges = [*page.lines[:_EDGE], *page.lines[-_EDGE:]]
    # The saving program writes above everything else, so the label of the first line is ignored.
    lines = [x for x in dict.fromkeys(edges) if len(x.text) <= _LONGEST]
    lines = [line for line in lines if not line.kept or line is page.lines[0]]
    for rule in (_archive, _banner, _labelled):
        for line in lines:
            yield from rule(line, language)


def moment(value: str, language: str = "en") -> str | None:
    """Return a declared time of capture in ISO 8601, as precise as written, or None.

    >>> moment("Wed, 15 May 2024 14:05:02 +0200"), moment("2024-05-15T14:05:02Z")
    ('2024-05-15T14:05+02:00', '2024-05-15T14:05:02Z')
    """
    iso = re.sub(r"(?<=\d) (?=\d\d:)", "T", value.strip())
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        day = next((day for day in find_days(value, language) if day.date), None)
        if day is None:
            return None
        time = find_clock(value, day)
        return f"{day.date}{time.iso if time else ''}"
    return iso if _EXTENDED.fullmatch(iso) else read.isoformat()


def _banner(line: Line, language: str) -> Iterator[Finding]:
    """Find a line with an address, a day and a word for saving, as reader tools write it."""
    address = ADDRESS.search(line.text)
    day = next((day for day in find_days(line.text, language) if day.date), None)
    if not address or not day or not _SAVED.search(line.text.replace(address[0], " ")):
        return
    if url := canonical(address[0]):
        yield _at("url", url, "banner.address", line, *address.span())
    time = find_clock(line.text, day)
    stamp = f"{day.date}{time.iso if time else ''}"
    end = time.end if time else day.end
    yield _at("captured_at", stamp, "banner.time", line, day.start, end)


def _archive(line: Line, _language: str) -> Iterator[Finding]:
    """Find the capture time (UTC) and the saved address in an address of the Wayback Machine."""
    match = _WAYBACK.search(line.text)
    if not match or not (url := canonical(match["url"])):
        return
    at = match["at"]
    stamp = f"{at[:4]}-{at[4:6]}-{at[6:8]}"
    if len(at) > len("20240515"):
        stamp += f"T{at[8:10]}:{at[10:12]}:{at[12:]}Z"
    yield _at("url", url, "archive.address", line, *match.span("url"))
    yield _at("captured_at", stamp, "archive.time", line, *match.span("at"))


def _labelled(line: Line, _language: str) -> Iterator[Finding]:
    """Find a line with only an address: bare, labelled, or numbered like a printed sheet."""
    label = _LABELLED.match(line.text)
    start = label.end() if label else 0
    match = ADDRESS.fullmatch(line.text, start) or _SHEET.fullmatch(line.text)
    if match:
        found = match["url"] if match.re is _SHEET else match[0]
        if url := canonical(found):
            yield _at("url", url, "line.address", line, match.start(), match.start() + len(found))


def _at(field: str, value: str, rule: str, line: Line, start: int, end: int) -> Finding:  # noqa: PLR0913, PLR0917 - a finding's parts
    return Finding(field, value, rule, line.start + start, line.start + end)
