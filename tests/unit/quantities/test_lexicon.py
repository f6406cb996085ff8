"""The lists of words in the files of a language are those that the code asks for."""

import re
from pathlib import Path

import pytest

from claimledger.language import ENGLISH
from claimledger.language.lexicon import lexicon
from claimledger.quantities.lexicon import lexicon_of

FOLDER = Path(__file__).parents[3] / "pipeline" / "claimledger" / "quantities"
CODE = "\n".join(path.read_text("utf-8") for path in FOLDER.rglob("*.py"))
ASKED = set(re.findall(r"\b(?:lex|lexicon)\.([a-z_]+)\b", CODE))
ELSEWHERE = {
    *("function_words", "before", "after", "hanging", "plurals", "irregular"),
    *("singular_s", "inflection", "plural_form"),
}
"""Lists of lists, and those that other parts of the package read."""


@pytest.mark.parametrize("name", ["numbers", "hedges", "grammar"])
def test_every_list_is_asked_for(name: str) -> None:
    file = lexicon("quantities", f"{name}.yaml")
    listed = {*file, *file.get("function_words", ())}
    asked = {each.rstrip("_") for each in ASKED} | set(re.findall(r'\["(\w+)"\]', CODE))
    assert listed - asked - ELSEWHERE == set()


def test_what_is_asked_for_is_listed() -> None:
    assert {each for each in ASKED if not hasattr(lexicon_of(ENGLISH), each)} == set()


def test_a_list_that_is_missing_is_named() -> None:
    with pytest.raises(AttributeError, match=r"no list of words .* is called colours"):
        lexicon_of(ENGLISH).colours  # noqa: B018 - it must fail
