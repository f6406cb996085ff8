import pytest

from claimledger.metadata.capture import find_captures, moment
from tests.unit.metadata.pages import page

STORY = "title| Grain ports reopen\nbody| Ships came back after a month, the harbor said."


def captures(line: str, *, below: bool = False) -> dict[str, str]:
    """The strongest capture findings of a page with one more line, each checked to stand there."""
    shown = page(f"{STORY}\n{line}" if below else f"{line}\n{STORY}")
    found = {f.field: f for f in reversed(list(find_captures(shown, "en")))}
    assert all(shown.text[f.start : f.end].strip() for f in found.values())
    return {field: finding.value for field, finding in found.items()}


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Saved on 15 May 2024 at 2:05 pm UTC from https://example.org/ports", "2024-05-15T14:05Z"),
        ("Page saved 2024-05-15 from https://example.org/ports by Reader", "2024-05-15"),
        ("2024-5-15 14:05 保存自 https://example.org/ports 的网页", "2024-05-15T14:05"),
        ("Clipped from https://example.org/ports, May 15, 2024", "2024-05-15"),
        ("https://web.archive.org/web/20240515/https://example.org/ports", "2024-05-15"),
    ],
)
def test_a_note_of_saving_gives_address_and_time(line: str, at: str) -> None:
    for below in (False, True):
        found = captures(f"notice| {line}", below=below)
        assert found == {"url": "https://example.org/ports", "captured_at": at}


def test_the_time_in_an_archive_address_is_utc() -> None:
    line = "notice| https://web.archive.org/web/20240515140502id_/https://example.org/ports"
    assert captures(line)["captured_at"] == "2024-05-15T14:05:02Z"


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/ports",
        "URL: https://example.org/ports",
        "Source: https://example.org/ports?utm_source=feed",
        "https://example.org/ports 1/3",
    ],
)
def test_a_line_that_is_an_address_gives_the_address(line: str) -> None:
    assert captures(f"notice| {line}") == {"url": "https://example.org/ports"}


@pytest.mark.parametrize(
    "line",
    [
        "body| The data were retrieved on 15 May 2024 from https://example.org/data",
        "promo| More at https://example.org/club until 15 May 2024",
        "notice| Saved for later",
        "notice| Updated 15 May 2024",
    ],
)
def test_other_addresses_and_days_are_no_capture(line: str) -> None:
    assert captures(line, below=True) == {}


def test_a_note_above_all_else_counts_whatever_it_was_taken_for() -> None:
    line = "title| Saved on 15 May 2024 from https://example.org/ports"
    assert captures(line) == {"url": "https://example.org/ports", "captured_at": "2024-05-15"}


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-15T14:05:02Z", "2024-05-15T14:05:02Z"),
        ("2024-05-15 14:05", "2024-05-15T14:05"),
        ("2024-05-15", "2024-05-15"),
        ("20240515T140502Z", "2024-05-15T14:05:02+00:00"),
        ("Wed, 15 May 2024 14:05:02 -0000", "2024-05-15T14:05-00:00"),
        ("Wed May 15 2024 14:05:02 GMT+0200", "2024-05-15T14:05+02:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_declared_time_of_capture_becomes_iso(value: str, iso: str | None) -> None:
    assert moment(value) == iso
