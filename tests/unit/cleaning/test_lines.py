"""The view of a text's lines: repaired wording, offsets of the text as given."""

import pytest

from claimledger.cleaning.lines import repaired, split


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        ("T he port reopened.", "The port reopened."),
        ("A t\u00a0first light the port reopened.", "At first light the port reopened."),
        ("I n May the port reopened.", "In May the port reopened."),
        ("\ufeff  Exports\u00a0fell \t3% ", "Exports fell 3%"),
        ("Zoll\u00adamt", "Zollamt"),
    ],
)
def test_what_saving_broke_is_repaired_in_the_view(raw: str, view: str) -> None:
    assert repaired(raw) == view


@pytest.mark.parametrize(
    "raw", ["A port reopened.", "I saw it.", "À peine ouvert", "5 ports reopened.", "X", "B 12"]
)
def test_words_of_one_letter_are_no_drop_caps(raw: str) -> None:
    assert repaired(raw) == raw


@pytest.mark.parametrize("terminator", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_offsets_count_the_text_as_given(terminator: str) -> None:
    text = f"\ufeffTitle 🚢{terminator}{terminator}T he port.{terminator}"
    lines = split(text)
    assert [text[line.start : line.end] for line in lines] == ["\ufeffTitle 🚢", "T he port."]
    assert [(line.view, line.gap, line.capped) for line in lines] == [
        ("Title 🚢", 0, False),
        ("The port.", 1, True),
    ]


def test_lines_without_a_visible_character_are_blank() -> None:
    assert split(" \n\u00a0\n\u200b\n\ufeff") == []
