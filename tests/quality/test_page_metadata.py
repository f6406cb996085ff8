"""Titles, authors and publishers of English pages are right as often as is promised."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.quality.gate import SHARED
from tests.quality.page_metadata import HALVES, figures, fingerprint, verdicts

PROMISED = {"title": 95.0, "authors": 80.0, "publisher": 90.0}


@pytest.mark.parametrize("half", HALVES)
def test_metadata_of_pages_is_right_as_often_as_promised(half: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared, with the annotated pages, is not there")
    found = figures(half)
    assert {field: found[field] for field in PROMISED if found[field] < PROMISED[field]} == {}


def row(*authors: str) -> dict[str, object]:
    return {
        "title_sha256": fingerprint("Ports reopen"),
        "authors": [*authors],
        "byline": "Harbor Press",
        "publisher": ["Harbor Gazette", "The Gazette"],
    }


def read(title: str | None, authors: tuple[str, ...], publisher: str | None) -> Any:  # noqa: ANN401
    return SimpleNamespace(title=title, authors=authors, publisher=publisher)


@pytest.mark.parametrize(
    ("wanted", "names", "right"),
    [
        (("Ann Example", "Bo Sample"), ("BO SAMPLE", "Ann Example"), True),
        (("Ann Example", "Bo Sample"), ("Ann Example",), False),
        (("Ann Example",), ("Ann Example", "Bo Sample"), False),
        ((), ("Harbor Press",), True),
        ((), (), True),
        ((), ("Bo Sample",), False),
    ],
)
def test_all_authors_are_right_or_none(
    wanted: tuple[str, ...], names: tuple[str, ...], *, right: bool
) -> None:
    judged = verdicts(row(*wanted), read(None, names, None))
    assert judged["authors"][0] is right


def test_titles_and_publishers_may_differ_in_case_and_punctuation() -> None:
    judged = verdicts(row(), read("PORTS “reopen”", (), "the gazette"))
    assert judged["title"][0]
    assert judged["publisher"][0]
    judged = verdicts(row(), read("Ports reopen today", (), "Delta Gazette"))
    assert not judged["title"][0]
    assert not judged["publisher"][0]
