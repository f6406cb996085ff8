"""Cut text into tokens: words, figures, marks and ends of lines, as spans of characters.

What a word is, which apostrophes and full stops belong to it, and what is a mark is said here for
all. Who reads figures closely says how these are cut: quantities set a number apart from its unit,
times keep a date or "5 pm" together.
"""

import re
from collections.abc import Mapping

JOINED = r"(?: ['’] [^\W\d_]++ )"
"""Letters that an apostrophe joins to a word: Russia's, o'clock."""
INITIALS = r"(?: [A-Za-z]\. ){2,}"
"""U.S., a.m."""

TOKEN = re.compile(
    rf"""
    (?=\S|\n)(?:                                # nothing else is tried at a space
      [^\W\d_]{{2,}}+ (?!\d) (?P<joined> {JOINED}++ )?+
    | [^\s\w] | _ | \n                          # a mark, or the end of a line
    | (?P<figure>                               # 1,234.5, 2023-24, 12:30, Q3, 5kg
        [^\W\d_]*+ \d [^\W_]*+ (?: (?<=\d) [-–/.,:+] (?=\d) [^\W_]*+ )*+ )
    | (?P<initials> {INITIALS} )
    | [^\W\d_] (?P<letter_joined> {JOINED}++ )?+
    )
    """,
    re.VERBOSE,
)
"""A kind of token that can be cut further has a named group; the most frequent kinds come first."""


def token_spans(
    text: str, start: int, end: int, finer: Mapping[str, re.Pattern[str]]
) -> list[tuple[int, int]]:
    """Half-open spans of the tokens of ``text[start:end]``, in order.

    Args:
        text: any text.
        start: the first character that is looked at.
        end: the character after the last one.
        finer: how tokens of a kind are cut further: a pattern that matches at every character but
            a blank. A match may reach into the tokens that follow, which it then takes in.

    >>> text = "Acme’s profit: $1.5m"
    >>> [text[a:b] for a, b in token_spans(text, 0, len(text), {})]
    ['Acme’s', 'profit', ':', '$', '1.5m']
    """
    spans, at = [], start
    for token in TOKEN.finditer(text, start, end):
        first, last = span = token.span()
        if (kind := token.lastgroup) is None or (pattern := finer.get(kind)) is None:
            if first >= at:
                spans.append(span)
            continue
        at = max(at, first)
        while at < last and (part := pattern.search(text, at, end)):
            spans.append(part.span())
            at = part.end()
    return spans
