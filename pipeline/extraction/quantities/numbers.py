"""Read numerals: digits, words, fractions, scales and ordinals, as runs of tokens with a value."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.quantities.lexicon import (
    ABBREVIATIONS,
    ADVERBS,
    CARDINALS,
    DENOMINATORS,
    GLYPHS,
    MULTIPLES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    UNAMBIGUOUS,
    VAGUE,
)
from pipeline.extraction.quantities.tokens import Piece

ONE = Decimal(1)
HUNDRED = Decimal(100)
_HYPHENS = frozenset("-‐‑–")
_MINUS = frozenset("-−–‒")
_SIGN_WORDS = frozenset({"minus", "negative"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})
_THIN_SPACES = frozenset("\u00a0\u2009\u202f")
_STARTS = (
    CARDINALS.keys()
    | SCALES.keys()
    | VAGUE.keys()
    | ORDINALS.keys()
    | ADVERBS.keys()
    | DENOMINATORS.keys()
    | MULTIPLES.keys()
    | GLYPHS.keys()
    | {"a", "an"}
)
_LARGE = SCALES | {word: value for word, value in PLURAL_SCALES.items() if word in SCALES}


@dataclass(slots=True)
class Numeral:
    """Tokens i to j (half-open) with their value.

    ``style`` is digits, words, fraction, vague, ordinal, adverb or multiple; ``scale`` is the
    power of ten that a word or letter after the mantissa gave, which a range can share.
    """

    i: int
    j: int
    value: Decimal
    style: str
    scale: Decimal = ONE
    head: int = -1


def numerals(p: Piece) -> list[Numeral]:
    """Every numeral of a piece, left to right."""
    found: list[Numeral] = []
    low, words, i = p.low, p.words, 0
    while i < p.n:
        first = words[i][0]
        numeral = None
        if "0" <= first <= "9":
            numeral = _digits(p, i)
        elif low[i] in _STARTS or low[i].endswith("fold"):
            numeral = _words(p, i)
        if numeral is None:
            i += 1
            continue
        numeral.head = numeral.i
        _signed(p, numeral)
        found.append(numeral)
        i = numeral.j
    return found


def _signed(p: Piece, numeral: Numeral) -> None:
    """Take in a leading point, a minus sign or the word minus."""
    i = numeral.i
    if (
        i
        and p.words[i - 1] == "."
        and p.glued(i)
        and (i < 2 or not p.glued(i - 1) or not p.words[i - 2][-1].isalnum())
    ):  # noqa: PLR2004 - a token before the point
        numeral.value /= Decimal(10) ** len(p.words[i])
        numeral.i = i = i - 1
    k = i - 1
    if k < 0 or numeral.style not in ("digits", "words", "fraction"):
        return
    if p.low[k] in _HYPHENS and k and p.low[k - 1] in _SIGN_WORDS:
        k -= 1
    sign = p.low[k]
    free = k == 0 or not p.glued(k)
    if sign in _SIGN_WORDS or (
        sign in _MINUS and (p.glued(i) or k == 0) and (free or not p.words[k - 1][-1].isalnum())
    ):
        if sign in _SIGN_WORDS and k and p.words[k - 1][0].isdigit():
            return
        numeral.value = -numeral.value
        numeral.i = k


def _digits(p: Piece, i: int) -> Numeral:
    """A numeral that starts with a digit."""
    words, low, n = p.words, p.low, p.n
    value = Decimal(words[i].replace(",", ""))
    j = i + 1
    if j == n:
        return Numeral(i, j, value, "digits")
    if len(words[i]) <= 3 and words[i][0] != "0":  # noqa: PLR2004 - the first group of a spaced number
        j, value = _spaced(p, i, value)
    if j < n and p.glued(j):
        if low[j] in _ORDINAL_ENDINGS:
            return Numeral(i, j + 1, value, "ordinal")
        if low[j] == "e" and j + 1 < n and p.glued(j + 1) and words[j + 1].isdecimal():
            return Numeral(i, j + 2, value * Decimal(10) ** min(int(words[j + 1]), 99), "digits")
        if words[j] in "×xX" and j + 1 < n and words[j + 1] == "10":
            return _powers(p, i, j, value)
    fraction = _slash(p, j, value) if j < n else None
    if fraction:
        return Numeral(i, fraction[0], fraction[1], "fraction")
    j, value = _mixed(p, j, value)
    return _scaled(p, i, j, value, "digits")


def _spaced(p: Piece, i: int, value: Decimal) -> tuple[int, Decimal]:
    """Thousands marked by single spaces: 1 234 567."""
    j = i + 1
    while j < p.n and len(p.words[j]) in (3, *range(5, 12)) and p.gap(j) == 1:
        group = p.words[j]
        whole, _, rest = group.partition(".")
        if len(whole) != 3 or not whole.isdecimal() or "," in group:  # noqa: PLR2004 - groups of three
            break
        if (
            p.text[p.ends[j - 1]] not in _THIN_SPACES
            and i
            and p.words[i - 1][0].isalpha()
            and p.words[i - 1][0].isupper()
        ):
            break  # "Galaxy 11 256 GB": a model and a size
        value = value * 1000 + Decimal(group)
        j += 1
        if rest:
            break
    return j, value


def _powers(p: Piece, i: int, j: int, value: Decimal) -> Numeral | None:
    """Scientific notation with a cross: 1.3×10^6, 6.2x10-4."""
    k = j + 2
    if k < p.n and p.words[k] == "^":
        k += 1
    sign = 1
    if k < p.n and p.words[k] in _MINUS:
        sign, k = -1, k + 1
    if k < p.n and p.words[k].isdecimal() and p.glued(k) and len(p.words[k]) <= 2:  # noqa: PLR2004 - exponents of two digits
        return Numeral(i, k + 1, value * Decimal(10) ** (sign * int(p.words[k])), "digits")
    return Numeral(i, i + 1, value, "digits")


def _slash(p: Piece, j: int, top: Decimal) -> tuple[int, Decimal] | None:
    """A fraction with a slash, but no date (5/17/2018) and no 24/7."""
    if p.words[j] != "/" or not p.glued(j) or j + 1 >= p.n or not p.glued(j + 1):
        return None
    bottom = p.words[j + 1]
    if (
        not bottom.isdecimal()
        or int(bottom[:4]) not in _SLASH_DENOMINATORS
        or int(bottom[:4]) <= top
    ):
        return None
    if j + 2 < p.n and p.words[j + 2] == "/" or (j > 1 and p.words[j - 2] == "/"):
        return None
    return j + 2, top / Decimal(bottom)


def _mixed(p: Piece, j: int, value: Decimal) -> tuple[int, Decimal]:
    """A whole number and a fraction: 7 3/4, 1-1/2, 2½, 3 and a half."""
    if j >= p.n:
        return j, value
    if p.words[j] in GLYPHS and p.gap(j) <= 1:
        return j + 1, value + GLYPHS[p.words[j]]
    k = j + 1 if p.words[j] in _HYPHENS and p.glued(j) else j
    if k + 2 < p.n and p.words[k].isdecimal() and len(p.words[k]) <= 2:  # noqa: PLR2004 - numerators
        fraction = _slash(p, k + 1, Decimal(p.words[k]))
        if fraction and p.gap(k) <= 1:
            return fraction[0], value + fraction[1]
    return _and_fraction(p, j, value, ONE)


def _and_fraction(p: Piece, j: int, value: Decimal, scale: Decimal) -> tuple[int, Decimal]:
    """'and a half', 'and three quarters' after a number; the part is of the scale before it."""
    low = p.low
    if j + 2 >= p.n or low[j] != "and":
        return j, value
    top = ONE if low[j + 1] in ("a", "an") else CARDINALS.get(low[j + 1])
    k = j + 3 if low[j + 2] in _HYPHENS and p.glued(j + 2) and j + 3 < p.n else j + 2
    bottom = DENOMINATORS.get(low[k]) if k < p.n else None
    if top is None or bottom is None or (low[k].endswith("s") and top == 1) or low[k] == "halves":
        return j, value
    if k + 1 < p.n and low[k + 1] == "of":
        return j, value
    return k + 1, value + scale * top / bottom


def _scaled(p: Piece, i: int, j: int, value: Decimal, style: str) -> Numeral:
    """Apply the scale words and letters that follow a mantissa."""
    scale = ONE
    while j < p.n:
        word, low = p.words[j], p.low[j]
        k = j + 1 if word in _HYPHENS and p.glued(j) and p.glued(j + 1) and j + 1 < p.n else j
        if p.low[k] in _LARGE or p.low[k] in PLURAL_SCALES:
            scale *= _LARGE.get(p.low[k]) or PLURAL_SCALES[p.low[k]]
            j = k + 1
        elif word in UNAMBIGUOUS and p.gap(j) <= 1 and scale == ONE and not _names_a_unit(p, j):
            scale, j = ABBREVIATIONS[word], j + 1
        else:
            break
    if scale != ONE:
        before = j
        j, value_more = _and_fraction(p, j, value * scale, scale)
        if j != before and j < p.n and p.low[j] in _LARGE:
            j, value_more = before, value * scale
        return Numeral(i, j, value_more, style, scale)
    return Numeral(i, j, value, style)


def _names_a_unit(p: Piece, j: int) -> bool:
    """ "tn" before a unit, as in "5 mil wide"; only glued letters are safe."""
    return p.low[j] == "mil" and p.gap(j) == 1 and j + 1 < p.n and p.low[j + 1] in ("wide", "thick")


def _words(p: Piece, i: int) -> Numeral | None:
    """A numeral that starts with a word."""
    low = p.low
    word = low[i]
    if word in MULTIPLES:
        return Numeral(i, i + 1, MULTIPLES[word][1], "multiple")
    if word in ADVERBS:
        return Numeral(i, i + 1, ADVERBS[word], "adverb")
    if word in GLYPHS:
        return _scaled(p, i, i + 1, GLYPHS[word], "fraction")
    if word.endswith("fold"):
        return _fold(p, i)
    if word in ("a", "an"):
        return _article(p, i)
    if word in VAGUE and not (word in SCALES):
        return _vague(p, i)
    if word in ("half", "quarter"):
        return _part(p, i, i, ONE)
    return _cardinal(p, i)


def _fold(p: Piece, i: int) -> Numeral | None:
    """fourteenfold; 'ten-fold' and '3-fold' are read from their number."""
    value = CARDINALS.get(p.low[i].removesuffix("fold"))
    if value is None and p.low[i] in ("hundredfold", "thousandfold"):
        value = SCALES[p.low[i].removesuffix("fold")]
    return None if value is None else Numeral(i, i + 1, value, "multiple")


def _vague(p: Piece, i: int) -> Numeral | None:
    """dozens, thousands, tens of millions: at least one of the scale."""
    value, j = VAGUE[p.low[i]], i + 1
    if p.low[i] in ("tens", "scores"):
        if j >= p.n or p.low[j] != "of":
            return None
    while j + 1 < p.n and p.low[j] == "of" and p.low[j + 1] in PLURAL_SCALES:
        value *= PLURAL_SCALES[p.low[j + 1]]
        j += 2
    return Numeral(i, j, value, "vague", value)


def _article(p: Piece, i: int) -> Numeral | None:
    """'a hundred', 'a dozen', 'a quarter of', 'a third of'; a bare article is no number."""
    if i + 1 >= p.n:
        return None
    word = p.low[i + 1]
    if word in SCALES:
        numeral = _cardinal(p, i + 1)
        if numeral is not None and numeral.style == "words":
            numeral.i = i
        return numeral
    if word in DENOMINATORS and not word.endswith("s"):
        return _part(p, i, i + 1, ONE)
    return None


_PART_FOLLOWERS = frozenset(
    {
        "of",
        "to",
        "more",
        "less",
        "higher",
        "lower",
        "off",
        "in",
        "from",
        "a",
        "the",
        "its",
        "their",
        "his",
        "her",
        "on",
        "over",
        "between",
        "since",
        "for",
        "by",
        "at",
        "as",
        "and",
        "or",
        "this",
        "that",
        ".",
        ",",
        ";",
        ")",
        "—",
        "–",
        "-",
    }
)


def _part(p: Piece, i: int, k: int, top: Decimal) -> Numeral | None:
    """A fraction whose denominator is token k, and the scale it is a part of."""
    low, word = p.low, p.low[k]
    value = top / DENOMINATORS[word]
    j = k + 1
    after = low[j] if j < p.n else "."
    named = i != k
    if after in SCALES:
        return _scaled(p, i, j, value, "words")
    if after == "a" and j + 1 < p.n and low[j + 1] in SCALES:
        return _scaled(p, i, j + 1, value, "words")
    if after == "of" and j + 2 < p.n and low[j + 1] in ("a", "an", "one") and low[j + 2] in SCALES:
        return _scaled(p, i, j + 2, value, "words")
    if j < p.n and p.words[j] in _HYPHENS and p.glued(j) and word not in ("half", "quarter"):
        return Numeral(k, j, DENOMINATORS[word], "ordinal")  # "a third-party study"
    if word == "quarter" and not (
        named
        and after
        in ("of", "to", "off", "mile", "point", "percentage", "century", "pound", "inch", "hour")
    ):
        return None
    if (
        word not in ("half", "quarter")
        and named
        and low[i] in ("a", "an")
        and after not in _PART_FOLLOWERS
    ):
        return Numeral(k, j, DENOMINATORS[word], "ordinal")
    return Numeral(i, j, value, "fraction")


def _cardinal(p: Piece, i: int) -> Numeral | None:
    """Compose number words: two hundred and five thousand; then a fraction or an ordinal end."""
    low = p.low
    total = current = Decimal(0)
    last = Decimal("Infinity")
    j = i
    while j < p.n:
        k = j
        if j > i and low[k] in _HYPHENS and k + 1 < p.n and (p.glued(k) == p.glued(k + 1)):
            k += 1
        elif j > i and low[k] == "and" and (current >= HUNDRED or total) and current % HUNDRED == 0:
            k += 1
            if k + 1 < p.n and (low[k + 1] in SCALES or low[k + 1] in DENOMINATORS):
                break
        if k >= p.n:
            break
        word = low[k]
        value = CARDINALS.get(word)
        if value is not None and _joins(current, value, j == i):
            current += value
        elif word in _LARGE and (j > i or word in SCALES):
            scale = _LARGE[word]
            if scale <= HUNDRED:
                current = (current or ONE) * scale
            elif scale < last:
                total, current, last = total + (current or ONE) * scale, Decimal(0), scale
            else:
                total, current = (total + current) * scale, Decimal(0)
        else:
            break
        j = k + 1
    if j == i:
        return _ordinal(p, i)
    value = total + current
    return _finished(p, i, j, value, ONE if last.is_infinite() else last)


def _joins(current: Decimal, value: Decimal, first: bool) -> bool:  # noqa: FBT001 - two states of one loop
    """Whether a cardinal continues the number: forty + two, hundred + six, not two + three."""
    if first:
        return True
    rest = current % HUNDRED
    if not rest:
        return current > 0
    return rest >= 20 and rest % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - tens and units


def _finished(p: Piece, i: int, j: int, value: Decimal, scale: Decimal) -> Numeral:
    """What can follow composed words: 'point five', 'and a half', thirds, an ordinal's end."""
    low = p.low
    if j + 1 < p.n:
        k = j + 1 if low[j] in _HYPHENS and p.glued(j) == p.glued(j + 1) else j
        if low[k] == "point" and k + 1 < p.n and low[k + 1] in CARDINALS:
            return _decimals(p, i, k + 1, value)
        bottom = DENOMINATORS.get(low[k])
        if bottom is not None and (
            low[k].endswith("s") or low[k] in ("half", "quarter") or value == 1
        ):
            if low[k] not in ("half", "quarter") or value == 1:
                if low[k] == "quarters" and value > 3:  # noqa: PLR2004 - "the last four quarters" are time
                    return Numeral(i, j, value, "words", scale)
                part = _part(p, i, k, value)
                if part is not None:
                    return part
        if low[k] in ORDINALS and value >= 20 and k > j:  # noqa: PLR2004 - twenty-first
            return Numeral(i, k + 1, value + ORDINALS[low[k]], "ordinal")
        if low[k] == "fold":
            return Numeral(i, k + 1, value, "multiple")
    before = j
    j, value = _and_fraction(p, j, value, scale)
    if j != before and j < p.n and low[j] in _LARGE:
        return _scaled(p, i, j, value, "words")
    return Numeral(i, j, value, "words", scale)


def _decimals(p: Piece, i: int, j: int, value: Decimal) -> Numeral:
    """'two point seven five', then perhaps a scale."""
    digits = ""
    while j < p.n and p.low[j] in CARDINALS:
        digits += str(CARDINALS[p.low[j]])
        j += 1
    return _scaled(p, i, j, value + Decimal("0." + digits), "words")


def _ordinal(p: Piece, i: int) -> Numeral | None:
    """first, twentieth; 'thirds' alone is nothing."""
    word = p.low[i]
    if word in ORDINALS:
        return Numeral(i, i + 1, ORDINALS[word], "ordinal")
    return None
