"""Which times are candidates for the period of a number, and which one is its own."""

import pytest

from claimledger.claims.candidates import Document
from claimledger.claims.period_candidates import PeriodCandidate, adjacent
from claimledger.language.sentences import sentences
from claimledger.quantities import find_quantities
from tests.unit.claims.written import article_of


@pytest.mark.parametrize(
    ("sentence", "number", "own"),
    [
        ("Trams carried 51 million people in 2024, up from 48 million in 2023.", "51 m", "2024"),
        ("Trams carried 51 million people in 2024, up from 48 million in 2023.", "48 m", "2023"),
        (
            "The mill sold 300 tonnes of malt in the first quarter of 2023.",
            "300",
            "the first quarter",
        ),
        ("The mill sold 9 percent more than in 2021 and 300 tonnes in 2022.", "9 p", None),
        ("The mill sold almost double its output in 2022.", "almost", None),
        ("The levy is 21 pesos under a law of 2012.", "21", None),
        ("In 2019 the port loaded 40 ships.", "40", None),
        ("The port loaded 40 ships in May.", "40", None),
    ],
)
def test_a_year_directly_after_a_number_is_its_period(
    sentence: str, number: str, own: str | None
) -> None:
    article = article_of(sentence)
    quantities = [q for q in find_quantities(sentence) if q.role == "claim"]
    page = Document(article, quantities, [], sentences(article.text, article.segments))
    at = next(k for k, q in enumerate(quantities) if sentence.startswith(number, q.start))
    options = [PeriodCandidate(page.period(time)) for time in article.times]
    found = adjacent(page, at, options)
    time = None if found is None else options[found].period.time
    assert time is None if own is None else time and sentence.startswith(own, time.start)
