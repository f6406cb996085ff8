"""The command as a whole: help with examples and exit codes, and a quick start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from claimledger.cli import app

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # it is a group
HEAVY = {"dagster", "polars", "pandera", "pyarrow", "frictionless"}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_examples_and_exit_codes(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"claimledger {command}" in result.stdout
    assert "Examples" in result.stdout
    assert "Exit codes" in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from claimledger.cli import app; from typer.main import get_command; "
        f"get_command(app); print(sorted({HEAVY} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["publish"]).exit_code == 2


def test_python_m_pipeline_is_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "claimledger", "--help"], capture_output=True, text=True, check=True
    )
    assert "Turn saved news pages into a published dataset" in ran.stdout


def test_what_is_piped_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Zürich’s “Übersicht” 🙂", "utf-8")
    locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "claimledger", "clean", "--kept", str(page)]
    ran = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **locale})
    assert ran.stdout.decode("utf-8").strip() == "Zürich’s “Übersicht” 🙂"
