"""Text into tokens, each with one character that says which categories it belongs to.

One pass, linear in the length of the text. Offsets are those of the original text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from typing import TYPE_CHECKING

from pipeline.extraction.times.lexicon import BREAK, OTHER, SHAPE_CODES, WORD_CODES

if TYPE_CHECKING:
    from pipeline.extraction.times.grammar import Mention

TOKEN = re.compile(
    r"""
    \n
    | \d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?  # ISO date and time
    | \d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)          # year first
    | \d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?![\d%])      # year last
    | \d{4}[-–/](?:\d{4}|\d{1,2})(?![\w/])             # two years, or year and month
    | (?<![-/])\d{1,2}[-/](?:19|20)\d\d(?![\w/])      # month and year
    | \d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?
    | \d{1,2}(?:[.]\d\d)?\s?(?:am|pm|a\.m|p\.m)\b
    | \d{1,2}/\d{1,2}(?![\d/])
    | \d+(?:,\d{3})+(?:\.\d+)?[^\W_]*
    | \d+\.\d+[^\W_]*
    | \d+[^\W_]*
    | [ap]\.m\b
    | [^\W\d_][^\W_]*
    | \S
    """,
    re.VERBOSE,
)

_SHAPES = [
    ("ISO", re.compile(r"\d{4}-\d\d-\d\dt.*")),
    ("NUMERICDATE", re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4}")),
    (
        "YEARMONTH",
        re.compile(r"(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d"),
    ),
    ("YEARS", re.compile(r"(?:1[5-9]|20)\d\d[-–/](?:(?:1[5-9]|20)\d\d|\d\d)")),
    ("AMPMTIME", re.compile(r"\d{1,2}(?:[.:]\d\d)?(?::\d\d)?\s?(?:am|pm|a\.m|p\.m)")),
    ("CLOCKTIME", re.compile(r"\d{1,2}:\d\d(?::\d\d)?")),
    ("MONTHDAY", re.compile(r"\d{1,2}/\d{1,2}")),
    ("COMPACT", re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")),
    ("YEARNO", re.compile(r"1[0-9]\d\d|2[01]\d\d")),
    ("DAYTWO", re.compile(r"0[1-9]|[12]\d|3[01]")),
    ("TWODIGIT", re.compile(r"\d\d")),
    ("SMALL", re.compile(r"[1-9]")),
    ("NTH", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
    ("DECADENO", re.compile(r"(?:1[5-9]|20)\d0s|[2-9]0s")),
    ("NUMBER", re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")),
]


@lru_cache(maxsize=4096)
def _numeral(word: str) -> str:
    """The character for a token that starts with a digit."""
    for shape, pattern in _SHAPES:
        if pattern.fullmatch(word):
            return SHAPE_CODES[shape]
    return WORD_CODES.get(word, OTHER)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: offsets into ``text``, and one code character each.

    ``mentions`` holds what an earlier stage of the grammar made of a token, else None.
    """

    text: str
    low: str
    spans: list[tuple[int, int]]
    codes: str
    mentions: "list[Mention | None]"

    def word(self, index: int) -> str:
        """A token in lower case; an empty string beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.low[start:end]

    def original(self, index: int) -> str:
        """A token as it is written; an empty string beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]


def lower(text: str) -> str:
    """Lower case with the same offsets: letters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def tokenise(text: str, low: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``."""
    spans = [match.span() for match in TOKEN.finditer(low, start, end)]
    known = WORD_CODES.get
    codes = "".join(
        [
            known(low[a:b]) or (_numeral(low[a:b]) if low[a].isdecimal() else _plain(low[a]))
            for a, b in spans
        ]
    )
    return Tokens(text, low, spans, codes, [None] * len(spans))


def _plain(first: str) -> str:
    return BREAK if first == "\n" else OTHER
