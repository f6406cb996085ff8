"""Combine a numeral with its currency, unit, counted noun and rate into one reading."""

from claimledger.quantities.counts import count
from claimledger.quantities.money import MILLION, dealt, money_before, qualified, scale_letter
from claimledger.quantities.pieces import Piece
from claimledger.quantities.qualifying import bound_after
from claimledger.quantities.rates import after_what, denominator, exchanged, joined
from claimledger.quantities.reading import NONE, PERCENT, Reading
from claimledger.quantities.scales import HYPHENS, Numeral
from claimledger.quantities.unit_tables import Unit
from claimledger.quantities.units import Match, lookup, unit_after

_POUND = Unit("lb", "mass", "[lb_av]")
_TONNE = Unit("t", "mass", "t")
_YEAR = Unit("year", "duration", "a")
_DEGREES = {"C": Unit("°C", "temperature", "Cel"), "F": Unit("°F", "temperature", "[degF]")}
_AGES = frozenset({"year", "month", "week", "day"})
_NAMES = {"money": "money.after", "ratio": "percent"}
_PLACES = 6
"""Decimals of a percentage that was said as a fraction: two-thirds are 66.666667."""


def read(p: Piece, numeral: Numeral, last: Reading | None = None) -> Reading:
    """Read a numeral and the words around it as money, a unit, a share, a count or a bare number.

    Tokens of `last`, the reading before it, are not read again, but its currency sign may belong to
    both ("$5-10m").
    """
    r = Reading(numeral, numeral.i, numeral.j, numeral.value)
    if p.noted(numeral.head):
        return r
    if numeral.style in ("ordinal", "adverb", "multiple", "comma"):
        r.rule = numeral.style
        return r
    if p.low[numeral.head] in p.lexicon.periods:
        r.unit, r.rule = _YEAR, "unit.period"
        return r
    money_before(p, r, last)
    r.j = _past(p, r)
    after = bound_after(p, r.j)
    if after is not None:
        r.bound, r.j = after  # "50 or more seats"
    scale_letter(p, r)
    _closing(p, r)
    if r.prefixed:
        qualified(p, r)
    else:
        _unit(p, r)
    if r.unit is not NONE:
        _rate(p, r)
    elif numeral.style == "fraction":
        _fraction(p, r)
    elif not _exchange(p, r):
        count(p, r)
    return r


def _closing(p: Piece, r: Reading) -> None:
    """Add a scale that no noun follows: '40 grand'."""
    after = p.at(r.j + 1)
    if p.at(r.j) in p.lexicon.closing and (not after.isalpha() or after in p.lexicon.phrase_ends):
        r.numeral.scale *= p.lexicon.closing[p.low[r.j]]
        r.value, r.j = r.value * p.lexicon.closing[p.low[r.j]], r.j + 1


def _past(p: Piece, r: Reading) -> int:
    """The token after a tolerance or the mark of a note: "± 0.5", "[2]"."""
    j = r.j
    mark = p.at(j) == "[" and p.glued(j) and p.at(j + 2) == "]" and p.glued(j + 1)
    if mark and len(p.words[j + 1]) < 3 and p.words[j + 1].isdecimal():  # noqa: PLR2004 - notes
        return j + 3
    k = j + (p.at(j) == "(")
    if p.at(k) != "±" or not p.digit(k + 1):
        return j
    return k + 2 + (k > j and p.at(k + 2) == ")")


def _unit(p: Piece, r: Reading) -> None:
    """Add the unit after the number."""
    lex = p.lexicon
    if p.at(r.j) == ")" and p.at(r.i - 1) == "(" and p.at(r.j + 1) == "%" and p.glued(r.i):
        r.value, r.i, r.j = -r.value, r.i - 1, r.j + 1  # "(4.1)%": a loss in accounts
    match = unit_after(p, r.j) or _of_unit(p, r) or _temperature(p, r)
    if match is None:
        if r.j < p.n and dealt(p, r.j):
            code = p.words[r.j][1:]
            r.unit, r.rule = Unit(code, "money", code), "money.after"
            r.value, r.j = r.value * MILLION, r.j + 1
        return
    if match.unit.kind == "count":
        return  # a noun, with its modifiers
    r.j, r.hyphenated = match.j, match.hyphenated
    unit = r.unit = _as_meant(p, r, match.unit)
    r.value, r.rule = r.value * unit.factor, _NAMES.get(unit.kind, "unit")
    pointed = p.at(r.j) == "." and p.glued(r.j) and p.low[r.j - 1] in lex.pointed
    if pointed and r.j + 1 < p.n and not p.words[r.j + 1][0].isupper():
        r.j += 1  # "5 ft. 11 in. tall"
    if unit.name in _AGES:
        _aged(p, r)
    if unit.kind == "money" and r.numeral.scale == 1 and p.at(r.j) in lex.scales:
        r.value, r.j = r.value * lex.scales[p.low[r.j]], r.j + 1  # "75 USD million"


def _temperature(p: Piece, r: Reading) -> Match | None:
    """'30C' and '90F' in a piece about temperature; elsewhere the letter belongs to a name."""
    letter = p.words[r.j] if p.glued(r.j) else ""
    if letter not in _DEGREES or (p.glued(r.j + 1) and p.words[r.j + 1][0].isalnum()):
        return None
    told = "." in p.words[r.numeral.head] or not p.lexicon.warmth.isdisjoint(p.low)
    return Match(_DEGREES[letter], r.j + 1) if told else None


def _of_unit(p: Piece, r: Reading) -> Match | None:
    """The unit in 'half a mile', 'a quarter of a mile', 'thousands of tons'."""
    if r.numeral.style not in ("fraction", "vague") or r.j + 1 >= p.n:
        return None
    articles = p.lexicon.articles
    article = p.low[r.j + 1] in articles
    if p.low[r.j] in p.lexicon.of and (article or r.numeral.style == "vague"):
        return unit_after(p, r.j + 2 if article else r.j + 1)
    return unit_after(p, r.j + 1) if p.low[r.j] in articles else None


def _aged(p: Piece, r: Reading) -> None:
    """Add '-old' or 'of age' after a duration."""
    k = r.j + 1 if r.j < p.n and p.words[r.j] in HYPHENS else r.j
    if p.at(k) in p.lexicon.old:
        r.j, r.rule = k + 1, "age"
    elif p.at(r.j) in p.lexicon.of and p.at(r.j + 1) in p.lexicon.age:
        r.j, r.rule = r.j + 2, "age"


def _as_meant(p: Piece, r: Reading, unit: Unit) -> Unit:
    """The unit that an ambiguous name means here.

    Pounds are a weight next to words of weighing. Millions of tons, and tons a year, are the metric
    tonnes of trade statistics.
    """
    lex = p.lexicon
    if unit.name == "GBP" and p.low[r.j - 1] in lex.pounds:
        light = r.numeral.scale < MILLION and r.value < MILLION
        weighed = not lex.weighing.isdisjoint(p.low) or (light and p.at(r.j) in lex.of)
        return _POUND if weighed or (r.i and p.low[r.i - 1] in lex.body_verbs) else unit
    if unit.name == "ton" and (r.numeral.scale >= MILLION or denominator(p, r.j)):
        return _TONNE
    return unit


def _rate(p: Piece, r: Reading) -> None:
    """Add the denominator of a rate; a percentage a year stays a percentage."""
    per = exchanged(p, r.j) if r.unit.kind == "money" else None
    per = per or denominator(p, r.j) or after_what(p, r.j)
    if per is None:
        return
    if r.unit.kind != "ratio":
        r.unit, r.per = joined(r.unit, per), per.name
    r.j = per.j


def _exchange(p: Piece, r: Reading) -> bool:
    """Add the exchange rate of a currency before a bare number: 'the yen, at 160 per dollar'."""
    per = exchanged(p, r.j)
    if per is None:
        return False
    quoted = _currency_before(p, r.i)
    if quoted is None or quoted.name == per.name:
        return False
    r.unit, r.per, r.j, r.rule = joined(quoted, per), per.name, per.j, "rate.exchange"
    return True


def _currency_before(p: Piece, i: int) -> Unit | None:
    """The nearest currency that ends before token i, with the adjective of its country."""
    nearest: Match | None = None
    for t in range(i - 1, -1, -1):
        found = lookup(p, t)
        if found is not None and found.unit.kind == "money" and found.j <= i:
            if nearest is None or found.j == nearest.j:
                nearest = found
        elif nearest is not None:
            break
    return nearest.unit if nearest else None


def _fraction(p: Piece, r: Reading) -> None:
    """A fraction of a whole is a percentage, a fraction of another size a ratio, else a number."""
    lex, after, head = p.lexicon, p.at(r.j), p.words[r.numeral.head]
    figures = head[0].isdigit() or head in lex.glyphs
    if figures and after not in lex.of and after not in lex.the:
        count(p, r)
        return
    k = r.j
    while k < p.n and p.low[k] in lex.part_openers:
        k += 1
    owned = p.at(k - 1) in lex.owners  # "a third of its value": a part of it
    if k < p.n and p.low[k] in lex.compared and not owned:
        r.rule, r.kind = "fraction.ratio", "ratio"
        return
    r.value = round(100 * r.value, _PLACES)
    r.unit, r.rule = PERCENT, "fraction.share"
