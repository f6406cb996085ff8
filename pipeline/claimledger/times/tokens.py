"""Split text into tokens, each with one character that stands for its categories.

This takes one pass, in time linear in the length of the text. Offsets are those of the original
text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from claimledger.language.tokens import TOKEN, token_spans
from claimledger.times.lexicon import BREAK, OTHER, Words
from claimledger.times.mention import Mention


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a part of a text: offsets into ``text``, and one code character each.

    ``mentions`` has the mention that an earlier stage of the grammar made of a token, else None;
    ``table`` has the words of the language.
    """

    text: str
    low: str
    spans: list[tuple[int, int]]
    codes: str
    mentions: list[Mention | None]
    table: Words

    def word(self, index: int) -> str:
        """A token in lower case; an empty string beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.low[start:end]

    def original(self, index: int) -> str:
        """A token as written; an empty string beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def part(self, first: int, last: int) -> "Tokens":
        """The tokens from ``first`` up to ``last``."""
        here = slice(first, last)
        spans, codes, mentions = self.spans[here], self.codes[here], self.mentions[here]
        return Tokens(self.text, self.low, spans, codes, mentions, self.table)


@lru_cache(maxsize=1)
def lower(text: str) -> str:
    """Convert to lower case with the same offsets: letters whose lower case is longer stay.

    The last one is cached, because the posts of a live blog are resolved one after the other.

    >>> len(lower("İstanbul"))
    8
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def tokenise(text: str, low: str, start: int, end: int, table: Words) -> Tokens:
    """The tokens of ``text[start:end]``."""
    finer = dict.fromkeys(TOKEN.groupindex, table.patterns["figure"])
    spans = token_spans(low, start, end, finer)
    code = _coder(table)
    codes = "".join([code(low[a:b]) for a, b in spans])
    return Tokens(text, low, spans, codes, [None] * len(spans), table)


@cache
def _coder(table: Words) -> Callable[[str], str]:
    """A function that returns the character for a token in lower case and caches common ones."""
    return lru_cache(maxsize=1 << 14)(partial(_code, table))


def _code(table: Words, word: str) -> str:
    if word in table.codes:
        return table.codes[word]
    if not word.isalpha():
        for shape, code in table.shapes:
            if shape.fullmatch(word):
                return code
    return BREAK if word == "\n" else OTHER
