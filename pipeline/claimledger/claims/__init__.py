"""Claims: which numbers are claims, with measure, subject, period and source.

1. ``windows`` gives the tokens around each quantity, and ``encoder`` scores their spans and
classes.
2. ``candidates``, ``period_candidates`` and ``choices`` list the candidates for each field;
   ``features`` describes them with numbers.
3. ``ranking`` chooses the best candidate and estimates its probability; ``answers`` does so for all
   fields of a quantity. For a number in a table, ``cells`` answers from the heads of its row and
   column.
4. ``coreference`` and ``wording`` give the answers their published form, ``assembling`` makes
   records of them, ``bases`` adds the period that a change is measured against, ``flags`` marks
   suspicious claims, and ``evidence`` records the evidence for each field.
5. ``corrections`` applies the user's corrections.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from claimledger.claims.answers import ROLES, Answers, answer
from claimledger.claims.assembling import Assembler, compared
from claimledger.claims.base_units import in_base_units, unhedged
from claimledger.claims.bases import with_basis
from claimledger.claims.candidates import Document
from claimledger.claims.cells import Tables, read_cell
from claimledger.claims.counted_nouns import with_unit
from claimledger.claims.encoder import Reading, read_window
from claimledger.claims.evidence import Joined, evidence_of
from claimledger.claims.flags import flagged
from claimledger.claims.ranking import Ranker, rankers
from claimledger.claims.windows import windows
from claimledger.language import language_of
from claimledger.language.sentences import Sentence, sentence_at, sentences
from claimledger.records import Article, Claim, Quantity

__all__ = ["Joined", "in_order", "is_readable", "join", "join_with"]


Read = Callable[[Article, Sequence[Quantity]], Sequence[Reading]]
"""Returns the encoder's reading of each of some quantities of an article."""


def join(article: Article, quantities: Sequence[Quantity]) -> Joined:
    """Read the claims of an article.

    Args:
        article: the article, with its times.
        quantities: those of its text and captions, in any order; they are returned in the order of
            the text with their final role and, if they are not claims, a reason.
    """
    return join_with(article, quantities, readings_of, rankers())


def join_with(
    article: Article, quantities: Sequence[Quantity], read: Read, models: Mapping[str, Ranker]
) -> Joined:
    """Read the claims of an article with a given encoder and rankers."""
    ordered = in_order(article, quantities)
    places = sentences(article.text, article.segments, language_of(article.language))
    readable = [q for q in ordered if is_readable(q, places)]
    document = Document(article, readable, read(article, readable), places)
    assembler, tables = Assembler(article, models), Tables(article)
    claims: dict[int, tuple[Claim, Answers]] = {}
    final: dict[int, Quantity] = {}
    for at, quantity in enumerate(readable):
        sentence = places[sentence_at(places, quantity.start)]
        said = answer(document, at, models, sentence.label)
        if cell := tables.at(quantity):
            read_cell(document, cell, quantity, said)
        elif tables.in_head(quantity):
            said.worth = 0.0
        if said.worth >= models["worth"].threshold:
            unit = said.fields.get("unit")
            counted = with_unit(quantity, unit.choice) if unit and unit.choice else quantity
            following = readable[at + 1].start if at + 1 < len(readable) else len(article.text)
            made = with_basis(assembler.claim(counted, sentence, said), article, following)
            claims[at] = made, said
            final[id(quantity)] = replace(counted, role="claim", reason=None)
        elif quantity.role == "claim":
            why = f"of little use as data, or asserts nothing (claim: {said.worth:.0%})"
            final[id(quantity)] = replace(quantity, role="detail", reason=why)
    rows = [row for at, (c, said) in claims.items() for row in evidence_of(c, readable[at], said)]
    last = [final.get(id(q), unread(q)) for q in ordered]
    return Joined(tuple(flagged(compared(claims))), tuple(rows), tuple(last))


def in_order(article: Article, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities in base units, in the order of the text."""
    based = (unhedged(quantity, article.text) for quantity in in_base_units(quantities))
    return sorted(based, key=lambda quantity: (quantity.start, quantity.head))


def is_readable(quantity: Quantity, places: Sequence[Sentence]) -> bool:
    """Whether a quantity may be a claim: it has a value and lies within one sentence."""
    at = sentence_at(places, quantity.start)
    within = at >= 0 and quantity.end <= places[at].end
    return quantity.role in ROLES and quantity.value is not None and within


def unread(quantity: Quantity) -> Quantity:
    """The final role of a quantity that the encoder did not read."""
    if quantity.role != "claim":
        return quantity
    why = "has no value" if quantity.value is None else "extends over two sentences"
    return replace(quantity, role="other", reason=why)


def readings_of(article: Article, quantities: Sequence[Quantity]) -> Sequence[Reading]:
    """The encoder's reading of each quantity."""
    return [read_window(window) for window in windows(article, quantities)]
