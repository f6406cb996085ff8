"""A sentence cut into tokens: words, quantities and times, names made one."""

import re
from collections.abc import Sequence

from claimledger.claims.naming_tokens import name_tokens
from claimledger.claims.tokens import NO_NAMES, Names, Token
from claimledger.records import Quantity, Time

WORD = re.compile(
    r"""
    (?=\S)(?:                                 # not tried at a space
      (?: [A-Z]\. ){2,} (?![a-z])             # U.S.
    | [A-Za-z]+ & [A-Za-z]+                    # R&D
    | (?P<span> year | quarter | month | week | day ) [-\ ] (?: on | over ) [-\ ] (?P=span) \b
    | [^\W_]+? (?= n['’]t\b | ['’](?:ll|re|ve|d|m)\b )      # do of "don't", we of "we'll"
    | n['’]t\b | ['’](?:ll|re|ve|d|m)\b
    | [^\W_]+ (?: [-–'’.] (?!s\b) [^\W_]+ )*   # word, co-op, 3.5, Norvane+
      (?: \+ (?!\w) | ['’] (?=\W) (?<=[sS].) )?
    | ['’]s\b                                  # possessive or "is"
    | \S                                       # a mark
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokenise(  # noqa: PLR0913 - the text, its stretch, and what is known of it
    text: str,
    start: int,
    end: int,
    found: Sequence[Quantity | Time],
    names: Names = NO_NAMES,
    *,
    titled: bool = False,
) -> list[Token]:
    """Tokens between two offsets; `found` holds the quantities and times there, in order.

    In a title (`titled`) a capital on every word makes no names.
    """
    tokens: list[Token] = []
    at = start
    for item in found:
        if item.start < at:
            continue
        tokens += [word(match) for match in WORD.finditer(text, at, item.start)]
        written = text[item.start : item.end]
        token = Token(item.start, item.end, written, written.lower())
        if isinstance(item, Quantity):
            token.tag, token.quantity = "Q", item
        else:
            token.tag, token.time = "T", item
        tokens.append(token)
        at = item.end
    tokens += [word(match) for match in WORD.finditer(text, at, end)]
    return name_tokens(text, tokens, names, titled=titled)


def word(match: re.Match[str]) -> Token:
    """A token that has no tag yet."""
    written = match[0]
    lower = written.lower()
    if "’" in written and ("n’t" in written or (written[0] == "’" and written != "’s")):
        lower = lower.replace("’", "'")
    return Token(*match.span(), written, lower)
