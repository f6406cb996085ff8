"""The records that pass between the pure parts: frozen and typed.

Offsets are half-open and count Unicode code points of the snapshot's text. Calendar periods are
closed: both days belong to them. A field that the text leaves open is None.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter

PublishedRange = tuple[date | None, date | None]
"""Earliest and latest day on which an article may have appeared; an open side is None."""

Published = date | PublishedRange | None
"""What a caller may know about a publication date: a day, a range of days, or nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """What the tags of a page show about one part of its text; plain text has no blocks.

    ``tag`` is the kind of element: heading, paragraph, list_item, table_row, quote, caption,
    figure, nav, aside, header, footer, form, comment. ``link_density`` is the share of its
    characters that are links, 0 to 1. ``tokens`` names the elements around it, nearest first, each
    as its tag and the words of its class, id and role ("p.lead div.article.body"). ``extracted``
    says whether an extractor that reads the tags takes the block for part of the article; None
    if no extractor was asked.
    """

    start: int
    end: int
    tag: str
    level: int = 0
    link_density: float = 0.0
    tokens: str = ""
    extracted: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A value found for one field of an article, with the rule and the characters that show it.

    ``start`` and ``end`` are None if the value comes from outside the text: from a sidecar, from
    an attribute of a tag or from an argument.
    """

    field: str
    value: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """A snapshot's text and what its format declares about it.

    ``guessed`` means that nothing states the encoding: it was guessed from the bytes.
    """

    text: str
    media_type: str
    encoding: str
    reader: str
    reader_version: str
    blocks: tuple[Block, ...] = ()
    declared: tuple[Finding, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the text with its label. ``kept`` means that it belongs to the article.

    ``rule`` names the rule that decided.
    """

    start: int
    end: int
    label: str
    kept: bool
    rule: str

    @property
    def numeric(self) -> bool:
        """Whether its numbers and times are read: it belongs to the article or is a caption."""
        return self.kept or self.label == "caption"

    @property
    def flow(self) -> str:
        """The flow that it is part of: a sentence may begin in a dek and end in the body."""
        return "prose" if self.label in {"dek", "body"} else self.label


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its TIMEX3 type and value, and its closed interval if that is known.

    ``anchor`` says what resolved it (stated, publication, the time before it, an event) or, if the
    interval is open, why it could not be resolved.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str | None
    date_from: date | None
    date_to: date | None
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with its unit and its role.

    ``head`` is the offset of the numeral; ``start`` and ``end`` include hedge and unit. ``value``
    is in base units ("$240 billion" is 240000000000, "33%" is 33). ``role`` is claim for a
    candidate; otherwise it names the kind of number, and ``reason`` says why.
    """

    start: int
    end: int
    head: int
    value: Decimal | None
    value_high: Decimal | None
    bound: str
    unit: str
    unit_code: str | None
    unit_kind: str | None
    direction: str
    kind: str
    role: str
    reason: str | None
    measure: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence for one field of a claim or snapshot: a rule and, in most cases, characters.

    ``score`` is the probability that the field is right, if one was estimated.
    """

    subject_id: str
    field: str
    rule: str
    char_start: int | None
    char_end: int | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that an article asserts; the attributes are the columns of ``claims``.

    A claim has an id, a place in the text and a value. The defaults of all other fields assert
    nothing: a plain number without a unit, reported for an unknown period.
    ``indicator_id`` is None until the claims of all articles are linked.
    ``confidence`` is the probability that value, unit, bound, period, measure and subject are all
    right.
    """

    claim_id: str
    snapshot_id: str
    quantity_id: str
    segment_label: str
    quote: str
    char_start: int
    char_end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    value: Decimal
    value_high: Decimal | None = None
    bound: str = "eq"
    kind: str = "level"
    direction: str = "none"
    unit: str = "1"
    unit_code: str | None = "1"
    unit_kind: str | None = None
    measure: str | None = None
    indicator_id: str | None = None
    subject: str | None = None
    subject_code: str | None = None
    counterpart: str | None = None
    counterpart_code: str | None = None
    period_type: str = "unknown"
    period_start: date | None = None
    period_end: date | None = None
    period_text: str | None = None
    period_basis: str = "unknown"
    time_id: str | None = None
    baseline_value: Decimal | None = None
    baseline_period_start: date | None = None
    baseline_period_end: date | None = None
    baseline_claim_id: str | None = None
    attributed_to: str | None = None
    speaker: str | None = None
    modality: str = "reported"
    published_earliest: date | None = None
    published_latest: date | None = None
    confidence: float | None = None
    flags: str | None = None
    corrected: str | None = None

    def __post_init__(self) -> None:
        """Replace the code of a bare number if the claim has a unit."""
        if self.unit_code == "1" != self.unit:
            object.__setattr__(self, "unit_code", "%" if self.unit == "%" else None)

    def to_dict(self) -> dict[str, str | int | float | None]:
        """Return the claim as a dictionary for JSON: numbers as int or float, dates in ISO 8601."""
        return {field.name: _json(getattr(self, field.name)) for field in fields(self)}


def _json(value: str | float | Decimal | date | None) -> str | int | float | None:
    """Convert one value of a claim for JSON."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a live blog: where it begins, and the first and last day of its own stamp."""

    start: int
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Description:
    """Title, publisher, dates and language of an article: columns of ``snapshots``.

    The range of publication days is closed: the article appeared on ``published_earliest`` at the
    earliest and on ``published_latest`` at the latest; an open side is None. ``published_basis``
    is stated, sidecar, argument, address, capture, content or unknown. ``captured_at`` is as
    precise as the page has it and carries a zone only if the page has one. ``language`` is an ISO
    639-1 code, or "und" for a text too short to tell. ``evidence`` holds the finding behind each
    field that a rule filled. ``note`` says what to know about the page before you trust its row.
    ``posts`` are the posts of a live blog in the order of the page.
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
    note: str | None = field(default=None, kw_only=True)
    posts: tuple[Post, ...] = field(default=(), kw_only=True)

    def published_at(self, offset: int) -> PublishedRange:
        """First and last possible day of publication of the text at an offset."""
        at = bisect_right(self.posts, offset, key=attrgetter("start")) - 1
        if at < 0:
            return self.published_earliest, self.published_latest
        return self.posts[at].earliest, self.posts[at].latest


@dataclass(frozen=True, slots=True, repr=False)
class Article(Description):
    """One snapshot, cleaned, named and dated."""

    snapshot_id: str
    rendition: Rendition
    segments: tuple[Segment, ...]
    times: tuple[Time, ...]

    def __repr__(self) -> str:
        """A short description; the whole article would fill the screen."""
        days = f"{self.published_earliest or '..'}/{self.published_latest or '..'}"
        counts = f"{len(self.segments)} segments, {len(self.times)} times"
        return f"<Article {self.snapshot_id} {self.title!r}, published {days}, {counts}>"

    @property
    def text(self) -> str:
        """The text to which every offset refers."""
        return self.rendition.text

    @property
    def kept(self) -> Sequence[Segment]:
        """The segments that belong to the article itself."""
        return [segment for segment in self.segments if segment.kept]

    def label_at(self, offset: int) -> str | None:
        """The label of the segment that contains a character; None if there is none."""
        at = bisect_right(self.segments, offset, key=attrgetter("start")) - 1
        holds = at >= 0 and offset < self.segments[at].end
        return self.segments[at].label if holds else None
