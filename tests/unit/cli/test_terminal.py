"""How a command ends: one sentence, in one style, and an exit code."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimledger.cli import app, sources

TEXT = b"Chile exported copper worth $4.2 billion in 2023, the ministry said."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("--foo", "no such option: --foo"),
        ("exract", "no such command 'exract'; did you mean 'extract', 'export'?"),
        ("extract", "missing argument 'FILE|-'"),
        (
            "build --evidence all",
            "invalid value for '--evidence': 'all' is not one of 'sentence', 'quote', 'none'",
        ),
        ("clean - --kept --json", "expected --kept or --json, found both"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: str, sentence: str) -> None:
    result = CliRunner().invoke(app, arguments.split())
    assert result.exit_code == 2
    assert result.stderr.startswith(f"claimledger: {sentence} (see claimledger ")
    assert result.stderr.count("\n") == 1


def test_the_program_says_its_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("claimledger 0.")


def test_no_command_at_all_is_answered_with_help() -> None:
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 2
    assert "Usage: claimledger" in result.output


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "snapshots", interrupted)
    result = CliRunner().invoke(app, ["extract", "-"])
    assert (result.exit_code, result.stderr) == (130, "claimledger: stopped\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("json", [[], ["--json"]])
def test_a_full_disk_is_one_sentence(json: list[str]) -> None:
    command = [sys.executable, "-m", "claimledger", "extract", "-", *json]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, input=TEXT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 5
    assert ran.stderr == b"claimledger: the output can't be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="pipes end by a signal on POSIX")
def test_a_reader_that_has_had_enough_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "claimledger", "extract", "-", "--json"]
    ran = subprocess.run(command, input=TEXT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert ran.returncode in {1, -signal.SIGPIPE}
    assert ran.stderr == b""
