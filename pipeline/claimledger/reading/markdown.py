"""Reads Markdown, as web clippers and reading services export it, by rendering it to HTML.

Front matter (YAML between two lines of dashes) gives metadata. Emphasis, link targets and other
markup are not part of the text.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from claimledger.language.yaml_text import MalformedYaml, load
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
    "created": "captured_at",
    "date_saved": "captured_at",
    "saved_at": "captured_at",
    "url_source": "url",
    "published_time": "published",
}
# The lines that a reading service writes above the page that it converted.
HEADER = re.compile(
    r"\A\ufeff?(?P<fields>(?:[A-Z][\w ]{1,30}:[ ][^\n]*\n\s*){1,8})Markdown Content:[ \t]*\n"
)
HEADER_LINE = re.compile(r"^([A-Z][\w ]{1,30}):[ ]+(\S[^\r\n]*?)\s*$", re.MULTILINE)
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")

# Kinds of markup that plain text seldom contains by chance.
MARKS = (
    re.compile(r"^\#{1,6}[ ]\S", re.MULTILINE),  # a heading
    re.compile(
        r"\[[^\]\n]{1,300}\]\((?:https?:|/|\#|mailto:)[^)\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)"
    ),  # a link
    re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*(?![\w*])"),  # strong
    re.compile(r"^```", re.MULTILINE),  # a fence
    re.compile(r"^\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?[ ]*$", re.MULTILINE),  # a table
)
ENOUGH = 2
"""Fewest kinds of markup in a Markdown text; front matter counts as one."""
HEAD = 200_000


def is_markdown(text: str) -> bool:
    r"""Whether a text is Markdown: it has two kinds of markup, or one and front matter.

    >>> is_markdown("# Exports\n\nThey rose **4%**."), is_markdown("We are #1 in *all* fields.")
    (True, False)
    """
    front = FRONT_MATTER.match(text)
    if HEADER.match(text) or (front and any(field for field in fields(front["fields"]))):
        return True
    head = text[:HEAD]
    return sum(mark.search(head) is not None for mark in MARKS) >= ENOUGH


def read_markdown(raw: bytes) -> Rendition:
    """Read a Markdown file by rendering it to HTML.

    A program has usually extracted the article already, so no extractor runs again: the cleaner
    judges the lines as plain text.
    """
    import markdown_it

    from claimledger.reading.html import parse, reader_version, seen
    from claimledger.reading.html.blocks import blocks

    encoding = text_encoding(raw)
    text = decode(raw, encoding)
    front = FRONT_MATTER.match(text)
    header = HEADER.match(text)
    front = front or header
    body = text[front.end() :] if front else text.removeprefix("\ufeff")
    html = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    placed_text, placed = blocks(seen(parse(html)), None)
    version = f"{reader_version()} markdown-it/{markdown_it.__version__}"
    told = header_fields if header else fields
    declared = tuple(told(front["fields"])) if front else ()
    guessed = not encoding.startswith("utf")
    return Rendition(placed_text, MEDIA_TYPE, encoding, READER, version, placed, declared, guessed)


def fields(front: str) -> Iterator[Finding]:
    """Yield the metadata in the front matter."""
    try:
        stated = load(front)
    except MalformedYaml:
        return
    for key, value in stated.items() if isinstance(stated, dict) else ():
        for item in flat(value):
            written = item.isoformat() if isinstance(item, date | datetime) else item
            yield from declaring(str(key), written)


def header_fields(lines: str) -> Iterator[Finding]:
    """Yield the metadata in the lines that a reading service writes above a page."""
    for key, value in HEADER_LINE.findall(lines):
        yield from declaring(key, value)


def declaring(key: str, written: object) -> Iterator[Finding]:
    """Yield the findings of one field; a link to a note counts as the name that it shows."""
    name = key.lower().replace("-", "_").replace(" ", "_")
    if isinstance(written, str) and (field := FIELDS.get(name)):
        yield Finding(field, WIKI_LINK.sub(r"\1", written), f"markdown.front-matter.{name}")


def flat(value: object) -> Iterator[object]:
    """Yield a value, or the items of nested lists: YAML reads `[[Name]]` as a list in a list."""
    if isinstance(value, list):
        for item in value:
            yield from flat(item)
    else:
        yield value
