"""From a page to claims, with an encoder and rankers made by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

import claimledger
from claimledger import claims
from claimledger.article import find_article_quantities
from claimledger.claims.answers import CONFIDENCE_FEATURES, VERDICT_FEATURES
from claimledger.claims.baselines import BASELINE_FEATURES
from claimledger.claims.candidates import PHRASES
from claimledger.claims.choices import CHOSEN, NUMBER_FEATURES, choice_features
from claimledger.claims.counted_nouns import NOUN_FEATURES
from claimledger.claims.encoder import CLASSES, LONGEST, SPANS, Reading, reading
from claimledger.claims.features import FEATURES, QUANTITY_FEATURES
from claimledger.claims.period_candidates import PERIOD_FEATURES
from claimledger.claims.ranking import Ranker, read_ranker
from claimledger.claims.windows import TEXT, Window

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
    stated = {"features": list(features), "trees": [tree]}
    return read_ranker({**stated, "slope": 1.0, "intercept": 0.0, "threshold": threshold})


def rankers(**thresholds: float) -> Mapping[str, Ranker]:
    verdict = (*VERDICT_FEATURES, *NUMBER_FEATURES, *QUANTITY_FEATURES)
    likely = float(np.log(0.5))
    return {
        **{name: stump(FEATURES, "mass", likely, thresholds.get(name, 0.5)) for name in PHRASES},
        **{name: stump(choice_features(name), "probability", likely) for name in CHOSEN},
        "period": stump(PERIOD_FEATURES, "mass", likely),
        "baseline": stump(BASELINE_FEATURES, "mass", likely),
        "unit": stump(NOUN_FEATURES, "in_measure", 0.5),
        "worth": stump(verdict, "worth_2", 0.5, thresholds.get("worth", 0.5)),
        "number": stump(verdict, "worth_2", 0.5),
        "confidence": stump(CONFIDENCE_FEATURES, "least", 0.5),
    }


def told(window: Window) -> Reading:
    """An encoder that knows the page."""
    tokens = window.tokens
    spans = np.zeros((len(SPANS), 1 + len(tokens.ids) * LONGEST), dtype=np.float32)
    spans[:, 0] = SURE
    for name, words in SAID.items():
        start = PAGE.index(words)
        inside = (tokens.source == TEXT) & (tokens.start < start + len(words))
        here = np.flatnonzero(inside & (tokens.end > start))
        spans[SPANS.index(name), 1 + here[0] * LONGEST + here[-1] - here[0]] = 2 * SURE
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
def page(monkeypatch: pytest.MonkeyPatch) -> claimledger.Article:
    monkeypatch.setattr(claims, "read_window", told)
    monkeypatch.setattr(claims, "rankers", rankers)
    return claimledger.read_article(PAGE)


def joined(article: claimledger.Article) -> claims.Joined:
    return claims.join(article, find_article_quantities(article))


def test_a_sure_answer_is_published_in_the_words_of_the_text(page: claimledger.Article) -> None:
    [claim] = joined(page).claims
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
    assert claim.confidence is not None
    assert claim.confidence > 0.9


def test_an_answer_below_its_threshold_is_left_out_and_evidence_says_so(
    page: claimledger.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "rankers", lambda: rankers(subject=0.99))
    found = joined(page)
    assert found.claims[0].subject is None
    assert found.claims[0].measure == "Exports of copper"
    [row] = [row for row in found.evidence if row.field == "subject"]
    assert row.rule == "below the threshold"
    assert page.text[row.char_start : row.char_end] == "Chile"


def test_a_number_of_little_use_is_a_detail(
    page: claimledger.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "rankers", lambda: rankers(worth=0.99))
    found = joined(page)
    assert found.claims == ()
    assert [(q.role, q.reason is not None) for q in found.quantities] == [("detail", True)]


def test_an_answer_that_is_hardly_possible_has_no_evidence(page: claimledger.Article) -> None:
    found = joined(page)
    assert found.claims[0].speaker is None
    assert [row for row in found.evidence if row.field == "speaker"] == []
