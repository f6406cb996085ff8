"""Boosted trees, as they are shipped: sums of leaves, without the library that grew them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees side by side, each an array of nodes; node 0 is the root.

    ``feature``, ``threshold``, ``left`` and ``right`` have the shape (trees, nodes); a leaf points
    to itself on both sides. ``value`` is what a leaf adds.
    """

    features: tuple[str, ...]
    feature: npt.NDArray[np.int64]
    threshold: Rows
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: Rows
    depth: int

    def score(self, rows: Rows) -> Rows:
        """Sum of the leaves that each row of features reaches: log-odds, shape (rows,)."""
        count, trees = len(rows), np.arange(len(self.feature))
        at = np.zeros((count, len(trees)), dtype=np.int64)
        numbers = np.arange(count)[:, None]
        for _ in range(self.depth):
            low = rows[numbers, self.feature[trees, at]] <= self.threshold[trees, at]
            at = np.where(low, self.left[trees, at], self.right[trees, at])
        total: Rows = self.value[trees, at].sum(axis=1, dtype=np.float32)
        return total


def read_trees(stated: Mapping[str, Any]) -> Trees:
    """Trees from JSON: ``features`` and, for each tree, lists of its nodes.

    >>> stump = {
    ...     "feature": [0, 0, 0],
    ...     "threshold": [0.5, 0, 0],
    ...     "left": [1, 1, 2],
    ...     "right": [2, 1, 2],
    ...     "value": [0, -1, 1],
    ... }
    >>> trees = read_trees({"features": ["length"], "depth": 1, "trees": [stump]})
    >>> trees.score(np.array([[0.2], [0.9]], dtype=np.float32)).tolist()
    [-1.0, 1.0]
    """
    widest = max(len(tree["feature"]) for tree in stated["trees"])

    def padded(name: str, kind: type[Any]) -> npt.NDArray[Any]:
        table = np.zeros((len(stated["trees"]), widest), dtype=kind)
        for row, tree in zip(table, stated["trees"], strict=True):
            row[: len(tree[name])] = tree[name]
        return table

    return Trees(
        tuple(stated["features"]),
        padded("feature", np.int64),
        padded("threshold", np.float32),
        padded("left", np.int64),
        padded("right", np.int64),
        padded("value", np.float32),
        int(stated["depth"]),
    )
