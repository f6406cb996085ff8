"""A mention while it is read: what is known about it so far, with token positions."""

from dataclasses import dataclass
from decimal import Decimal

from claimledger.quantities.nouns import Noun
from claimledger.quantities.scales import Numeral
from claimledger.quantities.unit_tables import Unit

NONE = Unit("1", "none", "1")
PERCENT = Unit("%", "ratio", "%")

RULES = {
    "number": "a bare number",
    "comma": "two figures joined by a comma that is neither a thousands mark nor a decimal one",
    "ordinal": "an ordinal, in figures or words",
    "adverb": "once, twice and their like",
    "multiple": "a verb, adjective or -fold word that multiplies",
    "money.before": "a currency's sign or code before the number",
    "money.after": "a currency's sign, code or name after it",
    "percent": "a percentage, percentage points or basis points",
    "unit": "a unit of measure after the number",
    "unit.scale": "a value on a named scale",
    "unit.period": "decades or centuries without a number",
    "age": "a span of time with 'old' or 'of age'",
    "count": "a counted noun",
    "count.vague": "an open number of things: dozens of, tens of thousands of",
    "count.packed": "a counted noun after its own size",
    "rate.base": "a number per so many",
    "rate.exchange": "what a currency costs in another",
    "fraction.share": "a part of a whole, as a percentage",
    "fraction.ratio": "a part of another's size",
    "fraction.odds": "so many in, or out of, so many",
    "fraction.over": "one number over another",
    "range.dash": "two ends joined by a dash",
    "range.to": "two ends joined by to or through",
    "range.between": "two ends after between",
    "range.or": "two neighbours joined by or",
    "range.spread": "two prices joined by a slash",
    "parts": "one amount in two units",
    "table.cell": "a number in a table, under its heads",
    "elided": "a bare number with the unit said before it",
}
"""The ways to read a quantity: the names in ``Quantity.rule`` and what they mean."""


@dataclass(slots=True)
class Reading:
    """Tokens i to j of a piece, with what they mean.

    ``start`` is the first token of the hedge that bounds the number (or i), and ``left`` the first
    token of the words that introduce it. ``per`` is the denominator of a rate, and ``subject`` the
    subject of the clause.
    """

    numeral: Numeral
    i: int
    j: int
    value: Decimal
    unit: Unit = NONE
    high: Decimal | None = None
    noun: Noun | None = None
    rule: str = "number"
    bound: str = "eq"
    direction: str = "none"
    kind: str = "level"
    role: str = "claim"
    reason: str | None = None
    measure: str | None = None
    subject: str | None = None
    prefixed: bool = False
    hyphenated: bool = False
    per: str | None = None
    left: int = 0
    start: int = 0


_PLACES = 12
"""Decimals that are kept of a value with endless decimals."""


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent, however many digits it has."""
    written = f"{value:.{_PLACES}f}"
    return Decimal(written.rstrip("0").rstrip("."))
