"""What trafilatura, which reads tags, takes for the article, block by block.

Each block's first word is marked with two signs of a script that no page of news is written in,
and the marks that come out name the blocks. Matching the extractor's text with the blocks' own
would be a guess wherever a page repeats itself. The cleaner weighs this beside its own evidence.

Source: Barbaresi, "Trafilatura", ACL 2021 system demonstrations.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from claimledger.reading.html.blocks import Piece

HIEROGLYPHS = 0x13000
BASE = 1000
MARKS = re.compile(r"([\U00013000-\U000133E7])([\U00013000-\U000133E7])")
MOST = 50_000
"""Blocks of a page beyond which it is no article, and the extractor is not asked."""

DEEPEST_TABLE = 10
"""Tables around one another that the extractor is shown; its time grows with their cube."""


def extracted(root: etree._Element, pieces: Sequence[Piece]) -> frozenset[int] | None:
    """Numbers of the blocks that belong to the article, None where it is too large or deep to ask.

    The tree of `root` is used up. Precision is favoured: what is missed here the cleaner can still
    keep by its own evidence. Pieces that stand in no element are an article of which the page shows
    nothing, and nobody is asked.
    """
    if len(pieces) > MOST:
        return None
    if stated := frozenset(n for n, piece in enumerate(pieces) if piece.anchor is None):
        return stated
    import trafilatura

    for number, piece in enumerate(pieces):
        mark(piece, number)
    for cell in root.iter("td", "th"):  # a cell said to span thousands would cost the square of it
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    for table in list(deep_tables(root)):
        table.tag = "div"
    try:
        text = trafilatura.extract(root, favor_precision=True, include_comments=False) or ""
    except RecursionError:
        return None
    return frozenset(
        (ord(high) - HIEROGLYPHS) * BASE + ord(low) - HIEROGLYPHS
        for high, low in MARKS.findall(text)
    )


def deep_tables(root: etree._Element) -> Iterator[etree._Element]:
    """Tables that stand in so many others that none of them is a table of figures."""
    depth = 0
    for event, table in etree.iterwalk(root, events=("start", "end"), tag="table"):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > DEEPEST_TABLE:
            yield table


def mark(piece: Piece, number: int) -> None:
    """Put a block's number before its first word."""
    if piece.anchor is None:
        return
    element, part = piece.anchor
    text = getattr(element, part)
    space = len(text) - len(text.lstrip())
    sign = chr(HIEROGLYPHS + number // BASE) + chr(HIEROGLYPHS + number % BASE)
    setattr(element, part, text[:space] + sign + text[space:])
