"""Pages for tests: one line each with its label, and the times that stand in them."""

from datetime import date
from textwrap import dedent

from claimledger.metadata import Description, describe
from claimledger.metadata.page import Page
from claimledger.metadata.sidecar import Sidecar
from claimledger.records import Finding, Published, Rendition, Segment, Time

KEPT = {"title", "dek", "heading", "body"}


def rendition(source: str, *declared: Finding) -> tuple[Rendition, list[Segment]]:
    """A page whose lines are written "label| text"."""
    segments, text = [], ""
    for line in dedent(source).strip().splitlines():
        label, _, words = line.partition("| ")
        segments.append(Segment(len(text), len(text) + len(words), label, label in KEPT, "test"))
        text += words + "\n"
    return Rendition(text, "text/plain", "utf-8", "plain", "1", declared=declared), segments


def page(source: str, *declared: Finding) -> Page:
    """The view of a page that the rules read."""
    return Page.of(*rendition(source, *declared))


def stated(text: str, quote: str, value: str, type_: str = "DATE") -> Time:
    """A stated time that stands at `quote`; `value` is a day, a month or a year, or a range."""
    first, last = value.split("/", maxsplit=1)[0], value.rsplit("/", maxsplit=1)[-1]
    start = text.index(quote)
    low, high = date.fromisoformat((first + "-01-01")[:10]), _last_day(last)
    return Time(start, start + len(quote), type_, value, None, low, high, "stated", "test")


def open_time(text: str, quote: str, value: str) -> Time:
    """A time that no publication date resolves yet."""
    start = text.index(quote)
    return Time(start, start + len(quote), "DATE", value, None, None, None, "unknown", "test")


def age(text: str, quote: str, value: str, event: date, mod: str | None = None) -> Time:
    """A duration since a dated event."""
    start = text.index(quote)
    anchor = "event:test"
    return Time(start, start + len(quote), "DURATION", value, mod, event, None, anchor, "test")


def described(
    source: str,
    *times: tuple[str, str],
    declared: tuple[Finding, ...] = (),
    url: str | None = None,
    published: Published = None,
    sidecar: Sidecar | None = None,
) -> Description:
    """What a page says of itself; `times` are quotes and values of stated times."""
    shown, segments = rendition(source, *declared)
    found = [stated(shown.text, quote, value) for quote, value in times]
    return describe(shown, segments, found, url=url, published=published, sidecar=sidecar)


def _last_day(value: str) -> date:
    if len(value) == len("2024-05-15"):
        return date.fromisoformat(value)
    year, month = int(value[:4]), int(value[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - (date(1, 1, 2) - date(1, 1, 1))
