"""Calibrate the shipped models on pages that none of them was trained on.

The shipped encoder was trained on more pages than the encoders of cross-validation and is right
more often. The probability of each score and the threshold of each field are therefore computed
from the answers of the shipped models on pages that are reserved for this.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from onnxruntime import InferenceSession

from claimledger.claims.encoder import read_window
from claimledger.models.trees import read_trees
from claimledger.training.ranks import (
    Figures,
    Question,
    Read,
    figures,
    probability_of,
    questions,
    score,
)
from claimledger.training.reading import Prepared
from claimledger.training.tuning import (
    Fitted,
    Model,
    Probability,
    choose_models,
    choose_threshold,
)

FEWEST = 10
"""A field with fewer questions that have an answer is not calibrated here."""

KEPT = frozenset({"worth", "unit", "period", "subject", "measure"})
"""Fields that keep the threshold of cross-validation, which is based on more answers."""

STEPS, SPREAD = 50, 1.0
"""Newton steps, and the standard deviation of the prior on the shift of the log-odds."""


def calibrated(pages: Sequence[Read], models: Mapping[str, Model]) -> Fitted:
    """Calibrate models on pages that they were not trained on.

    Args:
        pages: the pages as the shipped encoder reads them; only saved pages count.
        models: the rankers, in the form of ``models/claims.json``.

    Returns:
        The models with new intercepts and thresholds, and the figures.
    """
    asked = questions(pages)

    def moved(each: Sequence[Question], name: str) -> Model:
        model = models[name]
        score(each, read_trees(model))
        slope, intercept = model["slope"], model["intercept"] - model.get("moved", 0.0)
        by = shift(each, probability_of(slope, intercept)) if due(each) >= FEWEST else 0.0
        return {**model, "intercept": intercept + by, "moved": by}

    def threshold_of(name: str, each: Sequence[Question], probability: Probability) -> Figures:
        if name in KEPT or due(each) < FEWEST:
            return figures(each, probability, models[name]["threshold"])
        return choose_threshold(name, each, probability)

    return choose_models(asked, moved, threshold_of)


def due(asked_of: Sequence[Question]) -> int:
    """The number of questions that have an answer."""
    return sum(question.due and question.counts for question in asked_of)


def read(page: Prepared, encoder: InferenceSession) -> Read:
    """A page as an encoder reads it."""
    readings = [read_window(one.window, encoder) for one in page.examples]
    return Read(page.page, page.article, page.quantities, readings)


def shift(asked_of: Sequence[Question], probability: Probability) -> float:
    """The shift of the log-odds that calibrates the probabilities of the best candidates.

    This is the most likely shift under a normal prior around zero, so it is small if there are few
    questions.

    >>> from claimledger.training.ranks import Question
    >>> def question(right):
    ...     return Question("a", np.zeros((1, 1)), np.array([right]), due=True, key=("a", 0))
    >>> said = [question(right=True)] * 90 + [question(right=False)] * 10
    >>> round(shift(said, lambda score: 0.5), 1), round(shift(said[:1], lambda score: 0.5), 1)
    (2.0, 0.4)
    """
    chosen = [q for q in asked_of if q.judged and q.counts and q.candidates]
    right = np.array([q.right[q.best] for q in chosen], dtype=float)
    said = np.clip([probability(q.score) for q in chosen], 1e-6, 1 - 1e-6)
    odds, moved = np.log(said / (1 - said)), 0.0
    for _ in range(STEPS):
        now = 1 / (1 + np.exp(-(odds + moved)))
        slope = float((right - now).sum()) - moved / SPREAD**2
        moved += slope / (float((now * (1 - now)).sum()) + 1 / SPREAD**2)
    return moved
