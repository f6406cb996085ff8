"""Look units up beside a numeral: currencies before it, any unit after it."""

from dataclasses import dataclass

from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS
from claimledger.quantities.unit_tables import Unit

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_GLUED_ONLY = frozenset({"x", "PS", "K", "F", "DM", "kr", "′", "″"})
"""Signs that mean something else apart from their number."""
_OPENERS = {"'": "'‘", "’": "‘", '"': '"', "”": "“"}
"""Marks of feet and inches that also close a quotation, and what would have opened it."""
_FOOT_MARKS = frozenset("'’′")
_SPACED_SIGNS = frozenset({"RM", "Rs", "Rp"})
"""Currency signs of two letters that stand apart from their number too."""


@dataclass(slots=True)
class Match:
    """A unit found: tokens up to j, and whether a hyphen joins it to the number."""

    unit: Unit
    j: int
    hyphenated: bool = False


def currency_before(p: Piece, i: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code ends just before token i, and where the sign begins."""
    if i == 0 or p.gap(i) > 1:
        return None
    sign = p.words[i - 1]
    letters = (sign.isalpha() and len(sign) < 3) or sign == "="  # noqa: PLR2004 - "R", "Y="
    if letters and not p.glued(i) and sign not in _SPACED_SIGNS:
        return None
    if sign == "R" and i > 1 and p.words[i - 2][0].isupper() and p.gap(i - 1):
        return None  # "Example R20" is a model
    units = p.lexicon.units
    for rest, unit in units.signs_from_last.get(sign, ()):
        k = i - 1 - len(rest)
        if k < 0 or tuple(p.words[k : i - 1]) != rest:
            continue
        coded = p.words[k].isalpha() and k and p.glued(k) and _in_code(p, k - 1)
        if coded or any(p.gap(t) > 1 for t in range(k + 1, i)):
            continue
        if not (rest and p.words[k] in units.apart and not p.glued(k + 1)):
            return unit, k
    return None


def _in_code(p: Piece, k: int) -> bool:
    """Whether token k ends letters, or a hyphen after them: the R of ABX-R18 is no rand."""
    if p.words[k] in HYPHENS and k and p.glued(k):
        k -= 1
    return p.words[k][-1].isalnum()


def unit_after(p: Piece, j: int) -> Match | None:
    """The unit that starts at token j, directly, after a hyphen or in brackets of its own."""
    if j >= p.n:
        return None
    word = p.words[j]
    if word in HYPHENS and j + 1 < p.n:
        # "30 - year bonds" is how tokenised texts write it
        if p.glued(j) or p.glued(j + 1) or p.low[j + 1] in p.lexicon.a_denominators:
            found = lookup(p, j + 1) or _inch(p, j + 1)
            if found is not None:
                found.hyphenated = True
            return found
        return None
    if word in _BRACKETS:
        found = lookup(p, j + 1)
        if found is not None and found.j < p.n and p.words[found.j] == _BRACKETS[word]:
            found.j += 1
            return found
        return None
    return lookup(p, j)


def _inch(p: Piece, k: int) -> Match | None:
    """The 'in' of '7-in. screen'; without the hyphen it is the preposition, in '3-in-1' too."""
    inch = p.at(k) in p.lexicon.inches and not (p.at(k + 1) in HYPHENS and p.glued(k + 1))
    return Match(p.lexicon.units.symbols['"'][0][1], k + 1) if inch else None


def lookup(p: Piece, k: int) -> Match | None:
    """The longest unit whose name or symbol starts at token k."""
    if k >= p.n:
        return None
    best: Match | None = None
    low, word, units = p.low[k], p.words[k], p.lexicon.units
    for rest, unit in units.names.get(low, ()):
        end = _names(p, k + 1, rest)
        if end and _is_separate(p, end):
            best = Match(unit, end)
            break
    for table in (units.symbols, units.signs):
        for rest, unit in table.get(word, ()):
            end = _spells(p, k + 1, rest)
            if end > (best.j if best else 0) and _is_separate(p, end) and _near(p, k):
                best = Match(unit, end)
                break
    if best is None and low in units.folded and p.gap(k) <= 1 and _is_separate(p, k + 1):
        best = Match(units.folded[low], k + 1)
    return best


def _names(p: Piece, k: int, rest: tuple[str, ...]) -> int:
    """The token after the words `rest` from token k on, across hyphens; 0 without a match."""
    for word in rest:
        if k < p.n and (p.words[k] in HYPHENS or (p.words[k] == "." and p.glued(k))):
            k += 1  # "square-foot", "sq. ft"
        if k >= p.n or p.low[k] != word:
            return 0
        k += 1
    return k


def _spells(p: Piece, k: int, rest: tuple[str, ...]) -> int:
    """The token after `rest`, glued on from token k; "12 ft 2 in" holds no ft2. 0 if not."""
    for word in rest:
        if k >= p.n or p.words[k] != word or not p.glued(k):
            return 0
        k += 1
    return k


def _is_separate(p: Piece, end: int) -> bool:
    """Whether nothing is glued to the unit that would make it another word; 5'11" has two."""
    if end >= p.n or not p.glued(end) or not p.words[end][0].isalnum():
        return True
    return p.words[end - 1] in _FOOT_MARKS and p.words[end].isdecimal()


def _near(p: Piece, k: int) -> bool:
    """Whether a symbol stands as close to its number as it must, and closes no quotation."""
    sign = p.words[k]
    if sign in _OPENERS:
        opened = sum(word in _OPENERS[sign] for word in p.words[:k])
        return p.glued(k) and opened % 2 == 0
    if p.glued(k):
        return True
    named = len(sign) == 1 and sign.isupper() and k > 1 and p.words[k - 2][0].isupper()
    return p.gap(k) == 1 and sign not in _GLUED_ONLY and not named  # "Example 5 N" is a model
