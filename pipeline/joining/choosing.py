"""Which quantities assert something about the world; every other one says why it does not."""

from collections.abc import Sequence

from pipeline.joining.lexicon import words
from pipeline.joining.tokens import Token
from pipeline.records import Quantity

SMALL = 10
DEFINITE = frozenset(
    {
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
    }
)
NOT_ASSERTED = {
    "reference": "counts what is already known",
    "idiom": "part of a fixed expression",
}


def refusal(tokens: Sequence[Token], at: int) -> tuple[str, str] | None:
    """(role, reason) of a quantity that asserts nothing, or None where it is a claim."""
    quantity = tokens[at].quantity
    if quantity is None or quantity.role != "claim":
        return None
    if quantity.value is None:
        return "other", "no value could be read"
    if not is_bare_count(quantity):
        return None
    small = abs(quantity.value) <= SMALL
    before = tokens[at - 1].lower if at else ""
    if small and before in DEFINITE:
        return "reference", NOT_ASSERTED["reference"]
    noun = head_noun(quantity, tokens, at)
    if small and quantity.value == 1:
        return "reference", "one of its kind, named rather than counted"
    if small and noun in words("measures", "abstract"):
        return "reference", "counts parts of the argument, not things in the world"
    if small and noun in words("measures", "known_parties") and not asserted(tokens, at):
        return "reference", NOT_ASSERTED["reference"]
    return None


def is_bare_count(quantity: Quantity) -> bool:
    """Whether a quantity counts things, without a currency, percent sign or measure unit."""
    return (
        quantity.unit_code is None
        and quantity.unit != "%"
        and "/" not in quantity.unit
        and quantity.unit_kind in {None, "", "count"}
        and quantity.kind not in {"price", "ratio", "share"}
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
    return (
        before is not None
        and before.tag in {"V", "VD", "VN", "VB"}
        and before.lemma not in {"be", "have"}
    )
