"""Text into tokens, each with one character that says which categories it belongs to.

One pass, linear in the length of the text. Offsets are those of the original text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claimledger.times.lexicon import BREAK, OTHER, SHAPE_CODES, WORD_CODES
from claimledger.times.mention import Mention

TOKEN = re.compile(
    r"""
    (?=\S|\n)(?:                               # nothing else is tried at a space
      [^\W\d_]++(?!\d)                          # a word of letters: most tokens
    | (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?=\d{1,2}\b)  # "dec31" is two tokens
    | [^\W\d_][^\W_]*                           # a word with digits: "q3"
    | \n
    | [^\s\d]                                   # a mark
    | \d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?  # ISO 8601 with a time
    | \d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)        # year first
    | \d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?![\d%])      # year last
    | \d{4}[-–/](?:\d{4}|\d{1,2})(?![\w/])      # two years, or year and month
    | (?<![-/])\d{1,2}[-/](?:19|20)\d\d(?![\w/])           # month and year
    | \d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?
    | \d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b
    | \d{1,2}/\d{1,2}(?![\d/])
    | \d+(?:,\d{3})+(?:\.\d+)?[^\W_]*
    | \d+\.\d+[^\W_]*
    | \d+[^\W_]*
    )
    """,
    re.VERBOSE,
)
SHAPES = [
    (shape, re.compile(pattern))
    for shape, pattern in (
        ("full_date", r"\d{4}-\d\d-\d\dt.*"),
        ("full_date", r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4}"),
        ("full_date", r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
        ("year_month", r"(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])"),
        ("year_month", r"(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d"),
        ("years", r"(?:1[5-9]|20)\d\d[-–/](?:(?:1[5-9]|20)\d\d|\d\d)"),
        ("clock", r"\d{1,2}(?:[.:]\d\d)?(?::\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d(?::\d\d)?"),
        ("month_day", r"\d{1,2}/\d{1,2}"),
        ("year", r"1[0-9]\d\d|2[01]\d\d"),
        ("day", r"0[1-9]|[12]\d|3[01]"),
        ("two_digits", r"\d\d"),
        ("small", r"[1-9]"),
        ("quarter_year", r"(?:[1-4]q|[12]h)(?:\d\d)?\d\d"),
        ("nth", r"\d{1,2}(?:st|nd|rd|th)"),
        ("decade", r"(?:1[5-9]|20)\d0s|[2-9]0s"),
        ("number", r"\d+(?:,\d{3})*(?:\.\d+)?"),
    )
]
"""What a token that starts with a digit can be; the first that fits."""


YEAR_NAMES = {"fy": "fiscal", "cy": "calendar"}
"""What stands before the digits of "FY23" and "CY2023"."""
YEAR_NAME = {4, 6}
"""Length of these."""


def _numeral(word: str) -> str:
    """The character for a token that starts with a digit."""
    for shape, pattern in SHAPES:
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
    mentions: list[Mention | None]

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

    def part(self, first: int, last: int) -> "Tokens":
        """The tokens from ``first`` up to ``last``."""
        here = slice(first, last)
        return Tokens(self.text, self.low, self.spans[here], self.codes[here], self.mentions[here])


def lower(text: str) -> str:
    """Lower case with the same offsets: letters whose lower case is longer stay as they are.

    >>> len(lower("İstanbul"))
    8
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def tokenise(text: str, low: str, start: int, end: int) -> Tokens:
    """The tokens of ``text[start:end]``."""
    spans = [match.span() for match in TOKEN.finditer(low, start, end)]
    codes = "".join([_code(low[a:b]) for a, b in spans])
    return Tokens(text, low, spans, codes, [None] * len(spans))


@lru_cache(maxsize=1 << 14)
def _code(word: str) -> str:
    """The character for a token in lower case."""
    if word in WORD_CODES:
        return WORD_CODES[word]
    if word[0].isdecimal():
        return _numeral(word)
    if word[:2] in YEAR_NAMES and word[2:].isdecimal() and len(word) in YEAR_NAME:
        return SHAPE_CODES[YEAR_NAMES[word[:2]]]
    return BREAK if word == "\n" else OTHER
