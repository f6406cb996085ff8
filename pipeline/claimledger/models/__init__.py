"""Trained weights, as data files, and the model card of each."""

import json
from importlib.resources import files
from typing import Any


def weights(name: str) -> Any:  # noqa: ANN401 - JSON holds mappings and lists
    """Read the weights in ``models/<name>.json``."""
    return json.loads(files("claimledger.models").joinpath(f"{name}.json").read_bytes())
