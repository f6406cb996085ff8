"""Look units up beside a numeral: before it (currencies) and after it, with what they are per."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.quantities.lexicon import (
    A_DENOMINATORS,
    CHANGE_COMPARATIVES,
    PHRASE_ENDS,
    is_plural,
    load,
    singular,
)
from pipeline.extraction.quantities.tokens import Piece, tokens

_DERIVED = load("derived.json")
_UNITS = load("units.yaml")
_CURRENCIES = load("currencies.yaml")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as we write it; ``factor`` turns a stated value into it."""

    name: str
    kind: str
    code: str | None
    factor: Decimal = Decimal(1)


Table = dict[str, list[tuple[tuple[str, ...], Unit]]]
"""First token to the rest of the tokens and the unit, the longest rest first."""


def _add(table: Table, name: str, unit: Unit) -> None:
    first, *rest = (word for word in tokens(name) if word != "-")
    entries = table.setdefault(first, [])
    entries[:] = [entry for entry in entries if entry[0] != tuple(rest)]
    entries.append((tuple(rest), unit))
    entries.sort(key=lambda entry: -len(entry[0]))


def _tables() -> tuple[Table, Table, Table]:
    names: Table = {}
    symbols: Table = {}
    prefixes: Table = {}
    for name, kind, code, words, signs in _DERIVED["units"]:
        unit = Unit(name, kind, code)
        for word in words:
            _add(names, word, unit)
        for sign in signs:
            _add(symbols, sign, unit)
    for row in _UNITS["units"]:
        unit = Unit(row["unit"], row["kind"], row.get("ucum"), Decimal(row.get("factor", 1)))
        for word in row.get("names", ()):
            _add(names, word.lower(), unit)
        for sign in row.get("symbols", ()):
            _add(symbols, sign, unit)
    for code, words, signs in _DERIVED["currencies"]:
        money = Unit(code, "money", code)
        for word in words:
            _add(names, word, money)
        for sign in {code, *signs} - set(_CURRENCIES["not_codes"]):
            _add(prefixes, sign, money)
    for word, code in _CURRENCIES["names"].items():
        _add(names, word, Unit(code, "money", code))
    for sign, code in _CURRENCIES["symbols"].items():
        _add(prefixes, sign, Unit(code, "money", code))
        if "$" in sign and (len(sign) > 2 or sign == "C$"):  # noqa: PLR2004 - "a $5 fee" is not in AUD
            _add(prefixes, sign.lower(), Unit(code, "money", code))
            _add(prefixes, code + "$", Unit(code, "money", code))
            _add(prefixes, code.lower() + "$", Unit(code, "money", code))
    return names, symbols, prefixes


NAMES, SYMBOLS, PREFIXES = _tables()
FOLDED = {
    sign.lower(): entries[-1][1]
    for sign, entries in reversed(SYMBOLS.items())
    if len(sign) > 2 and not entries[-1][0]  # noqa: PLR2004 - short symbols differ by case (mW, MW)
}
"""Symbols in any case ("KHZ"), where those of CLDR go before those made from prefixes."""
_LAST: Table = {}
for _first, _entries in PREFIXES.items():
    for _rest, _unit in _entries:
        _whole = (_first, *_rest)
        _LAST.setdefault(_whole[-1], []).append((_whole[:-1], _unit))
for _entries in _LAST.values():
    _entries.sort(key=lambda entry: -len(entry[0]))
QUALIFIERS: dict[str, str] = _CURRENCIES["qualifiers"]
_HYPHENS = frozenset("-‐‑–")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_GLUED_ONLY = frozenset(
    {"PS", "Y=", "R", "R$", "p", "m", "K", "F", "DM", "kr", "'", "’", "′", '"', "″", "”"}
)
_ARTICLES = frozenset({"A", "R", "J"})
"""Country letters that, apart from their dollar sign, are words or initials."""
_RELATIVE = frozenset(
    {"earlier", "ago", "later", "before", "after", "on", "previously", "from", "apart", "or"}
)


@dataclass(slots=True)
class Match:
    """A unit found: tokens up to j, and whether a hyphen joins it to the number."""

    unit: Unit
    j: int
    hyphenated: bool = False


def currency_before(p: Piece, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code whose last token stands just before token i."""
    if i == 0 or p.gap(i) > 1:
        return None
    for rest, unit in _LAST.get(p.words[i - 1], ()):
        k = i - 1 - len(rest)
        if k < 0 or tuple(p.words[k : i - 1]) != rest:
            continue
        if any(p.gap(t) > 1 for t in range(k + 1, i)):
            continue
        if rest and p.words[k] in _ARTICLES and not p.glued(k + 1):
            continue
        sign = p.words[i - 1]
        if (
            ((sign.isalpha() and len(sign) < 3) or sign == "=")
            and not p.glued(i)
            and sign not in ("RM", "Rs", "Rp")
        ):
            continue
        if k and p.glued(k) and _in_code(p, k - 1):
            continue
        return unit, k
    return None


def _in_code(p: Piece, k: int) -> bool:
    """Whether token k ends letters, or a hyphen after them: the R of PLX-R18 is no rand."""
    if p.words[k] in _HYPHENS:
        k = k - 1 if k and p.glued(k) else k
    return p.words[k][-1].isalnum()


def unit_after(p: Piece, j: int) -> Match | None:
    """The unit that starts at token j, directly or after a hyphen or an opening bracket."""
    if j >= p.n:
        return None
    k, hyphenated = j, False
    word = p.words[j]
    if word in _HYPHENS and j + 1 < p.n and (p.glued(j) or p.glued(j + 1)):
        k, hyphenated = j + 1, True
    elif word in _HYPHENS and j + 1 < p.n and p.low[j + 1] in A_DENOMINATORS:
        k, hyphenated = j + 1, True  # "30 - year bonds", as tokenised texts have it
    elif word in _BRACKETS:
        inner = _lookup(p, j + 1)
        if inner and inner.j < p.n and p.words[inner.j] == _BRACKETS[word]:
            inner.j += 1
            return inner
        return None
    found = _lookup(p, k)
    if found:
        found.hyphenated = hyphenated
    return found


def _lookup(p: Piece, k: int) -> Match | None:
    if k >= p.n:
        return None
    low = p.low[k]
    best: Match | None = None
    for table, words in ((NAMES, p.low), (SYMBOLS, p.words), (PREFIXES, p.words)):
        for rest, unit in table.get(words[k], ()):
            end = _follow(words, p, k + 1, rest, named=words is p.low)
            if end and (best is None or end > best.j) and _stands(p, k, end, words is p.low):
                best = Match(unit, end)
                break
    if best is None and low in FOLDED and p.gap(k) <= 1:
        best = Match(FOLDED[low], k + 1)
    return best


def _follow(words: list[str], p: Piece, k: int, rest: tuple[str, ...], *, named: bool) -> int:
    """The token after `rest`, matched from token k across hyphens; 0 where it does not match."""
    for word in rest:
        if not named and not p.glued(k) and word != "m":
            return 0  # "12 ft 2 in" has no square feet
        if k < p.n and words[k] in _HYPHENS and word not in _HYPHENS:
            k += 1
        if k >= p.n or words[k] != word:
            return 0
        k += 1
    return k


def _stands(p: Piece, k: int, end: int, named: bool) -> bool:  # noqa: FBT001 - which table it came from
    """Whether a symbol stands where a unit can: short ones only near the number, alone."""
    if end < p.n and p.glued(end) and p.words[end][0].isalnum():
        return p.words[end].isdecimal() and end == k + 1 and False
    if named:
        return True
    sign = p.words[k]
    return p.gap(k) <= 1 if sign not in _GLUED_ONLY or sign in ("p", "m") else p.glued(k)


def denominator(p: Piece, j: int) -> tuple[str, str | None, int] | None:
    """What a value is per: (name, code, next token) for '/day', 'a barrel', 'per square foot'."""
    k = j
    if k < p.n and p.low[k] in CHANGE_COMPARATIVES:
        k += 1
    while k < p.n and p.words[k] in _HYPHENS and p.glued(k):
        k += 1
    if k + 1 >= p.n:
        return None
    link = p.low[k]
    k += 1
    while k + 1 < p.n and p.words[k] in _HYPHENS and p.glued(k):
        k += 1
    if link in ("a", "an") and k + 1 < p.n and p.low[k + 1] in _RELATIVE:
        return None
    if link in ("a", "an", "each", "every"):
        return (
            _named(p, k) if singular(p.low[k]) == p.low[k] and p.low[k] in A_DENOMINATORS else None
        )
    if link == "/" and p.glued(k - 1) and p.words[k].isalpha():
        return _named(p, k)
    if link == "per" and p.low[k] not in ("cent", "se"):
        return _named(p, k)
    return None


def _named(p: Piece, k: int) -> tuple[str, str | None, int] | None:
    """The unit or noun at token k, and a number before it as in 'per 100,000 people'."""
    count = ""
    if p.words[k][0].isdigit() and k + 1 < p.n:
        count = p.words[k].replace(",", "")
        k += 1
        if p.low[k] in ("million", "thousand", "billion") and k + 1 < p.n:
            count = str(
                {"thousand": 10**3, "million": 10**6, "billion": 10**9}[p.low[k]]
                * int(float(count))
            )
            k += 1
        count += " "
    found = _lookup(p, k)
    if found and found.unit.kind != "money":
        return count + found.unit.name, found.unit.code if not count else None, found.j
    word = p.low[k]
    if not word.isalpha() or word in PHRASE_ENDS:
        return None
    if k + 1 < p.n and is_plural(p.low[k + 1]) and not is_plural(word) and count:
        return f"{count}{word} {singular(p.low[k + 1])}", None, k + 2
    return count + singular(word), None, k + 1


def joined(unit: Unit, per: tuple[str, str | None, int]) -> Unit:
    """A rate as one unit: USD and barrel make USD/barrel.

    >>> joined(Unit("t", "mass", "t"), ("year", "a", 0))
    Unit(name='t/year', kind='rate', code='t/a', factor=Decimal('1'))
    """
    name, code, _ = per
    both = f"{unit.code}/{code}" if unit.code and code and unit.kind != "money" else None
    money = unit.code if unit.kind == "money" else both
    kind = "price" if unit.kind == "money" else "rate"
    return Unit(f"{unit.name}/{name}", kind, money, unit.factor)
