"""A mention on its way to a quantity: what has been read so far, with token positions."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.quantities.nouns import Noun
from pipeline.extraction.quantities.scales import Numeral
from pipeline.extraction.quantities.unit_tables import Unit

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
