"""Counts of things: counted nouns, nouns that include a size, and units that head a phrase."""

from claimledger.quantities.nouns import Noun, noun_after
from claimledger.quantities.pieces import Piece
from claimledger.quantities.rates import denominator, joined
from claimledger.quantities.reading import Reading
from claimledger.quantities.scales import HYPHENS
from claimledger.quantities.unit_tables import Unit
from claimledger.quantities.units import unit_after

_HEADING = frozenset({"duration", "length"})
"""Kinds of units that take adjectives: 'three straight years', '300 passing yards'."""


def count(p: Piece, r: Reading) -> None:
    """Add the noun that the number counts, and the base of a rate."""
    if _on_scale(p, r):
        return
    vague = r.numeral.style == "vague"
    noun = noun_after(p, r.j, one=abs(r.value) == 1, partitive=vague)
    if noun is None and _per_base(p, r):
        return
    if noun is None or not noun.name or _forecast(p, noun):
        _rated(p, r)
        _packed(p, r)
        return
    r.noun, r.rule = noun, "count.vague" if vague else "count"
    r.hyphenated = p.words[r.j] in HYPHENS
    r.j = noun.j
    r.unit = _heading(p, noun) or Unit(_persons(p, noun), "count", None)
    per = denominator(p, r.j)
    if per is not None:
        r.unit, r.per, r.j = joined(r.unit, per), per.name, per.j


def counts(p: Piece, k: int) -> bool:
    """Whether the words from token k on can be counted by the million: a unit, 'of', a plural."""
    if k >= p.n:
        return False
    match = unit_after(p, k)
    if p.low[k] in p.lexicon.of or (match and match.unit.kind not in ("length", "angle")):
        return True
    noun = noun_after(p, k)
    return noun is not None and noun.plural


def _per_base(p: Piece, r: Reading) -> bool:
    """Add the base of a rate that has no unit: '24 per 100,000 people'."""
    per = denominator(p, r.j)
    if per is None or not per.name[0].isdecimal() or p.low[r.j] not in p.lexicon.per:
        return False
    r.unit, r.per, r.j, r.rule = Unit(f"1/{per.name}", "rate", None), per.name, per.j, "rate.base"
    return True


def _forecast(p: Piece, noun: Noun) -> bool:
    """Whether the noun names those who forecast a number: "the 8,000 economists expected"."""
    lex, k = p.lexicon, noun.j
    if noun.head not in lex.forecasters or p.at(k) not in lex.forecast:
        return False
    while p.at(k) in lex.forecast:
        k += 1
    after = p.at(k)
    return not after.isalpha() or (after in lex.phrase_ends and after not in lex.determiners)


def _heading(p: Piece, noun: Noun) -> Unit | None:
    """The unit that is the head of a counted phrase; with a capital it is a name ('World Cups')."""
    last = noun.j - 1
    if not noun.plural or last == noun.i or p.words[last] != p.low[last]:
        return None
    units = (unit for rest, unit in p.lexicon.units.names.get(p.low[last], ()) if not rest)
    return next((unit for unit in units if unit.kind in _HEADING), None)


def _persons(p: Piece, noun: Noun) -> str:
    """The noun's name, where the plural of person is people."""
    if noun.head not in p.lexicon.persons or not p.lexicon.is_plural(p.low[noun.j - 1]):
        return noun.name
    return " ".join([*noun.name.split(" ")[:-1], noun.head])


def _packed(p: Piece, r: Reading) -> None:
    """'500 20-litre barrels', 'two 30-second films': the noun follows its own size."""
    k = r.j
    if k + 2 >= p.n or p.gap(k) != 1:
        return
    if not (p.words[k].isdecimal() or p.low[k] in p.lexicon.cardinals):
        return
    size = unit_after(p, k + 1)
    noun = noun_after(p, size.j) if size and size.unit.kind != "money" else None
    if size and noun and noun.plural:
        inner = p.text[p.starts[k] : p.ends[size.j - 1]]
        r.unit, r.noun, r.rule = Unit(f"{inner} {noun.name}", "count", None), noun, "count.packed"


def _rated(p: Piece, r: Reading) -> None:
    """'a 4.0 rating', 'a 2.3 household rating': a decimal is no count but a value on that scale.

    The word is not part of the unit, because it also names what is measured.
    """
    ratings = p.lexicon.ratings
    k = r.j + (p.at(r.j) in HYPHENS and p.glued(r.j + 1))
    word = p.at(k)
    end = k + (word.isalpha() and word not in p.lexicon.phrase_ends and word not in ratings)
    if "." in p.words[r.numeral.j - 1] and p.at(end) in ratings:
        r.unit, r.rule = Unit(p.low[end], "index", None), "unit.scale"


def _on_scale(p: Piece, r: Reading) -> bool:
    """'7.1 on the Richter scale': the name of the scale is the unit."""
    k, lex = r.j, p.lexicon
    if p.at(k) not in lex.on or p.at(k + 1) not in lex.the or p.at(k + 3) not in lex.scale_nouns:
        return False
    match = unit_after(p, k + 2)
    r.unit = match.unit if match else Unit(p.words[k + 2], "scale", None)
    r.j, r.rule = k + 4, "unit.scale"
    return True
