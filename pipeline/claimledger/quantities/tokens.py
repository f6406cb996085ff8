"""Cut text into sentence-like pieces and pieces into tokens, with offsets into the original text.

Only pieces that can hold a number are tokenised. A piece is bounded, so that the work grows
with the length of the text and never faster, on a single line of ten megabytes too.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimledger.quantities.lexicon import GATE_WORDS

LONGEST = 4000
"""Characters after which a piece without any sentence end is cut at a space."""

_TOKEN = re.compile(
    r"""
    (?=\S)(?:                                                         # not tried at a space
      [^\W\d_]{2,}+ (?: ['’] [^\W\d_]++ )*+                          # words, Russia's
    | \d{1,3} (?: ,\d{2,3} )* ,\d{3} (?!\d) (?: \.\d++ (?!\.\d) )?   # 1,234.5 and 12,34,567
    | \d++ \.\d++ (?!\.\d)                                            # 12.5, but not 192.168.1.2
    | \d++
    | (?: [A-Za-z]\. ){2,}                                            # U.S., a.m.
    | [^\W\d_] (?: ['’] [^\W\d_]++ )*+
    | [^\w\s] | _
    )
    """,
    re.VERBOSE,
)
_BOUNDARY = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*+"
    r"|(?<!\n)(?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+\s++(?=[\"'“‘(\[]*[^\W\d_a-z]))"
)
"""A line's end, or the first mark that ends a sentence: what few characters are is asked first."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]|[Mm]rs?|[Mm]s|Drs?|St|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Sen|Rep|Gov|Gen|Col|Lt|Prof|vs?|etc|approx|ca|Rs|pct|Fr)|\.[A-Za-z]"
    r"|(?<![^\n])\d{1,3})$"
)
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORD = re.compile(r"[^\W\d_]+")


class Piece:
    """A stretch of text as parallel lists of tokens: as written, in lower case, start, end."""

    __slots__ = ("ends", "low", "n", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        self.text = text
        self.words = [text[first:last] for first, last in spans]
        self.low = list(map(_lower, self.words))
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]
        self.n = len(spans)

    def glued(self, i: int) -> bool:
        """Whether token i follows token i - 1 without a space."""
        return 0 < i < self.n and self.starts[i] == self.ends[i - 1]

    def at(self, i: int) -> str:
        """Token i in lower case; nothing outside the piece."""
        return self.low[i] if 0 <= i < self.n else ""

    def gap(self, i: int) -> int:
        """Characters between token i - 1 and token i."""
        return self.starts[i] - self.ends[i - 1]


def tokens(text: str) -> list[str]:
    """The tokens of a short text, as written.

    >>> tokens("US$1,000.5/bbl")
    ['US', '$', '1,000.5', '/', 'bbl']
    """
    return _TOKEN.findall(text)


@lru_cache(maxsize=1 << 14)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


def pieces(text: str, stretches: Sequence[tuple[int, int]] | None = None) -> Iterator[Piece]:
    """Yield the pieces of `text` that can hold a number, in order.

    With `stretches`, which are in order and do not overlap, only those that touch one of them.

    >>> [piece.words for piece in pieces("No. 5 won. Nobody lost. It cost $3.")]
    [['No', '.', '5', 'won', '.'], ['It', 'cost', '$', '3', '.']]
    """
    read = [(0, len(text))] if stretches is None else stretches
    at = 0
    for start, end in _sentences(text):
        while at < len(read) and read[at][1] <= start:
            at += 1
        if at < len(read) and read[at][0] < end and _gate(text, start, end):
            yield Piece(text, start, end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if _ABBREVIATED.search(text, max(start, boundary.start() - 6), boundary.start()):
            continue
        yield from _bounded(text, start, boundary.end())
        start = boundary.end()
    yield from _bounded(text, start, len(text))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _gate(text: str, start: int, end: int) -> bool:
    """Whether a stretch can hold a number; most that do have a digit, which is found faster."""
    if _DIGIT.search(text, start, end):
        return True
    low = text[start:end].lower()
    return "fold" in low or not GATE_WORDS.isdisjoint(_WORD.findall(low))
