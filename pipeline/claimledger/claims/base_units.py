"""Amounts in coins as amounts of their currency; averages without a hedge."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimledger.records import Quantity

HUNDREDTH = Decimal("0.01")
CENTS_OF = frozenset({"USD", "EUR", "CAD", "AUD", "NZD", "HKD", "SGD", "ZAR"})
"""Currencies whose hundredth is a cent."""

NAMED = {
    "Canadian cent": "CAD",
    "Australian cent": "AUD",
    "U.S. cent": "USD",
    "US cent": "USD",
    "euro cent": "EUR",
    "pence": "GBP",
}
"""Coins whose name shows the currency: a penny is a cent in American news."""

AVERAGING = "averag"
"""The beginning of verbs of averaging; such a verb sets no bound."""

REACH = 10
"""Characters before a number in which such a verb stands."""


def in_base_units(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with cents and pence in the currency that the article counts in.

    Pence belong to the pound. Cents stay cents if the text has no dollar or euro.
    """
    codes = Counter(q.unit_code for q in quantities if q.unit_code in CENTS_OF)
    cents = codes.most_common(1)[0][0] if codes else None
    return [based(quantity, cents) for quantity in quantities]


def based(quantity: Quantity, cents: str | None) -> Quantity:
    """One quantity in base units; `cents` is the currency that cents are of."""
    coin, slash, rate = quantity.unit.partition("/")
    code = {"cent": cents, **NAMED}.get(coin)
    if code is None or quantity.value is None or quantity.role == "name":
        return quantity
    high = quantity.value_high
    return replace(
        quantity,
        value=quantity.value * HUNDREDTH,
        value_high=None if high is None else high * HUNDREDTH,
        unit=f"{code}{slash}{rate}",
        unit_code=code,
    )


def unhedged(quantity: Quantity, text: str) -> Quantity:
    """A quantity without the bound that "averaged 5 million" seems to give it."""
    around = text[max(0, quantity.start - REACH) : quantity.end].lower()
    hedged = quantity.bound == "approx" and AVERAGING in around
    return replace(quantity, bound="eq") if hedged else quantity
