"""Links that open a live page at the words of a claim: text fragments (`#:~:text=`).

See https://wicg.github.io/scroll-to-text-fragment/. A browser without this feature, and a page
whose words have changed, show the page from its top.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

NEARBY = 4
"""The number of words around a quote that distinguish it from an equal one in the page."""

WORD = re.compile(r"\w")


def link(claim: Mapping[str, Any], url: str | None) -> str | None:
    """The address of a claim's words in the live page; None if the page has no address.

    >>> claim = {"quote": "33%", "char_start": 10, "sentence_start": 0}
    >>> link(claim | {"sentence": "Trade was 33% of it."}, "https://example.org/a")
    'https://example.org/a#:~:text=Trade%20was-,33%25,-of%20it.'
    """
    directive = text_directive(claim)
    if not url or directive is None:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{directive}"


def text_directive(claim: Mapping[str, Any]) -> str | None:
    """The directive that finds a claim's words; None if its words are not published."""
    words, sentence = claim["quote"], claim["sentence"]
    if not words:
        return None
    if not sentence:
        return f"text={escaped(words)}"
    start = claim["char_start"] - claim["sentence_start"]
    start, end = whole_words(sentence, start, start + len(words))
    before = sentence[:start].split()[-NEARBY:]
    after = sentence[end:].split()[:NEARBY]
    parts = (
        *([f"{escaped(' '.join(before))}-"] if before else []),
        escaped(sentence[start:end]),
        *([f"-{escaped(' '.join(after))}"] if after else []),
    )
    return f"text={','.join(parts)}"


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened to the ends of its words: browsers find whole words only.

    >>> whole_words("a US$5bn deal", 4, 6)
    (4, 8)
    """
    while start > 0 and WORD.match(text[start - 1]) and WORD.match(text[start]):
        start -= 1
    while end < len(text) and WORD.match(text[end - 1]) and WORD.match(text[end]):
        end += 1
    return start, end


def escaped(text: str) -> str:
    r"""Text for a directive: separators are escaped, and a line end becomes a space.

    >>> escaped("2023-24, say"), escaped("a\n b")
    ('2023%2D24%2C%20say', 'a%20b')
    """
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
