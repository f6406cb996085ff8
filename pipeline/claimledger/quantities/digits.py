"""Numerals that start with a digit: thousands, decimals, fractions and powers."""

from decimal import Decimal

from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS, ONE, Numeral, and_fraction, hyphen, scaled
from claimledger.quantities.units import currency_before, unit_after

_LISTED = frozenset(",-–")
_GROUP = 3
"""Digits between two thousands marks."""
_LONGEST_EXPONENT = 2
_HUNDRED = 100
_LARGEST_CONTINUED = 1000
_SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})
"""Denominators in use; others after a slash are dates, scores or part numbers."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_SIGNS = frozenset("+-−–")
_LOWERED = str.maketrans(_RAISED + "−–", "0123456789---", "+")
_THIN_SPACES = frozenset("\u00a0\u2009\u202f")


def digits(p: Piece, i: int) -> Numeral:
    """The numeral whose first token, i, consists of digits."""
    word = p.words[i]
    dotted = word.count(".") > 1
    value = Decimal(word.replace(",", "").replace(".", "" if dotted else "."))
    j = i + 1
    if j < p.n and len(word) <= _GROUP and word[0] != "0":
        j, value = _spaced(p, i, value)
    if j == p.n:
        return Numeral(i, j, value, "digits")
    special = _continental(p, i, value) or _special(p, i, j, value)
    if special is not None:
        return special
    j, value = _mixed(p, j, value)
    numeral = scaled(p, i, j, value, "digits")
    if numeral.scale != ONE:
        _remainder(p, numeral)
    return numeral


def _special(p: Piece, i: int, j: int, value: Decimal) -> Numeral | None:
    """A power, an ordinal, a multiple or a fraction, as shown by what is attached at token j."""
    power = _power(p, j, value)
    if power is not None:
        return Numeral(i, *power, "digits")
    fold = hyphen(p, j)
    if p.low[fold] == p.lexicon.fold:
        return Numeral(i, fold + 1, value, "multiple")
    if p.glued(j) and p.low[j] in p.lexicon.lettered_ordinals:
        return Numeral(i, j + 1, value, "ordinal")
    fraction = _slash(p, j, value) if p.glued(j) else None
    return Numeral(i, *fraction, "fraction") if fraction is not None else None


def _continental(p: Piece, i: int, value: Decimal) -> Numeral | None:
    """A decimal comma (2,4 %) and dotted thousands (1.250,50) where a unit or currency shows it.

    Otherwise, two figures that a comma joins cannot be read, because they may be a list.
    """
    word, part = p.words[i], p.at(i + 2)
    whole, _, group = word.partition(".")
    marked = len(whole) <= _GROUP == len(group) and group.isdecimal()
    joined = p.at(i + 1) == "," and p.glued(i + 1) and p.glued(i + 2)
    if not joined or not part.isdecimal() or len(part) > _LONGEST_EXPONENT:
        return None
    j = i + 3
    after = p.glued(j) and p.words[j] in _LISTED and p.digit(j + 1)
    before = p.glued(i) and p.words[i - 1] in _LISTED and p.at(i - 2)[-1:].isdecimal()
    if after or before or not (marked or word.isdecimal()):
        return None
    value = (value * 1000 if marked else value) + Decimal(part).scaleb(-len(part))
    match = unit_after(p, j)
    united = match is not None and match.unit.kind != "count" and not match.hyphenated
    if marked or united or p.at(j) in p.lexicon.large or currency_before(p, i) is not None:
        return scaled(p, i, j, value, "digits") if j < p.n else Numeral(i, j, value, "digits")
    return Numeral(i, j, value, "comma")


def _spaced(p: Piece, i: int, value: Decimal) -> tuple[int, Decimal]:
    """Thousands marked by single spaces: 1 234 567.89."""
    j = i + 1
    named = i > 0 and p.words[i - 1][0].isupper()
    while j < p.n and p.gap(j) == 1:
        whole = p.words[j].partition(".")[0]
        if len(whole) != _GROUP or not whole.isdecimal():
            break
        naming = j + 1 < p.n and p.words[j + 1][0].isupper()
        if (named or naming) and p.text[p.ends[j - 1]] not in _THIN_SPACES:
            break  # "Galaxy 11 256 GB", "some 400 737 Max jets": a name and a size
        value = value * 1000 + Decimal(p.words[j])
        j += 1
    return j, value


def _power(p: Piece, j: int, value: Decimal) -> tuple[int, Decimal] | None:
    """The power of a mantissa at token j: e14, e-1, ×10^6, x10-4, ^23, × 10⁶; ⁶ after ten."""
    sign, glued = p.words[j], p.glued(j)
    times = sign in "×xX·" and p.at(j + 1) == "10" and glued == p.glued(j + 1)
    if times:
        k = j + 2 + (p.at(j + 2) == "^")
    elif glued and (sign in "eE^" or (sign[0] in _RAISED and value == 10)):  # noqa: PLR2004 - the base of powers
        k = j + (sign in "eE^")
    else:
        return None
    end, exponent = _exponent(p, k)
    if exponent is None:
        return (j + 2, value) if times and glued else None
    if times or sign in "eE":
        return end, value.scaleb(exponent)
    return (end, value**exponent) if value and abs(value) < 10**6 else None


def _exponent(p: Piece, k: int) -> tuple[int, int | None]:
    """The attached sign and figures from token k on, superscript or not, and where they end."""
    end = k
    while p.glued(end) and (p.words[end] in _SIGNS or p.words[end][0] in _RAISED):
        end += 1
    end += p.glued(end) and p.words[end].isdecimal() and p.words[end - 1] not in _RAISED
    written = "".join(p.words[k:end]).translate(_LOWERED)
    figures = written.lstrip("-")
    if not figures.isdecimal() or len(figures) > _LONGEST_EXPONENT:
        return end, None
    return end, -int(figures) if written[0] == "-" else int(figures)


def _slash(p: Piece, j: int, top: Decimal) -> tuple[int, Decimal] | None:
    """A fraction with a slash at token j, but not a date (5/17/2018) or 24/7."""
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
    """A whole number and a fraction: 7 3/4, 1-1/2, 2½, 3 and a half.

    After two decimals, the fraction is a part of the last place: $6.12 1/2 is half a cent more.
    """
    glyphs = p.lexicon.glyphs
    place = Decimal(1).scaleb(-len(p.words[j - 1].partition(".")[2]))
    if p.words[j] in glyphs and p.gap(j) <= 1:
        return j + 1, value + place * glyphs[p.words[j]]
    k = j + 1 if p.words[j] in HYPHENS and p.glued(j) else j
    if k + 2 < p.n and p.words[k].isdecimal() and len(p.words[k]) <= _LONGEST_EXPONENT:
        fraction = _slash(p, k + 1, Decimal(p.words[k]))
        if fraction is not None:
            return fraction[0], value + place * fraction[1]
    return and_fraction(p, j, value, ONE)


def _remainder(p: Piece, numeral: Numeral) -> None:
    """Add up '3 hundred and 21'; only a smaller number continues a hundred or a thousand."""
    k = numeral.j + (p.at(numeral.j) in p.lexicon.and_)
    word = p.at(k)
    rest = Decimal(word) if word.isdecimal() else p.lexicon.cardinals.get(word)
    if not rest or rest >= numeral.scale or numeral.scale > _LARGEST_CONTINUED:
        return
    if p.gap(k) == 1 and p.at(k + 1) != "%" and p.lexicon.scales.get(p.at(k + 1)) != _HUNDRED:
        numeral.value += rest
        numeral.j = k + 1
