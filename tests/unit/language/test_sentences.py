"""Sentences end where they end, and not at abbreviations."""

import pytest

from claimledger.language.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Roe met Dr. Poe.",
        "Sales in the U.S. and the U.K. rose.",
        "Prices rose 3.5 percent on Jan. 5.",
        "J. R. Roe said so.",
        "It sold no. 4 of the series.",
        "A temple of A.D. 1000 stands.",
        "Fees rose to Rs. 500 from Rs. 400.",
        "12. Exports rose to 5%.",
        "Roe & Co. Limited grew.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sales rose. Prices fell.", 2),
        ("“Sales rose.” The firm agreed.", 2),
        ("It left the U.S. The firm stayed.", 2),
        ("Is it over? No! It is not.", 3),
        ("Its size is that of Peru’s. But sales fell.", 2),
        ("The answer was no. It left.", 2),
        ("It sold 12. 'Exports' rose.", 2),
        ("It was 1999. Écoles closed.", 2),
        ("It left Roe Inc. It stayed.", 2),
        ("Sales rose. $5 was paid.", 2),
        ("Head of a list\n \nSales rose", 2),
    ],
)
def test_sentences_are_cut(text: str, count: int) -> None:
    assert len(cut(text)) == count
