"""Which way a sentence looks, as far as its forms tell."""

import pytest

from claimledger.metadata.tense import Context


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        ("Output fell in the U.S. Gulf in ", ".", True),
        ("Output fell. Sales are to rise in ", ".", False),
        ("Output fell in ", ". Sales will rise.", True),
        ("Output fell and will fall until ", ".", False),
    ],
)
def test_only_the_forms_of_its_own_sentence_count(before: str, after: str, *, back: bool) -> None:
    assert Context(before, after).looks_back() is back
