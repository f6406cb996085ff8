"""The value of a numeral, and the scales and fractions that can follow its mantissa."""

from dataclasses import dataclass
from decimal import Decimal

from claimledger.quantities.pieces import Piece

ONE = Decimal(1)
HYPHENS = frozenset("-‐‑–")
MINUS = frozenset("-−–‒")
STYLES = frozenset(
    {"digits", "comma", "words", "fraction", "vague", "ordinal", "adverb", "multiple"}
)
"""The ways in which a numeral is written, or what it does."""


@dataclass(slots=True)
class Numeral:
    """Tokens i to j (half-open) with their value.

    ``style`` is one of STYLES; ``scale`` is the
    power of ten that a word or letter after the mantissa gave, which a range can share; ``head``
    is the first token that is not its sign.
    """

    i: int
    j: int
    value: Decimal
    style: str
    scale: Decimal = ONE
    head: int = -1


def hyphen(p: Piece, j: int) -> int:
    """The token after a hyphen at j with a space on both sides or on none; otherwise j."""
    if j + 1 < p.n and p.words[j] in HYPHENS and p.glued(j) == p.glued(j + 1):
        return j + 1
    return j


def scaled(p: Piece, i: int, j: int, value: Decimal, style: str) -> Numeral:
    """Apply the scale words and unambiguous abbreviations from token j on.

    A fraction after the scale is a part of it ("three million and a half"), unless it has a scale
    of its own ("three billion and a half million").
    """
    scale, large = ONE, p.lexicon.large
    while j < p.n:
        k = j + 1 if p.words[j] in HYPHENS and p.glued(j) and j + 1 < p.n and p.glued(j + 1) else j
        if p.low[k] in large:
            scale *= large[p.low[k]]
            j = k + 1
        elif p.words[j] in p.lexicon.always and p.gap(j) <= 1 and scale == ONE:
            scale, j = p.lexicon.abbreviations[p.words[j]], j + 1
        else:
            break
    if scale == ONE:
        return Numeral(i, j, value, style)
    j, value = and_fraction(p, j, value * scale, scale)
    return Numeral(i, j, value, style, scale)


def and_fraction(p: Piece, j: int, value: Decimal, scale: Decimal) -> tuple[int, Decimal]:
    """Add 'and a half' or '-and-three-quarters' at token j, a fraction of the scale before it."""
    k, lex = hyphen(p, j), p.lexicon
    if p.at(k) not in lex.and_:
        return j, value
    k = hyphen(p, k + 1)
    top = ONE if p.at(k) in lex.articles else lex.cardinals.get(p.at(k))
    k = hyphen(p, k + 1)
    word, after = p.at(k), p.at(k + 1)
    bottom = lex.denominators.get(word)
    if top is None or bottom is None or after in lex.of:
        return j, value
    if scale != ONE and after in lex.large:
        return k + 2, value + lex.large[after] * top / bottom
    return k + 1, value + scale * top / bottom
