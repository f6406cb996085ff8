"""Numbers set beside another's: of another owner, of those who follow, or said again."""

from collections.abc import Sequence

from claimledger.claims.comparisons import (
    COMPARING,
    comparable,
    previous_quantity,
    same_kind,
    same_unit,
)
from claimledger.claims.counting import counts_noun
from claimledger.claims.stretches import QUOTES
from claimledger.claims.tokens import Token


def owned_anchor(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """The number that another owner's is set beside: "against Roe's $3m", "… and Roe's $3m".

    With the first and last token of the owner, the last exclusive.
    """
    last = at - 1
    while last > 0 and tokens[last].tag == "RB":
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].tag in {"N", "E", "J", "DT"}:
        first -= 1
    if tokens[last].tag != "POS" or first in {0, last}:
        return None
    led = tokens[first - 1]
    beside = led.lower in COMPARING | {"with", "to"} or led.tag in {"CC", ","}
    anchor = comparable(tokens, at, first) if beside else None
    return (anchor, first, last) if anchor is not None else None


def restated_anchor(tokens: Sequence[Token], at: int) -> int | None:
    """The number said again in another unit: "112 points, or 1.4%", "$3m (2.7m euros)"."""
    before = at - 1
    while before > 0 and tokens[before].tag in {"RB", "DT", "J"}:
        before -= 1
    opened = tokens[before].tag == "("
    if before < 1 or not (opened or tokens[before].lower == "or"):
        return None
    earlier = before - 1 - (not opened and tokens[before - 1].tag == ",")
    held = earlier >= 0 and tokens[earlier].tag == "Q"
    of_whole = at + 1 < len(tokens) and tokens[at + 1].lower == "of"
    if not held or of_whole or (not opened and same_unit(tokens[at], tokens[earlier])):
        return None
    return None if counts_noun(tokens[at]) and not counts_noun(tokens[earlier]) else earlier


def follower_anchor(tokens: Sequence[Token], at: int, before: int) -> tuple[int, int] | None:
    """The number of the one that others follow: "Roe got 35%, followed by Poe at 21%".

    With the token that names the follower.
    """
    joined = tokens[before].lower in {"at", "with"} or tokens[before].tag == "("
    named = before - 1
    named -= named > 0 and tokens[named].tag in QUOTES
    if not joined or named < 0 or tokens[named].tag != "E":
        return None
    first = named
    while first > 0 and tokens[first - 1].tag in {"J", "N", "DT"} | QUOTES:
        first -= 1
    led = [t.lower for t in tokens[max(0, first - 2) : first]]
    opened = first > 1 and (tokens[first - 1].tag in {",", "CC"} or led[-1:] == ["by"])
    opened = opened or led == ["ahead", "of"]
    anchor = comparable(tokens, at, first) if opened else None
    return (anchor, named) if anchor is not None else None


def gapped_anchor(tokens: Sequence[Token], at: int) -> int | None:
    """The number whose verb is left out here: "Chile faces a duty of 17%, Peru 20%"."""
    if tokens[at - 1].tag != "E" or at + 1 >= len(tokens):
        return None
    first = at - 1
    while first > 0 and tokens[first - 1].tag in {"J", "N", "DT"}:
        first -= 1
    opened = first > 1 and tokens[first - 1].tag in {",", "CC"}
    listed = first > 1 and tokens[first - 1].tag == "CC" and tokens[first - 2].tag == "Q"
    ends = tokens[at + 1].tag in ({",", ".", "CC", ";", "IN"} if listed else {",", ".", "CC", ";"})
    earlier = previous_quantity(tokens, first - 1) if opened and ends else None
    while earlier is not None and is_plain(tokens[at]) and is_plain(tokens[earlier]):
        earlier = previous_quantity(tokens, earlier)
    if earlier is None:
        nearest = previous_quantity(tokens, first - 1) if opened and ends else None
        quantity = tokens[at].quantity
        large = quantity is not None and (quantity.value or 0) >= THOUSAND
        return nearest if large else None
    counts = is_plain(tokens[at]) and counts_noun(tokens[earlier])
    return earlier if counts or same_kind(tokens[at], tokens[earlier]) else None


THOUSAND = 1_000


def is_plain(token: Token) -> bool:
    """Whether a number has no unit of its own."""
    return token.quantity is not None and token.quantity.unit in {"", "1"}
