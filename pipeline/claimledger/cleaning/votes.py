"""The votes for each line to be article, for lines that no rule decides."""

import numpy as np

from claimledger.cleaning import context
from claimledger.cleaning.measures import Measures
from claimledger.models import weights
from claimledger.models.trees import read_trees

AGAINST = -6.0
"""Log-odds of a line that is not scored: a rule decided it, or no prose is near."""

_STATED = weights("cleaning_lines")
_TREES = read_trees(_STATED)
_CUT = float(_STATED["cut"])
_FAR = 12  # lines from any prose on both sides: no article reaches there
_SINCE = context.NAMES.index("since_prose")
_UNTIL = context.NAMES.index("until_prose")


def text_votes(measured: Measures) -> context.Rows:
    """Log-odds above the cut, from the text alone; the trees are asked only near prose."""
    near = np.minimum(measured.matrix[_SINCE], measured.matrix[_UNTIL]) < _FAR
    silent = np.array([rule is None for rule in measured.rules])
    asked = np.flatnonzero(near & silent)
    result = np.full(len(silent), AGAINST)
    result[asked] = _TREES.score(measured.matrix[:, asked].T) - _CUT
    return result
