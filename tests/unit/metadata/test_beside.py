"""Where tags and page disagree, the one is the column's and the other is evidence beside it."""

import pytest

from claimledger.records import Finding
from tests.unit.metadata.pages import described, rendition

PAGE = """
title| Grain ports reopen after strike
byline| By Ann Example
dateline| Published May 15, 2024
body| Exports rose 4% in April 2024 as the ports opened again, the ministry said on Tuesday.
notice| © 2024 The Harbor Gazette
"""


def beside(*declared: tuple[str, str], source: str = PAGE) -> list[tuple[str, str, str]]:
    tags = tuple(Finding(field, value, "meta") for field, value in declared)
    found = described(source, declared=tags)
    text = rendition(source)[0].text
    others = [f for f in found.evidence if f.rule.startswith("beside.")]
    for finding in others:
        if finding.start is not None and finding.field in {"title", "authors"}:
            assert text[finding.start : finding.end] == finding.value
    return [(f.field, f.value, f.rule) for f in others]


@pytest.mark.parametrize(
    ("field", "declared", "told"),
    [
        ("publisher", "Delta Times", [("publisher", "The Harbor Gazette", "copyright.press_name")]),
        ("publisher", "Harbor Gazette", []),
        ("publisher", "theharborgazette", []),
        ("authors", "Cy Test", [("authors", "Ann Example", "byline.by")]),
        ("authors", "ANN EXAMPLE", []),
        (
            "title",
            "Exports up in April",
            [("title", "Grain ports reopen after strike", "line.headline")],
        ),
        ("title", "Grain ports reopen after strike - Delta Times", []),
        (
            "published",
            "2024-05-11",
            [
                ("published_earliest", "2024-05-15", "stamp.published"),
                ("published_latest", "2024-05-15", "stamp.published"),
            ],
        ),
        ("published", "2024-05-14T23:30:00Z", []),  # a time zone away
    ],
)
def test_the_page_s_words_stand_beside_what_is_declared(
    field: str, declared: str, told: list[tuple[str, str, str]]
) -> None:
    assert beside((field, declared)) == [(f, value, f"beside.{rule}") for f, value, rule in told]


def test_what_is_declared_stands_beside_the_page_s_words() -> None:
    titles = [("title", "Grain ports reopen"), ("title", "Six ports, one strike")]
    assert beside(*titles) == []  # one of them agrees
    shared = "Grain ports reopen after a long strike in the north"
    assert beside(("title", shared)) == [("title", shared, "beside.meta")]


def test_authors_outside_the_text_are_told_as_one() -> None:
    houses = beside(("authors", "Harbor desk"), ("authors", "Delta desk"))
    assert houses == [("authors", "Harbor desk; Delta desk", "beside.meta")]
    found = beside(("authors", "Bo Sample"), ("authors", "Cy Test"))
    assert found == [("authors", "Ann Example", "beside.byline.by")]


def test_nothing_is_said_beside_without_tags() -> None:
    assert beside() == []
