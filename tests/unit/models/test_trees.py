"""Shipped trees score as the library that grew them."""

import json

import lightgbm
import numpy as np

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
