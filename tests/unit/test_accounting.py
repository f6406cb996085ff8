"""A numeral that nothing read is counted, wherever it stands."""

import pytest

from pipeline.accounting import uncovered

TEXT = "1 22 333 4444"


@pytest.mark.parametrize(
    ("spans", "missed"),
    [
        ([(0, 13)], []),
        ([(0, 1), (2, 4), (5, 8), (9, 13)], []),
        ([(0, 4), (2, 4)], [(5, 8), (9, 13)]),
        ([(1, 8)], [(0, 1), (9, 13)]),
        ([(0, 9), (2, 3)], [(9, 13)]),  # a long span before a short one inside it
        ([], [(0, 1), (2, 4), (5, 8), (9, 13)]),
    ],
)
def test_numerals_outside_all_spans(
    spans: list[tuple[int, int]], missed: list[tuple[int, int]]
) -> None:
    assert list(uncovered(TEXT, [(0, len(TEXT))], spans)) == missed


def test_only_the_stretches_that_are_read_count() -> None:
    assert list(uncovered(TEXT, [(0, 2), (9, 13)], [(0, 1)])) == [(9, 13)]
