"""What carries on from sentence to sentence: who "it" and "the firm" are, measures, periods."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.joining.intervals import Period
from pipeline.joining.participants import Party
from pipeline.joining.reading import Parsed
from pipeline.joining.stretches import Stretch
from pipeline.joining.tokens import Token

STATES = frozenset(
    {"government", "country", "nation", "bloc", "kingdom", "administration", "state"}
)
"""Nouns that stand for a country or group of countries."""


ACTORS = frozenset(
    {
        "company",
        "retailer",
        "firm",
        "group",
        "government",
        "broadcaster",
        "bank",
        "lender",
        "carmaker",
        "maker",
        "airline",
        "agency",
        "network",
        "chain",
        "operator",
        "country",
        "nation",
        "drama",
        "show",
        "series",
        "business",
        "manufacturer",
        "bloc",
        "kingdom",
        "administration",
        "state",
        "club",
        "producer",
        "miner",
        "brand",
        "insurer",
        "supermarket",
        "service",
    }
)


def fits(actor: str, who: Party) -> bool:
    """Whether a name can be "the country" or "the company"."""
    kinds = {entity.kind for entity in who.token.entities} if who.token is not None else set()
    if actor in STATES:
        return bool(kinds & {"country", "group"})
    return not actor or "organisation" in kinds


def leans(inside: Sequence[Token]) -> bool:
    """Whether a noun phrase is a pronoun, begins with a possessive, or is "the company"."""
    first = inside[0]
    if first.tag == "PS" or (
        first.tag == "PR" and len(inside) == 1 and first.lower in {"it", "they", "he", "she"}
    ):
        return True
    noun = next((i for i, t in enumerate(inside) if i and t.tag not in {"J", "RB", "T"}), 0)
    actor = first.lower == "the" and inside[noun].lower in ACTORS
    after = [t for t in inside[noun + 1 :] if t.tag not in {"RB", "T"}]
    return actor and (not after or after[0].tag == "POS")


def owned_by_actor(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Whether "the country's" or "of the firm" stands inside a phrase."""
    for index in range(stretch.first, stretch.last - 1):
        if tokens[index].lower != "the":
            continue
        owner = index + 1 + (tokens[index + 1].tag == "J")
        if owner >= stretch.last or tokens[owner].lower not in ACTORS:
            continue
        if owner + 1 < len(tokens) and tokens[owner + 1].tag == "E":
            continue
        owns = owner + 1 < len(tokens) and tokens[owner + 1].tag == "POS"
        if owns or (index > stretch.first and tokens[index - 1].lower == "of"):
            return True
    return False


def opens_with_span(parsed: Parsed) -> bool:
    """Whether a sentence opens with a time of its own that nothing settles: "In two years"."""
    return any(
        t.tag == "T"
        and t.time is not None
        and t.time.type == "DURATION"
        and t.time.date_from is None
        for t in parsed.tokens[:4]
    )


def carried(period: Period) -> Period | None:
    """A period taken over from an earlier sentence or number; a deadline is not taken over."""
    deadline = period.text is not None and period.text.lower().startswith("by ")
    if deadline or period.type == "open_end":
        return None
    return replace(period, basis="inherited")
