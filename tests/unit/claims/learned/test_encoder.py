"""The encoder's output becomes spans of the text and probabilities."""

import numpy as np

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.learned.encoder import CLASSES, SPANS, log_softmax, reading
from claimledger.claims.learned.windows import TEXT, Window, windows

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
    size = len(found.tokens.ids) + 1
    spans = np.zeros((2 * len(SPANS), size), dtype=np.float32)
    return spans, np.zeros(sum(map(len, CLASSES.values())), dtype=np.float32)


def test_the_likeliest_start_and_end_make_the_first_span() -> None:
    found = window()
    spans, classes = output(found)
    start, end = TEXT_OF_PAGE.index("Exports"), TEXT_OF_PAGE.index("copper")
    field = SPANS.index("measure")
    spans[2 * field, token_at(found, start) + 1] = 9
    spans[2 * field + 1, token_at(found, end) + 1] = 9
    read = reading(found.tokens, spans, classes)
    best = read.spans["measure"][0]
    assert TEXT_OF_PAGE[best.start : best.end] == "Exports of copper"


def test_no_span_ends_before_it_starts_or_is_longer_than_allowed() -> None:
    found = window()
    spans, classes = output(found)
    spans += np.random.default_rng(1).normal(size=spans.shape).astype(np.float32)
    read = reading(found.tokens, spans, classes)
    for each in read.spans.values():
        assert all(span.start <= span.end for span in each)
        assert [span.score for span in each] == sorted((s.score for s in each), reverse=True)


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
