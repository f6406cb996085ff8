"""What the package needs may be used by who uses the package, and is pinned."""

import re
from pathlib import Path

import pytest

from tests.licences import COPYLEFT, FREE, licence, needed

NEEDED = needed()
PINS = (Path(__file__).parents[1] / "constraints.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NEEDED)
def test_a_dependency_says_under_which_free_licence_it_is(name: str) -> None:
    said = licence(NEEDED[name])
    assert FREE.search(said), said
    if COPYLEFT.search(said):  # then it has to offer another one beside it
        assert re.search(r"Artistic|MPL|LGPL|\bOR\b", said), said


@pytest.mark.parametrize("name", sorted({*NEEDED} - {"setuptools"}))  # an environment has its own
def test_a_dependency_is_pinned(name: str) -> None:
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in PINS.split()}
    assert name in pinned
