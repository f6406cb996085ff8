"""The learned reader from a page to claims, with an encoder and rankers made by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.learned import reader
from claimledger.claims.learned.answers import CONFIDENCE_FEATURES, VERDICT_FEATURES
from claimledger.claims.learned.candidates import PHRASES
from claimledger.claims.learned.choices import CHOSEN, NUMBER_FEATURES, choice_features
from claimledger.claims.learned.encoder import CLASSES, SPANS, Reading, reading
from claimledger.claims.learned.features import FEATURES, QUANTITY_FEATURES
from claimledger.claims.learned.period_candidates import PERIOD_FEATURES
from claimledger.claims.learned.ranking import Ranker, read_ranker
from claimledger.claims.learned.windows import TEXT, Window

PAGE = "Exports of copper from Chile rose 4.5% in 2023, the Mining Board (MB) said."
SURE = 9.0
SAID = {
    "subject": "Chile",
    "subject_mention": "Chile",
    "measure": "Exports of copper",
    "attributed_to": "MB",
    "time": "2023",
}


def stump(features: Sequence[str], on: str, at: float, threshold: float = 0.5) -> Ranker:
    """A ranker that likes candidates with one feature above a limit."""
    tree = {
        "feature": [list(features).index(on), 0, 0],
        "threshold": [at, 0, 0],
        "left": [1, 1, 2],
        "right": [2, 1, 2],
        "value": [0, -3, 3],
    }
    stated = {"features": list(features), "depth": 1, "trees": [tree]}
    return read_ranker({**stated, "slope": 1.0, "intercept": 0.0, "threshold": threshold})


def rankers(**thresholds: float) -> Mapping[str, Ranker]:
    verdict = (*VERDICT_FEATURES, *NUMBER_FEATURES, *QUANTITY_FEATURES)
    likely = float(np.log(0.5))
    return {
        **{name: stump(FEATURES, "mass", likely, thresholds.get(name, 0.5)) for name in PHRASES},
        **{name: stump(choice_features(name), "probability", likely) for name in CHOSEN},
        "period": stump(PERIOD_FEATURES, "mass", likely),
        "worth": stump(verdict, "worth_2", 0.5),
        "number": stump(verdict, "worth_2", 0.5),
        "confidence": stump(CONFIDENCE_FEATURES, "least", 0.5),
    }


def told(window: Window) -> Reading:
    """An encoder that knows the page."""
    tokens = window.tokens
    spans = np.zeros((2 * len(SPANS), len(tokens.ids) + 1), dtype=np.float32)
    spans[:, 0] = SURE
    for name, words in SAID.items():
        start = PAGE.index(words)
        inside = (tokens.source == TEXT) & (tokens.start < start + len(words))
        here = np.flatnonzero(inside & (tokens.end > start))
        field = 2 * SPANS.index(name)
        spans[field, here[0] + 1] = spans[field + 1, here[-1] + 1] = 2 * SURE
    classes = np.zeros(sum(map(len, CLASSES.values())), dtype=np.float32)
    at = 0
    for name, value in (
        ("worth", "2"),
        ("kind", "change"),
        ("direction", "up"),
        ("modality", "reported"),
    ):
        classes[at + CLASSES[name].index(value)] = SURE
        at += len(CLASSES[name])
    return reading(tokens, spans, classes)


@pytest.fixture
def article(monkeypatch: pytest.MonkeyPatch) -> claimledger.Article:
    monkeypatch.setattr(reader, "read_window", told)
    return claimledger.read_article(PAGE)


def test_a_sure_answer_is_published_in_the_words_of_the_text(article: claimledger.Article) -> None:
    [found] = reader.read(article, find_article_quantities(article), rankers())
    claim = found.claim
    assert (claim.measure, claim.subject, claim.subject_code) == (
        "Exports of copper",
        "Chile",
        "CHL",
    )
    assert (claim.kind, claim.direction, str(claim.value), claim.unit) == (
        "change",
        "up",
        "4.5",
        "%",
    )
    assert str(claim.period_start) == "2023-01-01"
    assert claim.attributed_to == "Mining Board"
    assert claim.speaker is None
    assert found.confidence > 0.9


def test_an_answer_below_its_threshold_is_left_out(article: claimledger.Article) -> None:
    models = rankers(subject=0.99)
    [found] = reader.read(article, find_article_quantities(article), models)
    assert found.claim.subject is None
    assert found.answers.fields["subject"].candidate is not None
    assert found.claim.measure == "Exports of copper"
