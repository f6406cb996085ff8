"""The units and currencies that the rules know, as tables from their first token.

Names are lower case and match in any case; symbols and codes match as they are written.
"""

from dataclasses import dataclass
from decimal import Decimal

from claimledger.quantities.lexicon import load
from claimledger.quantities.tokens import tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as we write it; ``factor`` turns a stated value into it."""

    name: str
    kind: str
    code: str | None
    factor: Decimal = Decimal(1)


Entry = tuple[tuple[str, ...], Unit]
Table = dict[str, list[Entry]]
"""First token to the rest of the tokens and the unit, the longest rest first."""

_CURRENCIES = load("currencies.yaml")
QUALIFIERS: dict[str, str] = _CURRENCIES["qualifiers"]
"""Words after a dollar amount that say whose dollar it is."""


def _add(table: Table, name: str, unit: Unit) -> None:
    """Enter a unit under a name, in the place of what that name meant before."""
    first, *rest = tokens(name)
    kept = [entry for entry in table.get(first, ()) if entry[0] != tuple(rest)]
    table[first] = sorted([*kept, (tuple(rest), unit)], key=lambda entry: -len(entry[0]))


def _spaced(name: str) -> str:
    """A name in lower case without hyphens, which a text may have or not."""
    return name.lower().replace("-", " ")


def _units() -> tuple[Table, Table]:
    """Names and symbols of CLDR, then our own, which go before them."""
    names: Table = {}
    symbols: Table = {}
    derived = [(*row, 1) for row in load("derived.json")["units"]]
    ours = [
        (
            *(row.get(key) for key in ("unit", "kind", "ucum")),
            row.get("names", ()),
            row.get("symbols", ()),
            row.get("factor", 1),
        )
        for row in load("units.yaml")["units"]
    ]
    for name, kind, code, words, signs, factor in (*derived, *ours):
        unit = Unit(name, kind, code, Decimal(factor))
        for word in words:
            _add(names, _spaced(word), unit)
        for sign in signs:
            _add(symbols, sign, unit)
    return names, symbols


def _currencies(names: Table) -> Table:
    """Enter the currencies' names, and give the table of their signs and codes."""
    prefixes: Table = {}
    for code, words, signs in load("derived.json")["currencies"]:
        money = Unit(code, "money", code)
        for word in words:
            _add(names, _spaced(word), money)
        for sign in {code, *signs} - set(_CURRENCIES["not_codes"]):
            _add(prefixes, sign, money)
    for word, code in _CURRENCIES["names"].items():
        _add(names, _spaced(word), Unit(code, "money", code))
    for sign, code in _CURRENCIES["symbols"].items():
        for form in (sign, *_dollar_forms(sign, code)):
            _add(prefixes, form, Unit(code, "money", code))
    return prefixes


def _dollar_forms(sign: str, code: str) -> tuple[str, ...]:
    """Other ways to write a country's dollar; "a$" is none, for "a $5 fee" has an article."""
    if "$" in sign and (len(sign) > 2 or sign == "C$"):  # noqa: PLR2004 - a letter and a dollar sign
        return sign.lower(), code + "$", code.lower() + "$"
    return ()


def _from_last(table: Table) -> Table:
    """The same entries from their last token, with the tokens before it."""
    turned: Table = {}
    for first, entries in table.items():
        for rest, unit in entries:
            whole = (first, *rest)
            turned.setdefault(whole[-1], []).append((whole[:-1], unit))
    for entries in turned.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return turned


NAMES, SYMBOLS = _units()
SIGNS = _currencies(NAMES)
"""Currency signs and ISO 4217 codes, from their first token."""
SIGNS_FROM_LAST = _from_last(SIGNS)
FOLDED = {
    sign.lower(): entries[-1][1]
    for sign, entries in reversed(SYMBOLS.items())
    if len(sign) > 2 and not entries[-1][0]  # noqa: PLR2004 - short symbols differ by case (mW, MW)
}
"""Longer symbols in any case ("KHZ"); those of CLDR go before those made from prefixes."""
