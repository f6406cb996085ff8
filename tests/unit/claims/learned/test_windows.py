"""Windows hold each quantity once, with tokens that stand for its characters."""

import numpy as np
import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.learned.windows import CORE, NUMBER, QUERY, TEXT, windows
from claimledger.records import Article, Quantity

SENTENCE = "Exports of copper from Chile rose 4.5% to $3.2 billion in 2023, the ministry said.\n\n"


def read(text: str) -> tuple[Article, list[Quantity]]:
    article = claimledger.read_article(text)
    return article, sorted(find_article_quantities(article), key=lambda q: q.start)


@pytest.mark.parametrize("sentences", [1, 12, 60])
def test_each_quantity_stands_in_one_window_at_its_own_tokens(sentences: int) -> None:
    article, quantities = read(SENTENCE * sentences)
    seen = []
    for window in windows(article, quantities):
        for k, (first, last) in zip(window.quantities, window.places, strict=True):
            tokens = window.tokens
            assert tokens.start[first] < quantities[k].end
            assert tokens.end[last] > quantities[k].start
            assert (tokens.tags[first : last + 1] == NUMBER).all()
            seen.append(k)
    assert seen == list(range(len(quantities)))


def test_every_token_of_the_text_stands_for_its_characters() -> None:
    article, quantities = read("Café prices rose 4% in 2023.\n\n" + SENTENCE)
    [window] = windows(article, quantities)
    tokens = window.tokens
    words = [
        article.text[start:end].lower()
        for source, start, end in zip(tokens.source, tokens.start, tokens.end, strict=True)
        if source == TEXT
    ]
    assert words[:3] == ["café", "prices", "rose"]


def test_the_arrays_of_a_window_fit_each_other() -> None:
    article, quantities = read(SENTENCE * 3)
    [window] = windows(article, quantities)
    arrays = window.inputs()
    count, size = len(quantities), len(window.tokens.ids)
    asked = count * len(QUERY)
    assert {len(arrays[name]) for name in ("ids", "positions", "tags", "owner")} == {size + asked}
    assert arrays["distance"].shape == (count, size)
    assert arrays["queries"].shape == (count, len(QUERY))
    assert (arrays["owner"][arrays["queries"]] == np.arange(1, count + 1)[:, None]).all()
    assert arrays["distance"][0, window.places[0, 0]] == arrays["distance"][1, window.places[1, 0]]


def test_a_window_holds_no_more_between_its_quantities_than_it_may() -> None:
    article, quantities = read(SENTENCE * 60)
    for window in windows(article, quantities):
        assert window.places[-1, 1] - window.places[0, 0] < CORE


def test_a_text_without_quantities_has_no_windows() -> None:
    article, quantities = read("Nothing is counted here.")
    assert list(windows(article, quantities)) == []
