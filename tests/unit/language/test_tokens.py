"""Tokens: what the one tokenizer decides, and how quantities and times derive theirs from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.language import ENGLISH
from claimledger.language.tokens import token_spans
from claimledger.quantities.tokens import tokens
from claimledger.times.lexicon import words
from claimledger.times.tokens import lower, tokenise


def as_written(text: str) -> list[str]:
    """The tokens of the language."""
    return [text[start:end] for start, end in token_spans(text, 0, len(text), {})]


def for_times(text: str) -> list[str]:
    """The tokens of times, as written."""
    found = tokenise(text, lower(text), 0, len(text), words(ENGLISH))
    return [text[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("text", "whole", "quantities", "times"),
    [
        ("Acme’s", ["Acme’s"], ["Acme’s"], ["Acme", "’", "s"]),
        ("I'm", ["I'm"], ["I'm"], ["I", "'", "m"]),
        ("U.S. aid", ["U.S.", "aid"], ["U.S.", "aid"], ["U", ".", "S", ".", "aid"]),
        ("well-known", ["well", "-", "known"], ["well", "-", "known"], ["well", "-", "known"]),
        ("a\nb_c", ["a", "\n", "b", "_", "c"], ["a", "b", "_", "c"], ["a", "\n", "b", "_", "c"]),
        ("5kg", ["5kg"], ["5", "kg"], ["5kg"]),
        ("3M’s", ["3M", "’", "s"], ["3", "M’s"], ["3M", "’", "s"]),
        ("5 p.m.", ["5", "p.m."], ["5", "p.m."], ["5 p.m", "."]),
        ("5p.m.", ["5p", ".", "m", "."], ["5", "p.m."], ["5p.m", "."]),
        ("5 pm on", ["5", "pm", "on"], ["5", "pm", "on"], ["5 pm", "on"]),
        ("Dec31", ["Dec31"], ["Dec", "31"], ["Dec", "31"]),
        ("2020-05-15", ["2020-05-15"], ["2020", "-", "05", "-", "15"], ["2020-05-15"]),
        ("Q3 2023/24", ["Q3", "2023/24"], ["Q", "3", "2023", "/", "24"], ["Q3", "2023/24"]),
        ("10-12%", ["10-12", "%"], ["10", "-", "12", "%"], ["10", "-", "12", "%"]),
        ("$1,234.5m", ["$", "1,234.5m"], ["$", "1,234.5", "m"], ["$", "1,234.5m"]),
    ],
)
def test_tokens_of_quantities_and_times_are_those_of_the_language_cut_further(
    text: str, whole: list[str], quantities: list[str], times: list[str]
) -> None:
    """Words and marks are the same for all; figures are cut as their readers need them."""
    assert (as_written(text), tokens(text), for_times(text)) == (whole, quantities, times)


@given(st.text(st.sampled_from("aZéß5019²½.,:;/-–'’_ \n\tpm$%")) | st.text())
def test_every_character_but_a_blank_is_in_one_token(text: str) -> None:
    """Nothing is lost, and nothing is read twice, whoever cuts."""
    expected = "".join(text.split())
    for found in (as_written(text), tokens(text), for_times(text)):
        assert "".join("".join(found).split()) == expected
