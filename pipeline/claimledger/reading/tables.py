"""Writes the rows of tables of all formats as text, with every number next to its heads.

A row is ``row head | column head: value | column head: value``, or without column heads
``row head | value | value``. The cleaner and the reader of claims recognise this form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 2
"""Fewest rows and columns of a table."""
NUMBER = re.compile(r"\d")
YEAR = re.compile(r"(?:FY|Q[1-4] |H[12] )?(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?[ef]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text, and whether the page marks it as a head."""

    text: str
    head: bool


def is_head_row(cells: Sequence[Cell], *, first: bool) -> bool:
    """Whether a row consists of column heads.

    Either all of its cells are marked as heads, or it is the first row and no cell contains a
    number other than a year.
    """
    filled = [cell for cell in cells if cell.text]
    if all(cell.head for cell in filled):
        return len(set(filled)) > 1 or first
    if not first or len(filled) < FEWEST:
        return False
    return all(not NUMBER.search(cell.text) or YEAR.fullmatch(cell.text) for cell in filled)


def joined_heads(heads: Sequence[str], line: Sequence[Cell | None]) -> list[str]:
    """Join a second row of heads with the first: "2023 Exports"."""
    texts = [cell.text if cell else "" for cell in line]
    if len(heads) != len(texts):
        return texts
    return [
        below if not above or above == below else f"{above} {below}".strip()
        for above, below in zip(heads, texts, strict=True)
    ]


def row_text(line: Sequence[Cell | None], heads: Sequence[str]) -> str:
    """Write one row: its head, then each value after the head of its column."""
    parts: list[str] = []
    last: Cell | None = None
    for column, cell in enumerate(line):
        if cell is None or not cell.text or cell is last:
            continue
        last = cell
        head = heads[column] if column < len(heads) else ""
        plain = not parts or not head or head == cell.text
        parts.append(cell.text if plain else f"{head}: {cell.text}")
    return " | ".join(parts)
