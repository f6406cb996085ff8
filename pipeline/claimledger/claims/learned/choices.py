"""Choices between the classes of a field: kind, direction and modality.

A class is a candidate like any other: the encoder gives its probability, and the rules that read
the number say which one they would choose.
"""

from math import log

import numpy as np

from claimledger.claims.learned.candidates import Document
from claimledger.claims.learned.encoder import CLASSES, Scores
from claimledger.claims.learned.features import LEAST, QUANTITY_FEATURES, of_quantity
from claimledger.records import Quantity

CHOSEN = ("kind", "direction", "modality")
"""Fields that a class answers and that are published."""


NUMBER_FEATURES = (
    *(f"rule_kind_{name}" for name in CLASSES["kind"]),
    *(f"rule_direction_{name}" for name in CLASSES["direction"]),
    "percent", "points", "ranged", "hedged", "per", "value_one",
)  # fmt: skip
"""Names of the columns that `of_number` gives."""


def choice_features(field: str) -> tuple[str, ...]:
    """Names of the columns that `describe_choices` gives."""
    return (
        "probability", "by_rule", *(f"is_{name}" for name in CLASSES[field]),
        *NUMBER_FEATURES, *QUANTITY_FEATURES,
    )  # fmt: skip


def describe_choices(document: Document, at: int, field: str) -> Scores:
    """Features of the classes of a field for the quantity at an index: (classes, features)."""
    quantity = document.quantities[at]
    probabilities = document.readings[at].classes[field]
    by_rule = getattr(quantity, field, None)
    shared = [*of_number(quantity), *of_quantity(document, at)]
    rows = [
        [
            log(max(float(probability), LEAST)),
            float(name == by_rule),
            *(float(name == other) for other in CLASSES[field]),
            *shared,
        ]
        for name, probability in zip(CLASSES[field], probabilities, strict=True)
    ]
    return np.array(rows, dtype=np.float32)


def of_number(quantity: Quantity) -> list[float]:
    """What the rules for numbers say of a quantity."""
    return [
        *(float(quantity.kind == name) for name in CLASSES["kind"]),
        *(float(quantity.direction == name) for name in CLASSES["direction"]),
        float(quantity.unit == "%"),
        float(quantity.unit in {"percentage point", "basis point"}),
        float(quantity.value_high is not None),
        float(quantity.bound != "eq"),
        float("/" in quantity.unit),
        float(quantity.value == 1),
    ]
