"""Noun phrases as published text: a stretch of tokens in the article's words, without its times."""

import re
from collections.abc import Sequence

from claimledger.claims.stretches import Stretch
from claimledger.claims.tokens import Token

LEADING = re.compile(
    r"^(?:(?:the|a|an|that|of|and|but|or|about|around|some|so|such)\s+|[,;:“”\"‘’'\s]+)+",
    re.IGNORECASE,
)
TRAILING = re.compile(r"(?:[\s,;:“”\"‘(]|(?<![A-Z])\.)+$")
LOOSE_END = re.compile(
    r"(?:(?:^|\s+)(?:in|of|on|at|by|to|for|from|with|and|the|a|an|(?<!net )worth"
    r"|across|among|over|through|between|against|into|than))+$"
)
QUOTATION = re.compile(r"[“”\"]")
SPACES = re.compile(r"\s+")


def phrase(text: str, tokens: Sequence[Token], stretch: Stretch | None) -> str:
    """The words of a stretch, without times and the prepositions before them."""
    if stretch is None or not stretch:
        return ""
    parts: list[str] = []
    last = -1
    bracketed = False
    for index in range(stretch.first, min(stretch.last, len(tokens))):
        token = tokens[index]
        bracketed = token.tag == "(" or (bracketed and token.tag != ")")
        if bracketed or token.tag == ")" or left_out(tokens, index):
            continue
        if parts and (last != index - 1 or text[tokens[index - 1].end : token.start]):
            parts.append(" ")
        parts.append(token.text)
        last = index
    joined = SPACES.sub(" ", QUOTATION.sub("", "".join(parts)))
    return LOOSE_END.sub("", TRAILING.sub("", LEADING.sub("", joined))).strip()


def describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is an adjective that says what kind: "two-year rate", "hourly pay"."""
    time = tokens[index].time
    if (
        time is None
        or index + 1 >= len(tokens)
        or tokens[index + 1].tag not in {"N", "J", "E", "Q"}
    ):
        return False
    return time.type == "SET" or (time.type == "DURATION" and "-" in tokens[index].text)


def left_out(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token says when rather than what."""
    token = tokens[index]
    if token.tag == "T":
        return not describes(tokens, index)
    if token.tag == "POS" and index and tokens[index - 1].tag == "T":
        return True
    ahead = index + 1
    if token.tag in {"IN", "SB", "DT"}:
        while ahead < len(tokens) and tokens[ahead].tag in {"DT", "IN"} and ahead < index + 3:
            ahead += 1
        timed = ahead < len(tokens) and tokens[ahead].tag == "T" and not describes(tokens, ahead)
        owned = timed and ahead + 1 < len(tokens) and tokens[ahead + 1].tag in {"POS", "N", "J"}
        return timed and not (owned and token.tag == "IN")
    return False
