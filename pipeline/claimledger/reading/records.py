"""Reads articles from JSON objects and from rows of tables with a column of text.

Crawlers and search services write an article as an object with text or HTML, title, authors,
address and dates, under different names, which FIELDS lists. An object without a text is not an
article.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from claimledger.reading.member import Member
from claimledger.reading.text import decode, text_encoding
from claimledger.reading.unreadable import MAX_BYTES, Unreadable
from claimledger.records import Finding, Rendition

MEDIA_TYPE = "application/json"
READER = "record"
READER_VERSION = "1"

TEXTS = (
    "maintext", "text", "article_text", "articlebody", "full_text", "fulltext", "main_text",
    "bodytext", "plain_text", "cleaned_text", "body", "content", "article", "story", "raw_text",
)  # fmt: skip
PAGES = ("content_html", "html", "raw_html", "body_html", "article_html", "page_html", "top_html")
FIELDS = {
    "title": ("title", "headline", "webtitle", "article_title"),
    "authors": ("authors", "author", "byline", "creator", "article_authors"),
    "published": (
        "date_publish", "publish_date", "datepublished", "date_published", "published",
        "published_at", "publishedat", "publication_date", "published_date", "pubdate", "pub_date",
        "webpublicationdate", "date",
    ),
    "modified": ("date_modify", "date_modified", "datemodified", "updated", "updated_at"),
    "captured_at": (
        "date_download", "captured_at", "crawl_date", "scraped_at", "fetched_at", "warc_date",
        "seendate",
    ),
    "url": ("url", "link", "canonical_link", "weburl", "source-url", "source"),
    "publisher": ("sitename", "site_name", "publisher", "publication", "outlet", "source"),
    "language": ("language", "lang"),
    "rights": ("license", "rights"),
}  # fmt: skip
LISTS = ("articles", "items", "results", "documents", "data", "docs", "response", "records")
"""Names of the fields in which services return several articles."""
MARKUP = re.compile(r"<(?:p|div|br|article|body|html|en-note|h[1-6])\b[^<>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+")
FEWEST = 80
"""Fewest characters of an article; a shorter text is a label, a status or a summary."""
DELIMITERS = ",;\t|"
SAMPLE_ROWS = 12
FEWEST_ROWS = 3
LONGEST_HEAD = 40
HEAD_CELL = re.compile(r"[\w#][\w .#%()/:-]*")

Record = Mapping[str, object]


def read_record(raw: bytes) -> Rendition:
    """Read one article that is written as an object.

    Raises:
        Unreadable: at stage ``format`` if the object has no text.
    """
    record = parsed(raw)
    if not isinstance(record, dict) or not is_article(record):
        raise Unreadable(
            "format",
            "Expected a saved page, found JSON data without the text of an article.",
        )
    said = lowered(record)
    declared = tuple(findings(said))
    html, text = first(said, PAGES), first(said, TEXTS)
    if MARKUP.search(text or ""):
        html, text = html or text, None
    if text is None:
        from claimledger.reading.html import read_html

        page = read_html((html or "").encode("utf-8", "replace"), "utf-8")
        return replace(page, media_type=MEDIA_TYPE, declared=(*declared, *page.declared))
    title = next((found.value for found in declared if found.field == "title"), "")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return Rendition(text, MEDIA_TYPE, "utf-8", READER, READER_VERSION, (), declared)


def json_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the articles of a list in JSON, or of an object that holds such a list."""
    found = parsed(file.read(MAX_BYTES))
    for number, record in enumerate(listed(found), start=1):
        yield record_member(number, record)


def line_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the articles of a file with one object a line."""
    for number, line in enumerate(iter(lambda: file.readline(MAX_BYTES), b""), start=1):
        if line.strip():
            yield Member(f"#{number}", line.strip())


def table_members(file: BinaryIO) -> Iterator[Member]:
    """Yield the rows of a table that has a column of text, each as an object."""
    head = file.read(MAX_BYTES)
    head = head if len(head) < MAX_BYTES else head.rpartition(b"\n")[0]
    encoding = text_encoding(head)
    sign = delimiter(decode(head, encoding).removeprefix("\ufeff")) or ","
    file.seek(0)
    csv.field_size_limit(MAX_BYTES)
    rows = csv.DictReader(lines(file, encoding), delimiter=sign)
    try:
        for number, row in enumerate(rows, start=1):
            filled = {key: value for key, value in row.items() if key and value}
            if is_article(filled):
                yield record_member(number, filled)
    except csv.Error as error:
        raise Unreadable("archive", f"Expected a table, found a damaged one ({error}).") from None


def lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines of an open text, without its byte order mark and none longer than a page.

    Raises:
        Unreadable: at stage ``decoding`` if a byte is not valid in that encoding.
    """
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        yield text.readline(MAX_BYTES).removeprefix("\ufeff")
        yield from iter(lambda: text.readline(MAX_BYTES), "")
    except UnicodeDecodeError as error:
        found = f"0x{error.object[error.start]:02X}"
        raise Unreadable(
            "decoding", f"Expected a table in {encoding}, found the byte {found} beyond its start."
        ) from None
    finally:
        text.detach()


def record_member(number: int, record: Record) -> Member:
    """Return an object as a snapshot, with the same bytes for the same object.

    `number` is its position in the file.
    """
    raw = json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "replace")
    return Member(f"#{number}", raw)


def parsed(raw: bytes) -> object:
    """Parse JSON; return None if it is malformed."""
    try:
        found: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return found


def listed(value: object) -> list[dict[str, object]]:
    """Return the articles in a document, at its top level or in a field named in LISTS."""
    while isinstance(value, dict):
        if is_article(value):
            return []
        said = lowered(value)
        value = next((said[name] for name in LISTS if isinstance(said.get(name), list | dict)), ())
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict) and is_article(one)]
    return []


def is_article(record: Record) -> bool:
    """Whether an object holds the text of an article."""
    said = lowered(record)
    return any(first(said, names) for names in (TEXTS, PAGES))


def lowered(record: Record) -> dict[str, object]:
    """An object with the names of its fields in lower case."""
    return {str(key).strip().lower().replace(" ", "_"): value for key, value in record.items()}


def first(said: Record, names: tuple[str, ...]) -> str | None:
    """Return the first text of sufficient length in one of the fields, or None."""
    found = (text for name in names for text in texts(said.get(name)))
    return next((text for text in found if len(text.strip()) >= FEWEST), None)


def texts(value: object) -> Iterator[str]:
    """Yield the texts of a value: itself, its items, or its name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item) if not isinstance(item, list) else ()
    elif isinstance(value, dict):
        yield from texts(value.get("name") or value.get("title"))


def findings(said: Record) -> Iterator[Finding]:
    """Yield the metadata of an article; an address is a url, not a publisher."""
    for field, names in FIELDS.items():
        for name in names:
            for text in texts(said.get(name)):
                value = " ".join(text.split())
                if value and (field == "url") == bool(ADDRESS.fullmatch(value)):
                    yield Finding(field, value, f"record.{name}")


def delimiter(text: str) -> str | None:
    r"""Return the delimiter of a table, or None if the text is not a table.

    A table begins with short, distinct heads, and each row that follows has as many cells.

    >>> delimiter("year,exports\n2021,45\n2022,50\n")
    ','
    >>> delimiter("Exports rose, imports fell.\\nPrices, too.\\nThat, they said, is all.") is None
    True
    """
    first_line = text.split("\n", 1)[0]
    for sign in sorted(DELIMITERS, key=first_line.count, reverse=True):
        rows = sample_rows(text, sign) if sign in first_line else []
        fewest = FEWEST_ROWS - (rows != [] and is_text_head(rows[0]))
        if len(rows) >= fewest and is_head(rows[0]) and len({len(row) for row in rows}) == 1:
            return sign
    return None


def sample_rows(text: str, sign: str) -> list[list[str]]:
    """Return the first rows of a table, without empty rows and the last, which may be cut."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    found: list[list[str]] = []
    try:
        for row in rows:
            if row:
                found.append(row)
            if len(found) > SAMPLE_ROWS:
                return found[:-1]
    except csv.Error:
        return []
    return found


def is_head(row: list[str]) -> bool:
    """Whether a row consists of column heads; a line that ends like a sentence is prose.

    >>> is_head(["year", "exports"]), is_head(["Exports rose", " the board said."])
    (True, False)
    """
    cells = [cell.strip() for cell in row]
    if cells[-1].endswith((".", "!", "?")):
        return False
    return len(set(cells)) == len(cells) > 1 and all(
        HEAD_CELL.fullmatch(cell) and len(cell) <= LONGEST_HEAD and not cell.isdigit()
        for cell in cells
    )


def is_text_head(row: list[str]) -> bool:
    """Whether the heads of a table name a column of texts or pages."""
    return not set(lowered(dict.fromkeys(row))).isdisjoint((*TEXTS, *PAGES))


def has_text_column(text: str) -> bool:
    """Whether a text is a table with a column of texts or pages."""
    sign = delimiter(text)
    return sign is not None and is_text_head(sample_rows(text, sign)[0])
