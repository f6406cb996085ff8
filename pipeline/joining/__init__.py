"""Claims: which numbers assert something, and who says what about whom, for when."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.joining.assembling import assemble
from pipeline.joining.checks import flagged
from pipeline.joining.choosing import refusal
from pipeline.joining.coins import in_base_units, unhedged
from pipeline.joining.evidence import Joined, evidence_of
from pipeline.joining.linking import linked
from pipeline.joining.reading import Draft, Reader
from pipeline.records import Article, Quantity

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
