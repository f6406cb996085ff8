"""Numbers that are dates, clock times, durations or ages."""

from claimledger.quantities.pieces import Piece
from claimledger.quantities.reading import NONE, Reading
from claimledger.quantities.roles.rule import definite, figure, plain, rule

_YEARS = range(1900, 2100)
_OLD_YEARS = range(1500, 1900)
_YEAR_DIGITS = 4
_DAYS = range(1, 32)
_HOURS = 24
_CLOCK = 12
"""The largest figure after "at" that may be an hour."""
_OLDEST = 120
_AUDIENCE = 1_000_000
"""More minutes or hours than this are those of many people: "watched for 2 billion minutes"."""
_MEASURED = 6
"""Tokens back to "life expectancy"."""
_AGED_REACH = 5
"""Tokens back from the second of two ages to the word for both."""


@rule("age.old")
def _old(p: Piece, r: Reading) -> bool:
    return r.rule == "age" or (r.unit is NONE and p.at(r.j) in p.lexicon.roles["years_old"])


@rule("age.aged")
def _aged(p: Piece, r: Reading) -> bool:
    before, lex, words = p.at(r.left - 1), p.lexicon, p.lexicon.roles
    named = before in words["aging"] or (before in lex.of and p.at(r.left - 2) in lex.age)
    named = named or (p.at(r.i - 1) in lex.than and p.at(r.i - 2) in words["younger"])
    near = p.low[max(0, r.left - _AGED_REACH) : r.left] if before in words["age_links"] else ()
    listed = not words["aged"].isdisjoint(near)
    return (named or listed or p.at(r.numeral.j) in lex.age) and plain(r)


@rule("age.event")
def _event(p: Piece, r: Reading) -> bool:
    lex, words = p.lexicon, p.lexicon.roles
    told = p.at(r.i - 1) in words["at"] and p.at(r.i - 2) in words["life_events"]
    bare = r.noun is None and plain(r) and not p.at(r.j).startswith(":")
    named = r.j < p.n and p.words[r.j][0].isupper() and p.low[r.j] not in lex.phrase_ends
    return told and bare and not named and _CLOCK < r.value < _OLDEST


@rule("age.apposed")
def _apposed(p: Piece, r: Reading) -> bool:
    i = r.i
    if not figure(r) or not 1 < r.value < _OLDEST or p.at(i - 1) != ",":
        return False
    k = i - 3 if p.at(i - 2) == "." else i - 2  # "Jr.,"
    name = p.at(k).isalpha() and p.low[k] not in p.lexicon.roles["months"]
    full = k > 1 and all(p.words[t].istitle() and p.words[t].isalpha() for t in (k - 1, k))
    full = full and p.at(k - 2) not in p.lexicon.in_ | p.lexicon.from_  # places
    ended = p.at(r.j) == "." and r.j + 1 >= p.n and full
    return name and (p.at(r.j) == "," or ended)


@rule("age.told")
def _age_of_person(p: Piece, r: Reading) -> bool:
    before, lex, words, after = p.at(r.i - 1), p.lexicon, p.lexicon.roles, p.at(r.j)
    who = p.words[max(r.i - 2, 0)]
    named = who[0].isupper() and who.lower() not in lex.pronouns and after in lex.clause_openers
    being = before in words["being"] and (named or p.at(r.i - 2) in words["grown"])
    said = being or before in words["grown"] or before in words["turning"]
    ended = after in lex.clause_openers or after in lex.and_ or after in '.,;:!?)”"'
    contracted = "'" in before or before not in words["grown"] or being
    return said and contracted and ended and figure(r) and 1 < r.value < _OLDEST


@rule("date.month")
def _month(p: Piece, r: Reading) -> bool:
    if not plain(r) or r.value not in _DAYS or (r.noun is not None and not r.hyphenated):
        return False
    k, lex = r.numeral.head - 1, p.lexicon
    k -= p.at(k) == "." or p.at(k) in lex.the or p.tied(k, "-–")
    t = r.numeral.j + (p.at(r.numeral.j) in lex.of or p.tied(r.numeral.j, "-–"))
    return any(p.at(at) in lex.roles["months"] and p.words[at][0].isupper() for at in (k, t))


@rule("date.year")
def _year(p: Piece, r: Reading) -> bool:
    head = r.numeral.head
    word = p.words[head]
    if not plain(r) or r.numeral.j > head + 1 or len(word) != _YEAR_DIGITS or not word.isdecimal():
        return False
    lex, words, after = p.lexicon, p.lexicon.roles, p.at(r.numeral.j)
    if p.at(head - 1) in words["eras"] or after in words["eras"]:
        return True
    modifying = definite(p, r.i) and p.at(r.j).isalpha() and p.at(r.j) not in lex.phrase_ends
    old = int(word) in _OLD_YEARS and figure(r) and modifying  # "its 1898 ruling"
    if int(word) in _YEARS and after in words["yearly"]:
        return True
    if r.bound != "eq" or not (int(word) in _YEARS or old):
        return False
    staffed = r.noun is not None and r.noun.head in words["staffed"] and word.endswith("00")
    first = p.low[r.left]
    return not staffed and (r.left == r.i or first in lex.the or first in lex.articles)


@rule("date.era")
def _era(p: Piece, r: Reading) -> bool:
    i, j = r.numeral.head, r.numeral.j
    if not plain(r) or not p.words[i].isdecimal() or len(p.words[i]) > _YEAR_DIGITS:
        return False
    ends, words = [i - 1, j], p.lexicon.roles
    if p.at(i - 1) in words["date_links"] and p.at(i - 2).isdecimal():
        ends.append(i - 3)
    if p.at(j) in words["date_links"] and p.at(j + 1).isdecimal():
        ends.append(j + 2)
    # In lower case "ad" and "ce" are other words.
    return any(p.at(k) in words["eras"] and p.words[k].isupper() for k in ends)


@rule("date.decade")
def _decade(p: Piece, r: Reading) -> bool:
    j, word = r.numeral.j, p.words[r.numeral.head]
    j += p.at(j) in ("'", "’") and p.glued(j)
    shape = len(word) in (2, _YEAR_DIGITS) and word.endswith("0") and word.isdecimal()
    return shape and p.at(j) in p.lexicon.roles["decade_endings"] and p.glued(j)


@rule("date.part")
def _part(p: Piece, r: Reading) -> bool:
    if r.numeral.style == "ordinal":
        k = r.j + (p.at(r.j) == "-")
        return p.at(k) in p.lexicon.roles["calendar_parts"]
    alone = r.numeral.j - r.numeral.i == 1 and p.low[r.numeral.head] in p.lexicon.fiscal
    return alone and p.at(r.i - 1) in p.lexicon.roles["halves"]


@rule("time.clock")
def _clock(p: Piece, r: Reading) -> bool:
    head, j = r.numeral.head, r.numeral.j
    after = p.tied(j, ":") and _minutes(p, j + 1)
    before = p.tied(head - 1, ":") and p.digit(head - 2) and _minutes(p, head)
    return after or before or _hour(p, r, j) or _hour(p, r, j + 2, p.at(j))


def _minutes(p: Piece, k: int) -> bool:
    """Whether token k is written like minutes or seconds: 17:05 and 1:36.6, but not 93:7."""
    whole = p.at(k).partition(".")[0]
    return len(whole) == 2 and whole.isdecimal()  # noqa: PLR2004 - two figures


def _hour(p: Piece, r: Reading, j: int, link: str = "") -> bool:
    """Whether a number is an hour: "11 p.m.", and the first of "between 11 and 11:15 p.m."."""
    words = p.lexicon.roles
    linked = link in words["date_links"] and p.digit(j - 1) and plain(r)
    if r.value > _HOURS or (link and not linked):
        return False
    return p.at(j) in words["clock"] or (
        bool(link) and p.tied(j, ":") and p.at(j + 2) in words["clock"]
    )


@rule("duration.plain")
def _duration(p: Piece, r: Reading) -> bool:
    quoted = r.rule == "unit.period" and r.numeral.style == "words"
    spanned = p.tied(r.numeral.head - 1, "-–") and p.digit(r.numeral.head - 2)  # "2010-11"
    if r.unit.kind != "duration" or quoted or spanned or r.numeral.scale >= _AUDIENCE:
        return False
    before, words = p.low[max(0, r.i - _MEASURED) : r.i], p.lexicon.roles
    measured = p.at(r.i - 1) in words["averaging"] or not words["expectancy"].isdisjoint(before)
    throughout = r.bound == "gt" and p.at(r.start) in p.lexicon.over  # "the rise over 10 years"
    return r.per is None and not measured and (throughout or r.direction == "none")
