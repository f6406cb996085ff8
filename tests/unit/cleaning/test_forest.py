"""The trees: scoring all lines at once gives what walking each tree gives."""

from typing import Any

import numpy as np
import pytest

from claimledger.cleaning.context import NAMES
from claimledger.cleaning.forest import forest, planted

TREES: list[dict[str, Any]] = [
    {"tests": [["a", 0.5, 1, -3], ["b", 2.0, -1, -2]], "votes": [1.0, -2.0, 4.0]},
    {"tests": [["b", 1.0, -1, 1], ["a", 0.2, 2, -4], ["b", 3.0, -2, -3]], "votes": [1, 2, 3, 4]},
]


def _walked(tree: dict[str, Any], line: dict[str, float]) -> float:
    at = 0
    while at >= 0:
        feature, threshold, most, above = tree["tests"][at]
        at = above if line[feature] > threshold else most
    return float(tree["votes"][-at - 1])


def test_scores_are_the_sum_of_the_leaves_that_a_walk_reaches() -> None:
    grid = np.array(np.meshgrid([0, 0.2, 0.3, 0.5, 0.9], [0, 1, 2, 3, 4])).reshape(2, -1)
    trees = planted({"features": ["a", "b"], "cut": 0.25, "trees": TREES})
    walked = [sum(_walked(tree, {"a": a, "b": b}) for tree in TREES) - 0.25 for a, b in grid.T]
    assert trees.score(grid.astype(np.float32)).tolist() == pytest.approx(walked)


def test_the_shipped_weights_know_the_features_in_their_order() -> None:
    assert forest("cleaning_lines").features == NAMES


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tests = [["a", float(n), -n - 1, n + 1] for n in range(8)]
    tests[-1][3] = -9
    with pytest.raises(ValueError, match="at most 8 leaves, found 9"):
        planted({"features": ["a"], "cut": 0, "trees": [{"tests": tests, "votes": [0] * 9}]})
