"""Finds tables in plain text: their rows, and the row and column heads of each number.

A row is a line whose cells are separated by bars, tabs or two spaces. A table that was copied from
a browser may have one cell on each line; its rows then repeat a label and a fixed number of
numbers. A cell may contain the head of its column before a colon ("Chile | 2022: 5.2%"), as in the
text that claimledger makes of HTML tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

Span = tuple[int, int]

GAP = re.compile(r"[ \xa0]*(?:\||\t|[ \xa0]{2})[ \xa0\t]*")
SPACED = re.compile(r"[|\t\xa0]|  ")
"""A separator, one of which every line with several cells contains."""
BARS = re.compile(r"[\s|]*")
RULED = re.compile(r"[\s|:+=_-]*")
"""A line that only draws a horizontal rule."""
HEADED = re.compile(r"[^:]{1,60}:\s+(?=\S)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
VALUE = re.compile(
    r"\(?[+\-−–]?\s?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?[+\-−–]?\d[\d,]*(?:\.\d+)?\s?"
    r"[^\s\d()\[\]*†‡:/]{0,8}(?:\s[^\s\d()\[\]*†‡:]{1,8})?\)?"
    r"\s?(?:[*†‡]{1,3}|\[\w{1,2}\]|\([a-z]\))?"
)
"""A cell that is a number, with an optional sign, unit and footnote mark."""
VACANT = frozenset({"", "-", "–", "—", "..", "...", "…", "n/a", "N/A", "na", "n.a."})
FEWEST = 2
FEWEST_PAIRS = 3
"""Fewest rows of one label and one number: two may follow each other by chance."""
WIDEST = 8
LABEL = 40
CELL = 80
"""Most characters of a label on its own line, and of any cell."""
CAPTION = 120
ABBREVIATED = 6
"""Most characters of a head that may end in a full stop: "No.", "Pts."."""
_STOPS = tuple(".!?;,:”\"'’")


LINE = re.compile(r"\S[^\n\r]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: its own span and the spans of its heads."""

    start: int
    end: int
    row: Span
    column: Span | None
    caption: Span | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its half-open range of lines, `first` to `last`, and the cells with numbers."""

    first: int
    last: int
    headed: bool
    cells: tuple[Cell, ...]


def lines(text: str, stretches: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans of the lines that are not blank, without the space at their ends."""
    for start, end in stretches:
        for line in LINE.finditer(text, start, end):
            yield line.start(), line.start() + len(line[0].rstrip())


def grids(text: str, spans: Sequence[Span]) -> list[Grid]:
    r"""Return the tables among lines, in order.

    Args:
        text: the text.
        spans: half-open offsets of its lines.

    >>> text = "Region  Rate\nNorth  5.1%\nSouth  6.0%"
    >>> [grid] = grids(text, [(0, 12), (13, 24), (25, 36)])
    >>> [(text[c.start : c.end], text[slice(*c.row)], text[slice(*c.column)]) for c in grid.cells]
    [('5.1%', 'North', 'Rate'), ('6.0%', 'South', 'Rate')]
    """
    rows = filled(text, spans, [split(text, *span) for span in spans])
    kinds = [kind(text, row) for row in rows]
    found: list[Grid] = []
    at = 0
    while at < len(spans):
        grid = laid(text, rows, at) or stacked(text, rows, kinds, at)
        floor = found[-1].last if found else 0
        if grid is None or grid.first < floor:
            at += 1
            continue
        single = grid.first > floor and len(rows[grid.first - 1]) == 1
        found.append(captioned(text, spans[grid.first - 1], grid) if single else grid)
        at = grid.last
    return found


def split(text: str, start: int, end: int) -> list[Span]:
    """Return the cells of a line: none if it only draws a rule, one if it is not a row."""
    plain = text[start].isalnum() and not SPACED.search(text, start, end)
    if plain or end - start > CELL * WIDEST:
        return [(start, end)]
    bars = BARS.match(text, start, end)
    at = bars.end() if bars else start
    if text[start:end].rstrip().endswith("|"):
        end = start + len(text[start:end].rstrip(" |\t\xa0"))
    if RULED.fullmatch(text, at, max(at, end)) and end - at > 1:
        return []
    found: list[Span] = []
    for gap in GAP.finditer(text, at, end):
        if gap.start() > at:
            found.append((at, gap.start()))
        at = gap.end()
    return [*found, (at, end)] if at < end else found


def filled(text: str, spans: Sequence[Span], rows: list[list[Span]]) -> list[list[Span]]:
    """Add the empty cells between tabs to rows that have fewer cells than their table."""
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and "\t" in text[slice(*spans[last])]:
            last += 1
        if last - first > 1 and "\t\t" not in text[slice(*spans[first])]:
            exact = [between_tabs(text, *span) for span in spans[first + 1 : last]]
            width = max(map(len, exact))
            rows[first + 1 : last] = [
                [*cells, *[(cells[-1][1], cells[-1][1])] * (width - len(cells))] for cells in exact
            ]
        first = last + 1
    return rows


def between_tabs(text: str, start: int, end: int) -> list[Span]:
    """Return the cells of a line between single tabs, including empty cells."""
    found: list[Span] = []
    for part in text[start:end].split("\t"):
        left = start + len(part) - len(part.lstrip())
        found.append((left, left + len(part.strip())))
        start += len(part) + 1
    return found


def is_value(text: str, span: Span) -> bool:
    """Whether a cell is a number."""
    return span[1] - span[0] <= LABEL and VALUE.fullmatch(text, *span) is not None


def own(text: str, span: Span) -> tuple[Span, Span | None]:
    """Split a cell into its own span and the span of the head before its colon, if it has one."""
    head = HEADED.match(text, *span)
    if head is None:
        return span, None
    return (head.end(), span[1]), (span[0], span[0] + len(head[0].rstrip()) - 1)


def is_row(text: str, cells: Sequence[Span]) -> bool:
    """Whether the first cell is a label and most of the others are numbers."""
    if len(cells) < FEWEST or any(end - start > CELL for start, end in cells):
        return False
    label, *rest = cells
    if is_value(text, label) and not YEAR.fullmatch(text, *label):
        return False
    values = [own(text, cell)[0] for cell in rest]
    numbers = sum(is_value(text, value) for value in values)
    vacant = sum(text[slice(*value)] in VACANT for value in values)
    return numbers > 0 and 2 * (numbers + vacant) >= len(values)


def is_head(text: str, cells: Sequence[Span]) -> bool:
    """Whether cells name columns: none is a number, except for years."""
    return all(
        (not is_value(text, cell) or YEAR.fullmatch(text, *cell))
        and cell[1] - cell[0] <= CELL
        and (text[cell[1] - 1] != "." or cell[1] - cell[0] <= ABBREVIATED)
        for cell in cells
    )


def laid(text: str, rows: Sequence[list[Span]], at: int) -> Grid | None:
    """Return the table whose first row of numbers is line `at`, with a row on each line."""
    if not is_row(text, rows[at]) or (heads_columns(text, rows, at)):
        return None
    width = len(rows[at])
    carried = any(own(text, cell)[1] for cell in rows[at][1:])
    last = at + 1
    while last < len(rows) and (
        not rows[last] or goes_on(text, rows[last], None if carried else width)
    ):
        last += 1
    while not rows[last - 1]:
        last -= 1
    above = at - 1
    while above >= 0 and not rows[above]:
        above -= 1
    heads = rows[above] if above >= 0 else []
    named = len(heads) in {width, width - 1} and len(heads) >= FEWEST and is_head(text, heads)
    body = [row for row in rows[at:last] if row]
    if not named and not carried and len(body) < FEWEST:
        return None
    shift = width - len(heads)
    cells = [
        Cell(*value, row[0], head or (heads[column - shift] if named else None), None)
        for row in body
        for column, cell in enumerate(row[1:], 1)
        for value, head in [own(text, cell)]
        if any(map(str.isdigit, text[slice(*value)]))
    ]
    return Grid(above if named else at, last, named or carried, tuple(cells))


def goes_on(text: str, cells: Sequence[Span], width: int | None) -> bool:
    """Whether a line is a further row: mostly numbers, or any number and `width` cells."""
    if len(cells) != (width or len(cells)):
        return False
    wide = width is not None and width > FEWEST
    return is_row(text, cells) or (wide and any(is_value(text, cell) for cell in cells[1:]))


def heads_columns(text: str, rows: Sequence[list[Span]], at: int) -> bool:
    """Whether a line is a head of a label and years above rows as wide: "Region 2022 2023"."""
    cells = rows[at]
    if not all(YEAR.fullmatch(text, *cell) for cell in cells[1:]):
        return False
    below = next((row for row in rows[at + 1 : at + 3] if row), [])
    return len(below) == len(cells) and not YEAR.fullmatch(text, *cells[0])


def stacked(text: str, rows: Sequence[list[Span]], kinds: Sequence[str], at: int) -> Grid | None:
    """Return the table whose first label is line `at`, with one cell on each line."""
    if kinds[at] != "label" or kinds[at + 1 : at + 2] != ["value"]:
        return None
    width = 1 + sum(1 for _ in takewhile(lambda one: one == "value", kinds[at + 1 : at + WIDEST]))
    above = at
    while above > max(0, at - width) and kinds[above - 1] in {"label", "year"}:
        above -= 1
    if at - above < max(width - 1, FEWEST):
        return None
    last = at
    while is_stack_row(kinds, last, width):
        last += width
    first = range(at, min(last, at + WIDEST * width), width)
    if len(first) < (FEWEST_PAIRS if width == FEWEST else FEWEST):
        return None
    if are_buttons([text[slice(*rows[line][0])] for line in first]):
        return None
    heads = [row[0] for row in rows[above:at]]
    shift = width - len(heads)
    cells = [
        Cell(*rows[line + column][0], rows[line][0], heads[column - shift], None)
        for line in range(at, last, width)
        for column in range(1, width)
        if is_value(text, rows[line + column][0])
    ]
    return Grid(above, last, True, tuple(cells))  # noqa: FBT003 - a field of a record


def are_buttons(labels: Sequence[str]) -> bool:
    """Whether the labels begin with the same word: "View at Corvin", "View at Harrow"."""
    opening = {" ".join(label.split()[:2]) for label in labels}
    return 2 * len(opening) <= len(labels)


def is_stack_row(kinds: Sequence[str], at: int, width: int) -> bool:
    """Whether the lines from `at` are a label followed by the numbers of a row."""
    row = kinds[at : at + width]
    return (
        len(row) == width
        and row[0] == "label"
        and all(one in {"value", "year"} for one in row[1:])
        and kinds[at + width : at + width + 1] != ["value"]
    )


def kind(text: str, cells: Sequence[Span]) -> str:
    """Classify a line of one cell: a label, a value, a year, or none of these."""
    if len(cells) != 1 or cells[0][1] - cells[0][0] > LABEL:
        return "other"
    start, end = cells[0]
    if YEAR.fullmatch(text, start, end):
        return "year"
    if is_value(text, cells[0]) or text[start:end] in VACANT:
        return "value"
    return "other" if text[start:end].endswith(_STOPS) else "label"


def captioned(text: str, above: Span, grid: Grid) -> Grid:
    """Add the caption to the cells: the line above, if it is short and not a sentence."""
    start, end = above
    if end - start > CAPTION or text[start:end].rstrip().endswith((".", "!", "?", "”", '"')):
        return grid
    cells = tuple(Cell(c.start, c.end, c.row, c.column, (start, end)) for c in grid.cells)
    return Grid(grid.first, grid.last, grid.headed, cells)
