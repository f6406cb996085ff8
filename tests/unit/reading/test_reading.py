"""Fifty-odd broken files of all formats: each is read or refused in a sentence, and none hangs."""

import gzip
import plistlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimledger.reading import Unreadable, members, read

GOLDEN = Path(__file__).parents[2] / "golden" / "reading"
HTML = (GOLDEN / "page.html").read_bytes()
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/\r\n"
    b"Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    % (len(HTML) + 44)
    + HTML
    + b"\r\n\r\n"
)
WHOLE = {
    "text": (GOLDEN / "page.txt").read_bytes(),
    "utf16": b"\xff\xfe" + (GOLDEN / "page.txt").read_text("utf-8").encode("utf-16-le"),
    "html": HTML,
    "mhtml": (GOLDEN / "page.mhtml").read_bytes(),
    "markdown": (GOLDEN / "page.md").read_bytes(),
    "pdf": (GOLDEN / "page.pdf").read_bytes(),
    "warc": WARC,
    "warc.gz": gzip.compress(WARC, mtime=0),
    "safari": plistlib.dumps(
        {"WebMainResource": {"WebResourceData": HTML}}, fmt=plistlib.FMT_BINARY
    ),
}
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut-short": lambda raw: raw[:37],
    "cut-in-half": lambda raw: raw[: len(raw) // 2 + 1],
    "cut-at-the-end": lambda raw: raw[:-3],
    "zeros-inside": lambda raw: raw[:200] + bytes(64) + raw[264:],
    "noise-inside": lambda raw: raw[:150] + bytes(range(255, 127, -1)) + raw[278:],
    "twice": lambda raw: raw + raw[10:],
}
ODD = {
    "html.unclosed": b"<html><body><p>Exports rose 4%" + b"<div><b><i>" * 3000,
    "html.deep": b"<div>" * 200_000 + b"Exports rose 4%.",
    "html.deep-inline": b"<p>" + b"<b>" * 100_000 + b"Exports rose 4%.",
    "html.deep-tables": b"<table><tr><td>" * 5000 + b"Exports rose 4%.",
    "html.wide-table": b"<table>" + b"<tr><td colspan=1000 rowspan=1000>4%<td>5%" * 500,
    "html.attributes": b"<p " + b"class='a' " * 50_000 + b">Exports rose 4%.</p>",
    "html.no-end-of-comment": b"<html><body><p>Exports rose 4%.</p><!--" + b"-" * 500_000,
    "html.entities": b"<p>Exports rose 4%&#x110000;&#xD800;&#0;&nosuch;&#99999999999;</p>",
    "html.only-a-frame": b"<html><frameset><frame src=a.html></frameset></html>",
    "html.bad-json-ld": b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>A.",
    "html.one-line": b"<p>" + b"Exports rose 4% in 2023. " * 80_000 + b"</p>",
    "mhtml.nested": b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 500,
    "mhtml.no-boundary": b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>Exports.</p>",
    "mhtml.bad-base64": b"MIME-Version: 1.0\nContent-Type: text/html\n"
    b"Content-Transfer-Encoding: base64\n\n%%%",
    "http.no-headers": b"HTTP/1.1 200 OK\r\n",
    "http.bad-status": b"HTTP/1.1 2\r\n\r\n<p>Exports rose.</p>",
    "http.bad-chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>Up.</p>",
    "http.many-headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n<p>Exports.</p>",
    "warc.no-length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>Up.</p>",
    "warc.huge-length": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\nHT",
    "pdf.header-only": b"%PDF-1.7\n",
    "pdf.no-pages": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>%%EOF",
    "markdown.quotes": b"# Exports\n\n**rose**\n\n" + b">" * 20_000 + b" 4%",
    "markdown.brackets": b"# Exports\n\n**rose** " + b"[" * 20_000,
    "markdown.front-matter": b"---\n" + b"a: [" * 2000 + b"\n---\n# Exports\n\n**rose** 4%",
}


def corpus() -> Iterator[tuple[str, bytes]]:
    for form, raw in WHOLE.items():
        for kind, damage in DAMAGE.items():
            yield f"{form}.{kind}", damage(raw)
    yield from ODD.items()


CORPUS = dict(corpus())


@pytest.mark.parametrize("name", CORPUS)
def test_a_broken_file_is_read_or_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(CORPUS[name])
    texts, refusals = [], []
    found = members(path)
    try:
        for member in found:
            try:
                texts.append(read(member.raw).text)
            except Unreadable as error:
                refusals.append(error)
    except Unreadable as error:
        refusals.append(error)
    assert texts or refusals
    for error in refusals:
        assert error.stage
        assert error.reason.startswith("Expected ")
        assert error.reason.endswith(".")
        assert "\n" not in error.reason


def test_a_page_that_the_parser_would_cut_is_refused() -> None:
    nested = b"<p>Exports rose 4%%.</p>%s<p>Imports fell 2%%.</p>"
    assert "Imports" in read(nested % (b"<div>" * 500)).text
    with pytest.raises(Unreadable, match="nested at most 2,048 deep") as caught:
        read(nested % (b"<div>" * 3000))
    assert caught.value.stage == "parsing"


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len(CORPUS) > 50
