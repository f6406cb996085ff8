"""Numerals written as words: cardinals, fractions, ordinals, vague plurals and multiples."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import cache

from claimledger.quantities.lexicon import Lexicon
from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS, ONE, Numeral, and_fraction, hyphen, scaled

Reader = Callable[[Piece, int], Numeral | None]
_HUNDRED = Decimal(100)
_QUARTER = 4
_TENS = 20
"""Cardinals from this number on combine with units: twenty-one, but not twelve-one."""


def words(p: Piece, i: int) -> Numeral | None:
    """The numeral whose first token, i, is a word; None if the word starts no numeral."""
    return starts(p.lexicon).get(p.low[i], _fold)(p, i)


def _single(table: Mapping[str, Decimal], style: str) -> Reader:
    """The reader of single words: 'third', 'twice', 'doubled'."""
    return lambda p, i: Numeral(i, i + 1, table[p.low[i]], style)


def _fold(p: Piece, i: int) -> Numeral | None:
    """'fourteenfold', 'hundredfold'; other words with this ending are no numbers."""
    stem = p.low[i].removesuffix(p.lexicon.fold)
    value = p.lexicon.cardinals.get(stem) or p.lexicon.scales.get(stem)
    return Numeral(i, i + 1, value, "multiple") if value else None


def _period(p: Piece, i: int) -> Numeral | None:
    """'decades' by itself; a single decade or century is a number only as a quoted name."""
    low, lex = p.low[i], p.lexicon
    quoted = i > 0 and p.words[i - 1] in '“"‘' and p.at(i + 1) in lex.of
    if quoted or lex.is_plural(low):
        return Numeral(i, i + 1, lex.periods[low], "vague" if not quoted else "words")
    return None


def _vague(p: Piece, i: int) -> Numeral | None:
    """'dozens', 'thousands', 'tens of millions': several of the scale."""
    scales, of = p.lexicon.plural_scales, p.lexicon.of
    value, j = p.lexicon.vague[p.low[i]], i + 1
    if p.low[i] not in scales and p.at(j) not in of:
        return None
    while p.at(j) in of and p.at(j + 1) in scales:
        value *= scales[p.low[j + 1]]
        j += 2
    return Numeral(i, j, value, "vague", value)


def _after_article(p: Piece, i: int) -> Numeral | None:
    """'a hundred', 'a dozen', 'a quarter of', 'a third of'; a bare article is no number."""
    if i + 1 >= p.n:
        return None
    word = p.low[i + 1]
    if word in p.lexicon.scales:
        numeral = _cardinal(p, i + 1)
        if numeral.style != "ordinal":
            numeral.i = i
        return numeral
    if word in p.lexicon.denominators and word not in p.lexicon.plural_denominators:
        return _part(p, i, i + 1, ONE)
    return None


def _part(p: Piece, i: int, k: int, top: Decimal) -> Numeral | None:
    """A fraction with its denominator at token k, and the scale that it multiplies."""
    lex, word, j = p.lexicon, p.low[k], k + 1
    bottom = lex.denominators[word]
    after = p.low[j] if j < p.n else "."
    if after in lex.scales:
        return scaled(p, i, j, top / bottom, "words")
    of = j + 1 if after in lex.of else j
    single = p.at(of) in lex.articles or p.at(of) in lex.one
    if single and p.at(of + 1) in lex.scales:
        return scaled(p, i, of + 1, top / bottom, "words")
    if word in lex.fiscal and bottom == _QUARTER and (i == k or after not in lex.quarter_followers):
        return None
    if word not in lex.fiscal and p.low[i] in lex.articles:
        glued = j < p.n and p.words[j] in HYPHENS and p.glued(j)
        if glued or (after not in lex.part_followers and p.at(i - 1) not in lex.part_leaders):
            return Numeral(k, j, bottom, "ordinal")  # "a third-party study"
    return Numeral(i, j, top / bottom, "fraction")


def _cardinal(p: Piece, i: int) -> Numeral:
    """Compose number words ("two hundred and five thousand") and what may follow them."""
    low, lex = p.low, p.lexicon
    total = current = Decimal(0)
    last = Decimal("Infinity")
    between = p.at(i - 1) in lex.between
    j = i
    while j < p.n:
        k = hyphen(p, j) if j > i else j
        if low[k] in lex.and_ and j > i and not between and _adds(p, k + 1, current, total, last):
            k += 1
        word = low[k]
        value = lex.cardinals.get(word)
        scale = lex.large.get(word) if j > i or word in lex.scales else None
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
    lex = p.lexicon
    if k >= p.n or p.low[k] not in lex.cardinals or current % _HUNDRED or not (current or total):
        return False
    t = k + 1
    while p.at(t) in lex.cardinals:
        t += 1
    after = lex.large.get(p.at(t))
    if after is not None:
        return after < last if after > _HUNDRED else not current
    return p.at(t) not in lex.denominators


def _finished(p: Piece, i: int, j: int, value: Decimal, scale: Decimal) -> Numeral:
    """Add what may follow a cardinal: 'point five', thirds, an ordinal ending, 'and a half'."""
    lex = p.lexicon
    if j < p.n:
        k = hyphen(p, j)
        word = p.low[k]
        if word in lex.points and p.at(k + 1) in lex.cardinals:
            return _decimals(p, i, k + 1, value)
        if word == lex.fold and k > j:
            return Numeral(i, k + 1, value, "multiple")
        part = _denominated(p, i, k, value)
        if part is not None:
            return part
        ordinal = lex.ordinals.get(word)
        if ordinal is not None and k > j and value >= _TENS and ordinal < 10:  # noqa: PLR2004 - twenty-first
            return Numeral(i, k + 1, value + ordinal, "ordinal")
    before = j
    j, value = and_fraction(p, j, value, scale)
    if j != before and scale == ONE and j < p.n and p.low[j] in lex.large:
        return scaled(p, i, j, value, "words")
    return Numeral(i, j, value, "words", scale)


def _denominated(p: Piece, i: int, k: int, top: Decimal) -> Numeral | None:
    """'two-thirds', 'one fifth', 'three quarters': composed words over the denominator at k."""
    word, lex = p.low[k], p.lexicon
    if word not in lex.denominators or (word in lex.plural_denominators) == (top == 1):
        return None
    ordered = p.at(i - 1) in lex.in_order or p.at(i - 1) in lex.the
    of_whole = p.at(k + 1) in lex.of or p.at(k + 1) in lex.determiners
    lasting = p.at(i - 1) in lex.lasting and not of_whole  # "for three quarters in a row"
    spans = top != 3 or ordered or lasting  # noqa: PLR2004 - two quarters are six months
    placed = top >= lex.denominators[word] and word not in lex.coarse  # "four firsts, three thirds"
    if placed or (word in lex.coarse and spans):
        return None  # "the last three quarters"
    return _part(p, i, k, top)


def _decimals(p: Piece, i: int, j: int, value: Decimal) -> Numeral:
    """'two point seven five', 'nought point eleven'; then perhaps a scale."""
    figures, cardinals = "", p.lexicon.cardinals
    while p.at(j) in cardinals:
        figure = cardinals[p.low[j]]
        tens = figures and figures[-1] == "0" and len(figures) > 1 and 0 < figure < 10  # noqa: PLR2004 - seventy-one
        figures = figures[:-1] + str(figure) if tens else figures + str(figure)
        j = hyphen(p, j + 1)
    return scaled(p, i, j, value + Decimal("0." + figures), "words")


@cache
def starts(lexicon: Lexicon) -> dict[str, Reader]:
    """Words that can start a numeral, with their readers; the first table with a word counts."""
    readers: tuple[tuple[Collection[str], Reader], ...] = (
        (lexicon.articles, _after_article),
        (lexicon.cardinals, _cardinal),
        (lexicon.scales, _cardinal),
        (lexicon.ordinals, _single(lexicon.ordinals, "ordinal")),
        (lexicon.fiscal, lambda p, i: _part(p, i, i, ONE)),  # "half of", "quarter million"
        (lexicon.vague, _vague),
        (lexicon.multiples, _single(lexicon.multiples, "multiple")),
        (lexicon.number_adverbs, _single(lexicon.number_adverbs, "adverb")),
        (lexicon.glyphs, lambda p, i: scaled(p, i, i + 1, lexicon.glyphs[p.low[i]], "fraction")),
        (lexicon.periods, _period),
    )
    return {word: reader for table, reader in reversed(readers) for word in table}
