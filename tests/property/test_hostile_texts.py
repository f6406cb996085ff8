"""No text makes the library hang: the work grows with the length of a text, not faster.

A text is doubled, and the CPU time that it takes is compared with that of a quarter of it, in the
same process: a machine that is slow or busy is so for both. The time in the kernel does not count:
what the system takes to find memory depends on what other programs leave. ``make soak FULL=1`` goes
up to four million characters, or as far as ``LONGEST`` says;
``make soak ARGS="-k 'reading and HTML'"`` tries one family.
"""

import io
import os
import plistlib
import sys
import timeit
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress

import numpy as np
import pytest

import claimledger
from claimledger.article import find_article_quantities
from claimledger.claims import encoder, join_with
from claimledger.claims.ranking import rankers
from claimledger.claims.windows import windows
from claimledger.linking.duplicates import find_duplicates
from claimledger.reading import Unreadable, read
from claimledger.reading.files import members_of
from claimledger.records import Article, Quantity
from tests.unit.reading.pdfs import pdf

RATIO = 2.6
"""Twice the length may take so many times as long."""

SHORTEST = 256
LONGEST = int(os.environ.get("LONGEST") or (4_194_304 if os.environ.get("FULL") else 131_072))
STEP = 4 if os.environ.get("FULL") else 2
MEASURABLE = 0.1
"""CPU seconds; what takes less is too short to compare."""

ENOUGH = float("inf") if os.environ.get("FULL") else 2.0
"""CPU seconds after which a text is not doubled again."""

TRIES = 3

UNITS = {
    "letters": "a",
    "digits": "1",
    "digit groups": "1,000,",
    "dots": ".",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\r\n",
    "short lines": "Advertisement\n",
    "currency signs": "$",
    "brackets": "(",
    "open quotations": "“",
    "a script without blanks": "保存",
    "signs beyond 16 bits": "🙂",
    "number words": "one hundred and ",
    "fractions": "two-thirds of ",
    "percentages": "5% ",
    "ranges": "5-",
    "open ranges": "from 5 to ",
    "dates": "May 3, 2020, ",
    "years": "2020 ",
    "relative times": "since the invasion of last ",
    "hedges": "more than about nearly ",
    "names": "Aaa Bbb ",
    "addresses": "https://example.org/a ",
    "mailboxes": "a@example.org ",
    "cells": "| 5 ",
    "tabs": "5\t",
    "list items": "- 5 tons\n",
    "comments of code": "/**/",
    "rules of style": "@aaa;",
    "headings of lists": "most read in news in news ",
    "adverbs": "will only ",
    "prose": "Exports of copper rose 4.5% to $3 billion in 2023, the ministry said. ",
}
TAGS = {
    "paragraphs": "<p>Exports rose 4%.",
    "open elements": "<b>",
    "tables": "<table><tr><td>4</table>",
    "nested tables": "<table><tr><td>4",
    "cells": "<td>4",
    "comments": "<!-- a -->",
    "open comments": "<!--",
    "links": "<a href=/a>b</a>",
    "entities": "&amp;",
    "attributes": "<p class=a id=b>c",
    "many attributes": f"<p {' '.join(f'a{number}=1' for number in range(1500))}>",
    "scripts": '<script type="application/ld+json">{</script>',
}
MARKS = {
    "links": "[a](http:",
    "headings": "# a\n",
    "strong": "**a ",
    "fences": "```\n",
    "rows": "|---",
}


DESCRIPTIONS = {
    "bylines": "By Ann Porter and Ben Quay, ",
    "byline words": "By ",
    "datelines": "LIMA, May 3, 2020 (Port News) - ",
    "stamps": "Published: May 3, 2020 10:15 a.m.\n",
    "credits": "Source: Port News. Copyright 2020 Port News. ",
    "titles": "Ports - ",
    "addresses": "https://example.org/2020/05/03/ports?a=b&c=d\n",
    "days": "03/05/2020 ",
    "full names": "Port News (PN) ",
}
DECLARATIONS = {
    "meta tags": '<meta property="article:published_time" content="2020-05-03T10:00:00Z">',
    "times": "<time datetime=2020-05-03>May 3</time>",
    "headings": "<h1>Ports</h1>",
    "articles": '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
    "nested elements": "<div class=a><p>b",
    "rows": "<tr><td>Port<td>5",
    "lists": "<ul><li>5 tons",
}
LETTERS = {
    "headers": "X-Port: Lima\n",
    "folded headers": " and Callao\n",
    "encoded words": "Subject: =?utf-8?q?Ports?=\n",
    "addressees": "To: a@example.org,\n",
    "parts": "\n--b\nContent-Type: text/html\n\n<p>5 tons\n",
    "quotations": "\n> > 5 tons",
    "escapes": "\n=35=20",
}
MESSAGES = {"messages": "From a Mon May 06 10:00:00 2024\nFrom: a@b.c\nTo: d@e.f\n\n5 tons.\n\n"}
OBJECTS = {
    "articles": '{"title":"Ports","text":"The port took 5 tons of zinc in 2023."},',
    "numbers": "5,",
    "open lists": "[",
    "open objects": '{"a":',
    "text": '{"text":"' + "a" * 80 + '"},',
    "escapes": '"\\u0061",',
}
ROWS = {
    "rows": "Ports,The port took 5 tons of zinc in 2023 and more than that in 2022.\n",
    "quotes": '"',
    "quoted quotes": '"a ""b"" c",',
    "commas": ",",
    "line ends": "\n",
}
PARAGRAPH = "<w:p><w:r><w:t>5 tons</w:t></w:r></w:p>"
DOCUMENTS = {
    "paragraphs": PARAGRAPH,
    "runs": "<w:r><w:t>5</w:t></w:r>",
    "rows": f"<w:tbl><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>",
    "open elements": "<w:p>",
}
CHAPTERS = {"paragraphs": "<p>The port took 5 tons.</p>", "open elements": "<i>", "blanks": " "}
NOTE = f"<![CDATA[<en-note><p>{'The port took 5 tons. ' * 12}</p></en-note>]]>"
NOTES = {"notes": f"<note><title>Ports</title><content>{NOTE}</content></note>"}
RECORDS = {
    "responses": (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        "Content-Type: application/http\r\nContent-Length: 66\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>5 tons of zinc.</p>\r\n\r\n"
    ),
    "signs": "WARC/1.0\r\n",
}
HEADERS = {"headers": "X-Port: Lima\r\n", "folded headers": " and Callao\r\n"}
CHUNKS = {"chunks": "7\r\n<p>5 t\n\r\n"}
NAMES = {"files": "a/page.html ", "one name": "a ", "deep names": "a/a/a/a/a/a/a/a.txt "}
PRINTED = {"lines": "The port took 5 tons\n", "words": "5 ", "columns": "Port   5   6\n"}
COPIES = {
    "sentences": "The port took 5 tons of zinc in 2023. ",
    "one word": "port ",
    "figures": "5 ",
    "letters": "保",
}

MAIL = "From: a@example.org\nDate: Mon, 06 May 2024 10:00:00 +0300\nTo: b@example.org\n"
MIME = f'{MAIL}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'
RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = f"{RESPONSE}Transfer-Encoding: chunked\r\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTAINER = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
CONTENTS = (
    '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '</manifest><spine><itemref idref="a"/></spine></package>'
)


def read_or_refuse(text: str) -> int:
    """Read a page; a refusal is an end as well."""
    return read_pages(text.encode())


def read_pages(raw: bytes) -> int:
    """Read every page of a file, until it is refused, and count them."""
    count = 0
    with suppress(Unreadable):
        for member in members_of(raw):
            read(member.raw)
            count += 1
    return count


def zipped(entries: dict[str, str]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str) -> bytes:
    """A Word document."""
    written = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": written})


def book(body: str) -> bytes:
    """An EPUB of one chapter."""
    chapter = f"<html><body>{body}</body></html>"
    return zipped({"META-INF/container.xml": CONTAINER, "a.opf": CONTENTS, "a.xhtml": chapter})


def printed(text: str) -> bytes:
    """A PDF, sixty lines a page."""
    lines = text.split("\n")
    rows = [(50.0, 780.0 - 12 * (at % 60), line) for at, line in enumerate(lines)]
    return pdf(*(rows[at : at + 60] for at in range(0, len(rows), 60)))


def safari(text: str) -> bytes:
    """A Safari archive with a page and what it shows."""
    shown = [{"WebResourceURL": name, "WebResourceData": b"5"} for name in text.split()]
    page = {"WebResourceData": text.encode(), "WebResourceMIMEType": "text/html"}
    archive = {"WebMainResource": page, "WebSubresources": shown}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


class Undecided:
    """An encoder to which every span and class is as likely as any other."""

    def run(self, _: None, batch: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Score each span and class zero."""
        tokens = batch["sentence"].shape[1]
        classes = sum(map(len, encoder.CLASSES.values()))
        spans = np.zeros((1, len(encoder.SPANS), 1 + tokens * encoder.LONGEST), np.float32)
        return spans, np.zeros((1, classes), np.float32)


def undecided(article: Article, quantities: Sequence[Quantity]) -> list[encoder.Reading]:
    """What that encoder says of each quantity: its own cost is the same for each, and left out."""
    return [encoder.read_window(window, Undecided()) for window in windows(article, quantities)]


def claims(text: str) -> None:
    """Read the claims of a text."""
    article = claimledger.read_article(text)
    join_with(article, find_article_quantities(article), undecided, rankers())


def copies(text: str) -> None:
    """Compare a text with what is left of it without its end."""
    find_duplicates({"a": text, "b": text[: -len(text) // 10]})


FAMILIES: dict[str, tuple[Callable[[str], object], dict[str, str]]] = {
    "quantities": (lambda text: claimledger.find_quantities(text, times=[]), UNITS),
    "times": (claimledger.find_times, UNITS),
    "cleaning": (claimledger.clean, UNITS),
    "claims": (claims, UNITS),
    "naming and dating": (claimledger.read_article, DESCRIPTIONS),
    "declared": (
        lambda text: claimledger.read_article(f"<!doctype html><html><body>{text}"),
        DECLARATIONS,
    ),
    "duplicates": (copies, COPIES),
    "reading text": (read_or_refuse, UNITS),
    "reading HTML": (lambda text: read_or_refuse(f"<!doctype html><html><body>{text}"), TAGS),
    "reading comments": (read_or_refuse, TAGS),
    "reading Markdown": (lambda text: read_or_refuse(f"# a\n\n**b** c\n\n{text}"), MARKS),
    "reading letters": (lambda text: read_or_refuse(f"{MAIL}{text}\n5 tons."), LETTERS),
    "reading parts of letters": (lambda text: read_or_refuse(f"{MIME}\n{text}"), LETTERS),
    "reading mailboxes": (read_or_refuse, MESSAGES),
    "reading objects": (lambda text: read_or_refuse(f'[{{"a": 1}}, {text}1]'), OBJECTS),
    "reading tables": (lambda text: read_or_refuse(f"title,text\n{text}"), ROWS),
    "reading Word documents": (lambda text: read_pages(document(text)), DOCUMENTS),
    "reading books": (lambda text: read_pages(book(text)), CHAPTERS),
    "reading notes": (lambda text: read_or_refuse(f"<en-export>{text}</en-export>"), NOTES),
    "reading web archives": (read_or_refuse, RECORDS),
    "reading responses": (lambda text: read_or_refuse(f"{RESPONSE}{text}\r\n<p>5"), HEADERS),
    "reading chunks": (lambda text: read_or_refuse(f"{CHUNKED}\r\n{text}0\r\n\r\n"), CHUNKS),
    "reading Safari archives": (lambda text: read_pages(safari(text)), NAMES),
    "reading zip archives": (
        lambda text: read_pages(zipped({f"{at}{n}": PAGE for at, n in enumerate(text.split())})),
        NAMES,
    ),
    "reading PDFs": (lambda text: read_pages(printed(text)), PRINTED),
}
PAGE = "<p>The port took 5 tons.</p>"


def taken(function: Callable[[str], object], text: str) -> float:
    """CPU seconds of a call, without those of garbage collection.

    What a collection takes depends on the objects of the tests before, and not on the text.
    """
    return timeit.timeit(lambda: function(text), timer=clock, number=1)


def clock() -> float:
    """CPU seconds of this process outside the kernel."""
    return os.times().user


def growth(function: Callable[[str], object], unit: str) -> list[float]:
    """How much longer four times the length takes, from the first length that can be compared.

    Two doublings tell a square from a line by 16 to 4, which the noise of a machine does not hide.
    """
    function(unit * 2)  # loads what is loaded once
    ratios: list[float] = []
    took: dict[int, float] = {}
    length = SHORTEST
    while length <= LONGEST and max(took.values(), default=0) < ENOUGH:
        text, quarter = (unit * (size // len(unit)) for size in (length, length // 4))
        now = taken(function, text)
        before = took.get(length // 4, 0)
        if before >= MEASURABLE:
            for _ in range(TRIES - 1):
                if now <= RATIO**2 * before:
                    break
                now = min(now, taken(function, text))
                before = max(before, taken(function, quarter))
            ratios.append(now / before)
        took[length] = now
        length *= STEP
    return ratios


@pytest.mark.soak
@pytest.mark.parametrize(
    ("family", "unit"),
    [(family, unit) for family, (_, units) in FAMILIES.items() for unit in units],
)
def test_twice_the_text_takes_no_more_than_its_share(
    family: str, unit: str, record_property: Callable[[str, object], None]
) -> None:
    function, units = FAMILIES[family]
    ratios = growth(function, units[unit])
    largest = max(ratios, default=0.0)
    record_property(f"{family}, time for twice the text", largest**0.5)
    assert largest <= RATIO**2, ratios


@pytest.mark.parametrize("family", [family for family in FAMILIES if family.startswith("reading")])
def test_what_is_timed_is_read(family: str) -> None:
    function, units = FAMILIES[family]
    assert any(function(unit * 20) for unit in units.values())


def test_work_that_grows_with_the_square_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is the number of calls: no machine decides."""
    took = [0.0]

    def work(text: str) -> None:
        took[0] += (len(text) / 1000) ** 2

    monkeypatch.setattr(sys.modules[__name__], "clock", lambda: took[0])
    assert max(growth(work, "a")) > RATIO
