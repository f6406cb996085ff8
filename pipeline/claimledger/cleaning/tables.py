"""Keeps tables in text without tags if they stand between paragraphs of the article.

Short lines of words and numbers look like furniture and affect the verdicts on the prose next to
them. The lines of a table with column heads are therefore left out while the other lines are
judged, and then get the verdict of the text around them. Tickers and lists of figures have no
column heads, and league tables in a side column are not between paragraphs.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimledger.cleaning.lines import Line
from claimledger.cleaning.verdicts import Verdict, judge
from claimledger.language.text_tables import Grid, grids, lines
from claimledger.records import Block

ROW: Verdict = ("body", "table-row")
NOTE = re.compile(r"(?:sources?|notes?)\b", re.IGNORECASE)
"""The beginning of a line that states the source below a table."""
NUMERIC = re.compile(r"\(?[+\-−–]?\s?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3} )?[+\-−–]?\d")
SHORT = 48
"""Most characters of a line that may be a single cell with a number."""
GAPS = (re.compile(r"[\t|\xa0][^\n\d]{0,40}\d"), re.compile(r"  [^\n\d]{0,40}\d"))
"""A number after a cell separator. Two patterns, each found by its first character, are faster."""
NEAR, AROUND = 2, 12
"""Most lines between two numbers of a table, and lines of heads and captions around it."""
OF_TEXT = frozenset({"body", "heading", "caption"})


def judged(text: str, page: Sequence[Line], blocks: Sequence[Block] = ()) -> list[Verdict]:
    """Return a verdict for every line, as `judge` does, with the rows of tables as body."""
    tables = [] if has_extractor(blocks) else headed(text, page)
    while tables:
        inside = {number for grid in tables for number in range(grid.first, grid.last)}
        outside = [number for number in range(len(page)) if number not in inside]
        verdicts = dict(zip(outside, judge([page[n] for n in outside], blocks), strict=True))
        kept = [grid for grid in tables if is_of_text(page, verdicts, grid)]
        if kept == tables:
            return [verdicts.get(number, ROW) for number in range(len(page))]
        tables = kept
    return judge(page, blocks)


def has_extractor(blocks: Sequence[Block]) -> bool:
    """Whether tags and an extractor assign each row to the article or to furniture."""
    return any(block.extracted is not None for block in blocks)


def headed(text: str, page: Sequence[Line]) -> list[Grid]:
    """Return the tables of a page that have column heads."""
    found: list[Grid] = []
    for first, last in numeric_parts(text, page):
        spans = list(lines(text, [(line.start, line.end) for line in page[first:last]]))
        if len(spans) == last - first:
            inside = (grid for grid in grids(text, spans) if grid.headed)
            found += [replace(g, first=g.first + first, last=g.last + first) for g in inside]
    return found


def numeric_parts(text: str, page: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the ranges of line numbers in which two lines near each other can be rows."""
    starts = [line.start for line in page]
    numeric = [n for n, at in enumerate(page) if len(at.view) <= SHORT and NUMERIC.match(at.view)]
    for gap in GAPS:
        numeric += [bisect_right(starts, m.end() - 1) - 1 for m in gap.finditer(text)]
    numeric.sort()
    parts: list[tuple[int, int]] = []
    for before, at in pairwise(numeric):
        if at - before <= NEAR:
            first, last = max(0, before - AROUND), min(len(page), at + AROUND + 1)
            if parts and first <= parts[-1][1]:
                first = parts.pop()[0]
            parts.append((first, last))
    return parts


def is_of_text(page: Sequence[Line], verdicts: dict[int, Verdict], grid: Grid) -> bool:
    """Whether a table stands between two paragraphs, with at most a caption above it.

    A table at the end of a text needs a line with a colon above it.
    """
    above, below = grid.first - 1, grid.last
    if above < 0 or above not in verdicts:
        return False
    announced = page[above].view.endswith(":") and verdicts[above][0] == "body"
    if verdicts[above][0] not in OF_TEXT and not page[above].view.endswith((".", "!", "?")):
        above -= 1  # a caption that looks like furniture
    if below < len(page) and NOTE.match(page[below].view):
        below += 1
    if verdicts.get(above, ("", ""))[0] not in OF_TEXT:
        return False
    return announced or verdicts.get(below, ("", ""))[0] in OF_TEXT
