"""Claims: which numbers assert something, and who says what about whom, for when."""

from collections.abc import Sequence
from dataclasses import replace

from claimledger.claims.assembling import assemble
from claimledger.claims.checks import flagged
from claimledger.claims.choosing import refusal
from claimledger.claims.coins import in_base_units, unhedged
from claimledger.claims.evidence import Joined, evidence_of
from claimledger.claims.linking import linked
from claimledger.claims.reading import Draft, Reader
from claimledger.records import Article, Quantity

__all__ = ["Joined", "join"]


def join(article: Article, quantities: Sequence[Quantity]) -> Joined:
    """Join an article's quantities with its times, entities and sources into claims.

    `quantities` are those of the article's own text and captions, in any order; they come back in
    the order of the text with their final role, and the reason of each that is no claim.
    """
    said = [unhedged(q, article.text) for q in in_base_units(quantities)]
    ordered = sorted(said, key=lambda q: (q.start, q.head))
    reader = Reader(article, ordered)
    drafts: list[Draft] = []
    settled: list[Quantity] = []
    for quantity in ordered:
        place = reader.place(quantity) if quantity.role == "claim" else None
        told = place is not None and reader.tables.at(quantity) is None
        refused = refusal(place[1].tokens, place[2]) if place is not None and told else None
        if quantity.role == "claim" and (place is None or refused is not None):
            role, reason = refused or ("other", "stands across two sentences")
            settled.append(replace(quantity, role=role, reason=reason))
            continue
        settled.append(quantity)
        if place is not None:
            drafts.append(Draft(quantity, *place))
    built = linked(assemble(reader, drafts))
    claims = flagged([one.claim for one in built])
    evidence = tuple(row for one in built for row in evidence_of(one))
    return Joined(tuple(claims), evidence, tuple(settled))
