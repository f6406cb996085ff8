"""Tokens that separate a number from its unit and from the number after a slash."""

import re

from claimledger.language.tokens import INITIALS, JOINED, token_spans

FIGURE = re.compile(
    r"""
      \d{1,3} (?: ,\d{2,3} )* ,\d{3} (?!\d) (?: \.\d++ (?!\.\d) )?   # 1,234.5 and 12,34,567
    | [1-9]\d{0,2}+ (?:\.\d{3}){2,3} (?![.\d])                        # 1.250.000
    | (?:19|20)\d\d (?=\.\d{1,2} (?: \s+[^\W\d_a-z] | \s*\Z))        # 2016.1 Most: a note
    | \d++ \.\d++ (?!\.\d)                                            # 12.5, but not 192.168.1.2
    | \d++
    | [^\s\w] | """
    rf"{INITIALS} | [^\W\d_]++ {JOINED}*+",
    re.VERBOSE,
)


def spans_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the tokens of ``text[start:end]``; line ends are no tokens."""
    found = token_spans(text, start, end, {"figure": FIGURE})
    return [span for span in found if text[span[0]] != "\n"]


def tokens(text: str) -> list[str]:
    """The tokens of a short text, as written.

    >>> tokens("US$1,000.5/bbl")
    ['US', '$', '1,000.5', '/', 'bbl']
    """
    return [text[start:end] for start, end in spans_in(text, 0, len(text))]
