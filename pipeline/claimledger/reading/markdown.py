"""Markdown, as clippers and readers export it: rendered to HTML and read as such.

Front matter (YAML between two lines of dashes) declares fields; emphasis, link targets and other
marks are none of the text.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

import yaml

from claimledger.reading.text import decode, text_encoding
from claimledger.records import Finding, Rendition

MEDIA_TYPE = "text/markdown"
READER = "markdown"
FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.{1,20000}?)\r?\n---[ \t]*\r?\n", re.DOTALL
)
FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "date": "published",
    "published": "published",
    "date_published": "published",
    "modified": "modified",
    "updated": "modified",
    "url": "url",
    "source": "url",
    "link": "url",
    "site": "publisher",
    "publisher": "publisher",
    "language": "language",
    "lang": "language",
    "license": "rights",
    "rights": "rights",
    "clipped": "captured_at",
    "saved": "captured_at",
}

# Marks that plain text does not carry by chance, each of its own kind.
MARKS = (
    re.compile(r"^\#{1,6}[ ]\S", re.MULTILINE),  # a heading
    re.compile(
        r"\[[^\]\n]{1,300}\]\((?:https?:|/|\#|mailto:)[^)\s]*(?:\s\"[^\"\n]*\")?\)"
    ),  # a link
    re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?![\w*])"),  # strong
    re.compile(r"^```", re.MULTILINE),  # a fence
    re.compile(r"^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?[ ]*$", re.MULTILINE),  # a table
)
ENOUGH = 2
"""Kinds of marks, or one kind and front matter."""
HEAD = 200_000


def is_markdown(text: str) -> bool:
    r"""Whether a text is written in Markdown: front matter, or two kinds of its marks.

    >>> is_markdown("# Exports\n\nThey rose **4%**."), is_markdown("We are #1 in *all* fields.")
    (True, False)
    """
    front = FRONT_MATTER.match(text)
    if front and any(field for field in fields(front["fields"])):
        return True
    head = text[:HEAD]
    return sum(mark.search(head) is not None for mark in MARKS) >= ENOUGH


def read_markdown(raw: bytes) -> Rendition:
    """Read a Markdown file by way of the page that it describes.

    Most such files were written by a program that took the article out of its page, so no
    extractor is asked again: the cleaner judges the lines as text.
    """
    import markdown_it

    from claimledger.reading.html import parse, reader_version, seen
    from claimledger.reading.html.blocks import blocks

    encoding = text_encoding(raw)
    text = decode(raw, encoding)
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text.removeprefix("\ufeff")
    html = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    placed_text, placed = blocks(seen(parse(html)), None)
    version = f"{reader_version()} markdown-it/{markdown_it.__version__}"
    declared = tuple(fields(front["fields"])) if front else ()
    return Rendition(placed_text, MEDIA_TYPE, encoding, READER, version, placed, declared)


def fields(front: str) -> Iterator[Finding]:
    """What the front matter declares."""
    try:
        stated = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    for key, value in stated.items() if isinstance(stated, dict) else ():
        field = FIELDS.get(str(key).lower())
        values = value if isinstance(value, list) else [value]
        for item in values:
            if field and isinstance(item, str | date | datetime):
                written = item if isinstance(item, str) else item.isoformat()
                yield Finding(field, written, f"markdown.front-matter.{key}")
