"""Titles of works between quotation marks: books, films, programmes."""

from collections.abc import Sequence

from claimledger.claims.openers import LITTLE
from claimledger.claims.tokens import Token

LONGEST_TITLE = 7
OPENING = frozenset('“"')
CLOSING = frozenset('”"')


def title_width(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the title of a work between quotation marks has, from its first word on.

    Every longer word of a title has a capital, and none of it is a stop or a comma.
    """
    if at == 0 or tokens[at - 1].text not in OPENING or tokens[at].tag:
        return 0
    for index in range(at, min(at + LONGEST_TITLE, len(tokens))):
        written = tokens[index].text
        if written in CLOSING:
            return index - at if index > at else 0
        small = written[0].islower() and len(written) > LITTLE
        if small or not (written[0].isalnum() or written in {"'s", "’s", "&", ":", "!", "?"}):
            return 0
        if index == at and not (written[0].isupper() or written[0].isdigit()):
            return 0
    return 0
