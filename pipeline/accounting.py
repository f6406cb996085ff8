"""Whether every numeral of an article was read as something: the promise behind the tables."""

import re
from collections.abc import Iterator, Sequence

from pipeline.records import Article, Quantity

DIGITS = re.compile(r"\d+")


def unread(article: Article, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Numerals of the kept text and of captions that are in no quantity and no time."""
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    spans += [(time.start, time.end) for time in article.times]
    read = [(s.start, s.end) for s in article.segments if s.kept or s.label == "caption"]
    return list(uncovered(article.text, read, sorted(spans)))


def uncovered(
    text: str, stretches: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Numerals of some stretches, in order, that begin in none of the sorted `spans`.

    >>> list(uncovered("5 of 10 in 1999", [(0, 15)], [(0, 1), (11, 15)]))
    [(5, 7)]
    """
    position = reach = 0
    for start, end in stretches:
        for numeral in DIGITS.finditer(text, start, end):
            while position < len(spans) and spans[position][0] <= numeral.start():
                reach = max(reach, spans[position][1])
                position += 1
            if reach <= numeral.start():
                yield numeral.span()
