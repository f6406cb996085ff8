"""Cut text into tokens: words, numerals and signs.

Times have tokens of their own (``times/tokens.py``). Nine in ten are the same in news, but the rest
is what either step is about: here a number stands apart from its unit and from the number after a
slash, there a date or "5pm" is one token. Tokens fine enough for both would have to be put together
again over the whole text, and to find them is a quarter of the work of recognising times.
"""

import re

TOKEN = re.compile(
    r"""
    (?=\S)(?:                                                         # not tried at a space
      [^\W\d_]{2,}+ (?: ['’] [^\W\d_]++ )*+                          # words, Russia's
    | \d{1,3} (?: ,\d{2,3} )* ,\d{3} (?!\d) (?: \.\d++ (?!\.\d) )?   # 1,234.5 and 12,34,567
    | [1-9]\d{0,2}+ (?:\.\d{3}){2,3} (?![.\d])                        # 1.250.000
    | (?:19|20)\d\d (?=\.\d{1,2} (?: \s+[^\W\d_a-z] | \s*\Z))        # 2016.1 Most: a note
    | \d++ \.\d++ (?!\.\d)                                            # 12.5, but not 192.168.1.2
    | \d++
    | (?: [A-Za-z]\. ){2,}                                            # U.S., a.m.
    | [^\W\d_] (?: ['’] [^\W\d_]++ )*+
    | [^\w\s] | _
    )
    """,
    re.VERBOSE,
)


def tokens(text: str) -> list[str]:
    """The tokens of a short text, as written.

    >>> tokens("US$1,000.5/bbl")
    ['US', '$', '1,000.5', '/', 'bbl']
    """
    return TOKEN.findall(text)
