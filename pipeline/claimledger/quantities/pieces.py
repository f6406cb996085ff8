"""Cut text into sentence-like pieces of tokens, with offsets into the original text.

Only pieces that can hold a number are tokenised. A piece is bounded, so that the work grows
with the length of the text and never faster, on a single line of ten megabytes too.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimledger.language import Language
from claimledger.quantities.lexicon import Lexicon, lexicon_of
from claimledger.quantities.tokens import TOKEN

LONGEST = 4000
"""Characters after which a piece without any sentence end is cut at a space."""

_BOUNDARY = re.compile(
    r"[.!?…\n](?:(?<=\n)\s*+"
    r"|(?<!\n)(?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+\s++(?=[\"'“‘(\[]*[^\W\d_a-z]))"
)
"""A line's end, or the first mark that ends a sentence: what few characters are is asked first."""
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORD = re.compile(r"[^\W\d_]+")


class Piece:
    """A part of a text as parallel lists of tokens: as written, in lower case, start, end.

    ``lexicon`` has the words of its language.
    """

    __slots__ = ("ends", "lexicon", "low", "n", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        self.text = text
        self.lexicon = lexicon
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


@lru_cache(maxsize=1 << 14)
def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


def pieces(
    text: str, language: Language, spans: Sequence[tuple[int, int]] | None = None
) -> Iterator[Piece]:
    """Yield the pieces of `text` that can hold a number, in order.

    With `spans`, which are in order and do not overlap, only those that touch one of them.

    >>> from claimledger.language import ENGLISH
    >>> [piece.words for piece in pieces("No. 5 won. Nobody lost. It cost $3.", ENGLISH)]
    [['No', '.', '5', 'won', '.'], ['It', 'cost', '$', '3', '.']]
    """
    lexicon = lexicon_of(language)
    read = [(0, len(text))] if spans is None else spans
    at = 0
    for start, end in _sentences(text, lexicon):
        while at < len(read) and read[at][1] <= start:
            at += 1
        if at < len(read) and read[at][0] < end and _gate(text, start, end, lexicon):
            yield Piece(text, start, end, lexicon)


def _sentences(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    start = 0
    abbreviated = lexicon.abbreviated.search
    for boundary in _BOUNDARY.finditer(text):
        first = max(start, boundary.start() - lexicon.longest_abbreviated)
        if abbreviated(text, first, boundary.start()):
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


def _gate(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence can hold a number; most that do have a digit, which is found faster."""
    if _DIGIT.search(text, start, end):
        return True
    low = text[start:end].lower()
    return lexicon.fold in low or not lexicon.number_words.isdisjoint(_WORD.findall(low))
