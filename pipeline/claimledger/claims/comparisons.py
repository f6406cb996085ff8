"""Numbers set against other numbers: "from 3%", "8% more than", "up 5%", "double their share"."""

from collections.abc import Sequence

from claimledger.claims.counting import counts_noun, following, previous_word
from claimledger.claims.lexicon import verbs, words
from claimledger.claims.tokens import Token

COMPARING = frozenset({"compared", "versus", "vs", "vs.", "against", "than"})


def trailing(tokens: Sequence[Token], at: int) -> str | None:
    """Up or down where "…, up 18%" trails what rose."""
    word = previous_word(tokens, at)
    if word not in {"up", "down"} or at <= 1:
        return None
    return word if tokens[at - 2].tag in {",", "T", "Q", ")", "(", "N"} else None


def compares_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comparative with its noun follows: "a 17% lower risk of stroke"."""
    led = at > 0 and tokens[at - 1].tag in {"DT", "POS"}
    return led and at + 2 < len(tokens) and tokens[at + 2].tag in {"N", "J"}


def trails_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up 4%" stands right after the noun that rose: "with prices up 4%"."""
    return at > 1 and tokens[at - 1].lower in {"up", "down"} and tokens[at - 2].tag == "N"


def apposed_change(tokens: Sequence[Token], at: int, noun: int | None, before: int) -> str | None:  # noqa: ARG001 - the signature of every rule
    """Up or down where a noun of change stands in apposition: "$2bn for schools, a 3% increase"."""
    if noun is None or before < 0 or tokens[before].tag != ",":
        return None
    if noun + 1 < len(tokens) and tokens[noun + 1].lower in {"in", "of"}:
        return None
    if tokens[noun].lower in words("measures", "change_up"):
        return "up"
    return "down" if tokens[noun].lower in words("measures", "change_down") else None


def multiple_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number multiplies an earlier figure: "double their share", "twice as many"."""
    quantity = tokens[at].quantity
    if (
        quantity is None
        or quantity.unit not in {"1", "time"}
        or at + 1 >= len(tokens)
        or tokens[at].tag != "Q"
    ):
        return False
    multiplies = tokens[at].lower.rsplit(" ", 1)[-1] in {
        "double",
        "twice",
        "triple",
        "times",
        "half",
        "quadruple",
        "threefold",
        "twofold",
    }
    return multiplies and tokens[at + 1].lower in {
        "their",
        "its",
        "the",
        "that",
        "as",
        "what",
        "those",
        "his",
        "her",
    }


BEATING = frozenset({"beat", "top", "exceed", "miss", "surpass", "outpace", "match"})


def forecast_beaten(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The forecasters after a number that another is set against: "beating the 3% analysts saw".

    As the first and last token of their phrase, the last exclusive.
    """
    before = at - 1 - (tokens[at - 1].tag == "DT")
    set_against = before > 0 and (
        tokens[before].lemma in BEATING or tokens[before].lower in {"than", "below", "above"}
    )
    last = at + 1
    while last < len(tokens) and tokens[last].tag in {"N", "J", "E", "DT"}:
        last += 1
    verb = last
    while verb < len(tokens) and tokens[verb].tag in {"HV", "RB"}:
        verb += 1
    looks_ahead = verb < len(tokens) and tokens[verb].lemma in verbs("project")
    return (at + 1, last) if set_against and looks_ahead and last > at + 1 else None


FORESEEN = frozenset({"expected", "forecast", "predicted", "projected", "estimated"})


def foreseen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is what was expected of another: "above the 448,000 expected by"."""
    before = at - 1 - (tokens[at - 1].tag == "DT")
    led = before > 0 and tokens[before].lower in {
        "than",
        "below",
        "above",
        "over",
        "under",
        "beating",
    }
    return led and at + 1 < len(tokens) and tokens[at + 1].lower in FORESEEN


def baseline_anchor(tokens: Sequence[Token], at: int) -> int | None:
    """The quantity that this one is compared with: "40% compared with 24%", "up from 3%"."""
    before = at - 1
    while (
        before >= 0
        and tokens[before].tag in {"RB", "DT", "J"}
        and tokens[before].lower not in {"up", "down"}
    ):
        before -= 1
    own = compared_noun(tokens, at)
    if own is not None:
        return comparable(tokens, at, own[0])
    if before < 0:
        return None
    word = tokens[before].lower
    if (
        word in {"to", "with"}
        and before > 0
        and tokens[before - 1].lower in {"compared", "comparing", "contrast"}
    ):
        return previous_quantity(tokens, before)
    if word in COMPARING and word != "than":
        return previous_quantity(tokens, before)
    if word == "from":
        return from_anchor(tokens, at, before)
    return None


def compared_noun(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun of a number that another is set against: "compared with a loss of $3m".

    As the first and last token of the noun phrase, the last exclusive.
    """
    last = at - 1
    while last > 0 and tokens[last].tag in {"RB", "DT", "J"}:
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].tag in {"N", "J", "DT", "T", "PS"}:
        first -= 1
    if tokens[last].lower != "of" or first in {0, last}:
        return None
    led = tokens[first - 1].lower
    compared = led in {"with", "to"} and first > 1 and tokens[first - 2].lower == "compared"
    owned = led == "from" and tokens[first].tag in {"PS", "DT"}
    return (first, last) if compared or owned or led in COMPARING - {"than"} else None


def from_anchor(tokens: Sequence[Token], at: int, before: int) -> int | None:
    """For "from Q": the number after a later "to", else the number before it."""
    for index in range(at + 1, len(tokens)):
        if tokens[index].tag == "Q" and tokens[index].quantity is not None:
            between = [token.lower for token in tokens[at + 1 : index]]
            alike = same_kind(tokens[at], tokens[index]) or "," not in between
            if "to" in between and alike and same_unit(tokens[at], tokens[index]):
                return index
            break
    return comparable(tokens, at, before)


def previous_quantity(tokens: Sequence[Token], before: int) -> int | None:
    """The nearest quantity before a place."""
    return next((i for i in range(before - 1, -1, -1) if tokens[i].tag == "Q"), None)


def comparable(tokens: Sequence[Token], at: int, before: int) -> int | None:
    """The nearest quantity before a place that has the unit of the one at `at`."""
    found = (
        i
        for i in range(before - 1, -1, -1)
        if tokens[i].tag == "Q" and same_unit(tokens[at], tokens[i])
    )
    return next(found, None)


def same_unit(first: Token, second: Token) -> bool:
    """Whether two quantities can be compared."""
    one, other = first.quantity, second.quantity
    if one is None or other is None:
        return False
    plain = {"", "1"}
    return one.unit == other.unit or (one.unit in plain or other.unit in plain)


PARENTHESIS = 7
"""How many words a number in brackets may stand after the one it repeats."""


def same_kind(first: Token, second: Token) -> bool:
    """Whether two numbers have one unit that is more than a bare number."""
    one, other = first.quantity, second.quantity
    return (
        one is not None
        and other is not None
        and one.unit == other.unit
        and one.unit not in {"", "1"}
    )


LISTED = frozenset({"CC", ",", "T", "IN", "RB", "DT", "N", "E", "J"})
"""What stands between the numbers of a list."""

RELATIVE = frozenset({"PR", "WH", "V"})
"""What else stands there in "9 points among those who farm and 6 points among the rest"."""


def list_anchor(tokens: Sequence[Token], at: int, before: int) -> int | None:  # noqa: PLR0911 - one return a case
    """The quantity that a list goes on from: "16% in March and 14% in April"."""
    if before < 0:
        return None
    ranged = tokens[before].lower == "to" and before and tokens[before - 1].tag == "Q"
    if (
        ranged
        and previous_word(tokens, before - 1) != "from"
        and same_kind(tokens[at], tokens[before - 1])
    ):
        return before - 1
    if tokens[before].tag == "(" and tokens[before - 1].tag != "Q":
        earlier = previous_quantity(tokens, before)
        close = (
            earlier is not None
            and before - earlier < PARENTHESIS
            and same_unit(tokens[at], tokens[earlier])
        )
        return earlier if close else None
    if tokens[before].tag not in {"CC", ","}:
        return None
    index = before
    told = LISTED | RELATIVE if following(tokens, at) in {"among", "for", "from"} else LISTED
    while index >= 0 and tokens[index].tag in told:
        index -= 1
    if any(t.tag in RELATIVE for t in tokens[index + 1 : before]):
        alike = following(tokens, index) == following(tokens, at)
        return index if alike and same_unit(tokens[at], tokens[index]) else None
    if index < 0 or tokens[index].tag != "Q" or not same_unit(tokens[at], tokens[index]):
        return None
    return None if counts_noun(tokens[at]) else index
