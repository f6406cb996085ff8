"""Features: the named numbers that a ranker uses to score a candidate."""

import re
from collections.abc import Sequence
from itertools import compress
from math import log, log1p

import numpy as np

from claimledger.claims.candidates import PHRASES, Candidate, Document
from claimledger.claims.encoder import CLASSES, Scores
from claimledger.claims.entities import gazetteer
from claimledger.claims.names import DETERMINERS, PREPOSITIONS, WORD, is_pronoun, overlap
from claimledger.language.lexicon import closed_classes, lexicon

LEAST = 1e-6
"""The least probability whose logarithm is taken."""

CLASS_FEATURES = tuple(f"{field}_{name}" for field, names in CLASSES.items() for name in names)

UNIT_KINDS = ("ratio", "money", "count", "duration")

_REPORTING = lexicon("claims", "reporting.yaml")
REPORTING, REPORT_NOUNS = frozenset(_REPORTING["verbs"]), frozenset(_REPORTING["nouns"])
SOURCE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(_REPORTING['before'])})\s+(?:the\s+|a\s+)?$", re.IGNORECASE
)
REPORTED, AFTER = 6, 4
"""Number of features that `reported` gives, and of words after a candidate that it reads."""

SIDE = 24
"""Characters on each side of a candidate in which the next word is searched."""

TOKEN = re.compile(r"[\w’']+")
"""A word with its apostrophes: "it's" is an auxiliary."""

LEFT_WORD, RIGHT_WORD = re.compile(r"(\w+)\s*$"), re.compile(r"\s*(\w+)")

NEIGHBOURS = 3
"""Quantities on each side whose answers are compared."""

FUNCTION_WORDS = (
    "auxiliaries", "pronouns", "prepositions", "conjunctions", "adverbs", "quantifiers",
)  # fmt: skip
"""Closed classes whose words distinguish a clause from a noun phrase."""

FUNCTION_CLASSES = tuple(closed_classes()[name] for name in FUNCTION_WORDS)

QUANTITY_FEATURES = (*CLASS_FEATURES, *(f"unit_{kind}" for kind in UNIT_KINDS))
"""Names of the columns that `of_quantity` gives."""

FEATURES = (
    "mass", "own", "mention", "rank", "lead", "none", "from_document", "stands_for",
    "own_of_mass", "own_lead", "extra_words",
    "words", "characters", "in_title", "same_sentence", "sentences_away", "distance", "before",
    "lower_case", "capitals", "pronoun", "digits", "determiner", "occurrences", "title_occurrences",
    "after_preposition", "after_determiner", "after_capital", "after_mark",
    "before_preposition", "before_capital", "before_mark", "before_possessive",
    "source_before", "reporting_next", "reporting_after", "report_after", "number_quoted",
    "after_number",
    "agreeing_before", "agreeing_after",
    *(f"is_{name}" for name in PHRASES),
    "country", "known_name", "quoted", "contains_number",
    *(f"inner_{name}" for name in FUNCTION_WORDS), "first_function", "last_function",
    *QUANTITY_FEATURES,
)  # fmt: skip
"""Names of the columns that `describe` gives."""


def describe(document: Document, at: int, name: str, options: Sequence[Candidate]) -> Scores:
    """Describe the candidates for a field of the quantity at an index: (candidates, features)."""
    shared = of_quantity(document, at)
    none = document.nothing(at, name)
    order = sorted(range(len(options)), key=lambda k: -options[k].mass)
    rank = {k: place for place, k in enumerate(order)}
    top = document.likely[at]
    rows = []
    for k, one in enumerate(options):
        alike = [overlap(c.words, one.words) for c in options]
        rivals = (c.mass for c, its in zip(options, alike, strict=True) if not its)
        lead = one.mass - max(rivals, default=0.0)
        same = max(compress(options, alike), key=lambda c: c.own)
        scores = [
            log(max(one.mass, LEAST)), log(max(one.own, LEAST)), log(max(one.mention, LEAST)),
            rank[k], lead, log(max(none, LEAST)), one.from_document, one.stands_for,
            one.own / max(one.mass, LEAST), one.own - same.own, len(one.words) - len(same.words),
        ]  # fmt: skip
        scores += placed(document, at, one)
        scores += agreement(document, at, name, one)
        for other in PHRASES:
            found = top[other]
            scores.append(float(found is not None and overlap(found.words, one.words)))
        scores += named(document, at, one)
        scores += function_words(one.text)
        rows.append([*scores, *shared])
    return np.array(rows, dtype=np.float32)


def placed(document: Document, at: int, one: Candidate) -> list[float]:
    """Form and place of a candidate, seen from the quantity."""
    quantity, text = document.quantities[at], one.text
    away = 0 if one.in_title else one.start - quantity.start
    apart = 0 if one.in_title else document.sentence(quantity.start) - document.sentence(one.start)
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
        *bounded(document, one),
        *reported(document, at, one),
    ]  # fmt: skip


def reported(document: Document, at: int, one: Candidate) -> list[float]:
    """Whether words of reporting are next to a candidate, and the number is in a quotation.

    Such words are "according to" and "said" before it, and "said" and "report" after it.
    """
    if one.in_title:
        return [0.0] * REPORTED
    text, quantity = document.article.text, document.quantities[at]
    before, after = text[max(0, one.start - SIDE) : one.start], text[one.end : one.end + 2 * SIDE]
    words = [word.lower() for word in WORD.findall(after.split(".")[0])[:AFTER]]
    line = text[text.rfind("\n", 0, quantity.start) + 1 : quantity.start]
    return [
        float(SOURCE_BEFORE.search(before) is not None),
        float(any(word in REPORTING for word in words[:1])),
        float(any(word in REPORTING for word in words)),
        float(any(word in REPORT_NOUNS for word in words[:2])),
        float(line.count("“") > line.count("”") or line.count('"') % 2),
        float(quantity.start - one.end < 0),
    ]


def bounded(document: Document, one: Candidate) -> list[float]:
    """The neighbours of a candidate: a preposition, a capital, a punctuation mark."""
    source = (document.article.title or "") if one.in_title else document.article.text
    before = source[max(0, one.start - SIDE) : one.start]
    after = source[one.end : one.end + SIDE]
    left, right = LEFT_WORD.search(before), RIGHT_WORD.match(after)
    last, following = left[1] if left else "", right[1] if right else ""
    return [
        float(last.lower() in PREPOSITIONS), float(last.lower() in DETERMINERS),
        float(last[:1].isupper()), float(not left),
        float(following.lower() in PREPOSITIONS), float(following[:1].isupper()),
        float(not right), float(after.startswith(("'s", "’s"))),
    ]  # fmt: skip


def agreement(document: Document, at: int, name: str, one: Candidate) -> list[float]:
    """Share of the quantities nearby that are likely to have the same answer."""
    sides = (range(max(0, at - NEIGHBOURS), at), range(at + 1, at + 1 + NEIGHBOURS))
    found = []
    for side in sides:
        others = [document.likely[k][name] for k in side if k < len(document.readings)]
        same = [other is not None and overlap(other.words, one.words) for other in others]
        found.append(sum(same) / max(1, len(same)))
    return found


def named(document: Document, at: int, one: Candidate) -> list[float]:
    """Features of a candidate's name and of its surroundings."""
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
        float(inside),
    ]


def function_words(phrase: str) -> list[float]:
    """The number of words of each closed class in a phrase, and whether one is at its ends.

    >>> function_words("the state at present")
    [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    """
    words = [word.lower() for word in TOKEN.findall(phrase)]
    counts = [float(sum(word in each for word in words)) for each in FUNCTION_CLASSES]
    ends = (words[:1], words[-1:])
    return [*counts, *(float(any(w in c for w in end for c in FUNCTION_CLASSES)) for end in ends)]


def of_quantity(document: Document, at: int) -> list[float]:
    """Features of the quantity itself."""
    probabilities = document.readings[at].classes
    unit = document.quantities[at].unit_kind
    return [
        *(float(p) for field in CLASSES for p in probabilities[field]),
        *(float(unit == kind) for kind in UNIT_KINDS),
    ]
