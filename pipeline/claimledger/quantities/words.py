"""Numerals in words: cardinals, fractions, ordinals, vague plurals and multiples."""

from collections.abc import Callable, Collection
from decimal import Decimal

from claimledger.quantities.lexicon import (
    ADVERBS,
    CARDINALS,
    DENOMINATORS,
    GLYPHS,
    MULTIPLES,
    ORDINALS,
    PART_FOLLOWERS,
    PART_LEADERS,
    PERIODS,
    PLURAL_SCALES,
    QUARTER_FOLLOWERS,
    SCALES,
    VAGUE,
)
from claimledger.quantities.scales import (
    HYPHENS,
    LARGE,
    ONE,
    Numeral,
    and_fraction,
    hyphen,
    scaled,
)
from claimledger.quantities.tokens import Piece

_HUNDRED = Decimal(100)
_TENS = 20
"""From here on a cardinal takes units: twenty-one, but not twelve-one."""
_ARTICLES = frozenset({"a", "an"})
_FISCAL = frozenset({"half", "quarter"})
"""Denominators that are also spans of a year."""


def words(p: Piece, i: int) -> Numeral | None:
    """The numeral whose first token, i, is a word; None where the word is none after all."""
    return STARTS.get(p.low[i], _fold)(p, i)


def _glyph(p: Piece, i: int) -> Numeral:
    """½, and what scales it."""
    return scaled(p, i, i + 1, GLYPHS[p.low[i]], "fraction")


def _ordinal(p: Piece, i: int) -> Numeral:
    return Numeral(i, i + 1, ORDINALS[p.low[i]], "ordinal")


def _adverb(p: Piece, i: int) -> Numeral:
    return Numeral(i, i + 1, ADVERBS[p.low[i]], "adverb")


def _multiple(p: Piece, i: int) -> Numeral:
    """'doubled', 'triples', 'halving'."""
    return Numeral(i, i + 1, MULTIPLES[p.low[i]], "multiple")


def _fiscal(p: Piece, i: int) -> Numeral | None:
    """'half of', 'half a million', 'quarter million'."""
    return _part(p, i, i, ONE)


def _fold(p: Piece, i: int) -> Numeral | None:
    """'fourteenfold', 'hundredfold'; other words that end so are no numbers."""
    stem = p.low[i].removesuffix("fold")
    value = CARDINALS.get(stem) or SCALES.get(stem)
    return Numeral(i, i + 1, value, "multiple") if value else None


def _period(p: Piece, i: int) -> Numeral | None:
    """'decades' by itself; a single decade or century is a number only as a quoted name."""
    quoted = i > 0 and p.words[i - 1] in '“"‘' and i + 1 < p.n and p.low[i + 1] == "of"
    if p.low[i].endswith("s") or quoted:
        return Numeral(i, i + 1, PERIODS[p.low[i]], "vague" if not quoted else "words")
    return None


def _vague(p: Piece, i: int) -> Numeral | None:
    """'dozens', 'thousands', 'tens of millions': the scale, of which there are several."""
    value, j = VAGUE[p.low[i]], i + 1
    if p.low[i] not in PLURAL_SCALES and (j >= p.n or p.low[j] != "of"):
        return None
    while j + 1 < p.n and p.low[j] == "of" and p.low[j + 1] in PLURAL_SCALES:
        value *= PLURAL_SCALES[p.low[j + 1]]
        j += 2
    return Numeral(i, j, value, "vague", value)


def _after_article(p: Piece, i: int) -> Numeral | None:
    """'a hundred', 'a dozen', 'a quarter of', 'a third of'; a bare article is no number."""
    if i + 1 >= p.n:
        return None
    word = p.low[i + 1]
    if word in SCALES:
        numeral = _cardinal(p, i + 1)
        if numeral.style != "ordinal":
            numeral.i = i
        return numeral
    if word in DENOMINATORS and not word.endswith("s"):
        return _part(p, i, i + 1, ONE)
    return None


def _part(p: Piece, i: int, k: int, top: Decimal) -> Numeral | None:
    """A fraction with its denominator at token k, and the scale that it is a part of."""
    low, word, j = p.low, p.low[k], k + 1
    value = top / DENOMINATORS[word]
    after = low[j] if j < p.n else "."
    if after in SCALES:
        return scaled(p, i, j, value, "words")
    of = j + 1 if after == "of" else j
    if of + 1 < p.n and low[of] in ("a", "an", "one") and low[of + 1] in SCALES:
        return scaled(p, i, of + 1, value, "words")
    if word == "quarter" and (i == k or after not in QUARTER_FOLLOWERS):
        return None
    if word not in _FISCAL and low[i] in _ARTICLES:
        glued = j < p.n and p.words[j] in HYPHENS and p.glued(j)
        if glued or (after not in PART_FOLLOWERS and p.at(i - 1) not in PART_LEADERS):
            return Numeral(k, j, DENOMINATORS[word], "ordinal")  # "a third-party study"
    return Numeral(i, j, value, "fraction")


def _cardinal(p: Piece, i: int) -> Numeral:
    """Compose number words ("two hundred and five thousand") and what may follow them."""
    low = p.low
    total = current = Decimal(0)
    last = Decimal("Infinity")
    between = i > 0 and low[i - 1] == "between"
    j = i
    while j < p.n:
        k = hyphen(p, j) if j > i else j
        if low[k] == "and" and j > i and not between and _adds(p, k + 1, current, total, last):
            k += 1
        word = low[k]
        value = CARDINALS.get(word)
        scale = LARGE.get(word) if j > i or word in SCALES else None
        if value is not None and (j == i or _joins(current, total, value)):
            current += value
        elif scale is None:
            break
        elif scale <= _HUNDRED:
            current = (current or ONE) * scale
        elif scale < last:
            total, current, last = total + (current or ONE) * scale, Decimal(0), scale
        else:
            total, current = (total + current) * scale, Decimal(0)
        j = k + 1
    return _finished(p, i, j, total + current, ONE if last.is_infinite() else last)


def _joins(current: Decimal, total: Decimal, value: Decimal) -> bool:
    """Whether a cardinal continues the number: forty + two, hundred + six, not two + three."""
    rest = current % _HUNDRED
    if not rest:
        return current > 0 or total > 0
    return rest >= _TENS and rest % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - units


def _adds(p: Piece, k: int, current: Decimal, total: Decimal, last: Decimal) -> bool:
    """Whether the cardinal at token k, after 'and', belongs to the number before the 'and'."""
    if k >= p.n or p.low[k] not in CARDINALS or current % _HUNDRED or not (current or total):
        return False
    t = k + 1
    while t < p.n and p.low[t] in CARDINALS:
        t += 1
    after = LARGE.get(p.low[t]) if t < p.n else None
    if after is not None:
        return after < last if after > _HUNDRED else not current
    return not (t < p.n and p.low[t] in DENOMINATORS)


def _finished(p: Piece, i: int, j: int, value: Decimal, scale: Decimal) -> Numeral:
    """What can follow composed words: 'point five', thirds, an ordinal's end, 'and a half'."""
    if j < p.n:
        k = hyphen(p, j)
        word = p.low[k]
        if word == "point" and k + 1 < p.n and p.low[k + 1] in CARDINALS:
            return _decimals(p, i, k + 1, value)
        if word == "fold" and k > j:
            return Numeral(i, k + 1, value, "multiple")
        part = _denominated(p, i, k, value)
        if part is not None:
            return part
        if word in ORDINALS and k > j and value >= _TENS and ORDINALS[word] < 10:  # noqa: PLR2004 - twenty-first
            return Numeral(i, k + 1, value + ORDINALS[word], "ordinal")
    before = j
    j, value = and_fraction(p, j, value, scale)
    if j != before and scale == ONE and j < p.n and p.low[j] in LARGE:
        return scaled(p, i, j, value, "words")
    return Numeral(i, j, value, "words", scale)


def _denominated(p: Piece, i: int, k: int, top: Decimal) -> Numeral | None:
    """'two-thirds', 'one fifth', 'three quarters': composed words over the denominator at k."""
    word = p.low[k]
    if word not in DENOMINATORS:
        return None
    plural = word.endswith("s") or word == "halves"
    if plural == (top == 1) or (word in ("quarters", "halves") and top != 3):  # noqa: PLR2004 - two quarters are six months
        return None
    return _part(p, i, k, top)


def _decimals(p: Piece, i: int, j: int, value: Decimal) -> Numeral:
    """'two point seven five', 'nought point eleven'; then perhaps a scale."""
    figures = ""
    while j < p.n and p.low[j] in CARDINALS:
        figure = CARDINALS[p.low[j]]
        tens = figures and figures[-1] == "0" and len(figures) > 1 and 0 < figure < 10  # noqa: PLR2004 - seventy-one
        figures = figures[:-1] + str(figure) if tens else figures + str(figure)
        j = hyphen(p, j + 1)
    return scaled(p, i, j, value + Decimal("0." + figures), "words")


_READERS: tuple[tuple[Collection[str], Callable[[Piece, int], Numeral | None]], ...] = (
    (_ARTICLES, _after_article),
    (CARDINALS, _cardinal),
    (SCALES, _cardinal),
    (ORDINALS, _ordinal),
    (_FISCAL, _fiscal),
    (VAGUE, _vague),
    (MULTIPLES, _multiple),
    (ADVERBS, _adverb),
    (GLYPHS, _glyph),
    (PERIODS, _period),
)
"""What reads a word, by the table that has it; the first such table counts."""

STARTS = {word: reader for table, reader in reversed(_READERS) for word in table}
"""Words that can start a numeral, with what reads them."""
