"""What an article says of itself, and what it rests on."""

from dataclasses import dataclass
from datetime import date

from pipeline.records import Finding

FIELDS = (
    "title",
    "publisher",
    "url",
    "authors",
    "language",
    "published_earliest",
    "published_latest",
    "captured_at",
    "rights",
)
"""Fields that a finding can be evidence for: the columns of ``snapshots`` that a rule fills."""


@dataclass(frozen=True, slots=True)
class Description:
    """The columns of ``snapshots`` that come from the page, with the finding behind each.

    The publication bracket is closed: the article appeared on ``published_earliest`` at the
    earliest and on ``published_latest`` at the latest; an open side is None. ``published_basis``
    is stated, sidecar, argument, address, capture, content or unknown. ``captured_at`` is as
    precise as the page has it and carries a zone only if the page has one. ``language`` is an ISO
    639-1 code, or "und" for a text too short to tell.
    """

    title: str | None
    publisher: str | None
    url: str | None
    authors: tuple[str, ...]
    language: str
    published_earliest: date | None
    published_latest: date | None
    published_basis: str
    captured_at: str | None
    word_count: int
    rights: str | None
    evidence: tuple[Finding, ...]
