"""The period of a number: which time expression governs it, and what it comes to as an interval."""

from collections.abc import Sequence

from claimledger.claims.asides import is_other_event, is_shut_off
from claimledger.claims.clauses import BREAKS, VerbGroup
from claimledger.claims.comparisons import baseline_anchor
from claimledger.claims.counting import previous_word
from claimledger.claims.eligible import usable
from claimledger.claims.intervals import PRESENT
from claimledger.claims.lexicon import words
from claimledger.claims.repeats import repeated, without_repeats
from claimledger.claims.tokens import Token
from claimledger.records import Time

FAR = 14
"""A time that costs more than this does not govern a number of its sentence."""


FRONT = 5
"""How many words into a sentence a time may still open it."""

RECENTLY = frozenset({"recently", "early", "late", "ago", "far"})
"""Before "as" and a time they say when: "as recently as 2012"."""

COMPARED = frozenset({"compared", "versus", "vs", "against", "than", "as"})


REFERENCE = frozenset(
    {
        "average",
        "level",
        "levels",
        "mean",
        "norm",
        "peak",
        "baseline",
        "high",
        "low",
        "record",
        "average,",
    }
)


def governing(
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, *, baseline: bool, far: int = FAR
) -> int | None:
    """Index of the time token that governs the quantity at `at`, within its sentence.

    A number that another is compared with only takes a time that stands right beside it; a time
    beside such a number is its own.
    """
    best: tuple[int, bool, int] | None = None
    for index, token in enumerate(tokens):
        if token.tag != "T" or not usable(tokens, groups, index):
            continue
        owner = beside(tokens, index)
        if owner is not None and repeated(tokens, owner) == at:
            owner = at
        if owner != at and owner is not None and is_baseline_time(tokens, owner, index):
            continue
        if (
            baseline
            and (owner != at or not is_baseline_time(tokens, at, index))
            and not (index < at and index == at - 1)
        ):
            continue
        if not baseline and is_compared(tokens, index):
            continue
        if owner != at and is_shut_off(tokens, at, index):
            continue
        if at < index and any(t.tag == ";" for t in tokens[at:index]):
            continue
        price = cost(tokens, groups, at, index)
        near = (price, index < at, index)
        if price <= far and (best is None or near < best):
            best = near
    return best[2] if best is not None else None


def is_baseline_time(tokens: Sequence[Token], owner: int, index: int) -> bool:
    """Whether a time belongs to a number that another is compared with: "from 3% in May".

    A bare "last month" after it dates the whole change: "to 4% from 3% last month".
    """
    if baseline_anchor(tokens, owner) is None and not is_left_behind(tokens, owner):
        return False
    if any(t.tag == "T" for t in tokens[: min(owner, FRONT)]):
        return True  # "In March, sales rose to 4% from 3% last year"
    led = {t.tag for t in tokens[max(0, index - 2) : index]}
    late = tokens[index].lower in PRESENT or tokens[index].lower.startswith("late ")
    if late and index == owner + 1:
        return True
    return bool(led & {"IN", "SB"}) or is_compared(tokens, index)


def is_left_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is what a movement came from: "down from 9% in May and 8% in June"."""
    if repeated(tokens, at) is not None:
        return is_left_behind(tokens, repeated(tokens, at) or 0)
    if tokens[at - 1].tag != "CC" or at < len(("from", "9%", "and")):
        return previous_word(tokens, at) == "from"
    earlier = at - 2
    while earlier > 0 and tokens[earlier].tag in {"T", "IN", "N", "DT", "J"}:
        earlier -= 1
    return tokens[earlier].tag == "Q" and previous_word(tokens, earlier) == "from"


def of_baseline(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time stands beside a number that another is compared with."""
    owner = beside(tokens, index)
    return owner is not None and is_baseline_time(tokens, owner, index)


def beside(tokens: Sequence[Token], index: int) -> int | None:
    """The number that a time stands right after: "5% in March", "3% of output in 2020"."""
    last = index - 1
    said = tokens[index].lower
    if tokens[last].tag == "," and said.endswith(("earlier", "ago", "before")):
        last -= 1  # "compared with $8m, or 4 cents a share, a year earlier"
    for at in range(last, max(-1, index - 8), -1):
        if tokens[at].tag == "Q":
            return at
        if tokens[at].tag in BREAKS or tokens[at].tag in {",", "V", "VD", "BE", "HV", "MD", "SB"}:
            return None
        if is_other_event(tokens, at):
            return None
    return None


def is_compared(tokens: Sequence[Token], index: int) -> bool:  # noqa: PLR0911 - one return a case
    """Whether a time is what a number is compared with: "than in 2019", "on the year before"."""
    said = tokens[index].lower
    if any(
        word in said
        for word in ("earlier", "ago", "same", "a year before", "previous year", "year before")
    ):
        return not said.startswith("earlier")
    if any(word in said for word in ("prior ", "previous ", "preceding ")) and index:
        led = {t.lower for t in tokens[max(0, index - 2) : index]}
        return bool(led & {"from", "on", "over", "than", "versus", "against"})
    if index + 1 < len(tokens) and tokens[index + 1].lower in REFERENCE:
        led = {t.lower for t in tokens[max(0, index - 3) : index]}
        if led & {"below", "above", "from", "than", "to", "over", "under", "near"}:
            return True
    before = index - 1
    while before >= 0 and tokens[before].tag in {"DT", "IN", "J", "N"} and before > index - 5:
        word = tokens[before].lower
        if word in {"from", "over", "on"} and before and is_changed(tokens, before - 1):
            return is_long(tokens[index].time) and not takes_effect(tokens, before)
        if word == "as" and tokens[before + 1].lower == "of":
            return False
        if word == "as" and before and tokens[before - 1].lower in RECENTLY:
            return False
        if word in COMPARED or (before and tokens[before - 1].lower == "compared"):
            return True
        before -= 1
    return before >= 0 and tokens[before].lower in COMPARED and tokens[before].tag != "SB"


def takes_effect(tokens: Sequence[Token], before: int) -> bool:
    """Whether "from" says since when a new level will hold: "will rise to 15% from April"."""
    will = any(t.tag == "MD" for t in tokens[max(0, before - 12) : before])
    return (
        will and before > 1 and tokens[before - 1].tag == "Q" and tokens[before - 2].lower == "to"
    )


def is_changed(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from" a time compares: after a number, its time, or a noun of change.

    "Rose 5% from April", "rose 5% in May from April", "a rise from April".
    """
    while at > 0 and tokens[at].tag in {"T", "IN"}:
        at -= 1
    token = tokens[at]
    still = token.lower in {"unchanged", "changed", "flat", "steady"}
    moved = words("measures", "change_up") | words("measures", "change_down")
    return token.tag == "Q" or still or token.lower in moved


def is_long(time: Time | None) -> bool:
    """Whether a date is longer than a day, so that "up 3% on it" compares."""
    if time is None or time.type != "DATE" or time.date_from is None or time.date_to is None:
        return False
    return (time.date_to - time.date_from).days > 0


def cost(tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, index: int) -> int:
    """How far a time is from a number, counted in words, clauses and other numbers between."""
    low, high = (at, index) if index > at else (index, at)
    between = without_repeats(tokens, low + 1, high)
    price = min(len(between) // 2, 5)
    price += 3 * sum(token.tag in {",", "CC"} for token in between[:12])
    price += 6 * sum(token.tag in BREAKS or token.tag in {"SB", "“", "”"} for token in between)
    price += sum(5 for token in between if token.tag == "Q")
    crossed = sum(1 for g in groups if low < g.first and g.last <= high and g.finite)
    if index > at:
        return price + 5 * crossed
    if is_fronted(tokens, groups, index):
        return min(price, 7)
    owned = beside(tokens, index) is not None
    return price + 5 * max(0, crossed - 1) + (6 if owned else 0) + 1


def is_fronted(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    """Whether a time opens its sentence, before every finite verb and number."""
    opens = all(g.first > index for g in groups if g.finite)
    return opens and index <= FRONT and all(token.tag != "Q" for token in tokens[:index])
