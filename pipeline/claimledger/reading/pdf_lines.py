"""Measures the lines of the text layer of a PDF, in points."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw as pdfium

GAP = 1.2  # times the type size: spaces between words are narrower, even in justified lines
DIGIT = re.compile(r"\d")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class GapSpan:
    """A part of a line between wide gaps."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """A line as it is set: its position on the page, in points, and its type size.

    PDFium joins a line that ends in a divided word with the next: ``left`` and ``bottom`` belong to
    the first character, ``right`` and ``end_bottom`` to the last.
    ``edge`` is header or footer for the first and last line of a page. ``spans_between_gaps`` is
    set if the line may belong to a table; ``row`` is true if it does.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    end_bottom: float
    size: float
    edge: str = ""
    spans_between_gaps: tuple[GapSpan, ...] = ()
    row: bool = False


def page_lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they are set."""
    page = document[number]
    layer = page.get_textpage()
    at = 0
    lines: list[Line] = []
    # A row of a table has a number, or it is the head of a row that has one.
    for raw, below in pairwise([*layer.get_text_range().split("\n"), ""]):
        text = raw.rstrip("\r")
        if text.strip():
            first = at + len(text) - len(text.lstrip())
            line = measured(layer, text, first, at + len(text.rstrip()) - 1, number)
            if text.isascii() or max(text) <= "\uffff":
                tabled = DIGIT.search(raw) or DIGIT.search(below)
                line.spans_between_gaps = spans_between_gaps(layer, line, first) if tabled else ()
            lines.append(line)
        at += len(raw.encode("utf-16-le")) // 2 + 1
    layer.close()
    page.close()
    for edge, outermost in (("header", lines[:1]), ("footer", lines[-1:])):
        for outer in outermost:
            outer.edge = edge
    yield from lines


def measured(layer: pypdfium2.PdfTextPage, text: str, first: int, last: int, page: int) -> Line:
    """Measure a line from the text offsets of its first and last character."""
    start, end = char_at(layer, first), char_at(layer, last)
    if not 0 <= start <= end:
        return Line(text.strip(), page, 0.0, 0.0, 0.0, 0.0, 0.0)
    left, bottom, _, _ = layer.get_charbox(start, loose=True)
    _, end_bottom, right, _ = layer.get_charbox(end, loose=True)
    size = type_size(layer, start)
    return Line(text.strip(), page, left, right, bottom, end_bottom, size)


def char_at(layer: pypdfium2.PdfTextPage, place: int) -> int:
    """Return the PDF number of the character at an offset; the text omits some characters."""
    return int(pdfium.FPDFText_GetCharIndexFromTextIndex(layer.raw, place))


def type_size(layer: pypdfium2.PdfTextPage, char: int) -> float:
    """Return the type size as displayed: many programs scale up a type of one point."""
    size = ctypes.c_double(pdfium.FPDFText_GetFontSize(layer.raw, char)).value
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(layer.raw, char, matrix):
        return size
    return size * math.hypot(matrix.c, matrix.d)


def spans_between_gaps(layer: pypdfium2.PdfTextPage, line: Line, first: int) -> tuple[GapSpan, ...]:
    """Return the parts of a line between wide gaps; `first` is the offset of its beginning."""
    if line.size <= 0:
        return ()
    found = []
    start, left = 0, line.left
    for space in SPACE.finditer(line.text):
        ends, begins = first + space.start() - 1, first + space.end()
        _, _, before, _ = layer.get_charbox(char_at(layer, ends), loose=True)
        after, *_ = layer.get_charbox(char_at(layer, begins), loose=True)
        if after - before > GAP * line.size:
            found.append(GapSpan(line.text[start : space.start()], left, before))
            start, left = space.end(), after
    return (*found, GapSpan(line.text[start:], left, line.right))
