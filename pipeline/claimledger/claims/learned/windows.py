"""Windows: stretches of an article as tokens, each with the quantities that are read in it.

The encoder reads an article window by window. A window is the article's title, the tokens around
one or more quantities, and what stands before and after them. Each quantity adds query tokens at
the end, one for each field and one for its classes; they take the position of the quantity and see
the whole window and each other, while the tokens of the text do not see them. So one pass serves
every quantity of a window, and a quantity's scores do not depend on the others (the levitated
markers of Ye et al., "Packed levitated marker for entity and relation extraction", ACL 2022).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from claimledger.records import Article, Quantity

Integers = npt.NDArray[np.int64]

LEFT, CORE, RIGHT, TITLE = 128, 192, 48, 32
"""Tokens before the first quantity of a window, between the first and the last, after the last, and
of the title."""

CLS, SEP, QUERY = 101, 102, tuple(range(1, 10))
"""Ids of the tokens that open a window, close a part of it, and ask about a quantity: one id for
each field, and one for the classes."""

PLAIN, NUMBER, TIME, NAME, HEAD = range(5)
"""Tags of tokens: running text, a quantity, a time expression, the title, a heading."""

NOWHERE, TEXT, TITLE_TEXT = range(3)
"""Where a token's characters stand: nowhere, in the text, in the title."""

FAR = 30
"""The largest step of the logarithmic scale of distances."""

IN_TITLE = 2 * FAR + 3
"""The distance of every token of the title."""

STEPS = 3
"""Steps of that scale for each doubling of a distance."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens in order: ids of the vocabulary, tags, and the characters that each stands for."""

    ids: Integers
    tags: Integers
    source: Integers
    start: Integers
    end: Integers

    def part(self, first: int, last: int) -> "Tokens":
        """The tokens from ``first`` up to ``last``."""
        return Tokens(
            self.ids[first:last],
            self.tags[first:last],
            self.source[first:last],
            self.start[first:last],
            self.end[first:last],
        )


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens of a title and a part of the text; ``quantities`` are indices into the article's.

    ``places`` holds the first and the last token of each quantity, shape (quantities, 2).
    """

    tokens: Tokens
    quantities: tuple[int, ...]
    places: Integers

    def inputs(self) -> dict[str, Integers]:
        """Arrays that the encoder takes, for n tokens and q quantities.

        ``ids``, ``positions``, ``tags``: (m,), with m = n + q * len(QUERY); ``owner``: (m,), 0 for
        a token of the window, k for the query tokens of the k-th quantity; ``places``: (q, 2), the
        first and last token of each quantity; ``queries``: (q, len(QUERY)), its query tokens;
        ``distance``: (q, n), how far each token is from the quantity, on a logarithmic scale;
        ``pointable``: (n,), 1 for tokens that have characters.
        """
        size, count = len(self.tokens.ids), len(self.quantities)
        queries = size + np.arange(count * len(QUERY), dtype=np.int64).reshape(count, len(QUERY))
        source = self.tokens.source
        at = np.arange(size, dtype=np.int64)
        first, last = self.places[:, :1], self.places[:, 1:]
        away = np.where(at < first, at - first, np.where(at > last, at - last, 0))
        step = np.round(np.log2(np.abs(away) + 1.0) * STEPS).clip(max=FAR).astype(np.int64)
        distance = FAR + 1 + np.sign(away) * step
        return {
            "ids": np.concatenate([self.tokens.ids, np.tile(np.array(QUERY), count)]),
            "positions": np.concatenate([at, np.repeat(self.places[:, 0], len(QUERY))]),
            "tags": np.concatenate([self.tokens.tags, np.full(queries.size, NUMBER)]),
            "owner": np.concatenate(
                [np.zeros(size, dtype=np.int64), np.repeat(np.arange(count) + 1, len(QUERY))]
            ),
            "places": self.places,
            "queries": queries,
            "distance": np.where(source == TITLE_TEXT, IN_TITLE, distance),
            "pointable": (source != NOWHERE).astype(np.int64),
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
    """Yield the windows of an article that hold its quantities, in order.

    Args:
        article: the article.
        quantities: the quantities to read, in the order of the text.
    """
    tokens = tokens_of(article, quantities)
    if not quantities or not len(tokens.ids):
        return
    title = title_tokens(article.title or "")
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    places = [place(starts, ends, q.start, q.end) for q in quantities]
    first = 0
    while first < len(quantities):
        last = first
        while last + 1 < len(quantities) and places[last + 1][1] - places[first][0] < CORE:
            last += 1
        yield window(tokens, title, places, first, last)
        first = last + 1


def window(
    tokens: Tokens, title: Tokens, places: Sequence[tuple[int, int]], first: int, last: int
) -> Window:
    """The window of the quantities from ``first`` to ``last``."""
    high = min(len(tokens.ids), places[last][1] + RIGHT + 1)
    low = max(0, min(places[first][0] - LEFT, high - LEFT - CORE - RIGHT))
    part = tokens.part(low, high)
    moved = len(title.ids) + 2 - low
    shown = joined([special(CLS), title, special(SEP), part, special(SEP)])
    return Window(
        shown,
        tuple(range(first, last + 1)),
        np.array(places[first : last + 1], dtype=np.int64) + moved,
    )


def tokens_of(article: Article, quantities: Sequence[Quantity]) -> Tokens:
    """The tokens of the segments in which numbers are read."""
    parts = []
    read_here = [s for s in article.segments if s.kept or s.label == "caption"]
    encoded = tokenizer().encode_batch(
        [article.text[s.start : s.end] for s in read_here], add_special_tokens=False
    )
    for segment, found in zip(read_here, encoded, strict=True):
        tag = HEAD if segment.label in {"heading", "title"} else PLAIN
        parts.append(located(found.ids, found.offsets, segment.start, tag, TEXT))
    tokens = joined(parts) if parts else special(CLS).part(0, 0)
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    for items, tag in ((article.times, TIME), (quantities, NUMBER)):
        for item in items:
            first, last = place(starts, ends, item.start, item.end)
            tokens.tags[first : last + 1] = tag
    return tokens


def title_tokens(title: str) -> Tokens:
    """The first tokens of a title."""
    found = tokenizer().encode(title, add_special_tokens=False)
    return located(found.ids[:TITLE], found.offsets[:TITLE], 0, NAME, TITLE_TEXT)


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
