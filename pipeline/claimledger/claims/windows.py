"""Windows: the tokens around each quantity of an article.

The encoder reads an article quantity by quantity. A window is the article's title, the quantity,
and what stands before and after it. Query tokens before it, one for each field and one for the
classes, take the position of the quantity, so that every token knows which quantity is asked about.
(One pass for several quantities costs less but is less accurate.)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from claimledger.language import language_of
from claimledger.language.sentences import sentences
from claimledger.language.tokens import AS_ASCII
from claimledger.records import Article, Quantity

Integers = npt.NDArray[np.int64]

LEFT, RIGHT, TITLE = 110, 56, 32
"""Tokens before the quantity, after it, and of the title."""

CLS, SEP, QUERY = 101, 102, tuple(range(1, 10))
"""Ids of the tokens that open a window, close a part of it, and ask about a quantity: one id for
each field, and one for the classes."""

PLAIN, NUMBER, TIME, NAME, HEAD = range(5)
"""Tags of tokens: running text, a quantity, a time expression, the title, a heading."""

NOWHERE, TEXT, TITLE_TEXT = range(3)
"""Where a token's characters stand: nowhere, in the text, in the title."""

NO_SENTENCE, TITLE_SENTENCE, FIRST_SENTENCE = range(3)
"""Numbers of sentences: of tokens that stand in none, of the title, of the text's first one."""

FAR = 30
"""The largest step of the logarithmic scale of distances."""

IN_TITLE = 2 * FAR + 3
"""The distance of every token of the title."""

STEPS = 3
"""Steps of that scale for each doubling of a distance."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens in order: ids of the vocabulary, tags, and the characters that each stands for.

    ``sentence`` numbers the sentences; an answer does not reach from one into the next.
    """

    ids: Integers
    tags: Integers
    source: Integers
    sentence: Integers
    start: Integers
    end: Integers

    def part(self, first: int, last: int) -> "Tokens":
        """The tokens from ``first`` up to ``last``."""
        return Tokens(
            self.ids[first:last],
            self.tags[first:last],
            self.source[first:last],
            self.sentence[first:last],
            self.start[first:last],
            self.end[first:last],
        )


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens around a quantity, which is the one with this index in the article.

    ``place`` holds the first and the last token of the quantity.
    """

    tokens: Tokens
    quantity: int
    place: tuple[int, int]

    def inputs(self) -> dict[str, Integers]:
        """Arrays that the encoder takes, for n tokens.

        ``ids``, ``positions``, ``tags``: (m,), with m = len(QUERY) + n; ``place``: (2,), the first
        and the last token of the quantity among the n; ``distance``: (n,), how far each token is
        from it, on a logarithmic scale; ``sentence``: (n,), 0 for tokens without characters.
        """
        first, last = self.place
        at = np.arange(len(self.tokens.ids), dtype=np.int64)
        away = np.where(at < first, at - first, np.where(at > last, at - last, 0))
        step = np.round(np.log2(np.abs(away) + 1.0) * STEPS).clip(max=FAR).astype(np.int64)
        distance = FAR + 1 + np.sign(away) * step
        return {
            "ids": np.concatenate([np.array(QUERY), self.tokens.ids]),
            "positions": np.concatenate([np.full(len(QUERY), first), at]),
            "tags": np.concatenate([np.full(len(QUERY), NUMBER), self.tokens.tags]),
            "place": np.array(self.place, dtype=np.int64),
            "distance": np.where(self.tokens.source == TITLE_TEXT, IN_TITLE, distance),
            "sentence": self.tokens.sentence,
        }


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer of the encoder, as it was trained."""
    raw = files("claimledger.models").joinpath("encoder_tokenizer.json").read_text("utf-8")
    loaded = Tokenizer.from_str(raw)
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def windows(article: Article, quantities: Sequence[Quantity]) -> Iterator[Window]:
    """Yield the window of each quantity of an article, in order.

    Args:
        article: the article.
        quantities: the quantities to read, in the order of the text.
    """
    tokens = tokens_of(article, quantities)
    if not quantities or not len(tokens.ids):
        return
    title = title_tokens(article.title or "")
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    for at, quantity in enumerate(quantities):
        first, last = place(starts, ends, quantity.start, quantity.end)
        high = min(len(tokens.ids), last + RIGHT + 1)
        low = max(0, min(first - LEFT, high - LEFT - RIGHT))
        part = tokens.part(low, high)
        shown = joined([special(CLS), title, special(SEP), part, special(SEP)])
        moved = len(title.ids) + 2 - low
        yield Window(shown, at, (first + moved, last + moved))


def tokens_of(article: Article, quantities: Sequence[Quantity]) -> Tokens:
    """The tokens of the segments in which numbers are read."""
    parts = []
    read_here = [s for s in article.segments if s.numeric]
    shown = [article.text[s.start : s.end].translate(AS_ASCII) for s in read_here]
    encoded = tokenizer().encode_batch(shown, add_special_tokens=False)
    for segment, found in zip(read_here, encoded, strict=True):
        tag = HEAD if segment.label in {"heading", "title"} else PLAIN
        parts.append(located(found.ids, found.offsets, segment.start, tag, TEXT))
    tokens = joined(parts) if parts else special(CLS).part(0, 0)
    begin = [
        sentence.start
        for sentence in sentences(article.text, article.segments, language_of(article.language))
    ]
    number = np.searchsorted(np.array(begin, dtype=np.int64), tokens.start, side="right")
    tokens.sentence[:] = number + FIRST_SENTENCE
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    for items, tag in ((article.times, TIME), (quantities, NUMBER)):
        for item in items:
            first, last = place(starts, ends, item.start, item.end)
            tokens.tags[first : last + 1] = tag
    return tokens


def title_tokens(title: str) -> Tokens:
    """The first tokens of a title."""
    found = tokenizer().encode(title, add_special_tokens=False)
    tokens = located(found.ids[:TITLE], found.offsets[:TITLE], 0, NAME, TITLE_TEXT)
    tokens.sentence[:] = TITLE_SENTENCE
    return tokens


def located(
    ids: Sequence[int], offsets: Sequence[tuple[int, int]], start: int, tag: int, source: int
) -> Tokens:
    """Encoded tokens with the characters that they stand for."""
    places = np.array(offsets, dtype=np.int64).reshape(-1, 2) + start
    size = len(ids)
    return Tokens(
        np.array(ids, dtype=np.int64),
        np.full(size, tag, dtype=np.int64),
        np.full(size, source, dtype=np.int64),
        np.full(size, NO_SENTENCE, dtype=np.int64),
        places[:, 0],
        places[:, 1],
    )


def special(token: int) -> Tokens:
    """A token without characters."""
    return located([token], [(0, 0)], 0, PLAIN, NOWHERE)


def joined(parts: Sequence[Tokens]) -> Tokens:
    """Tokens one after the other."""
    return Tokens(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Tokens.__slots__)
    )


def place(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The first and the last token of the characters from ``start`` up to ``end``."""
    first = max(0, bisect_right(starts, start) - 1)
    if ends[first] <= start:
        first = min(first + 1, len(starts) - 1)
    return first, max(first, bisect_left(starts, end) - 1)
