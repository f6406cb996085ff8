"""Indicators tell which claims measure the same as well as they did."""

import pytest

from tests.quality import indicators
from tests.quality.gate import SHARED

PRECISION = {
    "all": 98, "tuned": 99, "held out": 99, "looked at": 92, "blind": 95, "releases": 98,
}  # fmt: skip
RECALL = {
    "all": 68, "tuned": 72, "held out": 66, "looked at": 73, "blind": 74, "releases": 67,
    "across pages": 64,
}  # fmt: skip
"""What was measured, rounded down; the aim is 95 and 60."""


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, with the judged pages, is not there")
def test_few_pairs_are_made_one_that_are_not_and_most_that_are() -> None:
    tallies = indicators.tallies()
    precise = {name: indicators.precision(tallies[name]) for name in PRECISION}
    recalled = {name: indicators.recall(tallies[name]) for name in RECALL}
    assert {name for name, least in PRECISION.items() if precise[name] < least} == set()
    assert {name for name, least in RECALL.items() if recalled[name] < least} == set()


def test_a_pair_is_two_places_and_a_verdict() -> None:
    for pair in indicators.read(indicators.PAIRS):
        assert pair.keys() == {"event", "half", "a", "b", "verdict"}
        assert pair["verdict"] in {"same", "different", "cannot tell"}
        assert pair["a"] != pair["b"]


def test_no_event_is_in_two_groups() -> None:
    groups = {(pair["event"], pair["half"]) for pair in indicators.read(indicators.PAIRS)}
    assert len({event for event, _ in groups}) == len(groups)
