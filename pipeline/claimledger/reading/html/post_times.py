"""Finds the moments that the markup of a live blog gives to its posts, and their lines of text.

A `<time>` element dates its line. `liveBlogUpdate` in JSON-LD dates the line that is the headline
of a post or the beginning of its text.
"""

from collections.abc import Iterator, Sequence
from html import unescape

from lxml import etree

from claimledger.reading.html.blocks import Piece, tidied
from claimledger.reading.html.metadata import articles
from claimledger.records import Block, Finding

OPENING = 40
"""Number of characters that a post shares with the line in which it begins."""


def posted(
    root: etree._Element, found: Sequence[Piece], placed: Sequence[Block]
) -> Iterator[Finding]:
    """Yield the moments of lines, each with the line.

    Args:
        root: the page.
        found: its pieces of text.
        placed: the same pieces as blocks.
    """
    for piece, block in zip(found, placed, strict=True):
        if piece.moment:
            yield Finding("posted", piece.moment, "html.time", block.start, block.end)
    updates = list(live_updates(root))
    if not updates:
        return
    lines = {piece.text: block for piece, block in zip(found, placed, strict=True)}
    openings = {text[:OPENING]: block for text, block in lines.items()}
    for headline, body, moment in updates:
        at = lines.get(headline) or openings.get(body[:OPENING])
        if at:
            yield Finding("posted", moment, "html.json-ld.liveBlogUpdate", at.start, at.end)


def live_updates(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield headline, text and moment of each update of the live blogs that JSON-LD describes."""
    for blog in articles(root):
        updates = blog.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict) and isinstance(moment := update.get("datePublished"), str):
                headline, body = (
                    tidied(unescape(str(update.get(key) or "")))
                    for key in ("headline", "articleBody")
                )
                yield headline, body, moment
