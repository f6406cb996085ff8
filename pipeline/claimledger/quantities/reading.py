"""A mention that is being read: what is known of it so far, with token positions."""

from dataclasses import dataclass
from decimal import Decimal

from claimledger.quantities.nouns import Noun
from claimledger.quantities.scales import Numeral
from claimledger.quantities.unit_tables import Unit

NONE = Unit("1", "none", "1")
PERCENT = Unit("%", "ratio", "%")


@dataclass(slots=True)
class Reading:
    """Tokens i to j of a piece and what they were read as.

    ``start`` is the first token of the hedge that bounds it (or i), ``left`` the first of all the
    words that introduce it. ``per`` names a rate's denominator, ``subject`` the clause's subject.
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
"""Decimals kept of a value that has no end."""


def plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent, however many digits it has."""
    written = f"{value:.{_PLACES}f}"
    return Decimal(written.rstrip("0").rstrip("."))
