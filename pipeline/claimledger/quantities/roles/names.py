"""Numbers that are parts of names of things, places and ideas."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import Reading
from claimledger.quantities.roles.rule import bracketed, figure, plain, rule

_TITLED = 0.6
"""A line with a larger share of capitalised words is a headline; capitals prove nothing there."""
_SHORTEST, _FEWEST = 4, 4
"""Fewest letters of words that a headline capitalises, and fewest such words to decide."""
_STREET_REACH = 5
_COORDINATE = 4
"""Tokens of the minutes and seconds after degrees."""
_DEGREES = frozenset("°º")
_ARCS = frozenset("°º'’′\"”″,")
_LONGEST_LIST = 8
_SIDES = frozenset("x×")
_OPENERS = "\"“‘'.:;!?—–•|([»*"
"""Punctuation after which a capital does not mark a name."""


def headline(p: Piece) -> bool:
    """Whether capitals prove nothing here: most longer words of the piece have one."""
    words = [word for word in p.words if word[0].isalpha() and len(word) >= _SHORTEST]
    return len(words) >= _FEWEST and sum(w[0].isupper() for w in words) > _TITLED * len(words)


@rule("name.index")
def _index(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    before = p.at(head - 1)
    named = before in p.lexicon.roles["indices"] or (before == "p" and p.at(head - 3) == "s")
    return named and not r.prefixed and r.unit.kind not in ("ratio", "index")


@rule("name.sides")
def _sides(p: Piece, r: Reading) -> bool:
    j, head = r.numeral.j, r.numeral.head
    after = p.at(j) in _SIDES and p.digit(j + 1) and p.glued(j) == p.glued(j + 1)
    before = p.at(head - 1) in _SIDES and p.digit(head - 2) and p.glued(head) == p.glued(head - 1)
    return (after or before) and plain(r) and r.numeral.scale == 1


@rule("name.designator")
def _designator(p: Piece, r: Reading) -> bool:
    head, words = r.numeral.head, p.lexicon.roles
    lettered = _lettered(p, r.numeral.j)
    if not (plain(r) or lettered):
        return False
    k = head - 1
    while k > max(0, head - _LONGEST_LIST) and (
        p.digit(k) or p.low[k] in words["listed"] or _lettered(p, k)
    ):
        k -= 1
    title = p.at(k)
    numbered = r.high is not None or p.at(r.numeral.j) in words["numbered"]
    if title in words["number_signs"] and numbered and (p.capital(k) or p.at(k + 1) == "."):
        return True  # "No. 22-451", "case no. 22-451", "the No. 14 gate"
    if title in words["cases"] and r.high is not None and r.noun is None:
        return True  # "case 22-451"
    if r.high is not None and r.noun is not None:
        return False
    if title not in words["designators"] and p.lexicon.singular(title) not in words["designators"]:
        return False
    listed = any(p.digit(t) for t in range(k, head)) and title not in words["designators"]
    beside = k == head - 1 or p.at(k + 1) == "."
    named = beside and (p.capital(k) or (r.noun is not None and not r.noun.plural))
    return (r.noun is None or listed or named) and (r.bound == "eq" or lettered)


def _lettered(p: Piece, k: int) -> bool:
    """Whether token k is a letter attached to the figure before it: "Figures 3A and 3c"."""
    word = p.at(k)
    return len(word) == 1 and word.isalpha() and p.glued(k) and p.digit(k - 1)


@rule("name.note")
def _note(p: Piece, r: Reading) -> bool:
    return p.noted(r.numeral.head) or p.at(bracketed(p, r)[0]) == "["


@rule("name.address")
def _address(p: Piece, r: Reading) -> bool:
    if not plain(r) or r.bound != "eq":
        return False
    lex, words = p.lexicon, p.lexicon.roles
    for k in range(r.numeral.j, min(p.n, r.numeral.j + _STREET_REACH)):
        if not (p.capital(k) or p.digit(k) or p.low[k] in lex.lettered_ordinals):
            return False
        if p.low[k] in words["street_words"] and (k > r.numeral.j or p.capital(k + 1)):
            return True
    return False


@rule("name.label")
def _label(p: Piece, r: Reading) -> bool:
    brackets = p.at(r.i - 1) in ("(", "[") and p.at(r.j) in (")", "]")
    return brackets and figure(r) and p.capital(r.i - 2)


@rule("name.capital")
def _capital(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if not plain(r) or r.bound != "eq" or r.high is not None:
        return False
    if not head or p.gap(head) > 1 or r.numeral.j > head + 1 or "," in p.words[head]:
        return False
    before = p.words[head - 1]
    if not before.isalpha() or before.islower() or p.low[head - 1] in p.lexicon.phrase_ends:
        return False
    counted = r.noun is not None and r.noun.plural and not p.capital(r.noun.i)
    lex = p.lexicon
    acts = p.at(r.j) in lex.articles | lex.the or p.digit(r.j)  # "Kodiak 11 reaches 40 homes"
    if counted and not acts:
        return False
    camel = not before[1:].islower() and len(before) > 1
    after = p.at(head + 1)  # "Vostok 18 is late", "Studio 54 reopened"
    verb = after in lex.auxiliaries or after.endswith(lex.past)
    return head > 1 or camel or verb or p.capital(head + 1)


@rule("name.before_capital")
def _before_capital(p: Piece, r: Reading) -> bool:
    j, lex = r.numeral.j, p.lexicon
    if figure(r) and p.at(j) in lex.roles["roads"] and p.at(r.i - 1) in lex.the:
        return True
    follows = p.capital(j) and p.gap(j) == 1 and p.low[j] not in lex.phrase_ends
    return follows and figure(r) and r.numeral.scale == 1 and not headline(p)


@rule("name.title")
def _title(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    if not head or not p.capital(head):
        return False
    if p.words[head - 1] in _OPENERS or r.unit.kind not in ("none", "count", "ratio"):
        return False
    near = p.capital(head - 1) or p.capital(r.numeral.j)
    near = near or p.words[head - 1] in p.lexicon.of
    near = near or (p.tied(head - 1, "-‐‑") and p.capital(head - 2))
    return near and r.rule != "percent" and not headline(p)


@rule("name.dash")
def _dash(p: Piece, r: Reading) -> bool:
    head = r.noun.head if r.noun is not None else r.unit.name
    named = r.hyphenated and head in p.lexicon.roles["named_by_number"]
    return named and (r.noun is None or not r.noun.plural)


@rule("name.coordinate")
def _coordinate(p: Piece, r: Reading) -> bool:
    k, low = r.j, max(0, r.numeral.head - _COORDINATE)
    while k < min(p.n, r.j + _COORDINATE) and (p.digit(k) or p.words[k] in _ARCS):
        k += 1
    degrees = r.unit.name == "degree" or not _DEGREES.isdisjoint(p.words[low:k])
    compass = p.at(k) in p.lexicon.roles["compass"] and p.words[k].isupper()
    return degrees and compass and r.unit.kind in ("angle", "length", "none")
