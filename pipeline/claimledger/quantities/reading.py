"""A mention while it is read: what is known about it so far, with token positions."""

from dataclasses import dataclass
from decimal import Decimal

from claimledger.quantities.nouns import Noun
from claimledger.quantities.scales import Numeral
from claimledger.quantities.unit_tables import Unit

NONE = Unit("1", "none", "1")
PERCENT = Unit("%", "ratio", "%")


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
