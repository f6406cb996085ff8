"""A line that a width ends goes on in the next, and one that a writer ends does not."""

from dataclasses import replace

import pytest

from claimledger.article import join_claims, read_claims
from claimledger.language import ENGLISH
from claimledger.language.sentences import sentences
from claimledger.language.wrapping import wraps
from claimledger.records import Segment
from tests.unit.claims.written import article_of


def lines_of(text: str, label: str = "body") -> list[Segment]:
    """A segment for each line, and a blank one between each two."""
    segments, at = [], 0
    for line in text.split("\n"):
        segments += [Segment(at, at + len(line), label, kept=True, rule="lines")]
        at += len(line) + 1
        segments += [Segment(at - 1, at, "blank", kept=False, rule="blank")]
    return segments


@pytest.mark.parametrize(
    ("above", "below", "goes_on"),
    [
        ("Sales rose by 4.5", "percent in May.", True),
        ("The ministry said that it costs USD", "400 million to build.", True),
        ("The lease will cost the city 3-", "4 million pounds.", True),
        ("It is the first time that people in", "Chile bought more.", True),
        ("The firm hired people", "and opened shops.", True),
        ("The firm hired people.", "and so on", False),
        ("Sign in", "Two people left.", False),
        ("640,000 in", "March 2023.", True),
        ("Rank 4", "profit 30", False),
        ("Sales rose by 4.5", "Percent is a unit.", False),
        ("Sales  4.5", "percent  6", False),
    ],
)
def test_a_line_goes_on(above: str, below: str, *, goes_on: bool) -> None:
    text = f"{above}\n{below}"
    assert wraps(text, len(above), len(above) + 1, ENGLISH) is goes_on


def test_a_sentence_stands_in_all_the_lines_that_it_wraps_over() -> None:
    text = "Sales rose by 4.5\npercent in May. Costs\nfell.\nSign in"
    found = sentences(text, lines_of(text))
    assert [text[s.start : s.end] for s in found] == [
        "Sales rose by 4.5\npercent in May.",
        "Costs\nfell.",
        "Sign in",
    ]
    assert [s.paragraph for s in found] == [0, 0, 6]


def test_lines_with_other_labels_do_not_go_on() -> None:
    text = "Sales rose by 4.5\npercent in May."
    segments = [*lines_of(text)[:2], *lines_of(text, "caption")[2:]]
    assert len(sentences(text, segments)) == 2


def test_a_dek_goes_on_in_the_body_and_each_sentence_has_the_label_of_its_line() -> None:
    text = "Sales rose by 4.5\npercent in May. Costs fell.\nRents fell."
    segments = [*lines_of(text, "dek")[:2], *lines_of(text)[2:]]
    found = [(text[one.start : one.end], one.label) for one in sentences(text, segments)]
    assert found == [
        ("Sales rose by 4.5\npercent in May.", "dek"),
        ("Costs fell.", "body"),
        ("Rents fell.", "body"),
    ]


def test_a_number_that_goes_on_from_the_dek_to_the_body_is_one() -> None:
    text = "The port handled more than 4.2\nmillion tonnes of grain in 2023, the office said."
    article = article_of(text)
    dek = replace(article.segments[0], label="dek")
    [claim] = join_claims(replace(article, segments=(dek, *article.segments[1:]))).claims
    assert (claim.value, claim.unit, claim.segment_label) == (4_200_000, "t", "dek")


def test_a_claim_over_two_lines_is_read_whole() -> None:
    text = (
        "The firm said on Monday that its plants sold 4,500 cars in May, which was up 4.5\n"
        "percent from a year before, when sales had dropped."
    )
    assert [one.quote for one in read_claims(text)] == ["4,500 cars", "4.5\npercent"]
