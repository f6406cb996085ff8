"""Choices between the classes of a field: kind, direction and modality.

A class is a candidate like any other: the encoder gives its probability, and the rules that read
the number say which one they would choose.
"""

import re
from math import log

import numpy as np

from claimledger.claims.candidates import Document
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.features import LEAST, QUANTITY_FEATURES, of_quantity
from claimledger.language.lexicon import lexicon
from claimledger.records import Quantity

CHOSEN = ("kind", "direction", "modality")
"""Fields that a class answers and that are published."""

FORECASTING = re.compile(
    rf"\b(?:{'|'.join(lexicon('claims', 'reporting.yaml')['forecasting'])})\b", re.IGNORECASE
)
TIMES_LIKELIER = 74.0
"""How much more often such a word stands before a projection than before another claim: before
30% of those in the corpus that is learned from, and before 0.4% of the rest."""

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


def is_forecast(document: Document, at: int) -> bool:
    """Whether a word of forecasting before a number makes it a projection.

    The word raises the odds that the encoder gives a projection (Bayes' rule), so that one which
    the encoder takes for unlikely, such as "as expected, exports rose", stays what it is.
    """
    quantity = document.quantities[at]
    before = document.article.text[document.sentence_of(quantity.start).start : quantity.start]
    if not FORECASTING.search(before):
        return False
    odds = document.readings[at].classes["modality"].copy()
    projected = CLASSES["modality"].index("projected")
    odds[projected] *= TIMES_LIKELIER
    return int(np.argmax(odds)) == projected


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
    """Features of a quantity from the rules for numbers."""
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
