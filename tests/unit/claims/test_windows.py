"""A window holds one quantity, with tokens that stand for its characters."""

import numpy as np
import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.windows import LEFT, NUMBER, QUERY, RIGHT, TEXT, TITLE, windows
from claimledger.records import Article, Quantity

SENTENCE = "Exports of copper from Chile rose 4.5% to $3.2 billion in 2023, the ministry said.\n\n"


def read(text: str) -> tuple[Article, list[Quantity]]:
    article = claimledger.read_article(text)
    return article, sorted(find_article_quantities(article), key=lambda q: q.start)


@pytest.mark.parametrize("sentences", [1, 12, 60])
def test_each_quantity_has_a_window_that_points_at_its_tokens(sentences: int) -> None:
    article, quantities = read(SENTENCE * sentences)
    found = list(windows(article, quantities))
    assert [window.quantity for window in found] == list(range(len(quantities)))
    for window, quantity in zip(found, quantities, strict=True):
        first, last = window.place
        assert window.tokens.start[first] < quantity.end
        assert window.tokens.end[last] > quantity.start
        assert (window.tokens.tags[first : last + 1] == NUMBER).all()
        number = last - first + 1
        assert len(window.tokens.ids) <= TITLE + LEFT + number + RIGHT + 3


def test_every_token_of_the_text_stands_for_its_characters() -> None:
    article, quantities = read("Café prices rose 4% in 2023.\n\n" + SENTENCE)
    tokens = next(windows(article, quantities)).tokens
    words = [
        article.text[start:end].lower()
        for source, start, end in zip(tokens.source, tokens.start, tokens.end, strict=True)
        if source == TEXT
    ]
    assert words[:3] == ["café", "prices", "rose"]


def test_figures_of_full_width_are_read_as_others() -> None:
    wide, plain = (next(windows(*read(f"It has {n} mills."))).tokens for n in ("４５", "45"))
    assert wide.ids.tolist() == plain.ids.tolist()


def test_the_arrays_of_a_window_fit_each_other() -> None:
    article, quantities = read(SENTENCE * 3)
    for window in windows(article, quantities):
        arrays, size = window.inputs(), len(window.tokens.ids)
        assert {len(arrays[name]) for name in ("ids", "positions", "tags")} == {size + len(QUERY)}
        assert len(arrays["distance"]) == len(arrays["sentence"]) == size
        nearest = arrays["distance"][window.place[0]]
        assert (np.diff(arrays["distance"][window.place[1] :]) >= 0).all()
        assert (arrays["positions"][: len(QUERY)] == window.place[0]).all()
        assert arrays["distance"][window.place[1]] == nearest


def test_a_text_without_quantities_has_no_windows() -> None:
    article, quantities = read("Nothing is counted here.")
    assert list(windows(article, quantities)) == []
