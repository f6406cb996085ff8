"""Which number a number is compared with."""

from math import log

import numpy as np

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.baselines import (
    BASELINE_FEATURES,
    baseline_candidates,
    describe_baselines,
)
from claimledger.claims.candidates import Document
from claimledger.claims.encoder import CLASSES, SPANS, Reading, Span
from claimledger.language.sentences import sentences

PAGE = "Sales rose to 9 million tonnes, up from 7 million tonnes in 2022. Prices fell 3%."
NONE = Span(log(0.25), 0, 0)


def document(points_at: str) -> Document:
    """A page whose encoder takes some words as the baseline of every number."""
    article = claimledger.read_article(PAGE)
    start = PAGE.index(points_at)
    spans = [Span(log(0.75), start, start + len(points_at)), NONE]
    classes = {
        name: np.full(len(each), 1 / len(each), np.float32) for name, each in CLASSES.items()
    }
    quantities = find_article_quantities(article)
    reading = Reading({name: spans if name == "baseline" else [NONE] for name in SPANS}, classes)
    places = sentences(article.text, article.segments)
    return Document(article, quantities, [reading] * len(quantities), places)


def features(points_at: str) -> list[dict[str, float]]:
    """The features of the candidates for the first number, by name."""
    page = document(points_at)
    rows = describe_baselines(page, 0, baseline_candidates(page, 0))
    return [dict(zip(BASELINE_FEATURES, row.tolist(), strict=True)) for row in rows]


def test_every_other_number_near_is_a_candidate() -> None:
    page = document("7 million")
    assert baseline_candidates(page, 0) == [1, 2]
    assert baseline_candidates(page, 1) == [0, 2]


def test_a_candidate_is_described_by_what_the_encoder_and_the_text_say() -> None:
    compared, other = features("7 million tonnes")
    assert compared["mass"] > other["mass"]
    assert compared["after_from"] == 1
    assert compared["same_unit"] == 1
    assert other["same_unit"] == 0
    assert other["same_sentence"] == 0
    assert round(compared["none"], 3) == round(log(0.25), 3)
