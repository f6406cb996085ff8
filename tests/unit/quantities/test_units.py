"""Units and currencies: from CLDR, from pint and from our own lines, all of them usable."""

from decimal import Decimal

import pytest

from claimledger import find_quantities
from claimledger.language import ENGLISH
from claimledger.language.lexicon import lexicon
from claimledger.quantities import derive
from claimledger.quantities.unit_tables import Unit, units_of

UNITS = lexicon("quantities", "units.yaml")["units"]
OURS = [(row, name) for row in UNITS for name in row.get("names", ())]
SYMBOLS = [(row, sign) for row in UNITS for sign in row.get("symbols", ())]
CURRENCIES = lexicon("quantities", "currencies.yaml")["names"]


APART = frozenset({"K", "s"})
"""Symbols that are something else against a figure."""


def read(text: str) -> tuple[Decimal | None, str]:
    """Value and unit of the only quantity of a text."""
    (quantity,) = find_quantities(text, times=[])
    return quantity.value, quantity.unit


def test_the_derived_names_are_those_of_the_installed_libraries() -> None:
    committed = derive.derived_file(ENGLISH).read_text(encoding="utf-8")
    assert committed == derive.derive(ENGLISH), "run python -m claimledger.quantities.derive"


@pytest.mark.parametrize(("row", "name"), OURS, ids=lambda value: str(value)[:40])
def test_one_line_makes_a_unit_by_name(row: dict[str, str], name: str) -> None:
    assert read(f"It came to 5 {name}.")[1] == row["unit"]


@pytest.mark.parametrize(("row", "sign"), SYMBOLS, ids=lambda value: str(value)[:40])
def test_one_line_makes_a_unit_by_symbol(row: dict[str, str], sign: str) -> None:
    gap = " " if sign in APART else ""
    value, unit = read(f"It came to 5{gap}{sign}, they said.")
    assert unit == row["unit"]
    assert value == 5 * Decimal(row.get("factor", 1))


@pytest.mark.parametrize("code", sorted(set(CURRENCIES.values())))
def test_one_line_makes_a_currency(code: str) -> None:
    names = [name for name, of in CURRENCIES.items() if of == code]
    assert {read(f"It paid 12 {name}.")[1] for name in names} == {code}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid US$5.", "USD"),
        ("It paid US $5.", "USD"),
        ("It paid $5 US.", "USD"),
        ("It paid C$5.", "CAD"),
        ("It paid HK$5.", "HKD"),
        ("A $5 fee.", "USD"),
        ("It paid EUR5.", "EUR"),
        ("It paid 5 EUR.", "EUR"),
        ("It paid 5€.", "EUR"),
        ("It paid Y=5.", "JPY"),
        ("It paid 5 MUSD.", "USD"),
        ("It paid RM5.", "MYR"),
        ("It paid ₹5.", "INR"),
        ("Model ABX-R5.", "1"),
    ],
)
def test_currencies_in_every_notation(text: str, unit: str) -> None:
    assert read(text)[1] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 m of pipe", "m"),
        ("5m of pipe", "1"),
        ("$5m of pipe", "USD"),
        ("5m tall", "m"),
        ("5M pipes", "pipe"),
        ("5 in May", "1"),
        ("5 per cent", "%"),
        ("5 pct", "%"),
        ("5 MW", "MW"),
        ("5 mW", "mW"),
        ("5 KHZ", "kHz"),
        ("5 TWh", "TWh"),
        ("5 degrees C", "°C"),
        ("5 sq km", "km2"),
        ("5 m/s", "m/s"),
        ("5 metric tons", "t"),
        ("5 nautical miles", "nmi"),
    ],
)
def test_units_in_every_notation(text: str, unit: str) -> None:
    assert read(text)[1] == unit


def test_codes_are_iso_4217_or_ucum() -> None:
    quantities = find_quantities("It paid $5 a barrel for 7 miles and 8 percent.", times=[])
    assert [q.unit_code for q in quantities] == ["USD", "[mi_i]", "%"]


def test_tables_hold_every_currency_in_use() -> None:
    units = units_of(ENGLISH)
    assert {"USD", "EUR", "CNY", "RUB", "KZT", "ZMW"} <= units.signs.keys()
    assert ((), Unit("CHF", "money", "CHF")) in units.names["francs"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It settled at 77 euros a barrel on Monday.", "EUR/barrel"),
        ("It rose to 5 euros a share from 4 euros.", "EUR/share"),
        ("It earned 5 euros a day on average.", "EUR"),
        ("It made 5 euros a year earlier.", "EUR"),
    ],
)
def test_only_a_span_of_time_is_ended_by_what_follows(text: str, unit: str) -> None:
    assert find_quantities(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It sold 300 United States bonds.", "United States bond"),
        ("It joined 12 member states last year.", "member state"),
    ],
)
def test_a_country_in_the_plural_is_not_what_is_counted(text: str, unit: str) -> None:
    assert find_quantities(text)[0].unit == unit
