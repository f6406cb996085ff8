"""A row of a table in words: every number beside its heads, whatever format the table came in.

A row reads ``row head | column head: value | column head: value``; without column heads it reads
``row head | value | value``. The bar and the colon are the shape that the cleaner keeps and that
claims are joined from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 2
"""Rows, and columns, without which a table compares nothing."""
NUMBER = re.compile(r"\d")
YEAR = re.compile(r"(?:FY|Q[1-4] |H[12] )?(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?[ef]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text, and whether the page calls it a head."""

    text: str
    head: bool


def is_head_row(cells: Sequence[Cell], *, first: bool) -> bool:
    """Whether a row holds the heads of columns: all of its cells are heads, or it opens the table.

    An opening row of plain cells is one where no cell holds a number other than a year.
    """
    filled = [cell for cell in cells if cell.text]
    if all(cell.head for cell in filled):
        return len(set(filled)) > 1 or first
    if not first or len(filled) < FEWEST:
        return False
    return all(not NUMBER.search(cell.text) or YEAR.fullmatch(cell.text) for cell in filled)


def joined_heads(heads: Sequence[str], line: Sequence[Cell | None]) -> list[str]:
    """Put a second row of heads below the first: "2023 Exports"."""
    texts = [cell.text if cell else "" for cell in line]
    if len(heads) != len(texts):
        return texts
    return [
        below if not above or above == below else f"{above} {below}".strip()
        for above, below in zip(heads, texts, strict=True)
    ]


def row_text(line: Sequence[Cell | None], heads: Sequence[str]) -> str:
    """Write one row: its own head, then each value after the head of its column."""
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
