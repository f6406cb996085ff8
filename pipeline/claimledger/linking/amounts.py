"""The number and the period of a claim as text for people."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import lru_cache

from claimledger.language.nouns import plural_unit

BOUNDS = {"eq": "", "approx": "≈ ", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ "}
SIGNS = {"up": "+", "down": "−"}
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
SCALED_DECIMALS = 3
"""Decimals before "million" and similar words; a number with more keeps all its digits."""

KEPT = 1 << 14
"""Number of amounts and periods whose text is cached, because news repeats them."""

STATED_DECIMALS = 5
"""The most decimals that texts state; a number with more is a fraction, such as a third."""


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a claim: bound, sign, digits, unit; the attributes are columns of ``claims``.

    >>> str(Amount(26.7, None, "eq", "change", "up", "%", "ratio"))
    '+26.7 %'
    >>> str(Amount(Decimal("2.4e11"), None, "gt", "level", "up", "USD", "money"))
    '> 240 billion USD'
    """

    value: Decimal | float
    value_high: Decimal | float | None
    bound: str
    kind: str
    direction: str
    unit: str
    unit_kind: str | None

    def __str__(self) -> str:
        """A change has a sign and a multiple a cross; a third has three figures."""
        bound, sign, unit = BOUNDS[self.bound], "", ""
        if self.unit != "1":
            unit = f" {self._unit()}"
            if self.kind == "change" and self.value >= 0:
                sign = SIGNS.get(self.direction, "")
        elif self.kind in {"change", "ratio"}:
            sign = "÷" if self.direction == "down" and self.value > 1 else "×"
        if sign == SIGNS["down"] and self.bound not in {"eq", "approx"}:
            bound, sign = f"down {bound}", ""  # "< −30 %" would be a fall of more than 30 %
        ends = [self.value] if self.value_high is None else [self.value, self.value_high]
        return f"{bound}{' to '.join(sign + digits(end) for end in ends)}{unit}"

    def _unit(self) -> str:
        """The unit; a noun is plural unless the number is one."""
        one = self.value_high is None and abs(self.value) == 1
        return self.unit if one else plural_unit(self.unit, counted=self.unit_kind == "count")


@lru_cache(maxsize=KEPT)
def period(start: date | None, end: date | None) -> str:
    """A closed period, in whole years or months if possible, else in days.

    >>> period(date(2023, 1, 1), date(2023, 12, 31)), period(date(2023, 1, 1), date(2023, 5, 31))
    ('2023', '2023-01 to 2023-05')
    >>> period(date(2022, 2, 24), None), period(None, None)
    ('since 2022-02-24', '')
    """
    if start is None or end is None:
        return f"since {start}" if start else f"until {end}" if end else ""
    first, last = start.isoformat(), end.isoformat()
    whole = start.day == 1 and (end == date.max or (end + timedelta(1)).day == 1)
    years = whole and (start.month, end.month) == (1, 12)
    kept = len("2023") if years else len("2023-01") if whole else len(first)
    return " to ".join(dict.fromkeys((first[:kept], last[:kept])))


def bracket(earliest: date | None, latest: date | None) -> str:
    """A range of days, either end of which may be unknown.

    >>> bracket(date(2024, 1, 19), date(2024, 1, 19)), bracket(date(2019, 1, 1), None)
    ('2024-01-19', 'since 2019-01-01')
    >>> bracket(date(2024, 1, 19), date(2024, 1, 20))
    'between 2024-01-19 and 2024-01-20'
    """
    if earliest and latest and earliest != latest:
        return f"between {earliest} and {latest}"
    if earliest and latest:
        return str(earliest)
    return period(earliest, latest)


@lru_cache(maxsize=KEPT, typed=True)
def digits(value: Decimal | float) -> str:
    """A number with separators, and with a scale word if the number stays exact.

    >>> [digits(n) for n in (2.4e11, 1234567, 100 / 3, -0.25, 1e-7)]
    ['240 billion', '1,234,567', '33.3', '−0.25', '0.0000001']
    """
    number = (Decimal(str(value)) + 0).normalize()  # zero has no sign
    if not number.is_finite():  # of a damaged table
        return str(number)
    scale = ""
    for power, word in SCALES:
        if abs(number) >= Decimal(10) ** power:
            scaled = number.scaleb(-power)
            if decimals(scaled) <= SCALED_DECIMALS:
                number, scale = scaled, f" {word}"
            break
    if decimals(number) > STATED_DECIMALS:
        figures = max(3, number.adjusted() + 2)
        number = Context(prec=figures).plus(number).normalize()
    return f"{number:,f}{scale}".replace("-", "−")


def decimals(number: Decimal) -> int:
    """The number of decimals, without trailing zeros."""
    return -int(number.as_tuple().exponent)
