"""Grow boosted trees with LightGBM, in the form that ``models/trees.py`` reads."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]

SETTINGS = {
    "objective": "binary",
    "num_leaves": 12,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_depth": 6,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 0,
    "verbose": -1,
}
ROUNDS = 150


def grow(
    rows: Rows,
    right: npt.NDArray[np.bool_],
    features: Sequence[str],
    rounds: int = ROUNDS,
    rising: Collection[str] = (),
) -> dict[str, Any]:
    """Fit trees that distinguish right rows from wrong ones.

    Args:
        rows: features, shape (rows, features).
        right: the labels, shape (rows,).
        features: names of the columns.
        rounds: number of trees.
        rising: columns in which a larger value never lowers the score.
    """
    data = lightgbm.Dataset(rows, right.astype(int), feature_name=list(features))
    settings = {**SETTINGS, "monotone_constraints": [int(name in rising) for name in features]}
    model = lightgbm.train(settings if rising else SETTINGS, data, rounds)
    dumped = model.dump_model()
    trees = [flat(tree["tree_structure"]) for tree in dumped["tree_info"]]
    return {"features": list(features), "trees": trees}


def flat(root: Mapping[str, Any]) -> dict[str, Any]:
    """One tree as lists of nodes."""
    tree: dict[str, Any] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}

    def add(node: Mapping[str, Any]) -> int:
        place = len(tree["feature"])
        leaf = "leaf_value" in node
        for name, value in (
            ("feature", 0 if leaf else node["split_feature"]),
            ("threshold", 0.0 if leaf else round_down(node["threshold"])),
            ("left", place),
            ("right", place),
            ("value", round(node["leaf_value"], 5) if leaf else 0.0),
        ):
            tree[name].append(value)
        if not leaf:
            tree["left"][place] = add(node["left_child"])
            tree["right"][place] = add(node["right_child"])
        return place

    add(root)
    return tree


def round_down(threshold: float) -> float:
    """The largest single-precision number that is not above a threshold.

    Features are single-precision, so the same rows are at or below it.
    """
    nearest = np.float32(threshold)
    return float(nearest if nearest <= threshold else np.nextafter(nearest, np.float32(-np.inf)))
