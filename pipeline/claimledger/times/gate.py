"""A quick look for dates and clock times with a number in them, for callers without times."""

import re

from claimledger.times.mention import Mention
from claimledger.times.recognising import recognise

_MONTH = "[JFMASONDjfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)"
_GATES = (
    re.compile(
        rf"""
        \d (?: (?<=[12]) \d{{3}} (?! ,? \d )                         # a year
              | [:/] \d | (?: \.\d\d )? \ ? [apAP]\.? \ ? [mM] \b    # 17:22, 5/17, 10.45pm
              | (?: st | nd | rd | th )? ,?\ (?: of\ )? {_MONTH}      # 3rd of May
              | (?<=0) s\b | ['’]s\b )                              # 1990s
        """,
        re.VERBOSE,
    ),
    re.compile(rf"{_MONTH}[a-z]*\.? \d"),
    re.compile(r"[Cc]entur|clock"),
    re.compile(r"[AB]\.?[DC]\b|['’]\d\d\b"),
)
"""What a text needs to hold a date or clock time with a number in it; each is quick to rule out."""


def numbered_times(text: str) -> list[Mention]:
    """Time expressions of a text that may hold a date or clock time with a number, else none.

    >>> [mention.type for mention in numbered_times("It cost $5 on May 3, 2020.")]
    ['DATE']
    >>> numbered_times("It cost $5 yesterday.")
    []
    """
    return recognise(text) if any(gate.search(text) for gate in _GATES) else []
