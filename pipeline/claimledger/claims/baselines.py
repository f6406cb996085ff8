"""Baselines: which other number a number is compared with, as in "up from 27 percent in 2019"."""

import re
from collections.abc import Sequence
from math import exp, log, log1p

import numpy as np

from claimledger.claims.candidates import Document
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.features import LEAST

REACH = 5
"""Number of quantities on each side that may be the baseline."""

LEADS = ("from", "than", "with", "to", "against", "and", "of", "was", "in")
"""Words before a number that show how it is compared."""

LEAD = re.compile(r"(\w+)\W*$")
SIDE = 24
"""Characters before a number in which such a word is searched."""

BASELINE_FEATURES = (
    "mass", "none", "before", "away", "distance", "same_sentence", "sentences_away",
    "same_unit", "same_kind", "larger", "ratio", "other_is_change", "is_change",
    "points_back", *(f"after_{word}" for word in LEADS), *(f"own_after_{word}" for word in LEADS),
    *(f"direction_{name}" for name in CLASSES["direction"]),
    *(f"kind_{name}" for name in CLASSES["kind"]),
)  # fmt: skip
"""Names of the columns that `describe_baselines` gives."""


def baseline_candidates(document: Document, at: int) -> list[int]:
    """The indices of the nearby quantities that have a value."""
    near = range(max(0, at - REACH), min(len(document.quantities), at + REACH + 1))
    return [k for k in near if k != at and document.quantities[k].value is not None]


def describe_baselines(document: Document, at: int, options: Sequence[int]) -> Scores:
    """Features of the candidates: (candidates, features)."""
    text, one = document.article.text, document.quantities[at]
    none, forward = masses(document, at)
    classes = document.readings[at].classes
    change = CLASSES["kind"].index("change")
    rows = []
    for k in options:
        other = document.quantities[k]
        apart = document.sentence(one.start) - document.sentence(other.start)
        size, own = abs(float(other.value or 0)), abs(float(one.value or 0))
        rows.append(
            [
                log(max(forward.get(k, 0.0), LEAST)), log(max(none, LEAST)), float(k < at),
                float(abs(k - at)), log1p(abs(other.start - one.start)), float(apart == 0),
                float(np.clip(apart, -3, 3)), float(other.unit == one.unit),
                float(other.unit_kind == one.unit_kind), float(size > own),
                abs(log1p(size) - log1p(own)),
                float(document.readings[k].classes["kind"][change]),
                float(classes["kind"][change]),
                log(max(masses(document, k)[1].get(at, 0.0), LEAST)),
                *after(text, other.start), *after(text, one.start),
                *(float(p) for p in classes["direction"]), *(float(p) for p in classes["kind"]),
            ]
        )  # fmt: skip
    return np.array(rows, dtype=np.float32)


def after(text: str, start: int) -> list[float]:
    """Which of the words of `LEADS` is before an offset."""
    found = LEAD.search(text[max(0, start - SIDE) : start])
    word = found[1].lower() if found else ""
    return [float(word == other) for other in LEADS]


def masses(document: Document, at: int) -> tuple[float, dict[int, float]]:
    """The encoder's probability that there is no baseline, and that of each quantity nearby."""
    none, found = 0.0, dict.fromkeys(baseline_candidates(document, at), 0.0)
    for span in document.readings[at].spans["baseline"]:
        if span.empty:
            none += exp(span.score)
        elif not span.in_title:
            for k in found:
                other = document.quantities[k]
                if other.start < span.end and span.start < other.end:
                    found[k] += exp(span.score)
                    break
    return none, found
