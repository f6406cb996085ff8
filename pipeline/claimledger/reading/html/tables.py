"""Tables of data, with one line for each row and every number next to its heads.

Tables that only arrange a page are treated like any other element.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from claimledger.reading.tables import FEWEST, Cell, is_head_row, joined_heads, row_text

MAX_COLUMNS = 64
MAX_SPAN = 64
LONGEST_CELL = 200
"""Most characters of a cell; longer ones are paragraphs in a table for layout."""

SPACE = re.compile(r"\s+")
LAYOUT = ("table", "ul", "ol", "h1", "h2", "h3", "article", "section", "form")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `element` and `part` hold its first text, `linked` counts link text."""

    text: str
    linked: int
    element: etree._Element
    part: str
    caption: bool = False


@dataclass(frozen=True, slots=True)
class TagCell(Cell):
    """A cell with its element."""

    element: etree._Element


def is_data_table(table: etree._Element) -> bool:
    """Whether a table has data: two columns and two rows of short cells, and no page inside."""
    if table.get("role") in {"presentation", "none"}:
        return False
    lines = [list(line.iterchildren("td", "th")) for line in table_rows(table)]
    if sum(len(line) > 1 for line in lines) < FEWEST:
        return False
    if next(table.iterdescendants(*LAYOUT), None) is not None:
        return False
    cells = [cell for line in lines for cell in line]
    return all(len(cell_text(cell)) <= LONGEST_CELL for cell in cells)


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows of a table in order, without those of tables inside it."""
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if child.tag == "tr":
            yield child
        else:
            yield from child.iterchildren("tr")


def rows(table: etree._Element) -> Iterator[Row]:
    """Write a table of data line by line, its caption first."""
    for caption in table.iterchildren("caption"):
        if cell_text(caption):
            yield Row(cell_text(caption), link_text(caption), *first_text(caption), caption=True)
    heads: list[str] = []
    for number, line in enumerate(grid(table)):
        cells = [cell for cell in line if cell is not None]
        if not any(cell.text for cell in cells):
            continue
        if is_head_row(cells, first=not number):
            heads = joined_heads(heads, line)
            continue
        source = next(cell.element for cell in cells if cell.text)
        linked = sum(link_text(cell.element) for cell in dict.fromkeys(cells))
        yield Row(row_text(line, heads), linked, *first_text(source))


def grid(table: etree._Element) -> Iterator[list[TagCell | None]]:
    """Arrange the cells in columns; a cell that spans rows or columns is in each of them."""
    hanging: dict[int, tuple[int, TagCell]] = {}
    for line in table_rows(table):
        laid: list[TagCell | None] = []
        waiting = iter(line.iterchildren("td", "th"))
        while len(laid) < MAX_COLUMNS:
            column = len(laid)
            left, above = hanging.pop(column, (0, None))
            if above is not None:
                laid.append(above)
                if left > 1:
                    hanging[column] = (left - 1, above)
                continue
            element = next(waiting, None)
            if element is None:
                if not any(later > column for later in hanging):
                    break
                laid.append(None)
                continue
            cell = TagCell(cell_text(element), element.tag == "th", element)
            for _ in range(span(element, "colspan")):
                if span(element, "rowspan") > 1:
                    hanging[len(laid)] = (span(element, "rowspan") - 1, cell)
                laid.append(cell)
        yield laid


def cell_text(cell: etree._Element) -> str:
    """Text of a cell in one line, without scripts and styles."""
    words = cell.xpath(".//text()[not(parent::script or parent::style)]")
    return SPACE.sub(" ", "".join(words)).strip()


def link_text(cell: etree._Element) -> int:
    """Characters of a cell that are links."""
    return sum(len(cell_text(link)) for link in cell.iter("a"))


def first_text(element: etree._Element) -> tuple[etree._Element, str]:
    """The place of the first word of an element, as element and ``text`` or ``tail``."""
    for inner in element.iter():
        if inner.text and inner.text.strip():
            return inner, "text"
        if inner is not element and inner.tail and inner.tail.strip():
            return inner, "tail"
    return element, "text"


def span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell spans; an invalid number is one, a huge one is limited."""
    stated = cell.get(name, "1").strip()
    return max(1, min(MAX_SPAN, int(stated))) if stated.isascii() and stated.isdigit() else 1
