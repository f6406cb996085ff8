"""What a number counts or describes: the noun in its own span, or the noun it stands before."""

import re
from collections.abc import Sequence

from claimledger.claims.lexicon import words
from claimledger.claims.tokens import Token
from claimledger.records import Quantity

EACH = re.compile(r" (?:an?|per|each|every) (?:year|month|week|day|hour|night|season)$")
"""What makes a count a rate: "people a year"."""


MEMBERS = re.compile(r" (?:in|out of)(?: every)? \w+ ([a-z].*)$")
"""Of whom a share in words is: "nine in every 10 nurses"."""


def modified_noun(tokens: Sequence[Token], at: int) -> int | None:
    """The head noun that a number stands before: "a 25% tariff", "the 90-km road"."""
    quantity = tokens[at].quantity
    if quantity is None or counts_noun(tokens[at]) or holds_members(tokens[at]):
        return None
    index = at + 1
    rated = ("/" in quantity.unit and "/" not in tokens[at].text) or comparative(
        tokens, at
    ) is not None
    if rated or (index < len(tokens) and tokens[index].lower in {"a", "an", "per"}):
        return None
    head = None
    while index < len(tokens) and tokens[index].tag in {"N", "J", "E", "VG", "POS", "VN"}:
        if tokens[index].tag == "VN" and head is not None:
            break
        if tokens[index].tag in {"N", "E"}:
            head = index
        index += 1
    return head


def counts_noun(token: Token) -> bool:
    """Whether a quantity has taken the noun it counts into its own span ("two facilities")."""
    quantity = token.quantity
    if quantity is None or quantity.unit in {"%", "1", ""} or quantity.unit_code:
        return False
    if "-" in token.text and " " not in token.text:
        return False
    last = token.lower.rsplit(" ", 1)[-1]
    return (
        quantity.unit_kind in {None, "", "count", "rate"}
        and last.isalpha()
        and last not in words("measures", "scale")
    )


def is_bare_count(quantity: Quantity) -> bool:
    """Whether a quantity counts things, without a currency, percent sign or measure unit."""
    counts = quantity.unit_code is None and quantity.unit_kind in {None, "", "count"}
    return (
        counts
        and quantity.unit != "%"
        and "/" not in quantity.unit
        and quantity.kind not in {"price", "ratio", "share", "change"}
    )


def comparative(tokens: Sequence[Token], at: int) -> str | None:
    """Up or down where a comparative follows the number: "8% more than a year earlier"."""
    word = following(tokens, at).split(" ")[0]
    if word in words("measures", "comparative_up"):
        return "up"
    return "down" if word in words("measures", "comparative_down") else None


def following(tokens: Sequence[Token], at: int) -> str:
    """The next word, lower case; empty at the end."""
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def previous_word(tokens: Sequence[Token], at: int) -> str:
    """The word before a token, lower case."""
    return tokens[at - 1].lower if at else ""


def is_share(token: Token) -> bool:
    """Whether a quantity is a percentage or a fraction of a whole."""
    return token.quantity is not None and token.quantity.unit == "%"


def is_relative(token: Token) -> bool:
    """Whether a number alone is a difference when a verb of change governs it: "fell 3%"."""
    quantity = token.quantity
    if quantity is None:
        return False
    relative = {"%", "percentage point", "basis point", "point", "1"}
    return quantity.unit in relative or (
        quantity.unit_code is not None and quantity.unit == quantity.unit_code
    )


def holds_members(token: Token) -> bool:
    """Whether a share has taken those it is of into its own span: "nine in every 10 nurses"."""
    return is_share(token) and MEMBERS.search(token.text) is not None


def counted(token: Token) -> str:
    """The counted noun with its adjectives, as the quantity's span holds it."""
    members = MEMBERS.search(token.text) if is_share(token) else None
    if members is not None:
        return members[1]
    parts = token.text.split()
    scale = words("measures", "scale")
    first = next(
        (
            i
            for i, part in enumerate(parts)
            if i > 0 and part[0].isalpha() and part.lower() not in scale
        ),
        len(parts),
    )
    return EACH.sub("", " ".join(parts[first:]))
