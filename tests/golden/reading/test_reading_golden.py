"""One page of our own, saved in every way: the same article comes out, and the same claims."""

import gzip
import plistlib
from datetime import date
from pathlib import Path

import pytest

from claimledger.article import read_article, read_claims
from claimledger.reading import members, read

HERE = Path(__file__).parent
ADDRESS = "https://gazette.example/2024/05/03/copper-exports"
PUBLISHED = date(2024, 5, 3)
COMPARED = (
    "value", "value_high", "bound", "kind", "direction", "unit", "measure", "subject",
    "period_type", "period_start", "period_end", "baseline_value", "attributed_to", "modality",
)  # fmt: skip
NUMBERS = ("value", "value_high", "bound", "unit")


def page(name: str) -> bytes:
    return (HERE / name).read_bytes()


def response(body: bytes) -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        b"\r\n" + gzip.compress(body, mtime=0)
    )


def safari(body: bytes) -> bytes:
    resource = {
        "WebResourceData": body,
        "WebResourceURL": ADDRESS,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def saved() -> dict[str, bytes]:
    html, text = page("page.html"), page("page.txt").decode()
    return {
        "text": text.encode(),
        "text.crlf": text.replace("\n", "\r\n").encode(),
        "text.bom": ("\ufeff" + text).encode(),
        "text.utf16": ("\ufeff" + text).encode("utf-16-le"),
        "text.cp1252": text.encode("cp1252"),
        "html": html,
        "html.utf16": ("\ufeff" + html.decode()).encode("utf-16-le"),
        "singlefile": page("singlefile.html"),
        "mhtml": page("page.mhtml"),
        "markdown": page("page.md"),
        "pdf": page("page.pdf"),
        "safari": safari(html),
        "response": response(html),
    }


SAVED = saved()


@pytest.mark.parametrize("form", SAVED)
def test_the_article_s_lines_are_the_same_in_every_format(form: str) -> None:
    wanted = [line for line in page("page.txt").decode().split("\n") if len(line) > 40]
    found = [line.strip("\ufeff\r") for line in read(SAVED[form]).text.split("\n")]
    assert [line.replace("\u00a0", " ") for line in found if len(line) > 40] == [
        line.replace("\u00a0", " ") for line in wanted
    ]


@pytest.mark.parametrize("form", SAVED)
def test_the_claims_are_the_same_in_every_format(form: str) -> None:
    names = NUMBERS if form == "markdown" else COMPARED  # the reader sees the marks of emphasis

    def said(raw: bytes) -> list[tuple[object, ...]]:
        claims = read_claims(raw, published=PUBLISHED)
        return [tuple(getattr(claim, name) for name in names) for claim in claims]

    wanted = said(SAVED["html"])
    assert len(wanted) >= 8
    assert said(SAVED[form]) == wanted


@pytest.mark.parametrize("form", SAVED)
def test_every_quote_stands_where_it_says(form: str) -> None:
    text = read(SAVED[form]).text
    for claim in read_claims(SAVED[form], published=PUBLISHED):
        assert text[claim.char_start : claim.char_end] == claim.quote


@pytest.mark.parametrize("form", ["html", "singlefile", "mhtml", "safari", "response", "markdown"])
def test_the_address_is_found_in_every_format_that_keeps_it(form: str) -> None:
    assert read_article(SAVED[form]).url == ADDRESS


@pytest.mark.parametrize(
    ("form", "captured"),
    [
        ("singlefile", "2024-05-03T10:11:12+02:00"),
        ("mhtml", "2026-11-21T21:47:07+00:00"),
        ("pdf", "2026-11-21T21:43:04+00:00"),
    ],
)
def test_the_capture_time_is_that_of_the_saver(form: str, captured: str) -> None:
    assert read_article(SAVED[form]).captured_at == captured


def test_a_file_of_each_format_is_one_member(tmp_path: Path) -> None:
    for form, raw in SAVED.items():
        path = tmp_path / form
        path.write_bytes(raw)
        assert [member.raw for member in members(path)] == [raw]


@pytest.mark.parametrize("form", SAVED)
def test_a_rendition_is_the_same_every_time(form: str) -> None:
    assert read(SAVED[form]) == read(SAVED[form])
