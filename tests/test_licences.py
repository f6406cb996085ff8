"""What the package needs may be used by who uses the package, and is pinned."""

import re
from pathlib import Path

import pytest

from tests.licences import COPYLEFT, FREE, licence, needed

NEEDED = needed()
ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
HASHED = re.compile(PIN.pattern + r"[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", re.MULTILINE)


def pins(name: str, line: re.Pattern[str]) -> dict[str, str]:
    """The version of each distribution that a file pins."""
    found = line.findall((ROOT / name).read_text("utf-8"))
    return {re.sub(r"[-_.]+", "-", one).lower(): version for one, version in found}


PINS = pins("constraints.txt", PIN)
HASHES = pins("requirements.txt", HASHED)


@pytest.mark.parametrize("name", NEEDED)
def test_a_dependency_says_under_which_free_licence_it_is(name: str) -> None:
    said = licence(NEEDED[name])
    assert FREE.search(said), said
    if COPYLEFT.search(said):  # then it has to offer another one beside it
        assert re.search(r"Artistic|MPL|LGPL|\bOR\b", said), said


@pytest.mark.parametrize("name", sorted({*NEEDED} - {"setuptools"}))  # an environment has its own
def test_a_dependency_is_pinned_with_hashes(name: str) -> None:
    assert HASHES[name] == PINS[name]


def test_every_pin_with_hashes_is_one_of_the_pins() -> None:
    others = {
        name: version for name, version in HASHES.items() if PINS.get(name, version) != version
    }
    assert not others
    assert pins("requirements.txt", PIN) == HASHES, "none is without a hash"
