"""Answers: for each quantity the best candidate of every field, and how likely it is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp

import numpy as np

from claimledger.claims.learned.candidates import NEEDED, PHRASES, Candidate, Document, candidates
from claimledger.claims.learned.choices import CHOSEN, describe_choices, of_number
from claimledger.claims.learned.encoder import CLASSES, Scores
from claimledger.claims.learned.features import Sentences, describe, of_quantity
from claimledger.claims.learned.period_candidates import describe_periods, period_candidates
from claimledger.claims.learned.periods import Period
from claimledger.claims.learned.ranking import Ranker

ROLES = ("claim", "reference", "rank", "duration", "age", "score", "other")
"""Roles of the quantities that are read; every other number is a date, a name or the like."""

LABELS = ("body", "title", "dek", "heading", "caption")

VERDICT_FEATURES = tuple(f"role_{name}" for name in ROLES) + tuple(
    f"label_{name}" for name in LABELS
)
"""Names of the columns that `of_verdict` adds to those of a quantity and its number."""

BASELINE = 0.5
"""Probability from which another quantity is the baseline of this one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best candidate of a field and its probability of being right.

    ``published`` says whether that reaches the field's threshold. A candidate that is empty says
    that the text gives no answer.
    """

    probability: float
    published: bool
    candidate: Candidate | None = None
    period: Period | None = None
    choice: str | None = None


@dataclass(slots=True)
class Answers:
    """Everything that is answered for one quantity.

    ``worth`` is the probability that it is a claim, ``number`` that value, unit and bound are
    right; ``baseline`` the index of the quantity that it is compared with.
    """

    worth: float
    number: float
    fields: dict[str, Answer] = field(default_factory=dict)
    baseline: int | None = None


def answer(
    document: Document, at: int, sentences: Sentences, rankers: Mapping[str, Ranker], label: str
) -> Answers:
    """Answer every field of the quantity at an index."""
    verdict = of_verdict(document, at, label)
    found = Answers(
        worth=rankers["worth"].choose(verdict)[1], number=rankers["number"].choose(verdict)[1]
    )
    for name in PHRASES:
        options = [c for c in candidates(document, at, name) if name not in NEEDED or not c.empty]
        if not options:
            continue
        ranker = rankers[name]
        best, probability = ranker.choose(describe(document, at, name, options, sentences))
        found.fields[name] = Answer(
            probability, probability >= ranker.threshold, candidate=options[best]
        )
    periods = period_candidates(document, at)
    ranker = rankers["period"]
    best, probability = ranker.choose(describe_periods(document, at, periods, sentences))
    found.fields["period"] = Answer(
        probability, probability >= ranker.threshold, period=periods[best].period
    )
    for name in CHOSEN:
        best, probability = rankers[name].choose(describe_choices(document, at, name))
        found.fields[name] = Answer(probability, published=True, choice=CLASSES[name][best])
    found.baseline = baseline(document, at)
    return found


def of_verdict(document: Document, at: int, label: str) -> Scores:
    """Features of the quantity as a whole: (1, features)."""
    quantity = document.quantities[at]
    row = [
        *(float(quantity.role == name) for name in ROLES),
        *(float(label == name) for name in LABELS),
        *of_number(quantity),
        *of_quantity(document, at),
    ]
    return np.array([row], dtype=np.float32)


def baseline(document: Document, at: int) -> int | None:
    """The quantity that the encoder says this one is compared with."""
    masses: dict[int, float] = {}
    for span in document.readings[at].spans["baseline"]:
        if span.empty or span.in_title:
            continue
        for k, other in enumerate(document.quantities):
            if k != at and other.start < span.end and span.start < other.end:
                masses[k] = masses.get(k, 0.0) + exp(span.score)
                break
    best = max(masses, key=lambda k: masses[k], default=None)
    return best if best is not None and masses[best] >= BASELINE else None


CONFIDENCE_FEATURES = ("worth", "number", "subject", "measure", "period", "product", "least")


def confidence_features(found: Answers) -> list[float]:
    """What the probability that a claim is whole rests on."""
    chances = {
        name: one.probability if (one := found.fields.get(name)) else 0.0
        for name in ("subject", "measure", "period")
    }
    return confidence_features_of(found.worth, {**chances, "number": found.number})


def confidence_features_of(worth: float, chances: Mapping[str, float]) -> list[float]:
    """The same from the probabilities of the number, the subject, the measure and the period."""
    parts = [worth, *(chances[name] for name in ("number", "subject", "measure", "period"))]
    return [*parts, float(np.prod(parts)), min(parts)]
