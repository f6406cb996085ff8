"""The corpus that travels with the project: stand-off answers that come back whole."""

import json
from pathlib import Path

import pytest

from claimledger.training.corpus import (
    LONGEST_PHRASE,
    PHRASES,
    QUOTES,
    add_answers,
    page_texts,
    read_corpus,
    restored,
    standoff,
)

CORPUS = Path(__file__).parents[2] / "corpus"
SHARED = Path(__file__).parents[4] / "shared"


def test_answers_of_our_own_pages_point_into_them() -> None:
    pages = read_corpus(CORPUS, page_texts(CORPUS / "nowhere", CORPUS / "own"))
    assert len(pages) == len(list((CORPUS / "own").glob("*.txt")))
    for page in pages:
        assert page.answers
        for row in page.answers:
            assert 0 <= row["char_start"] < row["char_end"] <= len(page.text)
            for field, quote in QUOTES.items():
                assert not row.get(quote) or row[quote] in page.text, field


def test_a_long_phrase_is_kept_as_places_of_the_text() -> None:
    text = "The average monthly wage of teachers in the north was 900 pesos."
    phrase = "average monthly wage of the teachers in the far north"
    row = {"char_start": 54, "char_end": 57, "subject": phrase, "accept": {}}
    kept = standoff(row, text)
    assert all(
        isinstance(part, list) or len(part.split()) <= LONGEST_PHRASE for part in kept["subject"]
    )
    assert restored(kept, text)["subject"] == phrase


def test_the_nearest_of_several_places_is_kept() -> None:
    row = {"char_start": 20, "subject": "Chile", "accept": {"subject": ["Chile", "Peru"]}}
    text = "Chile, Peru. Chile: 5."
    assert standoff(row, text)["subject"] == [13, 18]
    assert restored(standoff(row, text), text)["accept"]["subject"] == ["Chile", "Peru"]


def test_no_written_phrase_is_longer_than_allowed() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared, with the pages of others, is not there")
    pages = read_corpus(CORPUS, page_texts(SHARED, CORPUS / "own"))
    documents = (CORPUS / "documents.jsonl").read_text("utf-8").splitlines()
    assert len(pages) == len(documents)
    written = (CORPUS / "claims.jsonl").read_text("utf-8").splitlines()
    assert sum(len(page.answers) for page in pages) == len(written)
    assert {field for page in pages for row in page.answers for field in PHRASES if row.get(field)}


def annotated(folder: Path) -> Path:
    """A folder with one annotated page."""
    text = "The board said that exports of wheat rose 4% in May."
    folder.mkdir()
    (folder / "wheat.txt").write_text(text, "utf-8")
    page = {"file": "wheat.txt", "url": "https://example.org/a", "published": "2024-06-01"}
    row = {"file": "wheat.txt", "char_start": 42, "char_end": 44, "subject": "exports of wheat"}
    (folder / "documents.jsonl").write_text(json.dumps(page), "utf-8")
    (folder / "claims.jsonl").write_text(json.dumps(row), "utf-8")
    return folder


def test_added_pages_are_read_with_their_text_and_replaced_if_added_again(tmp_path: Path) -> None:
    folder = annotated(tmp_path / "new")
    for _ in range(2):
        assert add_answers(tmp_path, folder) == 1
    assert "exports" not in (tmp_path / "claims.jsonl").read_text("utf-8")
    texts = {"wheat.txt": (folder / "wheat.txt").read_text("utf-8")}
    (page,) = read_corpus(tmp_path, texts)
    assert page.group == "example.org"
    assert [row["subject"] for row in page.answers] == ["exports of wheat"]


def test_a_text_that_was_not_annotated_is_refused(tmp_path: Path) -> None:
    add_answers(tmp_path, annotated(tmp_path / "new"))
    with pytest.raises(ValueError, match=r"expected a text with the SHA-256 .* for wheat\.txt"):
        read_corpus(tmp_path, {"wheat.txt": "Another text."})
