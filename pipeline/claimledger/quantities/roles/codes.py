"""Numbers inside longer forms: versions, phone numbers, scores, long codes."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading
from claimledger.quantities.roles.rule import digit, plain, rule, tied

_REACH = 6
"""Tokens around a figure in which the rest of a phone number is searched."""
_LONGEST_GROUP = 4
_FEWEST_GROUPS = 2
_COUNTRY_CODE = 3
_MOST_DIGITS = 15
"""Most digits that a double stores exactly, so the published value is the written one."""
_PAIRS = frozenset({("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")})


@rule("code.version")
def _version(p: Piece, r: Reading) -> bool:
    head, end = r.numeral.head, r.numeral.j
    after = tied(p, end, ".") and digit(p, end + 1) and not p.noted(end + 1)
    before = tied(p, head - 1, ".") and digit(p, head - 2) and not p.noted(head)
    marked = p.at(head - 1) in p.lexicon.roles["version_marks"] and p.glued(head)
    return r.unit is NONE and (after or before or marked)


@rule("code.long")
def _long(p: Piece, r: Reading) -> bool:
    figures = p.words[r.numeral.head]
    return plain(r) and figures.isdecimal() and len(figures) > _MOST_DIGITS


@rule("code.phone")
def _phone(p: Piece, r: Reading) -> bool:
    head, end = r.numeral.head, r.j
    if r.unit is not NONE or len(p.words[head]) > _LONGEST_GROUP:
        return False
    if p.at(head - 1) == "+" and p.glued(head):
        return len(p.words[head]) <= _COUNTRY_CODE
    first = max(0, head - _REACH)
    phones = p.lexicon.roles["phone_words"]
    announced = "+" in p.words[first:head] or not phones.isdisjoint(p.low[first:head])
    noted = p.noted(end + 1) or p.noted(head)  # "2016.1 Most"
    joined = tied(p, head - 1, "-–.") or tied(p, end, "-–.") or r.rule == "range.dash"
    joined = joined and not noted
    if announced:
        beside = joined or digit(p, head - 1) or digit(p, end)
        return beside and len(p.words[head]) > 1 and _groups(p, first, end) > 1
    last = joined and len(p.words[end - 1]) == _LONGEST_GROUP and p.words[end - 1].isdecimal()
    return (last and _groups(p, first, end) > _FEWEST_GROUPS) or _middle(p, head, end)


def _groups(p: Piece, first: int, end: int) -> int:
    """How many whole figures there are from token `first` to a few after `end`."""
    return sum(word.isdecimal() for word in p.words[first : end + _REACH])


def _middle(p: Piece, head: int, end: int) -> bool:
    """Whether hyphens join the figure to figures on both sides."""
    return (
        tied(p, head - 1, "-–") and tied(p, end, "-–") and digit(p, head - 2) and digit(p, end + 1)
    )


@rule("idiom.pair")
def _pair(p: Piece, r: Reading) -> bool:
    head, j = r.numeral.head, r.numeral.j
    after = tied(p, j, "/-–") and (p.words[head], p.at(j + 1)) in _PAIRS
    before = tied(p, head - 1, "/-–") and (p.at(head - 2), p.words[head]) in _PAIRS
    return plain(r) and (after or before)


@rule("code.score")
def _score(_: Piece, r: Reading) -> bool:
    return r.role == "score"


@rule("code.comma")
def _comma(_: Piece, __: Reading) -> bool:
    return True
