"""Which way a bare weekday or month points: back or forward from the publication day."""

import re

from pipeline.extraction.times.grammar import Mention

FUTURE = re.compile(
    r"\b(?:will|shall|'ll|’ll|won't|would|to be|is to|are to|scheduled|expect(?:s|ed)?|expects|plans?|planned|due|"
    r"set to|about to|going to|upcoming|deadline|begin(?:ning)? on|by|until|effective|next|may|could|should|must|can)\b"
)
PAST = re.compile(r"\b(?:was|were|had|did|said|has|have|\w{2,}ed|since|told|rose|fell|won|lost|began|came|made|went|took)\b")
REACH = 120


def direction(low: str, mention: Mention) -> int:
    """1 where the words around say that the time is still to come, -1 where it is over."""
    start = max(0, mention.start - REACH)
    before = low[start : mention.start]
    for mark in (". ", "\n", "; ", "? ", "! "):
        before = before[before.rfind(mark) + len(mark) :] if mark in before else before
    future = [m.end() for m in FUTURE.finditer(before)]
    past = [m.end() for m in PAST.finditer(before)]
    if future and (not past or future[-1] > past[-1]):
        return 1
    return -1 if past else 0
