"""Numbers that somebody foresaw, told from what is known: "above the 3% forecast by analysts"."""

from collections.abc import Sequence

from claimledger.claims.lexicon import verbs
from claimledger.claims.tokens import Token

EXPECTING = verbs("project") - {"see", "estimate"}
"""Verbs that look ahead; an estimate may be of the past."""

OF_ANALYSTS = frozenset({"street", "consensus", "analyst", "analysts", "’", "'", "’s", "'s"})
"""Words before "estimates" that make them of what was to come."""


def forecast_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is what somebody foresaw: "short of the 40,000 foreseen by brokers"."""
    if at + 2 >= len(tokens) or tokens[at + 2].lower not in {"by", "in"}:
        return False
    return tokens[at + 1].lemma in EXPECTING


def is_consensus(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token heads what analysts foresaw: "Wall Street estimates", "the consensus"."""
    if tokens[at].lower in {"estimate", "estimates"}:
        owner = tokens[at - 1].lower.split()[-1] if at else ""
        return owner in OF_ANALYSTS
    return tokens[at].lower == "consensus"
