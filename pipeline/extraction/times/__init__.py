"""Time expressions: recognised in the text, then resolved to intervals and TIMEX3 values."""

from pipeline.extraction.times.grammar import Mention
from pipeline.extraction.times.recognising import recognise
from pipeline.extraction.times.resolving import resolve
from pipeline.records import Published, Time

__all__ = ["Mention", "find_times", "recognise", "resolve"]


def find_times(text: str, published: Published = None) -> list[Time]:
    """Recognise and resolve the time expressions of a text.

    ``published`` is the day on which the text appeared, a bracket ``(earliest, latest)`` either
    side of which may be None, or None. What it does not settle keeps X in its TIMEX3 value, has no
    interval, and says in ``anchor`` what was missing.

    >>> time = find_times("Output rose in March 2021.")[0]
    >>> time.value, time.date_from.isoformat(), time.date_to.isoformat()
    ('2021-03', '2021-03-01', '2021-03-31')
    """
    return resolve(text, recognise(text), published)
