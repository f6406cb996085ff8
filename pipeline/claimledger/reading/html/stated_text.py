"""Articles that a page contains only as data: the `articleBody` of JSON-LD.

Some programs save pages that a script draws without their text, although the head has the text for
search engines. It is read from there, paragraph by paragraph, and put below what the page shows.
"""

import re
from collections.abc import Sequence
from html import unescape

import lxml.html
from lxml import etree

from claimledger.reading.html.blocks import Piece, pieces, tidied
from claimledger.reading.html.metadata import articles, texts

WORD = re.compile(r"\w+")
TAG = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|blockquote)\b[^<>]*>", re.IGNORECASE)
SHORTEST = 40
"""Fewest words of an article; a shorter text is a summary."""
SHINGLE = 6
SAMPLES = 24
SHOWN = 0.1
"""A page with at least this share of the stated text shows the article, at least in part."""
TOKENS = "p div.article.body article"
"""The elements in which a page would show such a paragraph."""


def stated_pieces(root: etree._Element, shown: Sequence[Piece]) -> list[Piece]:
    """The headline and paragraphs of an article that the page states but does not show.

    Args:
        root: the page.
        shown: its pieces of text.
    """
    body, headline = max(stated(root), key=lambda told: len(told[0]), default=("", ""))
    words = WORD.findall(body.casefold())
    if len(words) < SHORTEST or is_shown(words, shown):
        return []
    found = [piece(text, "paragraph") for text in paragraphs(body)]
    title = tidied(unescape(headline))
    if title and all(title != other.text for other in shown):
        found.insert(0, piece(title, "heading"))
    return found


def stated(root: etree._Element) -> list[tuple[str, str]]:
    """Text and headline of each article that the page states."""
    return [
        (body, next(texts(node.get("headline"), ("name",)), ""))
        for node in articles(root)
        if isinstance(body := node.get("articleBody"), str)
    ]


def is_shown(words: Sequence[str], shown: Sequence[Piece]) -> bool:
    """Whether the page contains runs of the words, which are sampled evenly."""
    page = " ".join(word for other in shown for word in WORD.findall(other.text.casefold()))
    step = max(1, (len(words) - SHINGLE) // SAMPLES)
    runs = [" ".join(words[at : at + SHINGLE]) for at in range(0, len(words) - SHINGLE, step)]
    return sum(run in page for run in runs) > SHOWN * len(runs)


def paragraphs(body: str) -> list[str]:
    """Paragraphs of a stated text: its lines or, if it is HTML, its elements."""
    text = unescape(body) if "<" not in body else body
    if TAG.search(text):
        try:
            return [found.text for found in pieces(lxml.html.fromstring(f"<div>{text}</div>"))]
        except (etree.LxmlError, ValueError):
            text = TAG.sub("\n", text)
    return list(filter(None, map(tidied, re.split(r"[\r\n\u2028\u2029]+", text))))


def piece(text: str, tag: str) -> Piece:
    """A piece that is in no element."""
    heading = tag == "heading"
    return Piece(text, tag, int(heading), 0.0, "h1 article" if heading else TOKENS, None)
