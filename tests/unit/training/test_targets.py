"""Answers of an annotator become the spans and classes that the encoder learns."""

from collections.abc import Sequence
from typing import Any

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims.encoder import CLASSES, SPANS, span_at
from claimledger.training.targets import UNKNOWN, Example, examples

PAGE = "Chile sells copper. Exports rose 4.5% in 2023, the Mining Board said, up from 3% in 2022."
ANSWER: dict[str, Any] = {
    "char_start": PAGE.index("4.5%"),
    "char_end": PAGE.index("4.5%") + 4,
    "worth": 2,
    "value": 4.5,
    "unit": "%",
    "kind": "change",
    "direction": "up",
    "modality": "reported",
    "measure": "exports of copper",
    "measure_quote": "Exports",
    "subject": "Chile",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "attributed_to": "Mining Board",
    "baseline_value": 3,
    "accept": {"worth": [1]},
}


def learned(answers: Sequence[dict[str, Any]]) -> list[Example]:
    article = claimledger.read_article(PAGE)
    return list(examples(article, find_article_quantities(article), answers))


def words(example: Example, field: str) -> list[str]:
    """The right spans of a field as words; no span as nothing."""
    numbers = example.spans[SPANS.index(field)]
    spans = [span_at(example.window.tokens, number, 0.0) for number in numbers]
    return [PAGE[span.start : span.end] for span in spans]


def test_right_spans_are_where_the_answers_stand() -> None:
    example = learned([ANSWER])[0]
    assert words(example, "measure") == ["Exports"]
    assert words(example, "subject") == ["Chile"]
    assert words(example, "attributed_to") == ["Mining Board"]
    assert words(example, "time") == ["2023"]
    assert words(example, "baseline") == ["3%"]
    assert words(example, "speaker") == [""]


def test_classes_are_indices_and_worth_is_shared_among_accepted_verdicts() -> None:
    example = learned([ANSWER])[0]
    kind, direction, modality = example.classes.tolist()
    assert CLASSES["kind"][kind] == "change"
    assert CLASSES["direction"][direction] == "up"
    assert CLASSES["modality"][modality] == "reported"
    assert example.worth.argmax() == 2
    assert 0 < example.worth[1] < example.worth[2]


def test_a_quantity_without_an_answer_teaches_only_that_it_is_no_claim() -> None:
    example = learned([])[0]
    assert not any(example.spans)
    assert example.worth.tolist() == [1, 0, 0]
    assert (example.classes == UNKNOWN).all()
