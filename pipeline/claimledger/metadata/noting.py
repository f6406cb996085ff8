"""Write the note on a page: how it was decoded, and what was not found or not read.

A note is one or more of these sentences, joined by "; ".
"""

import re
from collections.abc import Iterator

from claimledger.language import LANGUAGES
from claimledger.metadata.page import Page
from claimledger.records import Rendition

SENTENCE = re.compile(r"[.!?…。！？]\W*$")
LISTING = 200
"""Fewest characters of body text of an article without a sentence, such as a table."""

NO_GRAMMAR = "no number was read: claimledger has no grammar for its language, {}"
GUESSED = "its encoding is not stated, or stated wrongly: it was decoded by a guess, as {}"
NO_ARTICLE = "no article was found in it"

KINDS = {
    "decoded by a guess": GUESSED,
    "without an article": NO_ARTICLE,
    "in a language without a grammar": NO_GRAMMAR,
}
"""The words with which a summary describes the pages with each note."""


def note_of(rendition: Rendition, page: Page, language: str) -> str | None:
    """Return the note on a page, or None if there is nothing to note."""
    return "; ".join(_sentences(rendition, page, language)) or None


def beginning(sentence: str) -> str:
    """Return the beginning of a note that is the same for every page."""
    return sentence.partition("{")[0]


def _sentences(rendition: Rendition, page: Page, language: str) -> Iterator[str]:
    if rendition.guessed:
        yield GUESSED.format(rendition.encoding)
    body = [line.text for line in page.kept if line.label == "body"]
    if not any(map(SENTENCE.search, body)) and sum(map(len, body)) < LISTING:
        yield NO_ARTICLE
    if language not in LANGUAGES:
        yield NO_GRAMMAR.format(language)
