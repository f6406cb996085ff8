"""The tables of an article, and which number stands in which of their cells."""

from bisect import bisect_right
from collections.abc import Iterable

from claimledger.language.text_tables import Cell, grids, lines
from claimledger.records import Quantity, Segment


class Tables:
    """The tables of an article, by the place of each number in them."""

    def __init__(self, text: str, read_here: Iterable[Segment]) -> None:
        spans = list(lines(text, [(s.start, s.end) for s in read_here]))
        found = [cell for grid in grids(text, spans) for cell in grid.cells]
        self.cells = sorted(found, key=lambda cell: cell.start)
        self.starts = [cell.start for cell in self.cells]

    def at(self, quantity: Quantity) -> Cell | None:
        """The cell that a quantity stands in, or None for running text."""
        at = bisect_right(self.starts, quantity.start) - 1
        inside = at >= 0 and quantity.end <= self.cells[at].end
        return self.cells[at] if inside else None
