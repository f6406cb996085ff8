"""What the README shows is what happens: its loading lines run, its commands and table are real."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.build import build
from pipeline.cli import app
from tests.pipeline import readme

ROOT = readme.ROOT
README = readme.README.read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with output/latest in it, as `make dataset` leaves it."""
    folder = tmp_path_factory.mktemp("readme")
    build(ROOT / "seeds", folder / "output", engine="inline")
    return folder


@pytest.mark.parametrize("lines", PYTHON)
def test_python_lines_run(
    lines: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workplace)
    expected = re.findall(r"^print\(.*\)  # (.*)$", lines, re.MULTILINE)
    exec(compile(lines, "README.md", "exec"), {})  # noqa: S102 - the README's own lines
    printed = capsys.readouterr().out.splitlines()
    assert printed == expected or not expected


def test_the_lines_load_claims_with_each_library() -> None:
    for library in ("polars", "pandas", "duckdb", "pipeline"):
        assert any(library in lines for lines in PYTHON), library


def test_the_table_of_claims_is_what_comes_out() -> None:
    assert readme.shown() == readme.table(), "make readme writes it anew"


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"[`\n]make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_command_is_in_the_readme() -> None:
    for command in get_command(app).commands:  # type: ignore[attr-defined]
        assert f"claimledger {command}" in README, command
