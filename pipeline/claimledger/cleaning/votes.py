"""Scores the lines that no rule decides with trees trained on labelled pages."""

import numpy as np

from claimledger.cleaning import context
from claimledger.cleaning.measures import Measures
from claimledger.models import weights
from claimledger.models.trees import read_trees

AGAINST = -6.0
"""Log-odds of a line that is not scored, because a rule decides it or no prose is near."""

_STATED = weights("cleaning_lines")
_TREES = read_trees(_STATED)
_CUT = float(_STATED["cut"])
_FAR = 12  # lines from prose on both sides; a line this far away is not part of an article
_SINCE = context.NAMES.index("since_prose")
_UNTIL = context.NAMES.index("until_prose")


def text_votes(measured: Measures) -> context.Rows:
    """Return each line's log-odds above the threshold, from its text alone, shape (n,)."""
    near = np.minimum(measured.matrix[_SINCE], measured.matrix[_UNTIL]) < _FAR
    silent = np.array([rule is None for rule in measured.rules])
    asked = np.flatnonzero(near & silent)
    result = np.full(len(silent), AGAINST)
    result[asked] = _TREES.score(measured.matrix[:, asked].T) - _CUT
    return result
