"""Which quantities assert something about the world; every other one says why it does not."""

from collections.abc import Sequence

from pipeline.joining.governors import is_bare_count
from pipeline.joining.lexicon import words
from pipeline.joining.tokens import Token
from pipeline.records import Quantity

SMALL = 10
DEFINITE = frozenset(
    [
        "the",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "other",
        "’s",
        "'s",
        "my",
        "your",
    ]
)
KNOWN = "counts what is already known"
AGED = frozenset(
    {
        "children",
        "child",
        "people",
        "adults",
        "women",
        "men",
        "kids",
        "girls",
        "boys",
        "those",
        "voters",
        "workers",
        "aged",
        "patients",
    }
)


def refusal(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """(role, reason) of a quantity that asserts nothing, or None where it is a claim."""
    quantity = tokens[at].quantity
    if quantity is None or quantity.role != "claim":
        return None
    if quantity.value is None:
        return "other", "no value could be read"
    if is_age(tokens, at, quantity):
        return "age", "an age after the people who have it"
    if not is_bare_count(quantity) or abs(quantity.value) > SMALL:
        return None
    return small_count(tokens, at, quantity)


def small_count(tokens: Sequence[Token], at: int, quantity: Quantity) -> tuple[str, str] | None:
    """Small numbers of things are claims only where they say something new."""
    before = tokens[at - 1].lower if at else ""
    noun = head_noun(quantity, tokens, at)
    if before in DEFINITE:
        return "reference", KNOWN
    if quantity.value == 1:
        return "reference", "one of its kind, named rather than counted"
    if noun in words("measures", "abstract"):
        return "reference", "counts parts of the argument, not things in the world"
    if noun in words("measures", "known_parties") and not asserted(tokens, at):
        return "reference", KNOWN
    if describes_share(tokens, at):
        return "reference", "describes what another number of its clause measures"
    return None


def is_age(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether a bare number after people is their age: "children under five"."""
    if quantity.unit not in {"", "1"} or at == 0:
        return False
    own = tokens[at].lower.split()[0]
    before = tokens[at - 1].lower.split()[-1]
    if own[0].isdigit() and quantity.value_high is not None:
        return before in AGED
    if own in {"under", "over", "below", "above"}:
        return before in AGED
    return before == "aged" or (
        before in {"under", "over", "below", "above"} and at > 1 and tokens[at - 2].lower in AGED
    )


def head_noun(quantity: Quantity, tokens: Sequence[Token], at: int) -> str:
    """The counted noun, in the singular where the unit gives it."""
    if quantity.unit not in {"", "1"}:
        return quantity.unit.split()[-1].lower()
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return following.removesuffix("s")


def asserted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb makes a count of parties news: "12 teams were fined", "killed two men"."""
    before = next((t for t in reversed(tokens[:at]) if t.tag not in {"RB", "J"}), None)
    if (
        before is not None
        and before.tag in {"V", "VD", "VN", "VB"}
        and before.lemma not in {"be", "have"}
    ):
        return True
    after = next((t for t in tokens[at + 1 :] if t.tag not in {"RB", "IN", "N", "E", "DT"}), None)
    return (after is not None and after.tag in {"VD", "HV"}) or (
        after is not None and after.lower in {"were", "was"}
    )


def describes_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether a share is the subject of the verb before: "70% have had two doses"."""
    verb = at - 1
    while verb >= 0 and tokens[verb].tag in {"RB", "DT", "J"}:
        verb -= 1
    if verb < 0 or tokens[verb].tag not in {"V", "VD", "VN", "VB"}:
        return False
    for token in reversed(tokens[:verb]):
        if token.tag in {",", ";", "CC"}:
            return False
        if token.tag == "Q" and token.quantity is not None:
            return token.quantity.unit == "%"
    return False
