"""Cut text into sentence-like pieces of tokens, with offsets into the original text.

Only pieces that may contain a number are tokenised. The length of a piece is limited, so the work
is proportional to the length of the text, even for a single line of ten megabytes.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from claimledger.language import Language
from claimledger.language.sentences import split
from claimledger.language.wrapping import wraps
from claimledger.quantities.lexicon import Lexicon, lexicon_of
from claimledger.quantities.tokens import spans_in

_LINE_END = re.compile(r"\n\s*+")
_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_RAISED = re.compile(
    rf"(?<=[\d%])(?<!10)[{_SUPERSCRIPTS}]{{1,2}}(?![^\W\d_])|(?<=[\w%])[*†‡](?![\w*])"
)
"""The mark of a note after a figure: "2,340*" or "12²", but no power of ten; or after a word."""
LONGEST_SYMBOL = 4
"""Most letters of a symbol with powers, and most symbols of a denominator after it; on a longer
word, a raised figure marks a note."""
_DASHES = frozenset("-–")
_YEAR_DIGITS = 4
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORD = re.compile(r"[^\W\d_]+")


class Piece:
    """A part of a text as parallel lists of tokens: as written, in lower case, start, end.

    ``lexicon`` has the words of its language.
    """

    __slots__ = ("ends", "lexicon", "low", "n", "starts", "text", "words", "wrapped")

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        marks = {match.span() for match in _RAISED.finditer(text, start, end)}
        spans = spans_in(text, start, end)
        if marks:
            spans = [span for span in spans if span not in marks]
        self.text = text
        self.lexicon = lexicon
        self.words = [text[first:last] for first, last in spans]
        self.low = list(map(_lower, self.words))
        self.starts = [first for first, _ in spans]
        self.ends = [last for _, last in spans]
        self.n = len(spans)
        self.wrapped: dict[int, int] = {}
        if self.n and (marks or text.find("\n", start, self.ends[-1]) >= 0):
            self._close_gaps(marks)

    def _close_gaps(self, marks: set[tuple[int, int]]) -> None:
        """Record where a line end is a space, or nothing after a hyphen; likewise for notes."""
        for i in range(1, self.n):
            gap = self.ends[i - 1], self.starts[i]
            if gap in marks:
                self.wrapped[i] = 0
            elif "\n" in self.text[slice(*gap)]:
                hyphen = i > 1 and self.words[i - 1] in _DASHES and self.glued(i - 1)
                self.wrapped[i] = 0 if hyphen else 1

    def glued(self, i: int) -> bool:
        """Whether token i follows token i - 1 without a space."""
        return 0 < i < self.n and self.gap(i) == 0

    def noted(self, i: int) -> bool:
        """Whether token i marks a note after the year that ends a sentence: "2016.1 Most"."""
        year = self.at(i - 2)
        dotted = self.at(i - 1) == "." and self.glued(i) and self.glued(i - 1)
        return dotted and year.isdecimal() and len(year) == _YEAR_DIGITS

    def at(self, i: int) -> str:
        """Token i in lower case; nothing outside the piece."""
        return self.low[i] if 0 <= i < self.n else ""

    def digit(self, i: int) -> bool:
        """Whether token i is of digits."""
        return self.at(i)[:1].isdecimal()

    def capital(self, i: int) -> bool:
        """Whether token i has a capital."""
        return 0 <= i < self.n and self.words[i][0].isupper()

    def tied(self, i: int, signs: Container[str]) -> bool:
        """Whether token i is one of the signs and glued on both sides."""
        return 0 < i < self.n - 1 and self.words[i] in signs and self.glued(i) and self.glued(i + 1)

    def gap(self, i: int) -> int:
        """Characters between token i - 1 and token i."""
        gap = self.wrapped.get(i)
        return self.starts[i] - self.ends[i - 1] if gap is None else gap


@lru_cache(maxsize=1 << 14)
def _lower(word: str) -> str:
    word = word.lower().replace("’", "'")
    plain = word.rstrip(_SUPERSCRIPTS)
    return plain if len(plain) > LONGEST_SYMBOL else word


def pieces(
    text: str, language: Language, spans: Sequence[tuple[int, int]] | None = None
) -> Iterator[Piece]:
    """Yield the pieces of `text` that may contain a number, in order.

    With `spans`, which are sorted and do not overlap, only pieces that overlap a span are yielded.

    >>> from claimledger.language import ENGLISH
    >>> [piece.words for piece in pieces("No. 5 won. Nobody lost. It cost $3.", ENGLISH)]
    [['No', '.', '5', 'won', '.'], ['It', 'cost', '$', '3', '.']]
    """
    lexicon = lexicon_of(language)
    read = [(0, len(text))] if spans is None else spans
    at = 0
    for start, end in _sentences(text, language):
        while at < len(read) and read[at][1] <= start:
            at += 1
        if at < len(read) and read[at][0] < end and _gate(text, start, end, lexicon):
            yield Piece(text, start, end, lexicon)


def _sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of a text, whose lines are separate unless they are wrapped."""
    start = 0
    for gap in _LINE_END.finditer(text):
        if not wraps(text, *gap.span(), language):
            yield from split(text, start, gap.start(), language)
            start = gap.end()
    yield from split(text, start, len(text), language)


def _gate(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a sentence may contain a number; digits are checked first, because that is fast."""
    if _DIGIT.search(text, start, end):
        return True
    low = text[start:end].lower()
    return lexicon.fold in low or not lexicon.number_words.isdisjoint(_WORD.findall(low))
