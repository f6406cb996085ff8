"""Recognition: offsets, order, chunks, letters that change length, and linear cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.language import ENGLISH
from claimledger.times import find_times, recognise
from claimledger.times.lexicon import words
from claimledger.times.recognising import CHUNK
from claimledger.times.tokens import lower, tokenise

WORDS = st.sampled_from(
    [
        "the", "last", "two", "years", "March", "3", "2019", ",", "-", "of", "quarter", "first",
        "Friday", "to", "from", "and", "a", "ago", "early", "1990s", "5/12", "10:30", "p.m.", "İ",
        "’s", "next", "week", "\n", "before", "since", "invasion", "Ukraine", "half", "$",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25), st.sampled_from(["", " "]))
def test_mentions_are_in_order_and_do_not_overlap(words: list[str], gap: str) -> None:
    text = gap.join(words)
    at = 0
    for found in recognise(text):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        at = found.end


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    find_times(text)
    assert len(lower(text)) == len(text)


def test_offsets_count_the_original_characters() -> None:
    text = "İİİ 😀 Output fell in\u00a0March 2021."
    (found,) = find_times(text)
    assert text[found.start : found.end] == "March 2021"


def test_a_line_break_ends_an_expression() -> None:
    assert [t.value for t in find_times("It closed in March\n2019 was dry.")] == ["XXXX-03", "2019"]


def test_chunks_do_not_cut_words() -> None:
    line = "It fell in March 2021 and rose. "
    text = line * (3 * CHUNK // len(line))
    assert {t.value for t in find_times(text)} == {"2021-03"}
    assert len(find_times(text)) == 3 * CHUNK // len(line)


def test_a_chunk_without_a_blank_is_cut_anyway() -> None:
    assert recognise("x" * (2 * CHUNK) + " in 2019") != []


@pytest.mark.parametrize(
    "piece", ["two ", "the last ", "of the ", "-", "1", "2019-", "and 3 ", "x"]
)
def test_long_runs_of_one_piece_end(piece: str) -> None:
    text = piece * 20_000
    assert isinstance(recognise(text), list)


def test_codes_are_one_character_a_token() -> None:
    text = "On May 3, 2020 at 8:05 p.m. it rose 3%."
    tokens = tokenise(text, text.lower(), 0, len(text), words(ENGLISH))
    assert len(tokens.codes) == len(tokens.spans) == len(tokens.mentions)
    assert [tokens.word(i) for i in range(5)] == ["on", "may", "3", ",", "2020"]
    assert tokens.word(-1) == tokens.original(len(tokens.spans)) == ""


def test_only_lines_of_a_span_are_looked_at() -> None:
    text = "It opened in May 2019.\nIt closed on 3 June 2021.\nIt sank in 2023."
    line = (23, 48)
    found = recognise(text, [line])
    assert [text[m.start : m.end] for m in found] == ["3 June 2021"]
    assert found == [m for m in recognise(text) if line[0] <= m.start < line[1]]
