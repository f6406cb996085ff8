"""Ranking: the most likely candidate of a field, and how likely it is to be right.

Boosted trees give each candidate a score; calibration turns the score of the best one into the
probability that it is right, as measured on pages that the models were not fitted on. The weights
and thresholds are in ``models/claims.json``; ``models/claims.md`` explains how they were found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from claimledger.models import weights
from claimledger.models.trees import Rows, Trees, read_trees

Probabilities = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranker:
    """The model of one field.

    ``slope`` and ``intercept`` calibrate a score (Platt, "Probabilistic outputs for support vector
    machines", 1999); ``threshold`` is the probability from which the field is published.
    """

    trees: Trees
    slope: float
    intercept: float
    threshold: float

    def probabilities(self, rows: Rows) -> Probabilities:
        """The probability that each candidate is right."""
        odds = np.exp(self.slope * self.trees.score(rows) + self.intercept)
        return np.asarray(odds / (1 + odds))

    def choose(self, rows: Rows) -> tuple[int, float]:
        """The best candidate's index and its probability of being right."""
        chances = self.probabilities(rows)
        best = int(np.argmax(chances))
        return best, float(chances[best])


def read_ranker(stated: Mapping[str, Any]) -> Ranker:
    """A ranker from JSON."""
    return Ranker(read_trees(stated), stated["slope"], stated["intercept"], stated["threshold"])


@cache
def rankers() -> Mapping[str, Ranker]:
    """The shipped rankers by field."""
    return {field: read_ranker(stated) for field, stated in weights("claims").items()}
