"""Formats are recognised by content, and what is no saved page is refused by name."""

import io
import zipfile
from pathlib import Path

import pytest

from claimledger.reading import MAX_BYTES, Unreadable, members, read
from claimledger.reading.formats import recognise


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><html>",
        "\n\n<HTML lang=en>",
        "\ufeff<!doctype html>",
        "<!-- saved from url=(0023)https://news.example/a -->\n<html>",
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example -->",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        "<p>Exports rose 4%.</p>",
        "<article><h1>Exports</h1>",
        "<!--" + "licence " * 2000 + "--><html>",
    ],
)
def test_pages_and_fragments_are_html(head: str) -> None:
    if len(head) > 8192:
        head = "<!-- <html -->"[:4] + " <html> " + head[4:]
    assert recognise(head.encode()) == "text/html"


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose 4%.",
        "<Reuters> - Exports rose 4%.",
        "< p is small, so the model holds",
        "BM, MZ and Rar! are initials.",
        "Subject: exports\n\nThey rose 4%.",
        "{Exports} rose 4%.",
        "[Exports] rose 4%.",
        "HTTP/2 is faster, engineers say.",
        "From: the archive\n\nExports rose 4%.",
        "From Monday on, exports rose; the year was 2024\nand prices fell.",
        "Exports, imports\nThey rose, they fell.\nThat is all.",
        "Write body { margin: 0 } into the sheet, the guide says.",
        "Let us import the rest; function follows form (always).",
        "Exports rose \x1d 4%.",
    ],
)
def test_text_that_only_resembles_another_format_is_text(text: str) -> None:
    assert recognise(text.encode()) == "text/plain"


@pytest.mark.parametrize(("before", "kind"), [(1019, "application/pdf"), (1020, "text/plain")])
def test_a_pdf_s_header_ends_within_the_first_kilobyte(before: int, kind: str) -> None:
    assert recognise(b"x" * before + b"%PDF-1.4 text") == kind


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            content = "application/epub+zip" if name == "mimetype" else "content"
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (zipped("mimetype", "content.xml"), "an OpenDocument file"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "an image (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), "an image (JPG)"),
        (b"GIF89a" + bytes(40), "an image (GIF)"),
        (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40), "an image (WEBP)"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "a 7-Zip archive"),
        (b"{\\rtf1\\ansi Exports rose.}", "a rich text document"),
        (b'{"headline": "Exports"}', "JSON data"),
        (b'[{"headline": "Exports"}]', "JSON data"),
        (b'[{"url": "https://news.example/a", "seendate": "20240503T101112Z"}]', "JSON data"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a feed"),
        (b'<rss version="2.0"><channel>', "a feed"),
        (b'<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- b --><feed xmlns="x">', "a feed"),
        (b"year,exports\n2021,45\n2022,50\n2023,52\n", "a table of values"),
        (b"@charset 'utf-8';\n/* all */\n.lead,\n.dek { margin: 0; color: red }", "a style sheet"),
        (b":root{--gap:4px}body{margin:0 4px}", "a style sheet"),
        (b"/*! licence */!function(e,t){e.exports=t()}(this,function(){return 4});", "a script"),
        (b'window.pageData = {"a": 1, "b": f(2)}; window.load();', "a script"),
        (b"PAR1" + bytes(600), "a Parquet table"),
        (
            b'<!doctype html><body><a href="index.html" class="header-archivebox">ArchiveBox</a>',
            "an index page of ArchiveBox",
        ),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG image"),
        (b'<?xml version="1.0"?><root/>', "an XML document"),
    ],
)
def test_other_formats_are_refused_by_name(raw: bytes, name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    assert caught.value.stage == "format"
    assert name in caught.value.reason


def test_a_file_larger_than_any_page_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Unreadable, match=r"at most 64\.0 MiB"):
        list(members(path))


def test_an_ordinary_file_is_its_only_member(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"Exports rose 4%.\r\n")
    [member] = members(path)
    assert member.locator == ""
    assert member.raw == b"Exports rose 4%.\r\n"
