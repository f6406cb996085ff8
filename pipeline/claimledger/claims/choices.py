"""Choices between the classes of a field: kind, direction and modality.

A class is a candidate like any other. The encoder gives its probability, the rules that read the
number have a choice of their own, and words such as "plans" or "denied" are cues for a modality.
"""

from math import log

import numpy as np

from claimledger.claims.candidates import Document
from claimledger.claims.cues import CUES
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.features import LEAST, QUANTITY_FEATURES, of_quantity
from claimledger.language.lexicon import lexicon
from claimledger.records import Quantity

CHOSEN = ("kind", "direction", "modality")
"""Published fields whose answer is a class."""

CUED = {
    "projected": ("forecasting", "future"),
    "planned": ("planning", "future"),
    "hypothetical": ("supposing",),
    "threatened": ("threatening",),
    "denied": ("denying",),
}
"""The kinds of cues for each modality; there are none for reported facts."""

CUE_FEATURES = tuple(f"{kind}_{side}" for kind in CUES for side in ("before", "after"))
"""Names of the columns that `of_cues` gives."""

TIMES_LIKELIER = 74.0
"""How much more often a word of forecasting is before a projection than before another claim:
before 30% of the projections in the corpus, and before 0.4% of the other claims."""

TO = frozenset(lexicon("quantities", "grammar.yaml")["function_words"]["to"])
"""What leads from a change to the level that it reached."""

NUMBER_FEATURES = (
    *(f"rule_kind_{name}" for name in CLASSES["kind"]),
    *(f"rule_direction_{name}" for name in CLASSES["direction"]),
    "percent", "points", "ranged", "hedged", "per", "value_one",
)  # fmt: skip
"""Names of the columns that `of_number` gives."""


def choice_features(field: str) -> tuple[str, ...]:
    """Names of the columns that `describe_choices` gives."""
    return (
        "probability", "by_rule", "cues", *(f"is_{name}" for name in CLASSES[field]),
        *NUMBER_FEATURES, *QUANTITY_FEATURES, *(CUE_FEATURES if field == "modality" else ()),
    )  # fmt: skip


def is_forecast(document: Document, at: int) -> bool:
    """Whether a word of forecasting before a number makes it a projection.

    The word raises the odds that the encoder gives to a projection (Bayes' rule), so "as expected,
    exports rose" stays a report.
    """
    start = document.quantities[at].start
    if not document.cues.before("forecasting", document.sentence_of(start).start, start):
        return False
    odds = document.readings[at].classes["modality"].copy()
    projected = CLASSES["modality"].index("projected")
    odds[projected] *= TIMES_LIKELIER
    return int(np.argmax(odds)) == projected


def is_move(document: Document, at: int) -> bool:
    """Whether a number is a change that leads to the level in the next: "rose $2 to $9"."""
    quantity, following = document.quantities[at], document.quantities[at + 1 : at + 2]
    end = following[0].start if following else quantity.end
    between = document.article.text[quantity.end : end].strip().lower()
    return quantity.kind == "change" and between in TO


def describe_choices(document: Document, at: int, field: str) -> Scores:
    """Features of the classes of a field for the quantity at an index: (classes, features)."""
    quantity = document.quantities[at]
    probabilities = document.readings[at].classes[field]
    by_rule = getattr(quantity, field, None)
    shared = [*of_number(quantity), *of_quantity(document, at)]
    cues = of_cues(document, quantity) if field == "modality" else {}
    shared += cues.values()
    rows = [
        [
            log(max(float(probability), LEAST)),
            float(name == by_rule),
            sum(cues.get(f"{kind}_before", 0.0) > 0 for kind in CUED.get(name, ())),
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


def of_cues(document: Document, quantity: Quantity) -> dict[str, float]:
    """How near the cues of each kind are in the sentence, before and after the quantity."""
    sentence, cues = document.sentence_of(quantity.start), document.cues
    found = {}
    for kind in CUES:
        found[f"{kind}_before"] = cues.before(kind, sentence.start, quantity.start)
        found[f"{kind}_after"] = cues.after(kind, quantity.end, sentence.end)
    return found
