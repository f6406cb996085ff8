"""Numerals in digits and in words, their values and their extents."""

from decimal import Decimal

import pytest

from claimledger.language import ENGLISH
from claimledger.quantities.lexicon import Lexicon, lexicon_of
from claimledger.quantities.numbers import numerals
from claimledger.quantities.pieces import Piece

VALUES = {
    "1,234,567": "1234567",
    "12,34,567.89": "1234567.89",
    "1 234 567": "1234567",
    ".08": "0.08",
    "-4.5": "-4.5",
    "minus 5": "-5",
    "1e10": "10000000000",
    "-12e-1": "-1.2",
    "1.3×10^6": "1300000",
    "2.5^-1": "0.4",
    "7 3/4": "7.75",
    "1-1/2": "1.5",
    "2½": "2.5",
    "4 hundred and 35": "435",
    "thirty-two trillion and five hundred": "32000000000500",
    "four hundred and six thousand": "406000",
    "three hundred and twelve": "312",
    "five hundred point forty-two": "500.42",
    "nought point nought seven": "0.07",
    "half a dozen": "6",
    "three dozens": "36",
    "a quarter of a trillion": "250000000000",
    "two and a half million": "2500000",
    "three billion and a half million": "3000500000",
    "13 lakh": "1300000",
    "three lakh crore": "3000000000000",
    "tens of millions": "10000000",
    "fourteenfold": "14",
    "ten-fold": "10",
    "tripled": "3",
    "22nd": "22",
    "twenty-first": "21",
    "thrice": "3",
}


def piece_of(text: str) -> Piece:
    return Piece(text, 0, len(text), lexicon_of(ENGLISH))


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_a_numeral_has_its_value_and_takes_all_its_words(text: str, value: str) -> None:
    piece = piece_of(text)
    found = numerals(piece)
    assert [each.value for each in found] == [Decimal(value)]
    assert (piece.starts[found[0].i], piece.ends[found[0].j - 1]) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two and three", [2, 3]),
        ("between three hundred and five thousand", [300, 5000]),
        ("22,24,26", [22, 24, 26]),
        ("5/17/2018", [5, 17, 2018]),
        ("192.168.1.2", [192, 168, Decimal("1.2")]),
        ("the quarter and an hour", []),
        ("a third man", [3]),
        ("a third of men", [Decimal(1) / 3]),
        ("a manifold", []),
    ],
)
def test_what_is_no_one_number_is_not_read_as_one(text: str, values: list[Decimal]) -> None:
    assert [each.value for each in numerals(piece_of(text))] == values


def test_number_words_are_those_of_the_language_of_the_piece() -> None:
    words = Lexicon({**vars(lexicon_of(ENGLISH)), "cardinals": {"drei": Decimal(3)}})
    assert [each.value for each in numerals(Piece("two drei", 0, 8, words))] == [3]
