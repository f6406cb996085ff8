"""`claimledger extract`: a table for people, JSON for programs, one sentence for errors."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.cli.extract import cells
from claimledger.cli.sources import publication
from tests.unit.claims.written import article_of, claim_of

PAGE = """Copper exports

Chile exported copper worth $4.2 billion in 2023, up from $3.5 billion in 2022, the ministry said.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_prints_a_table_of_claims(page: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(page)])
    assert result.exit_code == 0
    assert "4.2 billion USD" in result.stdout
    assert "3.5 billion USD" in result.stdout
    assert "2 claims" in result.stdout


def test_says_where_the_page_and_its_tags_disagree(tmp_path: Path) -> None:
    head = (
        '<meta name="author" content="Cy Test">'
        '<meta property="article:published_time" content="2024-05-02">'
    )
    body = (
        "<h1>Copper exports rise</h1><p>By Ann Example</p><p>Published May 6, 2024</p>"
        "<p>Exports of copper rose 3% to 120 tonnes in 2023, the ministry said on Monday.</p>"
    )
    path = tmp_path / "page.html"
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8")
    shown = CliRunner().invoke(app, ["extract", str(path)]).stdout.splitlines()
    assert shown[0] == "Copper exports rise · published 2024-05-02"
    assert shown[1:3] == [
        "authors: the page says Ann Example (byline.by)",
        "published: the page says 2024-05-06 (stamp.published)",
    ]


def test_prints_json_that_points_into_the_text(page: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(page), "--json"])
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert [claim["value"] for claim in claims] == [4_200_000_000, 3_500_000_000]
    assert claims[0]["period_start"] == "2023-01-01"
    assert all(PAGE[c["char_start"] : c["char_end"]] == c["quote"] for c in claims)


def test_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["extract", "-", "--json"], input=PAGE.encode())
    assert len(result.stdout.splitlines()) == 2


def test_a_given_day_resolves_relative_times() -> None:
    text = b"Exports rose 3% last year, the ministry said."
    arguments = ["extract", "-", "--json", "--published", "2021-06-30"]
    [claim] = map(json.loads, CliRunner().invoke(app, arguments, input=text).stdout.splitlines())
    assert (claim["period_start"], claim["period_end"]) == ("2020-01-01", "2020-12-31")


def test_a_page_without_numbers_has_no_claims() -> None:
    result = CliRunner().invoke(app, ["extract", "-"], input=b"The talks go on, the ministry said.")
    assert result.exit_code == 0
    assert "no claims found" in result.stdout


def test_a_page_in_a_language_without_grammar_says_so(tmp_path: Path) -> None:
    page = tmp_path / "seite.txt"
    page.write_text(
        "Der Handel mit Kupfer wuchs im Jahr 2023 um 4,5 Prozent, teilte das Ministerium mit. "
        "Die Ausfuhren erreichten nach Angaben der Behörde 1.234,5 Millionen Euro.\n",
        "utf-8",
    )
    said = "no number was read: claimledger has no grammar for its language, de"
    assert CliRunner().invoke(app, ["extract", str(page)]).stdout.splitlines()[-1] == said
    result = CliRunner().invoke(app, ["extract", str(page), "--json"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"claimledger: {page}: {said}\n"


def test_the_sidecar_is_heard_as_a_build_hears_it(tmp_path: Path) -> None:
    page, notes = tmp_path / "page.txt", tmp_path / "page.txt.meta.yaml"
    page.write_text("Exports\n\nExports rose 3% last year, the ministry said.", "utf-8")
    notes.write_text("published: 2021-06-30\npublisher: Harbor Gazette\n", "utf-8")
    result = CliRunner().invoke(app, ["extract", str(page)])
    assert "Harbor Gazette · published 2021-06-30" in result.stdout
    assert " 2020 " in result.stdout
    result = CliRunner().invoke(app, ["extract", str(page), "--published", "2023-01-05"])
    assert "Harbor Gazette · published 2023-01-05" in result.stdout
    notes.write_text("publsher: Harbor Gazette\n", "utf-8")
    result = CliRunner().invoke(app, ["extract", str(page)])
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    said = "unknown key 'publsher'; did you mean publisher?"
    assert result.stderr == f"claimledger: {notes}: {said}\n"
    notes.write_bytes(b"title: caf\xe9\n")
    result = CliRunner().invoke(app, ["extract", str(page)])
    said = "expected UTF-8, found the byte 0xe9 at 10"
    assert result.stderr == f"claimledger: {notes}: {said}\n"


@pytest.mark.parametrize("command", ["extract", "clean"])
@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_a_file_that_is_no_page_is_named_in_one_sentence(
    tmp_path: Path, command: str, raw: bytes, sentence: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(raw)
    result = CliRunner().invoke(app, [command, str(path)])
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert sentence in result.stderr
    assert str(path) in result.stderr


def response(number: int, body: str) -> bytes:
    """A record of a web archive."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2024-05-03T10:11:12Z\r\n"
        f"WARC-Target-URI: https://news.example/2024/05/02/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("command", ["extract", "clean"])
def test_a_page_of_an_archive_that_cannot_be_read_stops_no_other(
    command: str, tmp_path: Path
) -> None:
    archive = tmp_path / "a.warc"
    page = "<html><body><p>Exports rose 3% last year, the ministry said.</p></body></html>"
    archive.write_bytes(response(1, "") + response(2, page))
    result = CliRunner().invoke(app, [command, str(archive)])
    assert result.exit_code == 4
    assert "Exports rose 3%" in result.stdout or "+3 %" in result.stdout
    assert result.stderr.startswith(f"claimledger: {archive}#")
    assert result.stderr.count("\n") == 1
    archive.write_bytes(response(1, ""))
    assert CliRunner().invoke(app, [command, str(archive)]).exit_code == 3


def test_what_an_archive_says_of_its_pages_dates_them_as_in_a_build(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc"
    page = "<html><body><p>Exports rose 3% last year, the ministry said.</p></body></html>"
    archive.write_bytes(response(1, page))
    arguments = ["extract", str(archive), "--json"]
    [claim] = map(json.loads, CliRunner().invoke(app, arguments).stdout.splitlines())
    assert (claim["period_start"], claim["published_latest"]) == ("2023-01-01", "2024-05-02")


@pytest.mark.parametrize("command", ["extract", "clean"])
def test_a_missing_file_and_a_folder_are_wrong_usage(tmp_path: Path, command: str) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        result = CliRunner().invoke(app, [command, str(path)])
        assert result.exit_code == 2
        assert result.stderr.startswith("claimledger: expected a file, found")


@pytest.mark.parametrize("given", ["2024", "15.5.2024", "2024-05-16/2024-05-14", "a/b/c"])
def test_a_day_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="expected"):
        publication(given)


def test_a_change_is_told_from_a_level() -> None:
    article = article_of("Exports of copper fell 14% in 2023. They were at 86% of the plan.")
    change = claim_of(article, "14%", unit="%", kind="change", direction="down")
    share = claim_of(article, "86%", unit="%", kind="share")
    assert cells(change)[1:3] == ["−14 %", "change ↓"]
    assert cells(share)[1:3] == ["86 %", "share"]
    assert cells(share)[-1] == "90%"
