"""Letters: their HTML or plain text is the page, their headers say what it is."""

from pathlib import Path

import pytest

from claimledger.reading import Unreadable, mail, members, read

LINE = "The port of Burgas loaded more barley than in any year before,"
BODY = f"{LINE}\r\nits office said on Monday.\r\n\r\nPrices fell.\r\n"
HEADERS = (
    "From: Ann Porter <ann@letters.example>\r\nTo: reader@example.com\r\n"
    "Subject: Fwd: Barley =?utf-8?q?=E2=80=93_a_record?=\r\n"
    "Date: Mon, 06 May 2024 10:00:00 +0300\r\n"
)
MIME = HEADERS + "MIME-Version: 1.0\r\n"
HTML = 'Content-Type: text/html; charset="utf-8"\r\n\r\n<p>Barley rose 4%.</p>\r\n'
PLAIN = 'Content-Type: text/plain; charset="utf-8"\r\n\r\n' + BODY
BOTH = (
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    f"--b\r\n{PLAIN}\r\n--b\r\n{HTML}\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"{HEADERS}\r\n{BODY}", f"{LINE} its office said on Monday.\n\nPrices fell.\n"),
        (MIME + PLAIN, f"{LINE} its office said on Monday.\n\nPrices fell.\n"),
        (MIME + HTML, "Barley rose 4%."),
        (MIME + BOTH, "Barley rose 4%."),
        (f"From 17@xxx Mon May 06 07:00:01 +0000 2024\r\n{MIME}{HTML}", "Barley rose 4%."),
        (f"Received: by mx; Mon, 6 May\r\n 2024\r\n{HEADERS}\r\nShort.", "Short."),
    ],
)
def test_a_letter_is_read_by_its_body(raw: str, text: str) -> None:
    page = read(raw.encode())
    assert page.text == text
    assert page.media_type == "message/rfc822"
    assert {(f.field, f.value) for f in page.declared} >= {
        ("title", "Barley – a record"),
        ("authors", "Ann Porter"),
        ("published", "2024-05-06T10:00:00+03:00"),
    }


@pytest.mark.parametrize(
    "sender",
    [
        "Harbor Gazette <newsletter@mail.example>",
        "Harbor Gazette <no-reply@mail.example>",
        "Harbor Gazette <ann@harborgazette.example>",
    ],
)
def test_an_office_that_writes_is_the_publisher(sender: str) -> None:
    page = read(f"From: {sender}\nDate: Mon, 06 May 2024 10:00:00 +0300\nTo: a@b.c\n\nHi.".encode())
    assert ("publisher", "Harbor Gazette") in {(f.field, f.value) for f in page.declared}


def test_each_message_of_a_mailbox_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "letters.mbox"
    first = f"From ann@a.example Mon May  6 10:00:00 2024\r\n{MIME}{HTML}\r\n"
    path.write_bytes((first + first.replace("4%", "5%")).encode())
    assert [(one.locator, read(one.raw).text) for one in members(path)] == [
        ("#1", "Barley rose 4%."),
        ("#2", "Barley rose 5%."),
    ]


def test_a_message_beyond_the_limit_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "MAX_BYTES", 500)
    path = tmp_path / "letters.mbox"
    start = f"From ann@a.example Mon May  6 10:00:00 2024\r\n{MIME}{HTML}\r\n"
    path.write_bytes((start + "Barley rose.\r\n" * 500 + "\r\n" + start).encode())
    first, second = members(path)
    assert 500 < len(first.raw) < 1000
    assert read(second.raw).text == "Barley rose 4%."


def test_a_message_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(Unreadable, match="nested too deep"):
        read((HEADERS + "Content-Type: message/rfc822\r\n\r\n" * 3000).encode())


def test_text_without_the_lines_of_mail_is_kept_as_it_is() -> None:
    poem = f"{HEADERS}\r\nBarley\r\nhas risen\r\nagain.\r\n"
    assert read(poem.encode()).text == "Barley\nhas risen\nagain.\n"
