"""A measure without the words that say nothing outside their sentence."""

import re
from dataclasses import replace

from claimledger.claims.participants import Party
from claimledger.claims.phrases import LOOSE_END

NOBODY = r"(?:i|we|you|he|she|it|they|them|us|which|who|there)"
"""Pronouns that stand for nobody who was named, where they are still in a measure."""

AGENT = re.compile(rf"\s+(?:by|of)\s+{NOBODY}(?=\s|$)", re.IGNORECASE)
ALONE = re.compile(rf"(?:{NOBODY}|this|that|these|those|(?:which|who|what)\s.*)", re.IGNORECASE)
REPEATED = re.compile(r"\b(by|of|that|in|from|[a-z]+ of) (?:the )?\1\b")
OPENING = re.compile(r"(?:(?:and|but|or)(?:\s+|$))?(?:(?:is|are|was|were)\s+(?:(?:an?|the)\s+)?)?")
PURPOSE = re.compile(r"to [a-z]")
COMPANIONS = re.compile(r",? (?:and|or) (?:its|their|his|her)\b.*")


def standing_alone(measure: str | None) -> str | None:
    """The measure as a reader understands it who has no other words; None where nothing is left.

    >>> standing_alone("dishes made by I"), standing_alone("amount paid by you to install a lock")
    ('dishes made', 'amount paid to install a lock')
    >>> standing_alone("is a considerable number of barges"), standing_alone("to repair bridges")
    ('considerable number of barges', 'amount to repair bridges')
    >>> standing_alone("size of the size of Chile's fleet"), standing_alone("size of Chile's fleet")
    ("size of Chile's fleet", "size of Chile's fleet")
    >>> standing_alone("exports of Italy"), standing_alone("issue of shares"), standing_alone("It")
    ('exports of Italy', 'issue of shares', None)
    """
    if measure is None:
        return None
    said = REPEATED.sub(r"\1", AGENT.sub("", measure))
    said = LOOSE_END.sub("", OPENING.sub("", said, count=1))
    if PURPOSE.match(said):
        said = f"amount {said}"
    return None if not said or ALONE.fullmatch(said) else said


def leader(owner: Party | None) -> Party | None:
    """Whom a possessive stands for, of a group of its own: "Roe Group and its partners".

    >>> leader(Party("Roe Group and its partners")).name, leader(Party("Chile and Peru")).name
    ('Roe Group', 'Chile and Peru')
    """
    return replace(owner, name=COMPANIONS.sub("", owner.name)) if owner is not None else None
