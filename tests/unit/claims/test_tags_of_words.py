"""Tags that the rules lean on: verbs found, nouns that look like verbs left alone."""

import pytest

from claimledger.claims.clauses import verb_groups
from claimledger.claims.tagging import tag
from claimledger.claims.tokenising import tokenise
from claimledger.claims.tokens import Names, Token, lower_words, middle_capitals


def tagged(text: str) -> list[Token]:
    tokens = tokenise(text, 0, len(text), [], Names(middle_capitals(text), lower_words(text)))
    tag(tokens)
    return tokens


def finite(text: str) -> list[str]:
    return [group.lemma for group in verb_groups(tagged(text)) if group.finite]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Exports to Peru rose.", ["rise"]),
        ("Goods shipped to Peru rose.", ["rise"]),
        ("Official data showed exports fell.", ["show", "fall"]),
        ("The firm cut its forecast.", ["cut"]),
        ("The trial ran for years.", ["run"]),
        ("The company plans to close shops.", ["close"]),
        ("Trade is expected to reach a record.", ["reach"]),
        ("The oil trades at a discount.", ["trade"]),
        ("Streaming accounted for a third.", ["account"]),
        ("They saw sales drop by half.", ["see", "drop"]),
    ],
)
def test_finite_verbs_are_found(text: str, verbs: list[str]) -> None:
    assert finite(text) == verbs


@pytest.mark.parametrize(
    "text",
    ["Arms exports to Peru.", "The cost of the plan.", "A rise in prices.", "Its falling sales."],
)
def test_nouns_are_no_verbs(text: str) -> None:
    assert finite(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Roe Group of traders met.", ["Roe Group"]),
        ("It met the People's Bank of Peru.", ["People's Bank of Peru"]),
        ("It met the Peruvian carmakers.", ["Peruvian"]),
        ("They saw Prime Minister Jane Roe.", ["Prime Minister Jane Roe"]),
        ("The Centers for Roe Control and Care said so.", ["Centers for Roe Control and Care"]),
        ("Bilateral trade rose.", []),
    ],
)
def test_names_are_one_token(text: str, names: list[str]) -> None:
    assert [t.text for t in tagged(text) if t.tag == "E" and t.text != "Lima"] == names
