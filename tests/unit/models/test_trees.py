"""Shipped trees score as the library that grew them."""

import json

import lightgbm
import numpy as np
import pytest

from claimledger.cleaning.context import NAMES as LINE_FEATURES
from claimledger.models import weights
from claimledger.models.trees import read_trees
from claimledger.training.growing import SETTINGS, grow

ROWS = np.random.default_rng(0).normal(size=(400, 5)).astype(np.float32)
RIGHT = ROWS[:, 0] + ROWS[:, 1] * ROWS[:, 2] > 0
NAMES = ["a", "b", "c", "d", "e"]


def test_trees_that_went_through_json_score_as_lightgbm_does() -> None:
    trees = read_trees(json.loads(json.dumps(grow(ROWS, RIGHT, NAMES, rounds=20))))
    data = lightgbm.Dataset(ROWS, RIGHT.astype(int), feature_name=NAMES)
    model = lightgbm.train(SETTINGS, data, 20)
    assert np.allclose(trees.score(ROWS), model.predict(ROWS, raw_score=True), atol=1e-3)
    assert trees.features == tuple(NAMES)


def test_a_row_scores_the_same_in_any_company() -> None:
    trees = read_trees(grow(ROWS, RIGHT, NAMES, rounds=5))
    alone = [float(trees.score(row[None])[0]) for row in ROWS[:20]]
    assert trees.score(ROWS[:20]).tolist() == alone


def comb(tests: int) -> dict[str, list[float]]:
    """A tree that tells whole numbers apart, one test after another."""
    tree: dict[str, list[float]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value")
    }
    for number in range(tests):
        at = 2 * number
        tree["threshold"] += [number, 0]
        tree["left"] += [at + 1, at + 1]
        tree["right"] += [at + 2, at + 1]
        tree["value"] += [0, number]
    last = 2 * tests
    for name, stated in (("threshold", 0), ("left", last), ("right", last), ("value", tests)):
        tree[name].append(stated)
    return {**tree, "feature": [0] * (last + 1)}


@pytest.mark.parametrize("tests", [0, 1, 7, 8, 15])
def test_the_widest_trees_reach_every_leaf(tests: int) -> None:
    trees = read_trees({"features": ["n"], "trees": [comb(tests), comb(tests)]})
    rows = np.arange(tests + 1, dtype=np.float32)[:, None]
    assert trees.score(rows).tolist() == [2.0 * number for number in range(tests + 1)]


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 16 leaves, found 17"):
        read_trees({"features": ["n"], "trees": [comb(16)]})


def test_the_shipped_trees_of_lines_know_the_features_in_their_order() -> None:
    assert read_trees(weights("cleaning_lines")).features == LINE_FEATURES
