"""Numbers in table rows, read with the heads of their row and their column.

A row is a line of cells between bars, tabs or wide gaps. A cell may carry its column's head before
a colon, as the renditions of pages with tags do ("Chile | 2022: 5.2%"); otherwise the head stands
in the nearest line above with as many cells and no numbers that are claims.
"""

import re
from dataclasses import dataclass

from pipeline.joining.reading import Reader
from pipeline.records import Quantity

GAP = re.compile(r"\s*(?:\||\t|\s{3,})\s*")
HEADED = re.compile(r"^(?P<head>[^:]{1,60}):\s+")
LEAST_CELLS = 2
REACH = 60
"""How many lines up the head of a column is looked for."""

LOOSE = 12
"""Characters that a cell may hold beside its head and its number: a unit, a footnote mark."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a number stands in a table: the heads of its row and column, with their places."""

    row: str
    column: str | None
    row_span: tuple[int, int]
    column_span: tuple[int, int] | None


Span = tuple[int, int]


def cells_of(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, as offsets; one where it is no row."""
    found: list[Span] = []
    at = start
    for gap in GAP.finditer(text, start, end):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, end))
    return [span for span in found if span[0] < span[1]]


def cell_at(reader: Reader, index: int, quantity: Quantity) -> Cell | None:
    """The cell of a number, or None where it stands in running text."""
    text, sentence = reader.text, reader.sentences[index]
    if not GAP.search(text, sentence.start, sentence.end):
        return None
    cells = cells_of(text, sentence.start, sentence.end)
    own = next(
        (i for i, (a, b) in enumerate(cells) if a <= quantity.start and quantity.end <= b), 0
    )
    if len(cells) < LEAST_CELLS or own == 0:
        return None
    start, end = cells[own]
    headed = HEADED.match(text[start:end])
    inside = start + headed.end() if headed else start
    if quantity.start < inside or (end - inside) - (quantity.end - quantity.start) > LOOSE:
        return None
    span = (
        (start, start + len(headed["head"]))
        if headed
        else head_above(reader, index, own, len(cells))
    )
    row_start, row_end = cells[0]
    return Cell(text[row_start:row_end], text[slice(*span)] if span else None, cells[0], span)


def head_above(reader: Reader, index: int, column: int, width: int) -> Span | None:
    """The head of a column in the nearest line above that holds no claims."""
    row = head_row(reader, index, width)
    if row is None:
        return None
    cells = line_cells(reader, row)
    return cells[column - (width - len(cells))]


def line_cells(reader: Reader, index: int) -> list[Span]:
    """The cells of a sentence's line."""
    sentence = reader.sentences[index]
    return cells_of(reader.text, sentence.start, sentence.end)


def head_row(reader: Reader, index: int, width: int) -> int | None:
    """The line that heads a table's row; rows in turn share it, so that each looks once."""
    if index in reader.head_rows:
        return reader.head_rows[index]
    found = None
    for above in range(index - 1, max(-1, index - REACH), -1):
        if above in reader.head_rows:
            found = reader.head_rows[above]
            break
        sentence = reader.sentences[above]
        if len(line_cells(reader, above)) not in {width, width - 1}:
            break
        if not reader.claims_between(sentence.start, sentence.end):
            found = above
            break
    fits = found is not None and len(line_cells(reader, found)) in {width, width - 1}
    reader.head_rows[index] = found if fits else None
    return reader.head_rows[index]


def caption_above(reader: Reader, index: int) -> str | None:
    """The heading or caption right above a table: what all of its numbers are."""
    above = index - 1
    while above >= 0 and above not in reader.captions:
        if len(line_cells(reader, above)) < LEAST_CELLS:
            sentence = reader.sentences[above]
            named = sentence.label in {"heading", "caption", "dek"}
            said = reader.text[sentence.start : sentence.end].rstrip(".:")
            reader.captions[above] = said if named else None
            break
        above -= 1
    found = reader.captions.get(above)
    reader.captions.update(dict.fromkeys(range(max(above, 0), index), found))
    return found
