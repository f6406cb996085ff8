"""Look units up beside a numeral: currencies before it, any unit after it."""

from dataclasses import dataclass

from claimledger.quantities.pieces import LONGEST_SYMBOL, Piece
from claimledger.quantities.scales import HYPHENS
from claimledger.quantities.unit_tables import Unit

_GLUED_ONLY = frozenset({"x", "×", "F", "DM", "kr", "′", "″"})
"""Signs that mean something else if they are separate from the number."""
_APART_ONLY = frozenset({"K", "s"})
"""Symbols that mean something else if they are attached to the number: 5K, the 1990s."""
_MINUS = frozenset("-−–⁻")
_POWERS = dict(zip("¹²³⁴1234", "12341234", strict=True))
_OPENERS = {"'": "'‘", "’": "‘", '"': '"', "”": "“"}
"""Marks of feet and inches that may also close a quotation, each with the opening mark."""
_FOOT_MARKS = frozenset("'’′")
_SPACED_SIGNS = frozenset({"RM", "Rs", "Rp"})
"""Currency signs of two letters that may be separate from the number."""


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
    before = p.at(i - 2)
    described = before.isalpha() and before not in p.lexicon.phrase_ends
    described = described and not p.lexicon.is_plural(before)  # "costs R5"
    if sign == "R" and described and p.words[i].isdecimal() and len(p.words[i]) == 1:
        return None  # "the small R2" is one too
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
    """Whether token k ends a code of letters: the R of ABX-R18 is not the rand."""
    if p.words[k] in HYPHENS and k and p.glued(k):
        k -= 1
    return p.words[k][-1].isalnum()


def unit_after(p: Piece, j: int) -> Match | None:
    """The unit that starts at token j, directly or after a hyphen."""
    if j >= p.n:
        return None
    word = p.words[j]
    if word in HYPHENS and j + 1 < p.n:
        # "30 - year bonds" is how tokenised texts write it
        tied = p.glued(j) or p.glued(j + 1) or p.low[j + 1] in p.lexicon.a_denominators
        found = lookup(p, j + 1) if tied else None
        if found is not None:
            found.hyphenated = True
        return found
    return lookup(p, j)


def lookup(p: Piece, k: int) -> Match | None:
    """The longest unit whose name or symbol starts at token k."""
    best: Match | None = None
    low, word, units = p.low[k], p.words[k], p.lexicon.units
    if low in p.lexicon.ordinals and p.at(k + 2) in p.lexicon.places:
        return None  # "four second-place finishes"
    for rest, unit in units.names.get(low, ()):
        end = _names(p, k + 1, rest)
        if end and _is_separate(p, end):
            best = Match(unit, end)
            break
    for table in (units.symbols, units.signs):
        for rest, unit in table.get(word, ()):
            end = _spells(p, k + 1, rest)
            if end > (best.j if best else 0) and _is_separate(p, end) and _near(p, k):
                modifier = word in units.ambiguous and _modifies(p, k, end)
                best = None if modifier else Match(unit, end)
                break
    if best is None and low in units.folded and p.gap(k) <= 1 and _is_separate(p, k + 1):
        best = None if _modifies(p, k, k + 1) else Match(units.folded[low], k + 1)
    symbol = best is not None and len(word) <= LONGEST_SYMBOL
    return _raised(p, best) if best is not None and symbol else best


def _modifies(p: Piece, k: int, end: int) -> bool:
    """Whether capitals that could be a unit modify a counted noun: "3 BoE officials"."""
    if p.glued(k) or end >= p.n or p.glued(end):
        return False
    for t in range(end, min(end + 2, p.n)):
        word = p.low[t]
        if not word.isalpha() or word in p.lexicon.phrase_ends:
            break
        if p.lexicon.is_plural(word):
            return p.lexicon.singular(word) not in p.lexicon.units.sized
    return False


def _raised(p: Piece, match: Match) -> Match:
    """A unit with negative powers: "m s−1", "kg m⁻² s⁻¹", "cm−1"."""
    end = _power(p, match.j)
    if end is not None:  # the whole unit is below: "cm−1"
        power = _POWERS[p.words[end - 1]]
        name = f"1/{match.unit.name}{'' if power == '1' else power}"
        match = Match(Unit(name, "rate", None), end, match.hyphenated)
    while match.j < p.n and p.gap(match.j) <= 1:
        k = match.j + (p.words[match.j] in "·⋅" and p.glued(match.j))
        end = _power(p, k + 1)
        below = _below(p, k) if end is not None and p.gap(k) <= 1 else None
        if end is None or below is None:
            break
        power = _POWERS[p.words[end - 1]].removeprefix("1")
        code = f"{match.unit.code}/{below[1]}{power}" if match.unit.code and below[1] else None
        unit = Unit(f"{match.unit.name}/{below[0]}{power}", "rate", code, match.unit.factor)
        known = dict(p.lexicon.units.symbols.get(match.unit.name, ())).get(("/", p.words[k]))
        match = Match(known if known and power == "" else unit, end, match.hyphenated)
    return match


def _below(p: Piece, k: int) -> tuple[str, str | None] | None:
    """The name and code of a symbol in the denominator."""
    units = p.lexicon.units
    plain = (unit for rest, unit in units.symbols.get(p.words[k], ()) if not rest)
    known = ((unit.name, unit.code) for unit in plain)
    return units.per.get(p.words[k]) or next(known, None)


def _power(p: Piece, k: int) -> int | None:
    """The token after a negative power that is attached as token k: −1, ⁻², -3."""
    if k + 1 >= p.n or p.words[k] not in _MINUS or not p.glued(k) or p.gap(k + 1) > 1:
        return None
    if p.words[k + 1] not in _POWERS or (p.glued(k + 2) and p.words[k + 2][0].isalnum()):
        return None
    ranged = p.words[k] != "⁻" and p.at(k + 2) == p.low[k - 1]  # "5 m-6 m"
    return None if ranged else k + 2


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
    """The token after `rest`, attached from token k on, else 0; "12 ft 2 in" is not ft2."""
    for word in rest:
        if k >= p.n or p.words[k] != word or not p.glued(k):
            return 0
        k += 1
    return k


def _is_separate(p: Piece, end: int) -> bool:
    """Whether nothing attached to the unit makes it another word; 5'11" has two units."""
    if end >= p.n or not p.glued(end) or not p.words[end][0].isalnum():
        return True
    return p.words[end - 1] in _FOOT_MARKS and p.words[end].isdecimal()


def _near(p: Piece, k: int) -> bool:
    """Whether a symbol is close enough to its number, and closes no quotation."""
    sign = p.words[k]
    if sign in _OPENERS:
        opened = sum(word in _OPENERS[sign] for word in p.words[:k])
        second = p.at(k - 2) in _FOOT_MARKS and p.glued(k - 2) and p.glued(k - 1)  # 6'1"
        return p.glued(k) and (opened % 2 == 0 or (second and p.words[k] not in _FOOT_MARKS))
    if p.glued(k):
        return sign not in _APART_ONLY
    named = len(sign) == 1 and sign.isupper() and k > 1 and p.words[k - 2][0].isupper()
    return p.gap(k) == 1 and sign not in _GLUED_ONLY and not named  # "Example 5 N" is a model
