"""The one tokenizer: cuts text into words, figures, punctuation marks and line ends.

All modules share its words and marks. A caller may pass its own patterns for figures: quantities
separate a number from its unit, times keep a date or "5 pm" together.
"""

import re
from collections.abc import Mapping

AS_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("٫"): ".",
    ord("٬"): ",",
}
"""Letters and signs of full width, and Arabic marks in figures, one for one."""
JOINED = r"(?: ['’] [^\W\d_]++ )"
"""An apostrophe and the letters after it, which belong to the word: Russia's, o'clock."""
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
"""A token. A caller can cut the kinds with a named group further. The most frequent come first."""


def token_spans(
    text: str, start: int, end: int, finer: Mapping[str, re.Pattern[str]]
) -> list[tuple[int, int]]:
    """Return the half-open spans of the tokens of ``text[start:end]``, in order.

    Args:
        text: any text.
        start: offset of the first character.
        end: offset after the last character.
        finer: for each kind of token that is cut further, a pattern that matches at every
            character that is not space. A match may extend over the tokens that follow.

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
