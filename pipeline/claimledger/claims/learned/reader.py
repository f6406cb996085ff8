"""The claims of an article by the learned reader, each with its confidence."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimledger.claims.coins import in_base_units, unhedged
from claimledger.claims.learned.answers import ROLES, Answers, answer
from claimledger.claims.learned.assembling import Assembler, compared
from claimledger.claims.learned.candidates import Document
from claimledger.claims.learned.encoder import Reading, read_window
from claimledger.claims.learned.features import Sentences
from claimledger.claims.learned.ranking import Ranker
from claimledger.claims.learned.windows import windows
from claimledger.language.sentences import Sentence, sentences
from claimledger.records import Article, Claim, Quantity


@dataclass(frozen=True, slots=True)
class Confident:
    """A claim, the probability that it is whole, and the answers that it was made of."""

    claim: Claim
    confidence: float
    answers: Answers


def read(
    article: Article, quantities: Sequence[Quantity], rankers: Mapping[str, Ranker]
) -> list[Confident]:
    """Read the claims of an article, in the order of its text.

    Args:
        article: the article, with its times.
        quantities: those of its text and captions, in any order.
        rankers: the ranker of each field.
    """
    based = [unhedged(q, article.text) for q in in_base_units(quantities)]
    ordered = sorted(based, key=lambda q: (q.start, q.head))
    places = sentences(article.text, article.segments)
    candidates = [q for q in ordered if q.role in ROLES and q.value is not None]
    found = [(q, sentence) for q in candidates if (sentence := sentence_of(q, places))]
    read_here = [quantity for quantity, _ in found]
    document = Document(article, read_here, readings_of(article, read_here))
    numbering = Sentences([sentence.start for sentence in places])
    assembler = Assembler(article, rankers)
    claims: dict[int, tuple[Claim, Answers]] = {}
    for at, (quantity, sentence) in enumerate(found):
        answers = answer(document, at, numbering, rankers, sentence.label)
        if answers.worth >= rankers["worth"].threshold:
            claims[at] = assembler.claim(quantity, sentence, answers), answers
    return [
        Confident(claim, assembler.probability(answers), answers)
        for claim, (_, answers) in zip(compared(claims), claims.values(), strict=True)
    ]


def sentence_of(quantity: Quantity, places: Sequence[Sentence]) -> Sentence | None:
    """The sentence that a quantity stands in; none where it stands across two."""
    at = bisect_right(places, quantity.start, key=lambda sentence: sentence.start) - 1
    return places[at] if at >= 0 and quantity.end <= places[at].end else None


def readings_of(article: Article, quantities: Sequence[Quantity]) -> list[Reading]:
    """What the encoder says of each quantity."""
    return [read_window(window) for window in windows(article, quantities)]
