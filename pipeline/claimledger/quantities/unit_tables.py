"""The units and currencies of a language, as tables from their first token.

Names are lower case and match in any case; symbols and codes match as they are written.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from claimledger.language import Language
from claimledger.language.lexicon import lexicon
from claimledger.language.unit_file import unit_file
from claimledger.quantities.tokens import tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the dataset writes it; ``factor`` converts a stated value to it."""

    name: str
    kind: str
    code: str | None
    factor: Decimal = Decimal(1)


Entry = tuple[tuple[str, ...], Unit]
Table = dict[str, list[Entry]]
"""For each first token, the other tokens and the unit, the longest name first."""


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The tables of units and currencies."""

    names: Table  # of units and currencies
    symbols: Table  # of units
    signs: Table  # of currencies, with ISO 4217 codes
    signs_from_last: Table  # the same from their last token, with the tokens before it
    folded: dict[str, Unit]  # longer symbols in any case ("KHZ")
    qualifiers: dict[str, str]  # words after a dollar amount that say whose dollar it is
    dollars: tuple[str, ...]  # how the word begins that may follow a qualifier
    apart: frozenset[str]  # letters of countries that are words or initials by themselves
    ambiguous: frozenset[str]  # capitals that modify a counted noun more often than they measure
    sized: frozenset[str]  # nouns that come in the sizes which those measure
    per: dict[str, tuple[str, str]]  # symbols below the line, with their name and UCUM code


@cache
def units_of(language: Language) -> Units:
    """The units and currencies of a language: those of CLDR, then our own, which override them."""
    files = ("derived.json", "currencies.yaml")
    derived, money = (lexicon("quantities", name, language.code) for name in files)
    ours = unit_file(language.code)
    names, symbols = _units([*((*row, 1) for row in derived["units"]), *map(_row, ours["units"])])
    signs = _currencies(names, derived["currencies"], money)
    tables = names, symbols, signs, _from_last(signs), _folded(symbols), money["qualifiers"]
    sets = (frozenset(money["apart"]), frozenset(ours["ambiguous"]), frozenset(ours["sized"]))
    below = {sign: (name, code) for sign, (name, code) in ours["per"].items()}
    return Units(*tables, tuple(money["dollars"]), *sets, below)


def _add(table: Table, name: str, unit: Unit) -> None:
    """Enter a unit under a name, replacing what the name meant before."""
    first, *rest = tokens(name)
    kept = [entry for entry in table.get(first, ()) if entry[0] != tuple(rest)]
    table[first] = sorted([*kept, (tuple(rest), unit)], key=lambda entry: -len(entry[0]))


def _spaced(name: str) -> str:
    """A name in lower case without its optional hyphens."""
    return name.lower().replace("-", " ")


def _row(entry: dict[str, Any]) -> tuple[Any, ...]:
    """A line of units.yaml as a row of derived.json, and its factor."""
    said = (entry.get(key) for key in ("unit", "kind", "ucum"))
    return *said, entry.get("names", ()), entry.get("symbols", ()), entry.get("factor", 1)


def _units(rows: list[tuple[Any, ...]]) -> tuple[Table, Table]:
    """Names and symbols of units."""
    names: Table = {}
    symbols: Table = {}
    for name, kind, code, words, signs, factor in rows:
        unit = Unit(name, kind, code, Decimal(str(factor)))
        for word in words:
            _add(names, _spaced(word), unit)
        for sign in signs:
            _add(symbols, sign, unit)
    return names, symbols


def _currencies(names: Table, derived: list[Any], ours: dict[str, Any]) -> Table:
    """Enter the currencies' names, and give the table of their signs and codes."""
    prefixes: Table = {}
    for code, words, signs in derived:
        money = Unit(code, "money", code)
        for word in words:
            _add(names, _spaced(word), money)
        for sign in {code, *signs} - set(ours["not_codes"]):
            _add(prefixes, sign, money)
    for word, code in ours["names"].items():
        _add(names, _spaced(word), Unit(code, "money", code))
    for sign, code in ours["symbols"].items():
        for form in (sign, *_dollar_forms(sign, code)):
            _add(prefixes, form, Unit(code, "money", code))
    return prefixes


def _dollar_forms(sign: str, code: str) -> tuple[str, ...]:
    """Other ways to write a country's dollar; not "a$", because "a $5 fee" has an article."""
    if "$" in sign and (len(sign) > 2 or sign == "C$"):  # noqa: PLR2004 - a letter and a dollar sign
        return sign.lower(), code + "$", code.lower() + "$"
    return ()


def _from_last(table: Table) -> Table:
    """The same entries by their last token, with the tokens before it."""
    turned: Table = {}
    for first, entries in table.items():
        for rest, unit in entries:
            whole = (first, *rest)
            turned.setdefault(whole[-1], []).append((whole[:-1], unit))
    for entries in turned.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return turned


def _folded(symbols: Table) -> dict[str, Unit]:
    """Longer symbols in lower case; those of CLDR override those made from prefixes."""
    return {
        sign.lower(): entries[-1][1]
        for sign, entries in reversed(symbols.items())
        if len(sign) > 2 and not entries[-1][0]  # noqa: PLR2004 - short symbols differ by case (mW, MW)
    }
