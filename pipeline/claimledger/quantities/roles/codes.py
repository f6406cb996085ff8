"""Numbers inside longer forms: versions, phone numbers, scores, codes, words with figures."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading
from claimledger.quantities.roles.rule import plain, rule
from claimledger.quantities.scales import HYPHENS

_REACH = 6
"""Tokens around a figure in which the rest of a phone number is searched."""
_LONGEST_GROUP = 4
_FEWEST_GROUPS = 2
_COUNTRY_CODE = 3
_MOST_DIGITS = 15
"""Most digits that a double stores exactly, so the published value is the written one."""
_PAIRS = frozenset({("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")})
_JOINERS = frozenset("-‐‑–/,()[]:")
_MODEL_LETTERS = 3
_LONGEST_WORD = 8
"""Tokens of a word of figures and letters on either side of one of its figures."""
_FEWEST_LINES = 144
_HEIGHTS = frozenset({360, 480, 576, 720, 1080, 1440, 2160})
"""Lines of the screens that are sold."""


@rule("code.version")
def _version(p: Piece, r: Reading) -> bool:
    head, end = r.numeral.head, r.numeral.j
    after = p.tied(end, ".") and p.digit(end + 1) and not p.noted(end + 1)
    before = p.tied(head - 1, ".") and p.digit(head - 2) and not p.noted(head)
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
    joined = p.tied(head - 1, "-–.") or p.tied(end, "-–.") or r.rule == "range.dash"
    joined = joined and not noted
    if announced:
        beside = joined or p.digit(head - 1) or p.digit(end)
        return beside and len(p.words[head]) > 1 and _groups(p, first, end) > 1
    last = joined and len(p.words[end - 1]) == _LONGEST_GROUP and p.words[end - 1].isdecimal()
    return (last and _groups(p, first, end) > _FEWEST_GROUPS) or _middle(p, head, end)


def _groups(p: Piece, first: int, end: int) -> int:
    """How many whole figures there are from token `first` to a few after `end`."""
    return sum(word.isdecimal() for word in p.words[first : end + _REACH])


def _middle(p: Piece, head: int, end: int) -> bool:
    """Whether hyphens join the figure to figures on both sides."""
    return p.tied(head - 1, "-–") and p.tied(end, "-–") and p.digit(head - 2) and p.digit(end + 1)


@rule("idiom.pair")
def _pair(p: Piece, r: Reading) -> bool:
    head, j = r.numeral.head, r.numeral.j
    after = p.tied(j, "/-–") and (p.words[head], p.at(j + 1)) in _PAIRS
    before = p.tied(head - 1, "/-–") and (p.at(head - 2), p.words[head]) in _PAIRS
    return plain(r) and (after or before)


def _hyphened(p: Piece, k: int) -> bool:
    """Whether a hyphen joins token k to a word that is no prefix of numbers."""
    word = p.at(k - 2)
    prefixes = p.lexicon.roles["number_prefixes"]
    return word.isalpha() and word not in prefixes and p.tied(k - 1, HYPHENS)


@rule("name.glued")
def _glued(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if r.prefixed or not p.glued(head):
        return False
    before = p.words[head - 1]
    if before == ")":  # "Ca(OH)2"
        opened = next((k for k in range(head, head - _LONGEST_WORD, -1) if p.at(k) == "("), 0)
        return p.glued(opened) and p.words[opened - 1][-1].isalpha()
    if before[0].isalpha():
        return before not in "xX×"  # "17x38mm" has two measures
    code = _hyphened(p, head) and p.at(head - 2) not in p.lexicon.phrase_ends
    return code or (p.tied(head - 1, ".#") and p.at(head - 2).isalpha())


@rule("name.inside")
def _inside(p: Piece, r: Reading) -> bool:
    return _hyphened(p, r.numeral.i) and p.tied(r.numeral.j, HYPHENS)


@rule("name.in_one")
def _in_one(p: Piece, r: Reading) -> bool:
    head, j, links = r.numeral.head, r.numeral.j, p.lexicon.in_
    after = p.tied(j, HYPHENS) and p.at(j + 1) in links and p.tied(j + 2, HYPHENS)
    before = p.tied(head - 1, HYPHENS) and p.at(head - 2) in links and p.tied(head - 3, HYPHENS)
    return plain(r) and (after or before)


def _joins(word: str) -> bool:
    """Whether a token can be a part of a word of figures and letters."""
    return word[0].isalnum() or word in _JOINERS


@rule("name.chained")
def _chained(p: Piece, r: Reading) -> bool:
    whole = r.high is None and r.numeral.scale == 1 and r.kind != "ratio"
    if not plain(r) or not whole:
        return False
    first, last = r.numeral.i, r.numeral.j
    while r.numeral.i - first < _LONGEST_WORD and p.glued(first) and _joins(p.words[first - 1]):
        first -= 1
    while last - r.numeral.j < _LONGEST_WORD and p.glued(last) and _joins(p.words[last]):
        last += 1
    cardinals = p.lexicon.cardinals
    run = [*p.low[first : r.numeral.i], *p.low[r.numeral.j : last]]
    figures = any(word[0].isdecimal() or word in cardinals for word in run)
    return figures and any(word[0].isalpha() and word not in cardinals for word in run)


@rule("name.glued_on")
def _glued_on(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    word, words = p.at(j), p.lexicon.roles
    own = plain(r) and r.numeral.scale == 1 and not r.prefixed and word[:1].isalpha()
    if word == "(" and plain(r) and len(p.at(j + 1)) == 1 and p.at(j + 1).isalpha():
        return p.glued(j) and p.at(j + 2) == ")"  # "401(k)"
    long = len(word) > 1 or word in words["decade_endings"]
    return own and p.glued(j) and long and word not in words["day_halves"]


@rule("name.suffix")
def _suffix(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    alone = plain(r) or r.unit.kind == "duration"  # "the 2009-10 and 2011-12 school years"
    return alone and p.tied(head - 1, HYPHENS) and p.digit(head - 2)


@rule("name.letter")
def _letter(p: Piece, r: Reading) -> bool:
    j = r.numeral.j
    if not p.words[r.numeral.head].isdecimal() or r.prefixed or r.numeral.scale != 1:
        return False
    if p.tied(j, HYPHENS) and len(p.words[j + 1]) == 1 and not p.glued(j + 2):
        j += 1  # "10-K"
    if not p.glued(j) or not p.words[j].isalpha() or not p.words[j].isupper():
        return False
    single = len(p.words[j]) == 1 and plain(r)
    model = len(p.words[j]) <= _MODEL_LETTERS and p.glued(j + 1) and p.digit(j + 1)
    return single or (model and r.unit is NONE)


@rule("name.lines")
def _lines(p: Piece, r: Reading) -> bool:
    pence = r.unit.name.startswith("pence") and p.at(r.numeral.j) == "p"
    tall = pence and r.value >= _FEWEST_LINES and r.direction == "none"
    words = p.lexicon.roles
    usual = r.value in _HEIGHTS and words["priced"].isdisjoint(p.low)
    return tall and (usual or not words["picture"].isdisjoint(p.low))
