"""Numerals that start with a digit: marked and spaced thousands, decimals, fractions, powers."""

from decimal import Decimal

from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS, MINUS, ONE, Numeral, and_fraction, scaled

_GROUP = 3
"""Digits between two thousands marks."""
_LONGEST_EXPONENT = 2
_HUNDRED = 100
_LARGEST_CONTINUED = 1000
_SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})
"""Denominators in use; others after a slash are dates, scores or part numbers."""
_THIN_SPACES = frozenset("\u00a0\u2009\u202f")


def digits(p: Piece, i: int) -> Numeral:
    """The numeral whose first token, i, is of digits."""
    word = p.words[i]
    value = Decimal(word.replace(",", ""))
    j = i + 1
    if j < p.n and len(word) <= _GROUP and word[0] != "0":
        j, value = _spaced(p, i, value)
    if j == p.n:
        return Numeral(i, j, value, "digits")
    if p.glued(j):
        if p.low[j] in p.lexicon.lettered_ordinals:
            return Numeral(i, j + 1, value, "ordinal")
        power = _power(p, j, value)
        if power is not None:
            return Numeral(i, power[0], power[1], "digits")
        fraction = _slash(p, j, value)
        if fraction is not None:
            return Numeral(i, fraction[0], fraction[1], "fraction")
    j, value = _mixed(p, j, value)
    numeral = scaled(p, i, j, value, "digits")
    if numeral.scale != ONE:
        _remainder(p, numeral)
    return numeral


def _spaced(p: Piece, i: int, value: Decimal) -> tuple[int, Decimal]:
    """Thousands marked by single spaces: 1 234 567.89."""
    j = i + 1
    named = i > 0 and p.words[i - 1][0].isupper()
    while j < p.n and p.gap(j) == 1:
        whole, _, rest = p.words[j].partition(".")
        if len(whole) != _GROUP or not whole.isdecimal():
            break
        naming = j + 1 < p.n and p.words[j + 1][0].isupper()
        if (named or naming) and p.text[p.ends[j - 1]] not in _THIN_SPACES:
            break  # "Galaxy 11 256 GB", "some 400 737 Max jets": a name and a size
        value = value * 1000 + Decimal(p.words[j])
        j += 1
        if rest:
            break
    return j, value


def _power(p: Piece, j: int, value: Decimal) -> tuple[int, Decimal] | None:
    """What follows a mantissa at token j: e14, e-1, ×10^6, x10-4, ^23."""
    sign = p.words[j]
    if sign in "×xX" and j + 1 < p.n and p.words[j + 1] == "10":
        k, base = j + 2, value
        k += k < p.n and p.words[k] == "^"
    elif sign in "eE^":
        k, base = j + 1, value
    else:
        return None
    negative = k < p.n and p.words[k] in MINUS
    k += k < p.n and p.words[k] in "+-−–"
    k += k < p.n and p.words[k] in "-−"
    figures = p.at(k)
    if not p.glued(k) or not figures.isdecimal() or len(figures) > _LONGEST_EXPONENT:
        return (j + 2, value) if sign in "×xX" else None
    exponent = -int(figures) if negative else int(figures)
    if sign == "^":
        return (k + 1, base**exponent) if base and abs(base) < 10**6 else None
    return k + 1, base.scaleb(exponent)


def _slash(p: Piece, j: int, top: Decimal) -> tuple[int, Decimal] | None:
    """A fraction with a slash at token j, but no date (5/17/2018) and no 24/7."""
    if j + 1 >= p.n or p.words[j] not in "/⁄" or not p.glued(j) or not p.glued(j + 1):
        return None
    bottom = p.words[j + 1]
    if len(bottom) > _GROUP or not bottom.isdecimal() or int(bottom) not in _SLASH_DENOMINATORS:
        return None
    dated = (j + 2 < p.n and p.words[j + 2] == "/") or (j > 1 and p.words[j - 2] == "/")
    if dated or int(bottom) <= top:
        return None
    return j + 2, top / Decimal(bottom)


def _mixed(p: Piece, j: int, value: Decimal) -> tuple[int, Decimal]:
    """A whole number and a fraction: 7 3/4, 1-1/2, 2½, 3 and a half."""
    glyphs = p.lexicon.glyphs
    if p.words[j] in glyphs and p.gap(j) <= 1:
        return j + 1, value + glyphs[p.words[j]]
    k = j + 1 if p.words[j] in HYPHENS and p.glued(j) else j
    if k + 2 < p.n and p.words[k].isdecimal() and len(p.words[k]) <= _LONGEST_EXPONENT:
        fraction = _slash(p, k + 1, Decimal(p.words[k]))
        if fraction is not None:
            return fraction[0], value + fraction[1]
    return and_fraction(p, j, value, ONE)


def _remainder(p: Piece, numeral: Numeral) -> None:
    """Add '3 hundred and 21' up; only a smaller number continues a hundred or a thousand."""
    k = numeral.j + (p.at(numeral.j) in p.lexicon.and_)
    word = p.at(k)
    rest = Decimal(word) if word.isdecimal() else p.lexicon.cardinals.get(word)
    if not rest or rest >= numeral.scale or numeral.scale > _LARGEST_CONTINUED:
        return
    if p.gap(k) == 1 and p.at(k + 1) != "%" and p.lexicon.scales.get(p.at(k + 1)) != _HUNDRED:
        numeral.value += rest
        numeral.j = k + 1
