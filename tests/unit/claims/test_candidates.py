"""Candidates are phrases of the text, in whole words."""

import numpy as np
import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.answers import best_bounded
from claimledger.claims.candidates import Candidate, Document, candidates
from claimledger.claims.encoder import SPANS, Reading, Span
from claimledger.claims.names import content_words
from claimledger.language.sentences import sentences

PAGE = "The Grain Council said that exports of wheat rose 4% in May."


def document(field: str, words: str, page: str = PAGE) -> Document:
    """A page whose encoder gives some characters for a field, and is not sure of them."""
    article = claimledger.read_article(page)
    start = page.index(words)
    spans = [Span(-0.1, start, start + len(words)), Span(-3.0, 0, 0)]
    none = [Span(0.0, 0, 0)]
    quantities = find_article_quantities(article)
    reading = Reading({name: spans if name == field else none for name in SPANS}, {})
    places = sentences(article.text, article.segments)
    return Document(article, quantities, [reading] * len(quantities), places)


def test_a_span_that_cuts_a_word_is_given_the_rest_of_it() -> None:
    found = candidates(document("measure", "xports of whe"), 0, "measure")
    assert [one.text for one in found] == ["exports of wheat"]


def test_nothing_is_no_candidate_but_its_probability_is_known() -> None:
    page = document("speaker", "Grain Council")
    assert all(one.text for one in candidates(page, 0, "speaker"))
    assert 0 < page.nothing(0, "speaker") < 0.1


def test_names_near_the_number_may_be_its_source() -> None:
    page = document("measure", "exports of wheat")
    assert "Grain Council" in {one.text for one in candidates(page, 0, "attributed_to")}


@pytest.mark.parametrize(
    ("page", "words", "subject"),
    [
        ("Exports of wheat from North Lesna rose 4% in May.", "Lesna", "North Lesna"),
        ("Rain cost Corvin Valley Growers Union $5 million.", "Valley Growers", "Corvin Valley"),
        ("The board saw cases on Sunday rise by 4%.", "cases on Sunday", "cases"),
        ("Roe said the ports took 4% more wheat.", "Roe said the ports", "ports"),
        ("In debates, Roe leads by 5 points.", "debates, Roe", "Roe"),
        ("In Lesna, 48% of growers sow wheat.", "Lesna, 48% of growers", "Lesna"),
        ("After tariffs in May 2020, wheat fell 4%.", "tariffs in May 2020, wheat", "wheat"),
        ("Buyers were Corvin (4%), Lesna (3%).", "Corvin (4%), Lesna", "Lesna"),
        ("Exports of the U.S. rose 4% in May.", "the U.S.", "U.S."),
    ],
)
def test_a_subject_is_a_whole_name_and_nothing_more(page: str, words: str, subject: str) -> None:
    found = candidates(document("subject", words, page), 0, "subject")
    assert found[0].text.startswith(subject)
    assert len(found[0].text) <= len("Corvin Valley Growers Union")
    assert not {"said", "Sunday", "debates", "48"} & set(found[0].text.split())


def test_a_measure_names_both_ends_of_what_is_between_them() -> None:
    page = document("measure", "Trade between Corvin", "Trade between Corvin and Lesna rose 4%.")
    assert candidates(page, 0, "measure")[0].text == "Trade between Corvin and Lesna"


def test_between_phrases_for_one_entity_the_encoder_sets_the_bounds() -> None:
    texts = ("state health", "state health department", "ministry of trade")
    options = [
        Candidate(text, start, start + len(text), own=own, words=content_words(text))
        for text, start, own in zip(texts, (0, 0, 50), (0.1, 0.6, 0.9), strict=True)
    ]
    chances = np.array([0.80, 0.78, 0.79], dtype=np.float32)
    assert options[best_bounded(options, chances, 0)].text == "state health department"
    assert best_bounded(options, np.array([0.8, 0.3, 0.7], dtype=np.float32), 0) == 0
