"""Text of pages is shown and never obeyed."""

import io
import json

import pytest
from rich.table import Table
from rich.text import Text
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.cli.terminal import InertConsole
from claimledger.publishing.inert import inert, json_line

OBEYED = ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\u202egpj.exe", "\u2066", "\r", "\x00", "\x7f"]
SHOWN = ["tab\there", "line\nend", "déjà vu", "🙂", "a\u200db", "نص", "=1+1"]


@pytest.mark.parametrize("text", OBEYED)
def test_what_would_be_obeyed_is_written_as_its_number(text: str) -> None:
    assert "[U+" in inert(text)
    assert inert(inert(text)) == inert(text)


@pytest.mark.parametrize("text", SHOWN)
def test_all_other_text_stays(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", [*OBEYED, *SHOWN])
def test_json_says_the_same_and_holds_nothing_obeyed(text: str) -> None:
    line = json_line({"quote": text})
    assert json.loads(line) == {"quote": text}
    assert inert(line) == line
    assert "\n" not in line


def test_a_console_obeys_no_text_and_no_markup_of_a_page() -> None:
    shown = io.StringIO()
    console = InertConsole(file=shown, width=80, force_terminal=True, color_system=None)
    table = Table("cell")
    table.add_row(Text("a\x1b[31mb\u202ec \\[link=https://example.org]d[/link]"))
    console.print(table)
    console.print("plain \x1b]0;title\x07", markup=False)
    text = shown.getvalue()
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[U+001B][31mb" in text
    assert "[link=https" in text


def test_a_page_with_escape_sequences_prints_none() -> None:
    page = b"Ports\n\nThe port \x1b[31m took \xe2\x80\xae 4 million tons in 2023.\n"
    for command in (["extract", "-"], ["clean", "-"], ["clean", "-", "--json"]):
        result = CliRunner().invoke(app, command, input=page)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        assert "\u202e" not in result.stdout
