"""Denominators of rates: '/day', 'a barrel', 'per square foot', 'per 100,000 people'."""

from typing import NamedTuple

from claimledger.quantities.pieces import Piece
from claimledger.quantities.scales import HYPHENS
from claimledger.quantities.unit_tables import Unit
from claimledger.quantities.units import lookup

_FARTHEST = 5
"""Most tokens from "of" to the rate, as in "9 million tons of grain a year"."""


class Denominator(NamedTuple):
    """A denominator: its name, its UCUM code if it has one, and the token after it."""

    name: str
    code: str | None
    j: int


def denominator(p: Piece, j: int) -> Denominator | None:
    """The denominator that starts at token j, after a comparative too ("$3 cheaper a barrel")."""
    k, lex = j, p.lexicon
    if k < p.n and p.low[k] in lex.change_comparatives:
        k += 1
    k = _past_hyphen(p, k)
    if k + 1 >= p.n:
        return None
    link, k = p.low[k], _past_hyphen(p, k + 1)
    if link in lex.distributive:
        relative = p.at(k + 1) in lex.relative and p.low[k] in lex.rate_spans
        return _named(p, k) if p.low[k] in lex.a_denominators and not relative else None
    if (link == "/" and p.glued(k - 1)) or (link in lex.per and p.low[k] not in lex.cents):
        below = lex.units.per.get(p.words[k]) if link == "/" else None
        return Denominator(*below, k + 1) if below else _named(p, k)
    return None


def _past_hyphen(p: Piece, k: int) -> int:
    return k + 1 if k + 1 < p.n and p.words[k] in HYPHENS and p.glued(k) else k


def after_what(p: Piece, j: int) -> Denominator | None:
    """The denominator after 'of' and a noun or two: '3 billion litres of milk a year'."""
    lex = p.lexicon
    if j >= p.n or p.low[j] not in lex.of:
        return None
    for k in range(j + 2, min(j + _FARTHEST, p.n)):
        if p.low[k] in lex.rate_links:
            return denominator(p, k) if p.low[k - 1] not in lex.phrase_ends else None
        if p.low[k] in lex.phrase_ends or not (p.words[k][0].isalpha() or p.glued(k)):
            return None
    return None


def _named(p: Piece, k: int) -> Denominator | None:
    """The unit or noun at token k, with a number before it."""
    count, lex, scales = "", p.lexicon, p.lexicon.scales
    if p.words[k][0].isdecimal():
        figure = p.words[k].replace(",", "")
        k += 1
        if p.at(k) in scales and "." not in figure:
            figure, k = str(int(figure) * scales[p.low[k]]), k + 1
        count = figure + " "
    elif p.low[k] in scales and k + 1 < p.n:
        count, k = f"{scales[p.low[k]]} ", k + 1
    word = p.at(k)
    open_ended = word in lex.phrase_ends and not (word in lex.verbs and lex.is_plural(p.at(k + 1)))
    if count and (open_ended or not word[:1].isalpha()):
        return Denominator(count.strip(), None, k)  # "per 100,000 in May", but "live births"
    found = lookup(p, k)
    if found is not None and found.unit.kind != "money":
        return Denominator(count + found.unit.name, None if count else found.unit.code, found.j)
    if not word.isalpha() or (word in lex.phrase_ends and not count):
        return None
    after = p.at(k + 1)
    if not count and after in lex.a_denominators and word not in lex.a_denominators:
        return Denominator(f"{word} {after}", None, k + 2)  # "$3 per diluted share"
    if count and lex.is_plural(after) and not lex.is_plural(word):
        return Denominator(f"{count}{word} {lex.singular(after)}", None, k + 2)
    word = lex.heads.get(word, word)
    return Denominator(count + lex.singular(word), None, k + 1)


def exchanged(p: Piece, j: int) -> Denominator | None:
    """The other currency of an exchange rate: 'per dollar', 'to the dollar'."""
    for k in (j + 1, j + 2):
        if k < p.n and " ".join(p.low[j:k]) in p.lexicon.opposite:
            found = lookup(p, k)
            if found is not None and found.unit.kind == "money" and len(p.words[k]) > 1:
                return Denominator(found.unit.name, found.unit.code, found.j)
    return None


def joined(unit: Unit, per: Denominator) -> Unit:
    """A rate as one unit: USD and barrel make USD/barrel.

    >>> joined(Unit("t", "mass", "t"), Denominator("year", "a", 0))
    Unit(name='t/year', kind='rate', code='t/a', factor=Decimal('1'))
    """
    name = f"{unit.name}/{per.name}"
    if unit.kind == "money":
        return Unit(name, "price", unit.code, unit.factor)
    code = f"{unit.code}/{per.code}" if unit.code and per.code else None
    return Unit(name, "rate", code, unit.factor)
