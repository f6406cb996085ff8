"""Counted nouns: what a bare number counts, if that is elsewhere, as in "19 of 32 apps".

The noun is that of a number near it, of the measure, or "person"; a bare number may count nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from math import log1p

import numpy as np

from claimledger.claims.candidates import Document
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.names import PREPOSITIONS, WORD, content_words
from claimledger.language.lexicon import lexicon
from claimledger.language.nouns import nouns_of
from claimledger.records import Quantity

NONE, TIMES, PERSON = "1", "time", "person"
"""Units of a bare number, of one that multiplies, and of people."""

RATIOS = frozenset({"multiple", "fraction.over"})
"""The rules of "tripled" and "15-to-1", which count nothing."""

BEFORE, AFTER = 4, 2
"""Quantities on each side whose nouns are candidates."""

REACH = 40
"""Characters on each side of a number in which words about people are looked for."""

ABOUT_PEOPLE = re.compile(
    rf"\b(?:{'|'.join(lexicon('claims', 'people.yaml')['words'])})\b", re.IGNORECASE
)

SOURCES = ("itself", "before", "after", "measure", "subject", "person")
"""Where a candidate comes from."""

NOUN_FEATURES = (
    *(f"from_{name}" for name in SOURCES), "away", "same_sentence", "in_measure", "in_subject",
    "occurrences", "people", "whole", "size", "of_next", "multiplies", "is_person",
    *(f"kind_{name}" for name in CLASSES["kind"]),
    *(f"direction_{name}" for name in CLASSES["direction"]),
    "nouns_in_measure",
)  # fmt: skip
"""Names of the columns that `describe_nouns` gives."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A unit that a bare number may have, its source, and how many quantities away that is."""

    unit: str
    source: str
    away: int


def is_bare(document: Document, at: int) -> bool:
    """Whether a quantity has no unit of its own, and is no ratio; "times" may count as well."""
    quantity = document.quantities[at]
    bare = quantity.unit in {NONE, ""} and quantity.rule not in RATIOS
    return bare or quantity.unit == TIMES


def noun_candidates(document: Document, at: int) -> list[Noun]:
    """Units that a bare number may have; its own is the first."""
    own = document.quantities[at].unit or NONE
    found = {own: ("itself", 0), NONE: ("itself", 0)}
    if own == TIMES:
        return [Noun(unit, *where) for unit, where in found.items()]
    for k in [*range(at - 1, at - 1 - BEFORE, -1), *range(at + 1, at + 1 + AFTER)]:
        if 0 <= k < len(document.quantities):
            other = document.quantities[k]
            if other.unit_kind == "count" and other.unit not in {NONE, "", TIMES}:
                found.setdefault(other.unit, ("before" if k < at else "after", abs(k - at)))
    for name in ("measure", "subject"):
        one = document.likely[at][name]
        if one is not None and (noun := head_noun(one.text)):
            found.setdefault(noun, (name, 0))
    found.setdefault(PERSON, ("person", 0))
    return [Noun(unit, *where) for unit, where in found.items()]


def head_noun(phrase: str) -> str:
    """The noun in the plural at the head of a phrase, in the singular; empty where there is none.

    >>> head_noun("exports of wheat"), head_noun("mental health apps"), head_noun("rate")
    ('export', 'app', '')
    """
    last = ""
    for word in WORD.findall(phrase):
        if word.lower() in PREPOSITIONS:
            break
        last = word
    nouns, noun = nouns_of(), last.lower()
    return nouns.singular(noun) if nouns.is_plural(noun) else ""


def describe_nouns(document: Document, at: int, options: Sequence[Noun]) -> Scores:
    """Features of the candidates: (candidates, features)."""
    quantity, text = document.quantities[at], document.article.text
    classes, likely = document.readings[at].classes, document.likely[at]
    around = text[max(0, quantity.start - REACH) : quantity.end + REACH]
    measure, subject = (
        frozenset() if one is None else one.words for one in (likely["measure"], likely["subject"])
    )
    value = quantity.value
    shared = [
        float(ABOUT_PEOPLE.search(around) is not None),
        float(value is not None and value == value.to_integral_value()),
        log1p(abs(float(value or 0))),
        float(text[quantity.end : quantity.end + 4].lower() == " of "),
        float(quantity.unit == TIMES),
    ]
    told = [
        *(float(p) for p in classes["kind"]), *(float(p) for p in classes["direction"]),
        float(bool(likely["measure"] and head_noun(likely["measure"].text))),
    ]  # fmt: skip
    rows = []
    for unit, source, away in map(astuple, options):
        stems = {word[:4] for word in content_words(unit)}
        rows.append(
            [
                *(float(source == name) for name in SOURCES), float(away),
                float(unit in around.lower()),
                float(any(word[:4] in stems for word in measure)),
                float(any(word[:4] in stems for word in subject)),
                log1p(document.lower.count(unit)) if unit != NONE else 0.0,
                *shared, float(unit == PERSON), *told,
            ]
        )  # fmt: skip
    return np.array(rows, dtype=np.float32)


def with_unit(quantity: Quantity, unit: str) -> Quantity:
    """A bare number with the noun that it counts as its unit."""
    if unit == quantity.unit:
        return quantity
    code, kind = (NONE, None) if unit == NONE else (None, "count")
    return replace(quantity, unit=unit, unit_code=code, unit_kind=kind)
