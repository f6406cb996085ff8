"""Features: what a ranking model knows of a candidate, as numbers with names."""

from collections.abc import Sequence
from math import log, log1p

import numpy as np

from claimledger.claims.entities import gazetteer
from claimledger.claims.learned.candidates import PHRASES, Candidate, Document
from claimledger.claims.learned.encoder import CLASSES, Scores
from claimledger.claims.learned.names import WORD, is_pronoun, overlap

LEAST = 1e-6
"""Probability below which logarithms are not taken."""

CLASS_FEATURES = tuple(f"{field}_{name}" for field, names in CLASSES.items() for name in names)

UNIT_KINDS = ("ratio", "money", "count", "duration")

NEIGHBOURS = 3
"""Quantities on each side whose answers are compared."""

QUANTITY_FEATURES = (*CLASS_FEATURES, *(f"unit_{kind}" for kind in UNIT_KINDS))
"""Names of the columns that `of_quantity` gives."""

FEATURES = (
    "mass", "own", "mention", "rank", "lead", "none", "from_document",
    "words", "characters", "in_title", "same_sentence", "sentences_away", "distance", "before",
    "lower_case", "capitals", "pronoun", "digits", "determiner", "occurrences", "title_occurrences",
    "agreeing_before", "agreeing_after",
    *(f"is_{name}" for name in PHRASES),
    "country", "known_name", "quoted", "contains_number",
    *QUANTITY_FEATURES, "empty",
)  # fmt: skip
"""Names of the columns that `describe` gives."""


class Sentences:
    """Sentence numbers of characters, for distances."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = np.array(starts, dtype=np.int64)

    def at(self, offset: int) -> int:
        """The number of the sentence that a character stands in."""
        return int(np.searchsorted(self.starts, offset, side="right"))


def describe(
    document: Document, at: int, name: str, options: Sequence[Candidate], sentences: Sentences
) -> Scores:
    """Describe the candidates for a field of the quantity at an index: (candidates, features)."""
    shared = of_quantity(document, at)
    none = next((c.own for c in options if c.empty), 0.0)
    order = sorted(range(len(options)), key=lambda k: -options[k].mass)
    rank = {k: place for place, k in enumerate(order)}
    top = document.likely[at]
    rows = []
    for k, one in enumerate(options):
        rivals = (c.mass for c in options if not c.empty and not overlap(c.words, one.words))
        lead = one.mass - max(rivals, default=0.0)
        scores = [
            log(max(one.mass, LEAST)), log(max(one.own, LEAST)), log(max(one.mention, LEAST)),
            rank[k], lead, log(max(none, LEAST)), one.from_document,
        ]  # fmt: skip
        scores += placed(document, at, one, sentences) if not one.empty else [0.0] * PLACED
        scores += agreement(document, at, name, one)
        for other in PHRASES:
            found = top[other]
            scores.append(float(found is not None and overlap(found.words, one.words)))
        scores += named(document, at, one)
        rows.append([*scores, *shared, one.empty])
    return np.array(rows, dtype=np.float32)


PLACED = 14
"""How many features `placed` gives."""


def placed(document: Document, at: int, one: Candidate, sentences: Sentences) -> list[float]:
    """Form and place of a candidate, seen from the quantity."""
    quantity, text = document.quantities[at], one.text
    away = 0 if one.in_title else one.start - quantity.start
    apart = 0 if one.in_title else sentences.at(quantity.start) - sentences.at(one.start)
    parts = WORD.findall(text)
    lower = text.lower()
    return [
        float(len(parts)), float(len(text)), one.in_title,
        float(not one.in_title and apart == 0), float(np.clip(apart, -3, 9)),
        log1p(abs(away)), float(away < 0), text[:1].islower(),
        sum(part[0].isupper() for part in parts) / max(1, len(parts)),
        is_pronoun(text), any(part[0].isdigit() for part in parts),
        lower.startswith(("the ", "a ", "an ", "its ", "their ", "his ", "her ")),
        log1p(document.lower.count(lower)), log1p(document.title.count(lower)),
    ]  # fmt: skip


def agreement(document: Document, at: int, name: str, one: Candidate) -> list[float]:
    """Share of the quantities before and after this one that are likely to have the same answer."""
    sides = (range(max(0, at - NEIGHBOURS), at), range(at + 1, at + 1 + NEIGHBOURS))
    found = []
    for side in sides:
        others = [document.likely[k][name] for k in side if k < len(document.readings)]
        same = [
            (other is None) == one.empty and (other is None or overlap(other.words, one.words))
            for other in others
        ]
        found.append(sum(same) / max(1, len(same)))
    return found


def named(document: Document, at: int, one: Candidate) -> list[float]:
    """What is known of a candidate's name, and what encloses it."""
    bare = one.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    entity = gazetteer().get(bare)
    source = (document.article.title or "") if one.in_title else document.article.text
    before = source[max(0, one.start - 1) : one.start]
    quantity = document.quantities[at]
    inside = not one.in_title and one.start < quantity.end and quantity.start < one.end
    return [
        float(entity is not None and entity.kind == "country"),
        float(entity is not None),
        float(before in "\"“‘'" and bool(before)),
        float(inside and not one.empty),
    ]


def of_quantity(document: Document, at: int) -> list[float]:
    """What is known of the quantity itself."""
    probabilities = document.readings[at].classes
    unit = document.quantities[at].unit_kind
    return [
        *(float(p) for field in CLASSES for p in probabilities[field]),
        *(float(unit == kind) for kind in UNIT_KINDS),
    ]
