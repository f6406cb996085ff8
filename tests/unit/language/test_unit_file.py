"""The file of units: what is in it is checked, and a fault is named with its line."""

import re
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.cli.sources import each
from claimledger.cli.terminal import Exit
from claimledger.language.lexicon import lexicon
from claimledger.language.unit_file import KEYS, NAME, MalformedUnits, faults, unit_file
from tests.conftest import ROOT

DOCS = (ROOT / "docs" / "extending.md").read_text("utf-8")
KINDS = unit_file()["kinds"]


def test_the_kinds_are_those_of_all_units_and_the_documentation_lists_them() -> None:
    used = {row[1] for row in lexicon("quantities", "derived.json")["units"]}
    assert used | {unit["kind"] for unit in unit_file()["units"]} == set(KINDS)
    [row] = re.findall(r"^\| `kind` \|(.*)$", DOCS, re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == KINDS


def test_the_documentation_explains_every_key_and_its_example_has_no_fault() -> None:
    for key in KEYS:
        assert f"| `{key}` |" in DOCS, key
    [example] = re.findall(r"<!-- unit -->\n```yaml\n(.*?)```", DOCS, re.DOTALL)
    [unit] = yaml.safe_load(example)
    assert list(faults(unit, KINDS)) == []


@pytest.mark.parametrize(
    ("unit", "fault"),
    [
        (
            "{unit: bale, kind: mass, name: [bale]}",
            "expected a known key, found 'name'; did you mean names?",
        ),
        ("{unit: bale, kind: mass, names: [bale], factor: 0,25}", "such as 0.25, found 0"),
        ("{unit: bale, kind: mass, names: [bale], factor: '0,25'}", "such as 0.25, found '0,25'"),
        ("{unit: bale, kind: mass, names: [bale], factor: -1}", "a number above 0"),
        ("{unit: bale, kind: mass, names: [bale], factor: 1e400}", "found '1e400'"),
        ("{unit: bale, kind: mass, names: [bale], factor: 1,5}", "a known key, found '5'"),
        ("{unit: bale, kind: mass, names: bale}", "names to be a list of texts, in square"),
        ("{unit: bale, kind: mass, symbols: [no]}", "symbols to be a list of texts"),
        ("{unit: bale, kind: weight, names: [bale]}", "found 'weight'"),
        ("{unit: bale, names: [bale]}", "expected kind to be text, in quotation marks, found None"),
        ("{unit: bale, kind: mass, ucum: 1, names: [bale]}", "expected ucum to be text"),
        ("{unit: bale, kind: mass}", "expected names or symbols, found none"),
        ("bale", "expected a unit such as {unit: t, kind: mass, names: [tonne]}, found 'bale'"),
    ],
)
def test_a_fault_is_a_sentence(unit: str, fault: str) -> None:
    assert fault in next(faults(yaml.safe_load(unit), KINDS))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kinds: [mass]\nunits:\n  - {unit: t, kind: mass, name: [tonne]}\n", "line 3: expected a"),
        ("kinds: [mass]\nunits:\n  - {unit: t\n", "line 4: expected YAML, found a syntax error"),
        ("kinds: [mass]\n", "expected the lists units and kinds"),
        ("kinds: [[mass]]\nunits: []\n", "expected the lists units and kinds"),
        ("kinds: [mass]\nunits: [2024-02-31]\n", "expected days of the calendar and numbers"),
        ("kinds: [mass]\nunits: [!!bool x]\n", "found a value that does not fit its YAML tag"),
        ("kinds: [mass]\nunits: []\nunits:\n  - {unit: t}\n", "line 4: expected kind to be text"),
    ],
)
def test_the_message_names_the_file_and_the_line(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "en" / "quantities" / NAME
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    monkeypatch.setattr("claimledger.language.lexicon.files", lambda _: tmp_path)
    with pytest.raises(MalformedUnits) as raised:
        unit_file.__wrapped__("en")
    assert str(raised.value).startswith(str(file))
    assert said in str(raised.value)


def test_a_command_on_a_page_ends_with_the_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(_: object) -> None:
        raise MalformedUnits("units.yaml, line 3: expected names or symbols, found none")

    page = tmp_path / "page.txt"
    page.write_text("It sold 5 bales.")
    with pytest.raises(typer.Exit) as ended:
        list(each(page, work))
    assert ended.value.exit_code == Exit.USAGE
    assert "line 3: expected names or symbols" in capsys.readouterr().err


def test_the_measure_of_speed_ends_with_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(*_: object) -> None:
        raise MalformedUnits("units.yaml, line 3: expected names or symbols, found none")

    monkeypatch.setattr("claimledger.cli.bench.measure", measured)
    (tmp_path / "page.txt").write_text("It sold 5 bales.")
    result = CliRunner().invoke(app, ["bench", str(tmp_path)])
    assert result.exit_code == Exit.USAGE
    assert "line 3: expected names or symbols" in result.stderr
