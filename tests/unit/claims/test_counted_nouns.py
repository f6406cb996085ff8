"""What a bare number counts where its noun stands elsewhere."""

import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.candidates import Document
from claimledger.claims.counted_nouns import (
    NOUN_FEATURES,
    describe_nouns,
    head_noun,
    is_bare,
    noun_candidates,
    with_unit,
)
from claimledger.claims.encoder import CLASSES, SPANS, Reading, Span
from claimledger.language.sentences import sentences

PAGE = (
    "Some 40 ferries were tested. It said 12 had failed. "
    "The repair of pumps cost $3 million. Some 250 were hurt. Odds were 9-to-1."
)


def document() -> Document:
    """A page whose encoder takes "ferries tested" as the measure of every number."""
    article = claimledger.read_article(PAGE)
    start = PAGE.index("ferries")
    spans = [Span(-0.1, start, start + len("ferries tested"))]
    none = [Span(0.0, 0, 0)]
    classes = {name: [1 / len(each)] * len(each) for name, each in CLASSES.items()}
    quantities = find_article_quantities(article)
    reading = Reading({name: spans if name == "measure" else none for name in SPANS}, classes)
    places = sentences(article.text, article.segments)
    return Document(article, quantities, [reading] * len(quantities), places)


def at_of(page: Document, words: str) -> int:
    """The index of the quantity with these words."""
    return next(k for k, q in enumerate(page.quantities) if PAGE[q.start : q.end] == words)


def test_a_number_with_a_unit_of_its_own_is_not_bare() -> None:
    page = document()
    assert is_bare(page, at_of(page, "12"))
    assert not is_bare(page, at_of(page, "$3 million"))
    assert not is_bare(page, at_of(page, "9-to-1"))


def test_the_noun_of_a_number_near_it_and_people_are_candidates() -> None:
    page = document()
    at = at_of(page, "12")
    found = {noun.unit: noun for noun in noun_candidates(page, at)}
    assert {"1", "person"} < found.keys()
    assert (found["ferry"].source, found["ferry"].away) == ("before", 1)


def test_words_about_people_near_a_number_are_a_feature() -> None:
    page = document()
    column = NOUN_FEATURES.index("people")

    def people(words: str) -> float:
        at = at_of(page, words)
        return float(describe_nouns(page, at, noun_candidates(page, at))[0, column])

    assert people("Some 250") == 1
    assert people("12") == 0


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [("repairs of pumps", "repair"), ("ferry ports", "port"), ("price of pumps", ""), ("", "")],
)
def test_the_head_of_a_phrase_is_what_stands_before_its_preposition(phrase: str, noun: str) -> None:
    assert head_noun(phrase) == noun


def test_a_bare_number_takes_its_noun_as_unit() -> None:
    page = document()
    bare = page.quantities[at_of(page, "12")]
    assert (with_unit(bare, "ferry").unit, with_unit(bare, "ferry").unit_kind) == ("ferry", "count")
    assert with_unit(bare, bare.unit) is bare
