"""Quantities."""

from pipeline.extraction.quantities.coverage import uncovered_numerals
from pipeline.extraction.quantities.finding import find_quantities

__all__ = ["find_quantities", "uncovered_numerals"]
