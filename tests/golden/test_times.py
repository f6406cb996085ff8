"""Sentences in our own words: every time in them, what it means, and on which days."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimledger.times import find_times

CASES = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_times_of_a_sentence(case: dict[str, Any]) -> None:
    published = case.get("published")
    found = find_times(case["text"], tuple(published) if isinstance(published, list) else published)
    wanted = [_wanted(row) for row in case["times"]]
    got = [(case["text"][t.start : t.end], t.type, t.value, t.date_from, t.date_to) for t in found]
    assert got == [each for each, _ in wanted]
    for time, (_, more) in zip(found, wanted, strict=True):
        assert {name: getattr(time, name) for name in more} == more


def _wanted(row: list[Any]) -> tuple[tuple[Any, ...], dict[str, str]]:
    more = row[-1] if isinstance(row[-1], dict) else {}
    cells = [cell for cell in row if not isinstance(cell, dict)]
    return tuple([*cells, None, None][:5]), more
