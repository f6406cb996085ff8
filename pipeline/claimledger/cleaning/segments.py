"""Runs all cleaning steps: from a text to its labelled segments."""

from collections.abc import Sequence

from claimledger.cleaning import lines as page
from claimledger.cleaning.tables import judged
from claimledger.records import Block, Segment

KEPT = frozenset({"title", "dek", "heading", "body"})
LABELS = (
    "title", "dek", "heading", "body", "caption", "byline", "dateline", "ad", "paywall",
    "nav", "promo", "notice", "teaser_duplicate", "translation", "blank",
)  # fmt: skip

_BLANK = ("blank", False, "blank")  # label, verdict and rule of the space between lines


def clean(text: str, blocks: Sequence[Block] = ()) -> list[Segment]:
    """Label every part of a text.

    Args:
        text: the text of a page.
        blocks: the evidence of its tags; empty if the format has no tags.

    Returns:
        Segments that cover the text in order without overlap: one for each line that is not
        blank, and one labelled blank between two of them. Offsets count code points of `text`.
    """
    lines = page.split(text)
    segments: list[Segment] = []
    add = segments.append
    at = 0
    for (start, end, *_), (label, rule) in zip(lines, judged(text, lines, blocks), strict=True):
        if start > at:
            add(Segment(at, start, *_BLANK))
        add(Segment(start, end, label, label in KEPT, rule))
        at = end
    if len(text) > at:
        add(Segment(at, len(text), *_BLANK))
    return segments
