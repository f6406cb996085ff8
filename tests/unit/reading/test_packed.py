"""Files that hold several pages: archives of files, web archives, books, notes, mailboxes."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from claimledger.reading import Member, Unreadable, files, members, packed, read, unreadable

PROSE = "The port of Burgas loaded 40,000 tonnes of barley in May, its office said on Monday. "
PAGE = f"<!doctype html><title>Barley</title><article><h1>Barley</h1><p>{PROSE * 4}</p></article>"


def zipped(entries: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(entries: Mapping[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]  # a mode as text
        for name, content in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def held(tmp_path: Path, raw: bytes) -> list[Member]:
    path = tmp_path / "file"
    path.write_bytes(raw)
    return list(members(path))


def declared(member: Member) -> set[tuple[str, str]]:
    found = (*read(member.raw).declared, *member.declared)
    return {(finding.field, finding.value) for finding in found}


FOLDER = {
    "2024/page.html": PAGE.encode(),
    "2024/page_files/ad.html": b"<p>Buy 3 for 2.</p>",
    "2024/README.md": b"about",
    ".git/config": b"x",
    "__MACOSX/2024/page.html": b"x",
    "2024/page.html.meta.yaml": b"publisher: Gazette",
    "note.txt": PROSE.encode(),
}


@pytest.mark.parametrize(
    "raw",
    [
        zipped(FOLDER),
        tarred(FOLDER),
        tarred(FOLDER, "w:gz"),
        tarred(FOLDER, "w:xz"),
        tarred(FOLDER, "w:bz2"),
    ],
)
def test_an_archive_holds_the_pages_that_a_folder_would(tmp_path: Path, raw: bytes) -> None:
    found = held(tmp_path, raw)
    assert {member.locator for member in found} == {"#2024/page.html", "#note.txt"}
    assert read(found[0].raw).media_type == "text/html"


def test_archives_in_archives_are_opened_to_a_depth(tmp_path: Path) -> None:
    inner = zipped({"page.html": PAGE})
    [member] = held(tmp_path, tarred({"may.zip": inner}))
    assert member.locator == "#may.zip#page.html"
    deep = inner
    for _ in range(files.DEEPEST):
        deep = zipped({"inner.zip": deep})
    [member] = held(tmp_path, deep)
    assert member.locator.endswith("#inner.zip")
    with pytest.raises(Unreadable, match="none that can be opened"):
        read(zipped({"deeper.zip": deep}))


def test_a_file_packed_by_itself_is_unpacked(tmp_path: Path) -> None:
    [member] = held(tmp_path, gzip.compress(PAGE.encode()))
    assert member.locator == ""
    assert member.raw == PAGE.encode()


def test_a_broken_archive_in_an_archive_stops_no_other(tmp_path: Path) -> None:
    raw = zipped({"a.zip": zipped({"x.html": PAGE})[:-30], "b.html": PAGE})
    first, second = held(tmp_path, raw)
    assert (first.locator, second.locator) == ("#a.zip", "#b.html")
    with pytest.raises(Unreadable):
        read(first.raw)


def test_an_archive_that_expands_too_far_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreadable, "LEAST_EXPANDED", 0)
    with pytest.raises(Unreadable, match="200 times its size") as caught:
        held(tmp_path, zipped({"a.txt": b"x" * 1_000_000}))
    assert caught.value.stage == "size"
    for mode in ("w:gz", "w:bz2", "w:xz"):
        with pytest.raises(Unreadable, match="200 times its size"):
            held(tmp_path, tarred({"a.txt": bytes(1_000_000)}, mode))
    with pytest.raises(Unreadable, match="200 times its size"):
        held(tmp_path, gzip.compress(tarfile.TarInfo("a").tobuf() + long_notes(1_000_000)))
    monkeypatch.setattr(packed, "MAX_NAMES", 1)
    with pytest.raises(Unreadable, match="at most 1 files"):
        held(tmp_path, zipped({"a.txt": PROSE, "b.txt": PROSE}))
    with pytest.raises(Unreadable, match="at most 1 files"):
        held(tmp_path, tarred({"a.txt": b"a", "b.txt": b"b"}))


def long_notes(count: int) -> bytes:
    """A header of a tar archive with notes of so many bytes, which are read at once."""
    notes = tarfile.TarInfo("notes")
    notes.type, notes.size = tarfile.XHDTYPE, count
    return notes.tobuf() + bytes(count)


def test_a_file_with_more_pages_than_any_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_MEMBERS", 2)
    letter = b"From a@b.example Fri May  3 10:11:12 2024\nFrom: a@b.example\nDate: x\n\nA.\n\n"
    assert len(held(tmp_path, letter * 2)) == 2
    for raw in (letter * 3, b'{"a": 1}\n' * 3, zipped({f"{n}.txt": PROSE for n in range(3)})):
        with pytest.raises(Unreadable, match="at most 2 pages") as caught:
            held(tmp_path, raw)
        assert caught.value.stage == "size"


def test_a_broken_file_in_a_zip_archive_stops_no_other(tmp_path: Path) -> None:
    raw = zipped({"a.html": PAGE, "b.html": PAGE}, zipfile.ZIP_STORED)
    path = tmp_path / "may.zip"
    path.write_bytes(raw.replace(b"barley", b"wheat.", 1))
    found = members(path)
    assert next(found).locator == "#b.html"
    with pytest.raises(Unreadable, match=r"Expected a\.html in a zip archive, found a damaged one"):
        next(found)


def test_a_page_that_is_too_large_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MAX_BYTES", 1000)
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    first, second = held(tmp_path, zipped({"a.txt": b"x" * 5000, "b.html": PAGE}))
    assert (first.locator, second.locator) == ("#a.txt", "#b.html")


def test_a_gzip_file_in_pieces_is_whole_and_one_cut_off_is_told(tmp_path: Path) -> None:
    [member] = held(tmp_path, gzip.compress(b"<p>Exports rose") + gzip.compress(b" 4%.</p>"))
    assert member.raw == b"<p>Exports rose 4%.</p>"
    with pytest.raises(Unreadable, match="Expected a gzip file, found a damaged one"):
        held(tmp_path, gzip.compress(PAGE.encode())[:-12])


def test_a_name_is_shown_in_one_line(tmp_path: Path) -> None:
    [member] = held(tmp_path, zipped({"a\n\x1b[31m5\u3000月.html": PAGE}))
    assert member.locator == "#a\\n\\x1b[31m5\u3000月.html"


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": PROSE}))
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match=r"found one that protects a\.txt"):
        held(tmp_path, bytes(raw))


def record(kind: str, target: str, block: bytes, media_type: str) -> bytes:
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(target):012}>\r\n"
        f"WARC-Date: 2024-05-03T10:11:12Z\r\nWARC-Target-URI: {target}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
ADDRESS = "https://news.example/barley"


def test_stored_and_converted_records_are_pages_by_their_own_type(tmp_path: Path) -> None:
    raw = (
        record("resource", ADDRESS, PAGE.encode(), "text/html")
        + record("conversion", ADDRESS + "?text", PROSE.encode(), "text/plain")
        + record("resource", "https://news.example/a.png", b"\x89PNG", "image/png")
        + record("metadata", ADDRESS, b"outlink: x", "application/warc-fields")
    )
    page, text = held(tmp_path, raw)
    assert read(page.raw).media_type == "text/html"
    assert read(text.raw).text == PROSE
    assert ("url", ADDRESS) in declared(page)


def test_the_older_kind_of_web_archive_is_read(tmp_path: Path) -> None:
    version = b"1 0 Library\nURL IP-address Archive-date Content-type Archive-length\n"
    raw = b"filedesc://may.arc 0.0.0.0 20240503101112 text/plain %d\n%b\n" % (
        len(version),
        version,
    ) + b"%b 192.0.2.1 20240503101112 text/html %d\n%b\n" % (
        ADDRESS.encode(),
        len(RESPONSE),
        RESPONSE,
    )
    for form in (raw, gzip.compress(raw)):
        [member] = held(tmp_path, form)
        assert member.locator == "#record-1"
        assert declared(member) >= {
            ("url", ADDRESS),
            ("captured_at", "2024-05-03T10:11:12+00:00"),
        }


def test_the_older_kind_tells_where_it_was_cut_off(tmp_path: Path) -> None:
    head = b"filedesc://may.arc 0.0.0.0 20240503101112 text/plain 0\n\n"
    body = b"%b 192.0.2.1 20240503101112 text/html 5000\n%b" % (ADDRESS.encode(), RESPONSE)
    with pytest.raises(Unreadable, match="Expected a web archive, found a damaged one"):
        held(tmp_path, head + body)


@pytest.mark.parametrize(("place", "says"), [(8, "password"), (10, "damaged")])
def test_a_web_collection_that_cannot_be_opened_is_refused(
    tmp_path: Path, place: int, says: str
) -> None:
    raw = bytearray(zipped({"archive/may.warc": record("resource", ADDRESS, b"A.", "text/html")}))
    raw[raw.rindex(b"PK\x01\x02") + place] |= 1 if says == "password" else 99
    with pytest.raises(Unreadable, match=rf"(?s)(?=.*may\.warc).*{says}"):
        held(tmp_path, bytes(raw))


@pytest.mark.parametrize(("listed", "count"), [(True, 1), (False, 2)])
def test_a_web_collection_gives_the_pages_that_it_lists(
    tmp_path: Path, *, listed: bool, count: int
) -> None:
    records = record("response", ADDRESS, RESPONSE, "application/http") + record(
        "response", "https://ads.example/frame", RESPONSE, "application/http"
    )
    pages = f'{{"format": "json-pages-1.0"}}\n{{"url": "{ADDRESS}", "title": "Barley"}}\n'
    entries: dict[str, str | bytes] = {
        "archive/data.warc.gz": gzip.compress(records),
        "datapackage.json": "{}",
    }
    raw = zipped(entries | ({"pages/pages.jsonl": pages} if listed else {}), zipfile.ZIP_STORED)
    found = held(tmp_path, raw)
    assert len(found) == count
    assert found[0].locator.startswith("#archive/data.warc.gz#urn:uuid:")


CONTAINER = (
    '<container xmlns="urn:c"><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>'
)
BOOK = """<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Week 18</dc:title>
<dc:publisher>Harbor Gazette</dc:publisher><dc:language>en</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/barley%20up.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="a.png" media-type="image/png"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/></spine></package>"""


def test_a_book_gives_its_chapters(tmp_path: Path) -> None:
    raw = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "O/b.opf": BOOK.replace("</spine>", '<itemref idref="a"/></spine>'),
            "O/nav.xhtml": PAGE,
            "O/cover.xhtml": "<html><body><p>Week 18</p></body></html>",
            "O/text/barley up.xhtml": PAGE,
        }
    )
    [member] = held(tmp_path, raw)
    assert member.locator == "#O/text/barley up.xhtml"
    assert {("publisher", "Harbor Gazette"), ("language", "en")} <= declared(member)
    assert ("title", "Week 18") not in declared(member)


def test_a_book_without_contents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="without contents"):
        held(tmp_path, zipped({"META-INF/container.xml": "<container/>"}))


NOTES = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export><note><title>Barley</title><created>20240503T101112Z</created>
<note-attributes><source-url>{ADDRESS}</source-url></note-attributes>
<content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/x.dtd">
<en-note><div>{PROSE}</div><div>{PROSE}</div></en-note>]]></content></note>
<note><title>Empty</title></note></en-export>"""


def test_each_note_of_an_export_is_a_page(tmp_path: Path) -> None:
    [member] = held(tmp_path, NOTES.encode())
    assert member.locator == "#1"
    assert read(member.raw).text.split("\n") == [PROSE.strip()] * 2
    assert declared(member) >= {
        ("title", "Barley"),
        ("url", ADDRESS),
        ("captured_at", "20240503T101112Z"),
    }


def test_a_broken_export_tells_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="malformed XML"):
        held(tmp_path, NOTES.encode()[:-40])
