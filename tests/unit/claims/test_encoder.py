"""The encoder's output becomes spans of the text and probabilities."""

import numpy as np

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.encoder import (
    CLASSES,
    LONGEST,
    SPANS,
    UNLIKELY,
    log_softmax,
    read_window,
    reading,
)
from claimledger.claims.windows import TEXT, Window, windows

TEXT_OF_PAGE = "Exports of copper from Chile rose 4.5% in 2023, the ministry said."


def window() -> Window:
    article = claimledger.read_article(TEXT_OF_PAGE)
    [found] = windows(article, find_article_quantities(article))
    return found


def token_at(found: Window, offset: int) -> int:
    tokens = found.tokens
    inside = (tokens.source == TEXT) & (tokens.start <= offset) & (tokens.end > offset)
    return int(np.flatnonzero(inside)[0])


def output(found: Window) -> tuple[np.ndarray, np.ndarray]:
    """Logits of an encoder that knows nothing."""
    size = 1 + len(found.tokens.ids) * LONGEST
    spans = np.zeros((len(SPANS), size), dtype=np.float32)
    return spans, np.zeros(sum(map(len, CLASSES.values())), dtype=np.float32)


def test_the_likeliest_span_comes_first() -> None:
    found = window()
    spans, classes = output(found)
    first = token_at(found, TEXT_OF_PAGE.index("Exports"))
    last = token_at(found, TEXT_OF_PAGE.index("copper"))
    spans[SPANS.index("measure"), 1 + first * LONGEST + last - first] = 9
    best = reading(found.tokens, spans, classes).spans["measure"][0]
    assert TEXT_OF_PAGE[best.start : best.end] == "Exports of copper"


def test_spans_are_sorted_and_those_of_no_chance_left_out() -> None:
    found = window()
    spans, classes = output(found)
    spans[:, 60:] = -30
    spans += np.random.default_rng(1).normal(size=spans.shape).astype(np.float32)
    for each in reading(found.tokens, spans, classes).spans.values():
        scores = [span.score for span in each]
        assert scores == sorted(scores, reverse=True)
        assert all(score > UNLIKELY for score in scores[2:])


def test_no_answer_is_a_span_without_characters() -> None:
    found = window()
    spans, classes = output(found)
    spans[:, 0] = 9
    read = reading(found.tokens, spans, classes)
    assert all(each[0].empty for each in read.spans.values())


def test_probabilities_of_classes_add_up_to_one() -> None:
    found = window()
    spans, classes = output(found)
    classes[1] = 3
    read = reading(found.tokens, spans, classes)
    assert all(np.isclose(each.sum(), 1) for each in read.classes.values())
    assert read.classes["worth"].argmax() == 1


def test_log_softmax_bears_large_numbers() -> None:
    assert np.allclose(np.exp(log_softmax(np.array([1e4, 1e4], dtype=np.float32))), 0.5)


def test_a_window_scores_the_same_in_any_company() -> None:
    article = claimledger.read_article(f"{TEXT_OF_PAGE} Imports fell to 12 million tonnes.")
    found = list(windows(article, find_article_quantities(article)))
    together, alone = [read_window(w) for w in found], [read_window(w) for w in reversed(found)]
    for one, other in zip(together, reversed(alone), strict=True):
        assert one.spans == other.spans
        assert all((one.classes[name] == other.classes[name]).all() for name in CLASSES)
