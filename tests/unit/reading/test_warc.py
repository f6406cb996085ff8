"""Recorded responses, alone and in web archives that are read as streams; and MHTML pages."""

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import brotli
import pytest

from claimledger.reading import MAX_BYTES, Unreadable, members, read

PAGE = b"<html><body><p>Exports rose 4%, the ministry said.</p></body></html>"
TEXT = "Exports rose 4%, the ministry said."


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    pieces = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def record(number: int, block: bytes, kind: str = "response") -> bytes:
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-05-03T10:11:12Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


BOMB = gzip.compress(bytes(MAX_BYTES + 1))
HTML = "Content-Type: text/html; charset=utf-8"


@pytest.mark.parametrize(
    "raw",
    [
        http(PAGE, HTML),
        http(PAGE, HTML, f"Content-Length: {len(PAGE)}"),
        http(chunked(PAGE), HTML, "Transfer-Encoding: chunked"),
        http(PAGE, HTML, "Transfer-Encoding: chunked"),
        http(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"),
        http(zlib.compress(PAGE), HTML, "Content-Encoding: deflate"),
        http(zlib.compress(PAGE)[2:-4], HTML, "Content-Encoding: deflate"),
        http(brotli.compress(PAGE), HTML, "Content-Encoding: br"),
        http(PAGE, HTML, "Content-Encoding: gzip"),
        http(PAGE),
    ],
)
def test_a_response_s_codings_are_undone(raw: bytes) -> None:
    assert read(raw).text == TEXT


def test_the_server_s_encoding_counts() -> None:
    body = "<p>Экспорт вырос на 4%.</p>".encode("koi8-r")
    assert (
        read(http(body, "Content-Type: text/html; charset=KOI8-R")).text == "Экспорт вырос на 4%."
    )


@pytest.mark.parametrize(
    ("raw", "stage", "says"),
    [
        (http(PAGE, HTML, status="404 Not Found"), "response", "404 Not Found"),
        (http(b"", "Location: /b", status="301 Moved"), "response", "301 Moved"),
        (http(b"\x89PNG", "Content-Type: image/png"), "response", "image/png"),
        (http(PAGE, HTML, "Content-Encoding: rot13"), "response", "rot13"),
        (http(b"", HTML), "content", "the server sent nothing"),
        (http(BOMB, HTML, "Content-Encoding: gzip"), "size", "once unpacked"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(raw: bytes, stage: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read(raw)
    assert caught.value.stage == stage


def archive(path: Path, *records: bytes, packed: bool = False) -> Path:
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_of_a_web_archive_is_a_member(tmp_path: Path, *, packed: bool) -> None:
    path = archive(
        tmp_path / "a.warc",
        record(1, b"software: crawler\r\n", kind="warcinfo"),
        record(2, http(PAGE, HTML)),
        record(3, http(b"\x89PNG", "Content-Type: image/png")),
        record(4, http(b"%PDF-1.7", "Content-Type: application/pdf")),
        packed=packed,
    )
    first, second = members(path)
    assert first.locator == "#urn:uuid:00000000-0000-4000-8000-000000000002"
    assert first.raw == http(PAGE, HTML)
    assert {(f.field, f.value, f.rule) for f in first.declared} == {
        ("url", "https://news.example/2", "warc.target-uri"),
        ("captured_at", "2024-05-03T10:11:12Z", "warc.date"),
    }
    assert read(first.raw).text == TEXT
    assert second.locator.endswith("4")


@pytest.mark.parametrize(
    ("asked", "read_too"),
    [
        ("https://news.example/robots.txt", False),
        ("https://news.example/robots.txt?v=1", False),
        ("https://news.example/a/robots.txt", True),
        ("https://news.example/1", True),
    ],
)
def test_rules_for_crawlers_are_no_page(tmp_path: Path, asked: str, *, read_too: bool) -> None:
    raw = record(1, http(b"User-agent: *", "Content-Type: text/plain"))
    raw = raw.replace(b"https://news.example/1", asked.encode())
    path = archive(tmp_path / "a.warc", raw, record(2, http(PAGE, HTML)))
    assert len(list(members(path))) == 1 + read_too


def test_a_web_archive_without_a_page_says_what_it_holds(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc", record(1, http(b"\x89PNG", "Content-Type: image/png")))
    with pytest.raises(Unreadable, match="1 of image/png"):
        list(members(path))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_before_a_cut_are_read_and_the_cut_is_told(tmp_path: Path, *, packed: bool) -> None:
    records = [record(n, http(PAGE, HTML)) for n in (1, 2, 3)]
    path = archive(tmp_path / "a.warc", *records, packed=packed)
    path.write_bytes(path.read_bytes()[:-60])
    found = members(path)
    assert [next(found).locator[-1] for _ in range(2)] == ["1", "2"]
    with pytest.raises(Unreadable) as caught:
        list(found)
    assert caught.value.stage == "archive"


def test_a_web_archive_given_as_one_page_has_to_hold_one() -> None:
    with pytest.raises(Unreadable, match="members one by one"):
        read(record(1, http(PAGE, HTML)) + record(2, http(PAGE, HTML)))
    assert read(record(1, http(PAGE, HTML))).text == TEXT


def test_an_mhtml_s_page_is_the_part_that_starts_it() -> None:
    message = (
        b"MIME-Version: 1.0\r\nDate: Fri, 03 May 2024 10:11:12 +0200\r\n"
        b'Content-Type: multipart/related; start="<b@x>"; boundary="--=_1"\r\n\r\n'
        b"----=_1\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <a@x>\r\n\r\n"
        b"<p>A frame.</p>\r\n"
        b"----=_1\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-ID: <b@x>\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://news.example/a\r\n\r\n<p>Caf=E9 prices rose 4%.</p>\r\n"
        b"----=_1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n"
        b"----=_1--\r\n"
    )
    page = read(message)
    assert page.text == "Café prices rose 4%."
    assert page.media_type == "multipart/related"
    assert {(f.field, f.value) for f in page.declared} >= {
        ("url", "https://news.example/a"),
        ("captured_at", "2024-05-03T10:11:12+02:00"),
    }


def test_a_message_without_a_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="found image/png without either"):
        read(b"MIME-Version: 1.0\nContent-Type: image/png\n\niVBO")


STREAM = """
import resource, sys
from pathlib import Path
from claimledger.reading import members, read
for number, member in enumerate(members(Path(sys.argv[1])), start=1):
    read(member.raw)
    if number in (300, 1000):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.soak
def test_a_web_archive_of_a_thousand_pages_is_streamed_in_constant_memory(tmp_path: Path) -> None:
    story = "".join(f"<p>Exports of part {n} rose {n}% in 2023, it said.</p>" for n in range(400))
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        for number in range(1000):
            body = f"<html><body><h1>Page {number}</h1>{story}</body></html>".encode()
            file.write(gzip.compress(record(number, http(body, HTML)), 1))
    command = [sys.executable, "-c", STREAM, str(path)]
    early, late = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert int(late) < 1.1 * int(early)
