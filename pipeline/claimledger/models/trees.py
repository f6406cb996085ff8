"""Boosted trees as shipped: sums of leaves, without the library that trained them.

Each tree adds one leaf. Instead of walking the trees, the code makes all tests in one comparison.
Each failed test removes the leaves that it excludes from the bit mask of its tree; the lowest bit
that is left is the leaf (QuickScorer: Lucchese et al., SIGIR 2015).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
LogOdds = npt.NDArray[np.float64]

LEAVES = 16
"""Most leaves of a tree: the bits of the widest mask."""
TOGETHER = 256
"""Rows that are scored at once; more would not fit into the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as parallel arrays over all their tests; ``starts`` is the first test of each.

    A test is ``row[feature] > threshold``; ``mask`` has the leaves that are still possible if it is
    true. ``value`` is the value that each leaf adds, shape (trees, leaves).
    """

    features: tuple[str, ...]
    feature: npt.NDArray[np.intp]
    threshold: Rows
    mask: npt.NDArray[np.unsignedinteger[Any]]
    starts: npt.NDArray[np.intp]
    value: LogOdds

    def score(self, rows: Rows) -> LogOdds:
        """Sum of the leaves that each row of features reaches: log-odds, shape (rows,)."""
        total = np.empty(len(rows))
        for start in range(0, len(rows), TOGETHER):
            total[start : start + TOGETHER] = self._sums(rows[start : start + TOGETHER])
        return total

    def _sums(self, rows: Rows) -> LogOdds:
        passed = rows.T.take(self.feature, axis=0) > self.threshold[:, None]
        masks = np.where(passed, self.mask[:, None], ~self.mask.dtype.type(0))
        possible = np.bitwise_and.reduceat(masks, self.starts, axis=0)
        leaf = np.bitwise_count(~possible & (possible - self.mask.dtype.type(1)))
        reached = self.value[np.arange(len(self.starts))[:, None], leaf]
        # Along rows that lie together, so that a row's sum does not depend on its neighbours.
        total: LogOdds = np.ascontiguousarray(reached.T).sum(axis=1)
        return total


def read_trees(stated: Mapping[str, Any]) -> Trees:
    """Trees from JSON: ``features`` and, for each tree, lists of its nodes.

    Node 0 is the root. Rows at or below the threshold of a node go left; a leaf points to itself on
    both sides.

    Raises:
        ValueError: a tree has more than 16 leaves.

    >>> stump = {
    ...     "feature": [0, 0, 0],
    ...     "threshold": [0.5, 0, 0],
    ...     "left": [1, 1, 2],
    ...     "right": [2, 1, 2],
    ...     "value": [0, -1, 1],
    ... }
    >>> trees = read_trees({"features": ["length"], "trees": [stump]})
    >>> trees.score(np.array([[0.2], [0.9]], dtype=np.float32)).tolist()
    [-1.0, 1.0]
    """
    tests: list[tuple[int, float, int]] = []
    starts: list[int] = []
    values: list[list[float]] = []
    for number, tree in enumerate(stated["trees"]):
        starts.append(len(tests))
        values.append([])
        _walk(tree, 0, tests, values[-1])
        if len(values[-1]) > LEAVES:
            found = len(values[-1])
            raise ValueError(f"tree {number}: expected at most {LEAVES} leaves, found {found}")
        if starts[-1] == len(tests):
            tests.append((0, np.inf, 0))  # a tree of one leaf asks what no row answers with yes
    widest = max(map(len, values))
    feature, threshold, struck = zip(*tests, strict=True)
    narrow = widest <= np.iinfo(np.uint8).bits
    kept = [~leaves & (0xFF if narrow else 0xFFFF) for leaves in struck]
    return Trees(
        tuple(stated["features"]),
        np.array(feature, dtype=np.intp),
        np.array(threshold, dtype=np.float32),
        np.array(kept, dtype=np.uint8 if narrow else np.uint16),
        np.array(starts, dtype=np.intp),
        np.array([leaves + [0.0] * (widest - len(leaves)) for leaves in values]),
    )


def _walk(
    tree: Mapping[str, Sequence[Any]],
    at: int,
    tests: list[tuple[int, float, int]],
    leaves: list[float],
) -> None:
    """Number the leaves from left to right, and give each test the leaves on its left as bits."""
    left, right = tree["left"][at], tree["right"][at]
    if left == right:
        leaves.append(tree["value"][at])
        return
    place, first = len(tests), len(leaves)
    tests.append((tree["feature"][at], tree["threshold"][at], 0))
    _walk(tree, left, tests, leaves)
    tests[place] = (*tests[place][:2], (1 << len(leaves)) - (1 << first))
    _walk(tree, right, tests, leaves)
