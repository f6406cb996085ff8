"""Laws that hold for any text, and what other parts rely on."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import find_quantities
from claimledger.language import ENGLISH
from claimledger.language.sentences import LONGEST
from claimledger.quantities import find_quantities as find_in_text
from claimledger.quantities import uncovered_numerals
from claimledger.quantities.pieces import pieces
from claimledger.records import Time
from claimledger.times import find_times

ROLES = {
    "claim",
    "date",
    "time",
    "duration",
    "age",
    "ordinal",
    "rank",
    "score",
    "name",
    "reference",
    "idiom",
    "phone",
    "version",
    "other",
}
WORDS = st.sampled_from(
    [
        *("about", "nearly", "from", "to", "between", "and", "or", "by", "the", "a", "of", "in"),
        *("5", "12.5", "1,200", "2019", "half", "third", "one", "two", "dozens", "million"),
        *("$", "€", "%", "percent", "dollars", "tons", "km", "people", "year-old", "S&P"),
        *("rose", "fell", "-", "–", "(", ")", ".", ",", "'s"),
    ]
)
PROSE = st.lists(WORDS, max_size=25).map(" ".join)


@given(PROSE | st.text(max_size=200))
def test_any_text_gives_quantities_inside_it_in_order(text: str) -> None:
    found = find_quantities(text, times=[])
    starts = [quantity.head for quantity in found]
    assert starts == sorted(set(starts))
    for quantity in found:
        assert 0 <= quantity.start <= quantity.head < quantity.end <= len(text)
        assert quantity.role in ROLES
        assert (quantity.role == "claim") == (quantity.reason is None)
        assert quantity.value is not None
        assert quantity.value_high is None or quantity.value <= quantity.value_high


@given(PROSE)
def test_every_numeral_is_covered(text: str) -> None:
    times, quantities = find_times(text), find_quantities(text)
    assert list(uncovered_numerals(text, [(0, len(text))], times, quantities)) == []


@given(st.text(max_size=300), st.text(alphabet=" 15x,.\n", max_size=9000))
def test_pieces_are_bounded_and_in_order(text: str, long: str) -> None:
    cut = [(p.starts[0], p.ends[-1]) for p in pieces(text + long, ENGLISH) if p.n]
    assert all(end - start <= LONGEST for start, end in cut)
    assert all(a[1] <= b[0] for a, b in pairwise(cut))


def test_numerals_of_real_snapshots_are_covered(real_snapshots: list[Path]) -> None:
    for path in real_snapshots:
        text = path.read_bytes().decode("utf-8")
        times, quantities = find_times(text), find_quantities(text)
        assert list(uncovered_numerals(text, [(0, len(text))], times, quantities)) == []


def test_uncovered_numerals_look_at_kept_text_only() -> None:
    text = "It sold 3 cars. Share 5 times."
    assert list(uncovered_numerals(text, [(0, 15)], [], [])) == [(8, 9)]


@pytest.mark.parametrize(
    ("spans", "missed"),
    [
        ([(0, 13)], []),
        ([(0, 1), (2, 4), (5, 8), (9, 13)], []),
        ([(0, 4), (2, 4)], [(5, 8), (9, 13)]),
        ([(0, 9), (2, 3)], [(9, 13)]),  # a long span before a short one inside it
        ([], [(0, 1), (2, 4), (5, 8), (9, 13)]),
    ],
)
def test_numerals_outside_all_spans(
    spans: list[tuple[int, int]], missed: list[tuple[int, int]]
) -> None:
    day = date(2020, 5, 3)
    times = [Time(*span, "DATE", "2020", None, day, day, "stated", "test") for span in spans]
    assert list(uncovered_numerals("1 22 333 4444", [(0, 13)], times, [])) == missed


def test_a_figure_of_any_length_is_read() -> None:
    assert [q.value for q in find_quantities(f"It helps ({'7' * 40}).")] == [Decimal("7" * 40)]


def test_given_times_claim_their_characters() -> None:
    day = date(2020, 5, 3)
    time = Time(3, 14, "DATE", "2020-05-03", None, day, day, "stated", "test")
    assert find_quantities("On May 3, 2020.", times=[time]) == []


def test_times_are_recognised_where_none_are_given() -> None:
    text = "On May 3, 2020, it sold 40 ships in two years."
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["40 ships", "two years"]
    assert find_quantities(text) == find_quantities(text, find_times(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [("The 1000 hp engine.", "1000 hp"), ("It needs 2000-2500 kcal.", "2000-2500 kcal")],
)
def test_a_measure_stands_against_a_year(text: str, quote: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == [quote]


def test_only_sentences_that_touch_a_span_are_read() -> None:
    text = "It sold 5 cars.\nIt sold 7 vans. It hired 9 men.\nIt lost 2 ships."
    found = find_in_text(text, spans=[(16, 47)])
    assert found == [q for q in find_quantities(text) if 16 <= q.start < 47]
    assert [text[q.start : q.end] for q in found] == ["7 vans", "9 men"]
