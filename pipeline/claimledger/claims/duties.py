"""Duties and the goods that they are on: "a 10% duty on $9bn worth of timber"."""

from claimledger.claims.frames import Tokens, rest
from claimledger.claims.phrases import phrase
from claimledger.claims.stretches import Stretch

DUTIES = frozenset({"duty", "duties", "tariff", "tariffs", "levy", "levies", "tax", "taxes"})


def with_goods(text: str, tokens: Tokens, taxed: Stretch | None, said: str) -> str:
    """A duty in words with what it is on."""
    goods = phrase(text, tokens, taxed)
    return f"{said} on {goods}" if goods and goods not in said else said


def goods_taxed(tokens: Tokens, noun: int, on: int) -> Stretch | None:
    """What a duty is on: "a 10% duty on $9bn worth of timber" is a duty on timber."""
    if tokens[noun].lower not in DUTIES or on + 1 >= len(tokens) or tokens[on].lower != "on":
        return None
    first = on + 1
    while first < len(tokens) and tokens[first].tag in {"DT", "RB"}:
        first += 1
    if first < len(tokens) and tokens[first].tag == "Q":
        ahead = [t.lower for t in tokens[first + 1 : first + 3]]
        if "of" not in ahead:
            return None
        first += 2 + ahead.index("of")
    return rest(tokens, first)
