"""Numbers that lean on another or on a comparison, and how any number is governed."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimledger.claims.clauses import VerbGroup
from claimledger.claims.comparisons import (
    apposed_change,
    baseline_anchor,
    compares_noun,
    forecast_beaten,
    foreseen,
    multiple_of,
    previous_quantity,
    trailing,
    trails_noun,
)
from claimledger.claims.counting import comparative, following
from claimledger.claims.heads import verb_before
from claimledger.claims.lexicon import verbs
from claimledger.claims.standings import owned_anchor, restated_anchor
from claimledger.claims.tokens import Token


@dataclass(frozen=True, slots=True)
class Governor:
    """How a quantity is governed.

    ``relation`` is verb (it is itself a verb), modifier (before a noun), partitive (before "of"),
    complement (after a preposition), object (after a verb), attribute (noun + "of" + it), subject,
    baseline (what another is compared with), list (goes on from another) or bare.
    ``anchor`` is the index of the other quantity's token.
    """

    relation: str
    preposition: str | None = None
    verb: VerbGroup | None = None
    noun: int | None = None
    anchor: int | None = None


PLACED = verbs("level") - verbs("share")
"""Verbs that a comparative after the number goes with: "was 3% lower", "closed $2 higher"."""

ENDING = frozenset({"", ",", ".", ";", "and", "in", "a"})
"""What follows a number that has no noun of its own."""


def leaning_governor(tokens: Sequence[Token], at: int) -> Governor | None:
    """The governor of a number that another is compared with, restated by, or has beaten."""
    compared = baseline_anchor(tokens, at)
    if compared is not None:
        return Governor("baseline", anchor=compared)
    owned = owned_anchor(tokens, at)
    if owned is not None and following(tokens, at) in ENDING:
        return Governor("owned", anchor=owned[0])
    again = restated_anchor(tokens, at)
    if again is not None:
        return Governor("restated", anchor=again)
    other = previous_quantity(tokens, at)
    beaten = other is not None and (forecast_beaten(tokens, at) or foreseen(tokens, at))
    return Governor("expected", anchor=other) if beaten else None


def moved_governor(  # noqa: PLR0911 - one return a case
    tokens: Sequence[Token], groups: Sequence[VerbGroup], at: int, noun: int | None, before: int
) -> Governor | None:
    """The governor of a number beside "up", "higher" or "a rise of", or that multiplies another."""
    direction = (
        comparative(tokens, at) or trailing(tokens, at) or apposed_change(tokens, at, noun, before)
    )
    if direction is not None and following(tokens, at + 1) == "likely":
        verb = verb_before(groups, at)
        return Governor("likely", preposition=direction, noun=at + 2, verb=verb)
    held = next((g for g in groups if g.last == before + 1), None)
    if direction is not None and held is not None and held.lemma in PLACED:
        return Governor("object", preposition=direction, verb=held)
    if comparative(tokens, at) is not None and compares_noun(tokens, at):
        return Governor("changed", preposition=direction, noun=at + 2, verb=verb_before(groups, at))
    if direction is not None and trails_noun(tokens, at):
        return Governor("bare", preposition=direction)
    if direction is not None and (other := previous_quantity(tokens, at)) is not None:
        return Governor("comparative", preposition=direction, anchor=other)
    if direction is not None and before >= 0 and tokens[before].tag in {"N", "E"}:
        return Governor("bare", preposition=direction)
    if multiple_of(tokens, at) and (other := previous_quantity(tokens, at)) is not None:
        return Governor("multiple", anchor=other)
    return None
