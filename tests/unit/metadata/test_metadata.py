"""What holds for every page, however it is broken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.metadata import FIELDS, describe
from claimledger.records import Rendition, Segment

KEPT = {"title", "dek", "heading", "body"}
LABELS = ("title", "dek", "body", "caption", "byline", "dateline", "ad", "nav", "promo", "notice")
PIECES = (
    "By Ann Example", "May 15, 2024", "31 Feb 2024", "2024-02-30", "©", "Copyright 2024",
    "https://example.org/2024/02/30/a-b-c", "https://[", "saved", "Source:", "3 hours ago", "a@b.c",
    "Subscribe to", "DRN", "print edition", "LAKE CITY, May 5 (Wire) -", "\u2028", "\x00", "\ud800",
    "Экспорт", "出口", "٣", " ",
)  # fmt: skip

words = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
lines = st.lists(st.tuples(st.sampled_from(LABELS), st.lists(words, max_size=5)), max_size=12)


@settings(max_examples=150)
@given(lines)
def test_any_page_is_described_and_every_finding_lies_in_it(
    page: list[tuple[str, list[str]]],
) -> None:
    text, segments = "", []
    for label, parts in page:
        line = " ".join(parts) + "\n"
        segments.append(Segment(len(text), len(text) + len(line), label, label in KEPT, "test"))
        text += line
    found = describe(Rendition(text, "text/plain", "utf-8", "plain", "1"), segments, ())
    for finding in found.evidence:
        assert finding.field in FIELDS
        if finding.start is not None:
            assert finding.end is not None
            assert text[finding.start : finding.end].strip()
    low, high = found.published_earliest, found.published_latest
    assert low is None or high is None or low <= high
    assert found.captured_at is None or found.captured_at[:2] in {"19", "20"}
