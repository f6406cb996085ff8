"""A sum of regression trees, read from data and scored for all lines of a page at once.

Each tree votes with one leaf. Rather than walk the trees, all their tests are made in one
comparison, and each failed test strikes the leaves it rules out from its tree's bit mask; the
lowest bit left is the leaf (QuickScorer: Lucchese et al., SIGIR 2015).
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from claimledger.models import weights

Matrix = npt.NDArray[np.float32]
_LEAVES = 8  # a tree's leaves fit one byte
_ALL = np.uint8(0xFF)
_TOGETHER = 256  # lines scored at once; the tests of more would leave the processor's cache


@dataclass(frozen=True, slots=True)
class Forest:
    """T trees as parallel arrays over their S tests; `starts` is each tree's first test.

    A test asks `column[feature] > threshold`; `mask` keeps the leaves still possible where the
    answer is yes. `leaves` holds T times 8 votes, in log-odds.
    """

    features: tuple[str, ...]
    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float32]
    mask: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.intp]
    leaves: npt.NDArray[np.float64]
    cut: float

    def score(self, columns: Matrix) -> npt.NDArray[np.float64]:
        """Log-odds that each of n lines is kept, above the cut; `columns` is features by n."""
        votes = np.empty(columns.shape[1])
        for start in range(0, len(votes), _TOGETHER):
            part = columns[:, start : start + _TOGETHER]
            votes[start : start + _TOGETHER] = self._votes(part) - self.cut
        return votes

    def _votes(self, columns: Matrix) -> npt.NDArray[np.float64]:
        passed = columns[self.feature] > self.threshold[:, None]
        masks = np.where(passed, self.mask[:, None], _ALL)
        possible = np.bitwise_and.reduceat(masks, self.starts, axis=0)
        leaf = _BIT[possible & (~possible + np.uint8(1))]
        rows = np.arange(len(self.starts))[:, None]
        total: npt.NDArray[np.float64] = self.leaves[rows, leaf].sum(axis=0)
        return total


_BIT = np.zeros(1 << _LEAVES, dtype=np.uint8)
_BIT[1 << np.arange(_LEAVES)] = np.arange(_LEAVES)


def planted(description: dict[str, Any]) -> Forest:
    """A forest from its description: features, cut, and trees of [feature, threshold, yes, no].

    A tree is a list of tests followed by its leaves' votes. `yes` and `no` are the next test
    where the value is at most the threshold or above it; a negative number -k is leaf k-1.
    """
    names = tuple(description["features"])
    feature: list[int] = []
    threshold: list[float] = []
    mask: list[int] = []
    starts: list[int] = []
    leaves = np.zeros((len(description["trees"]), _LEAVES))
    for number, tree in enumerate(description["trees"]):
        starts.append(len(feature))
        order: list[int] = []
        masks = [0] * len(tree["tests"])
        _walk(tree["tests"], 0, order, masks)
        if len(order) > _LEAVES:
            raise ValueError(f"tree {number}: wanted at most {_LEAVES} leaves, found {len(order)}")
        leaves[number, : len(order)] = [tree["votes"][leaf] for leaf in order]
        feature.extend(names.index(test[0]) for test in tree["tests"])
        threshold.extend(test[1] for test in tree["tests"])
        mask.extend(masks)
    return Forest(
        names,
        np.array(feature, dtype=np.intp),
        np.array(threshold, dtype=np.float32),
        np.array(mask, dtype=np.uint8),
        np.array(starts, dtype=np.intp),
        leaves,
        float(description["cut"]),
    )


def _walk(tests: list[list[Any]], at: int, order: list[int], masks: list[int]) -> None:
    """Number the leaves from left to right, and give each test the mask that strikes its left."""
    if at < 0:
        order.append(-at - 1)
        return
    first = len(order)
    _walk(tests, tests[at][2], order, masks)
    struck = sum(1 << leaf for leaf in range(first, len(order)))
    masks[at] = ~struck & 0xFF
    _walk(tests, tests[at][3], order, masks)


@cache
def forest(name: str) -> Forest:
    """The forest shipped as ``models/<name>.json``."""
    return planted(weights(name))
