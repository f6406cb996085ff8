"""Kind and direction of a claim, from its frame, its unit and its number."""

import re

from claimledger.claims.frames import Frame
from claimledger.claims.lexicon import verbs
from claimledger.records import Quantity

RELATIVE = frozenset({"%", "percentage point", "basis point", "point", "1"})


RATES = frozenset(
    {
        "rate",
        "rates",
        "inflation",
        "yield",
        "yields",
        "tariff",
        "tariffs",
        "tax",
        "duty",
        "duties",
        "interest",
        "growth",
        "margin",
        "unemployment",
        "levy",
        "target",
    }
)


def kind_of(quantity: Quantity, frame: Frame) -> str:  # noqa: PLR0911 - one return a case
    """Level, share, change, ratio, price, count or rank."""
    if is_price(quantity, frame):
        return "price"
    if quantity.kind in {"rank", "ratio"}:
        return quantity.kind
    if frame.kind is not None and frame.kind != "count":
        return frame.kind
    if quantity.unit in {"percentage point", "basis point"}:
        return "level" if GAPS & set((frame.measure or "").lower().split()) else "change"
    if quantity.unit == "%":
        return percent_kind(quantity, frame)
    if (
        quantity.unit == "1"
        and frame.verb is not None
        and frame.direction in {"up", "down"}
        and quantity.kind == "change"
    ):
        return "change"
    if frame.kind == "count" or is_count(quantity):
        return "count"
    return "level"


SIGNS = {"-": "down", "−": "down", "–": "down", "+": "up"}

MORE = re.compile(r"(?<=[\w,] )more (?!than\b)[a-z]")
"""Things in addition to others: "1,000 more people", not "more than 1,000 people"."""

RESULTS = frozenset(
    {"earnings", "dividend", "profit", "profits", "income", "loss", "net", "revenue", "charge"}
)
"""What a share earns or pays: an amount, not what the share costs."""

GAPS = frozenset(
    {"margin", "lead", "gap", "difference", "spread", "advantage", "premium", "interval", "error"}
)
"""What stands between two figures: a level, though in points."""

PERIODIC = frozenset({"year", "month", "week", "day"})


PRICED = frozenset(
    {"share", "shares", "stock", "price", "prices", "crude", "oil", "gold", "futures"}
)


def is_price(quantity: Quantity, frame: Frame) -> bool:
    """Money for one of something, or money at which shares and goods trade."""
    measure = set((frame.measure or "").lower().split())
    if quantity.unit.endswith("/share") and measure & RESULTS and not measure & PRICED:
        return False
    if quantity.unit_kind == "price" or (
        "/" in quantity.unit and quantity.unit_code is not None and quantity.unit_kind == "money"
    ):
        return quantity.unit.split("/")[-1] not in PERIODIC
    if quantity.unit_kind != "money" or frame.kind == "change":
        return False
    trading = frame.verb is not None and frame.verb.lemma in {
        "trade",
        "close",
        "open",
        "settle",
        "end",
        "finish",
        "sell",
        "cost",
        "fetch",
        "retail",
    }
    return bool(measure & {"price", "prices"}) or (trading and bool(measure & PRICED))


def percent_kind(quantity: Quantity, frame: Frame) -> str:
    """A percentage is a change, a rate (a level), or a share."""
    measure = set((frame.measure or "").lower().split())
    if quantity.value is not None and quantity.value < 0:
        return "change"
    bare = frame.rule in {"bare", "object"}
    if quantity.kind == "change" and bare:
        return "change"
    if measure & RATES:
        return "level"
    return "share"


def is_count(quantity: Quantity) -> bool:
    """Whether a number counts things."""
    return (
        (quantity.unit_code is None or quantity.unit_kind == "count")
        and quantity.unit_kind in {None, "", "count"}
        and quantity.unit not in RELATIVE
    )


def direction_of(quantity: Quantity, frame: Frame, around: str, quote: str) -> str:  # noqa: PLR0911 - one return a case
    """Up, down or none: the frame's, else the quantity's own, else what "record" tells."""
    if frame.rule == "baseline":
        return "none"
    sharing = (
        frame.verb is not None and frame.verb.lemma in verbs("share") and frame.kind == "share"
    )
    if sharing and frame.direction is None:
        return "none"
    if frame.direction in {"up", "down"}:
        return frame.direction
    if quantity.direction in {"up", "down"}:
        return quantity.direction
    if quantity.unit == "%" and quote[:1] in SIGNS:
        return SIGNS[quote[0]]
    before = around.lower().split()
    if any(word in quote for word in ("additional", "extra ", "further ")) or MORE.search(quote):
        return "up"
    if any(word in {"record", "additional", "extra", "new"} for word in before[-2:]):
        return "up"
    return "down" if before[-1:] == ["fewer"] else "none"
