"""A link finds the words of a claim in the live page, and separates what a directive is made of."""

from urllib.parse import unquote

import pytest

from claimledger.publishing.fragments import link, text_directive


def claim(sentence: str | None, quote: str | None) -> dict[str, object]:
    at = sentence.index(quote) if sentence and quote else 0
    return {"quote": quote, "sentence": sentence, "char_start": 100 + at, "sentence_start": 100}


@pytest.mark.parametrize(
    ("sentence", "quote", "directive"),
    [
        ("Sales rose 4% in May.", "4%", "text=Sales rose-,4%,-in May."),
        ("4% is what it was.", "4%", "text=4%,-is what it was."),
        ("They sold 40 tons", "40 tons", "text=They sold-,40 tons"),
        (
            "In all of the year that ended they sold 40 tons of it for less than before",
            "40 tons",
            "text=that ended they sold-,40 tons,-of it for less",
        ),
        ("It cost US$5bn then.", "$5", "text=It cost US-,$5bn,-then."),
        ("A rise\n\nof  4%", "4%", "text=A rise of-,4%"),
        (None, "4%", "text=4%"),
    ],
)
def test_words_around_a_quote_tell_it_from_an_equal_one(
    sentence: str | None, quote: str, directive: str
) -> None:
    assert unquote(str(text_directive(claim(sentence, quote)))) == directive


def test_what_separates_the_parts_of_a_directive_is_escaped() -> None:
    found = link(claim("In 2023-24, sales & co", "2023-24"), "https://example.org/a?b=c")
    assert found == "https://example.org/a?b=c#:~:text=In-,2023%2D24,-%2C%20sales%20%26%20co"


def test_an_address_keeps_its_own_fragment() -> None:
    found = link(claim(None, "4%"), "https://example.org/a#part-2")
    assert found == "https://example.org/a#part-2:~:text=4%25"


def test_without_words_the_page_itself_is_the_link() -> None:
    assert link(claim(None, None), "https://example.org/a") == "https://example.org/a"
    assert link(claim(None, "4%"), None) is None
