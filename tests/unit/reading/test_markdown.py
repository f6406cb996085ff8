"""Markdown: recognised by marks that text does not carry by chance, and read as the page it is."""

import pytest

from claimledger.reading import read
from claimledger.reading.markdown import is_markdown

CLIPPED = """---
title: Exports rise
author: [A Writer, B Writer]
date: 2024-05-03
url: https://news.example/a
other: 7
---
# Exports rise

Exports rose **4%** in [2023](https://news.example/b "Trade"), it said.

| Country | 2022 | 2023 |
| --- | --- | --- |
| Chile | 2.4% | 0.2% |
"""


def test_marks_and_targets_are_no_part_of_the_text() -> None:
    page = read(CLIPPED.encode())
    assert page.media_type == "text/markdown"
    assert page.text.split("\n") == [
        "Exports rise",
        "Exports rose 4% in 2023, it said.",
        "Chile | 2022: 2.4% | 2023: 0.2%",
    ]
    assert [block.tag for block in page.blocks] == ["heading", "paragraph", "table_row"]
    assert {block.extracted for block in page.blocks} == {None}


def test_front_matter_declares_fields() -> None:
    assert [(f.field, f.value, f.rule) for f in read(CLIPPED.encode()).declared] == [
        ("title", "Exports rise", "markdown.front-matter.title"),
        ("authors", "A Writer", "markdown.front-matter.author"),
        ("authors", "B Writer", "markdown.front-matter.author"),
        ("published", "2024-05-03", "markdown.front-matter.date"),
        ("url", "https://news.example/a", "markdown.front-matter.url"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Exports\n\nThey rose **4%**.",
        "They [rose](https://news.example) by **4%**.",
        "---\ntitle: Exports\n---\nThey rose 4%.",
        "# Exports\n\n```\ncode\n```\n",
    ],
)
def test_two_kinds_of_marks_make_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "# 1 exporter: Chile\n\nExports rose 4%.",
        "The court said [exports] rose (4%).",
        "---\n\nExports rose 4%.\n\n---\n",
        "Exports rose 2 ** 3 times, or 2**3.",
        "Exports | Imports\nrose | fell",
        "* * *\n\n- Exports rose 4%.",
    ],
)
def test_text_with_one_mark_by_chance_is_text(text: str) -> None:
    assert read(text.encode()).media_type == "text/plain"


@pytest.mark.parametrize(
    "author", ['  - "[[Ann Porter]]"', "  - [[Ann Porter]]", '  - "[[A|Ann Porter]]"']
)
def test_a_name_that_links_to_a_note_is_that_name(author: str) -> None:
    page = f"---\ntitle: Barley\nauthor:\n{author}\ncreated: 2024-05-10\n---\nIt rose 4%.\n"
    found = {(f.field, f.value) for f in read(page.encode()).declared}
    assert {("authors", "Ann Porter"), ("captured_at", "2024-05-10")} <= found


def test_the_lines_above_what_a_reading_service_wrote_are_no_text() -> None:
    page = read(
        b"Title: Barley\n\nURL Source: https://news.example/b\n\n"
        b"Published Time: 2024-05-06T08:00:00Z\n\nMarkdown Content:\n# Barley\n\nIt rose 4%.\n"
    )
    assert page.text == "Barley\nIt rose 4%."
    assert {(f.field, f.value) for f in page.declared} == {
        ("title", "Barley"),
        ("url", "https://news.example/b"),
        ("published", "2024-05-06T08:00:00Z"),
    }
