"""Find numerals of the kept text that neither a time expression nor a quantity covers."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from claimledger.language import ENGLISH, Language
from claimledger.quantities.claimed import Span, meeting
from claimledger.quantities.numbers import numerals
from claimledger.quantities.pieces import pieces
from claimledger.records import Quantity, Time

DIGITS = re.compile(r"\d+")


def uncovered_numerals(
    text: str,
    kept: Iterable[Span],
    times: Iterable[Time],
    quantities: Iterable[Quantity],
    language: Language = ENGLISH,
) -> Iterator[Span]:
    """Yield the span of each run of digits and number word of the kept text that nothing covers.

    Digits are searched independently of the grammar, so numerals that the grammar misses are found.

    Args:
        text: the text that all offsets count in.
        kept: the spans of the text that belong to the article, half-open.
        times: the time expressions that were found.
        quantities: the quantities that were found.
        language: the language of the text.

    >>> text = "It sold two cars in 2019."
    >>> [text[a:b] for a, b in uncovered_numerals(text, [(0, len(text))], [], [])]
    ['two', '2019']
    """
    inside = _merged(kept)
    said = chain(((t.start, t.end) for t in times), ((q.start, q.end) for q in quantities))
    covered = _merged(said)
    digits = (found.span() for span in inside for found in DIGITS.finditer(text, *span))
    words = (span for span in _spelt(text, language) if meeting(inside, *span))
    for span in sorted(chain(digits, words)):
        if not meeting(covered, *span):
            yield span


def _spelt(text: str, language: Language) -> Iterator[Span]:
    """The number words of a text."""
    for piece in pieces(text, language):
        for numeral in numerals(piece):
            start, end = piece.starts[numeral.head], piece.ends[numeral.j - 1]
            if not DIGITS.search(text, start, end):
                yield start, end


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as sorted spans that do not overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged
