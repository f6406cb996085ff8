"""How far a ranker's probabilities move on pages that it has not learned from."""

import numpy as np
import pytest

from claimledger.training.calibrating import shift
from claimledger.training.ranks import Question, figures
from claimledger.training.tuning import LIMITS, choose_threshold


def question(score: float, *, right: bool, counts: bool = True) -> Question:
    """A question with one candidate of a score."""
    rows = np.zeros((1, 1), dtype=np.float32)
    asked = Question("a", rows, np.array([right]), due=True, key=("a", 0), counts=counts)
    asked.score = score
    return asked


def probability(score: float) -> float:
    """The score itself."""
    return score


@pytest.mark.parametrize(("right", "sign"), [(90, 1), (30, -1)])
def test_what_is_right_more_often_than_said_becomes_likelier(right: int, sign: int) -> None:
    asked = [question(0.6, right=k < right) for k in range(100)]
    moved = shift(asked, probability)
    assert sign * moved > 0
    odds = np.log(0.6 / 0.4) + moved
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(right / 100, abs=0.02)


def test_what_does_not_count_moves_nothing() -> None:
    assert shift([question(0.9, right=False, counts=False)] * 50, probability) == 0.0


def test_a_threshold_is_the_lowest_that_keeps_to_the_limit() -> None:
    asked = [question(0.9, right=True)] * 9 + [question(0.5, right=False)] * 3
    found = choose_threshold("subject", asked, probability)
    assert found.wrong <= LIMITS["subject"]
    lower = figures(asked, probability, found.threshold - 0.02)
    assert lower.wrong > LIMITS["subject"]
