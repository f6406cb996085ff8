"""Answers: for each quantity, the best candidate of every field with its probability."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from claimledger.claims.baselines import baseline_candidates, describe_baselines
from claimledger.claims.candidates import PHRASES, Candidate, Document, candidates
from claimledger.claims.choices import (
    CHOSEN,
    NUMBER_FEATURES,
    describe_choices,
    is_forecast,
    is_move,
    of_number,
)
from claimledger.claims.counted_nouns import describe_nouns, is_bare, noun_candidates
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.features import QUANTITY_FEATURES, describe, of_quantity
from claimledger.claims.names import overlap
from claimledger.claims.period_candidates import (
    adjacent,
    describe_periods,
    period_candidates,
)
from claimledger.claims.periods import Period
from claimledger.claims.ranking import Probabilities, Ranker

ROLES = ("claim", "reference", "rank", "duration", "age", "score", "other")
"""Roles of the quantities that the encoder reads; other numbers are dates, names and the like."""

NEAR = 0.85
"""A candidate with this share of the best one's probability counts as equally likely."""

NEARER = 0.9
"""The same share, for a candidate that is another phrase for the same name."""

TRUSTED, TIMES = 0.02, 10.0
"""The encoder's probability from which bounds are kept, and the factor by which others beat it."""

LABELS = ("body", "title", "dek", "heading", "caption")

VERDICT_FEATURES = tuple(f"role_{name}" for name in ROLES) + tuple(
    f"label_{name}" for name in LABELS
)
"""Names of the columns that `of_verdict` adds to those of a quantity and its number."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best candidate of a field and its probability of being right.

    ``published`` is true if it reaches the threshold of the field, or if a rule chose the answer;
    ``rule`` names the rule. The probability is that of the best candidate also where a rule chose
    another.
    """

    probability: float
    published: bool
    candidate: Candidate | None = None
    period: Period | None = None
    choice: str | None = None
    rule: str = "ranking"


@dataclass(slots=True)
class Answers:
    """All answers for one quantity.

    ``worth`` is the probability that it is a claim, and ``number`` the probability that value, unit
    and bound are right; ``verdict`` has the features for both. ``baseline`` is the index of the
    quantity that it is compared with.
    """

    worth: float
    number: float
    verdict: Scores
    fields: dict[str, Answer] = field(default_factory=dict)
    baseline: int | None = None


def answer(document: Document, at: int, rankers: Mapping[str, Ranker], label: str) -> Answers:
    """Answer every field of the quantity at an index."""
    verdict = of_verdict(document, at, label)
    found = Answers(
        worth=rankers["worth"].choose(verdict)[1],
        number=rankers["number"].choose(verdict)[1],
        verdict=verdict,
    )
    for name in PHRASES:
        options = candidates(document, at, name)
        if not options:
            continue
        ranker = rankers[name]
        chances = ranker.probabilities(describe(document, at, name, options))
        best = int(np.argmax(chances))
        probability = float(chances[best])
        if name != "measure":
            best = best_bounded(options, chances, best)
        found.fields[name] = Answer(
            probability, probability >= ranker.threshold, candidate=options[best]
        )
    if periods := period_candidates(document, at):
        ranker = rankers["period"]
        chances = ranker.probabilities(describe_periods(document, at, periods))
        best = int(np.argmax(chances))
        probability = float(chances[best])
        if (own := adjacent(document, at, periods)) is not None:
            best, probability = own, max(float(chances[own]), ranker.threshold)
        found.fields["period"] = Answer(
            probability, probability >= ranker.threshold, period=periods[best].period
        )
    if is_bare(document, at):
        nouns = noun_candidates(document, at)
        best, probability = rankers["unit"].choose(describe_nouns(document, at, nouns))
        unit = nouns[best if probability >= rankers["unit"].threshold else 0].unit
        found.fields["unit"] = Answer(probability, published=True, choice=unit)
    for name in CHOSEN:
        best, probability = rankers[name].choose(describe_choices(document, at, name))
        found.fields[name] = Answer(probability, published=True, choice=CLASSES[name][best])
    if is_forecast(document, at):
        modality = found.fields["modality"]
        found.fields["modality"] = replace(modality, choice="projected", rule="forecast.word")
    if is_move(document, at):
        found.fields["kind"] = replace(found.fields["kind"], choice="change", rule="change.reached")
    found.baseline = baseline(document, at, rankers["baseline"])
    return found


def best_bounded(options: Sequence[Candidate], chances: Probabilities, best: int) -> int:
    """The best candidate, or one for the same name with bounds that the encoder prefers.

    The ranker distinguishes entities. It cannot choose between "state health" and "state health
    department", but the encoder can. The encoder also gives a low probability to "the ministry
    rejected" if the ministry is meant.
    """
    inner = options[best]
    around = [
        k
        for k, one in enumerate(options)
        if one.in_title == inner.in_title
        and one.start <= inner.start
        and inner.end <= one.end
        and chances[k] >= NEAR * chances[best]
    ]
    widest = max(around, key=lambda k: options[k].own)
    if options[widest].own >= TRUSTED:
        return widest
    same = [
        k
        for k, one in enumerate(options)
        if overlap(one.words, options[widest].words) and chances[k] >= NEARER * chances[best]
    ]
    trusted = max(same, key=lambda k: options[k].own, default=widest)
    return trusted if options[trusted].own > TIMES * options[widest].own else widest


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


def baseline(document: Document, at: int, ranker: Ranker) -> int | None:
    """The quantity that this one is compared with, if one is likely enough."""
    options = baseline_candidates(document, at)
    if not options:
        return None
    best, probability = ranker.choose(describe_baselines(document, at, options))
    return options[best] if probability >= ranker.threshold else None


CHANCES = ("worth", "number", "subject", "measure", "period", "product", "least")
"""Probabilities: the higher they are, the more likely the claim is to be right."""

CONFIDENCE_FEATURES = (*CHANCES, *VERDICT_FEATURES, *NUMBER_FEATURES, *QUANTITY_FEATURES)
"""Names of the columns that `confidence_features` gives."""


def confidence_features(found: Answers) -> Scores:
    """Features of the probability that a claim is right in full: (1, features)."""
    chances = {
        name: one.probability if (one := found.fields.get(name)) and one.published else 0.0
        for name in ("subject", "measure")
    }
    period = found.fields.get("period")
    chances["period"] = (
        chance_of_period(period.probability, published=period.published) if period else 1.0
    )
    return confidence_features_of(found.worth, {**chances, "number": found.number}, found.verdict)


def chance_of_period(probability: float, *, published: bool) -> float:
    """The probability that the period of a claim, or its absence, is right."""
    return probability if published else 1.0 - probability


def confidence_features_of(worth: float, chances: Mapping[str, float], verdict: Scores) -> Scores:
    """The features of the confidence from the probabilities of number and main fields."""
    parts = [worth, *(chances[name] for name in ("number", "subject", "measure", "period"))]
    row = [[*parts, float(np.prod(parts)), min(parts)]]
    return np.concatenate([np.array(row, dtype=np.float32), verdict], axis=1)
