"""Find what a text says in numbers and when: quantities and time expressions, with offsets."""

from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.times import find_times

__all__ = ["find_quantities", "find_times"]
