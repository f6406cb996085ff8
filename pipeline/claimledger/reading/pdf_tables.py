"""Finds tables in PDF files: rows are lines whose wide gaps are below each other.

A text layer marks no tables; only the positions of words show them. A table therefore has at least
two rows and two columns, most cells outside the first column have a number, and no cell extends
over two columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimledger.reading.pdf_lines import DIGIT, GapSpan, Line
from claimledger.reading.tables import FEWEST, Cell, is_head_row, joined_heads, row_text

ROW_DISTANCE = 3.5  # times the type's size: beyond it another table begins
LONGEST_VALUE = 40
"""Most characters of a cell outside the first column; longer text is prose in columns."""

Column = tuple[float, float]


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with the rows of tables rewritten as heads and values."""
    return [line for run in runs(lines) for line in (tabled(run) or run)]


def runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield runs of lines that all have wide gaps, or all have none."""
    start = 0
    for at, (line, following) in enumerate(pairwise(lines), 1):
        if not (beside(line) and beside(following) and near(line, following)):
            yield lines[start:at]
            start = at
    yield lines[start:]


def beside(line: Line) -> bool:
    """Whether a line has parts separated by wide gaps."""
    return len(line.spans_between_gaps) > 1


def near(line: Line, following: Line) -> bool:
    """Whether one line can be the row below the other."""
    distance = line.bottom - following.bottom
    return line.page == following.page and 0 < distance <= ROW_DISTANCE * line.size


def tabled(run: Sequence[Line]) -> list[Line]:
    """Return the rows of a run as lines, or none if it is not a table."""
    filled = [[Cell(part.text, head=False) for part in line.spans_between_gaps] for line in run]
    body = next((n for n, row in enumerate(filled) if not is_head_row(row, first=True)), len(run))
    rows = run[body:]
    columns = merged([part for line in rows for part in line.spans_between_gaps])
    if len(rows) < FEWEST or len(columns) < FEWEST or not all(apart(r, columns) for r in rows):
        return []
    values = [
        part.text for line in rows for part in line.spans_between_gaps if place(part, columns)
    ]
    numbers = sum(DIGIT.search(value) is not None for value in values)
    if 2 * numbers < len(values) or max(map(len, values)) > LONGEST_VALUE:
        return []
    heads: list[str] = []
    for line in run[:body]:
        heads = joined_heads(heads, headed(line, columns))
    texts = (row_text(laid(line, columns), heads) for line in rows)
    return [replace(line, text=text, row=True) for line, text in zip(rows, texts, strict=True)]


def merged(parts: Sequence[GapSpan]) -> list[Column]:
    """Merge overlapping parts into columns, from left to right."""
    columns: list[Column] = []
    for part in sorted(parts, key=lambda part: part.left):
        if columns and part.left < columns[-1][1]:
            left, right = columns[-1]
            columns[-1] = (left, max(right, part.right))
        else:
            columns.append((part.left, part.right))
    return columns


def place(part: GapSpan, columns: Sequence[Column]) -> int:
    """Return the number of the column that contains a part, or of the nearest column."""
    middle = (part.left + part.right) / 2
    return min(
        range(len(columns)), key=lambda n: max(columns[n][0] - middle, middle - columns[n][1])
    )


def apart(line: Line, columns: Sequence[Column]) -> bool:
    """Whether each part of a line is in a different column."""
    return len({place(part, columns) for part in line.spans_between_gaps}) == len(
        line.spans_between_gaps
    )


def laid(line: Line, columns: Sequence[Column]) -> list[Cell | None]:
    """Return the cell of a line in each column, or None."""
    cells: list[Cell | None] = [None] * len(columns)
    for part in line.spans_between_gaps:
        cells[place(part, columns)] = Cell(part.text, head=False)
    return cells


def headed(line: Line, columns: Sequence[Column]) -> list[Cell | None]:
    """Assign heads to columns, in order if there is one for each, or for each but the first."""
    cells: list[Cell | None] = [Cell(part.text, head=True) for part in line.spans_between_gaps]
    if len(cells) == len(columns):
        return cells
    return [None, *cells] if len(cells) == len(columns) - 1 else laid(line, columns)
