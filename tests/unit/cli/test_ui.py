"""`claimledger ui`: which program it becomes, and in which home."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from claimledger import paths
from claimledger.cli import app, ui

Executed = list[tuple[str, list[str], dict[str, str]]]


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Executed:
    """What the command would have become, in a project of its own."""
    calls: Executed = []
    monkeypatch.setattr(os, "execve", lambda *call: calls.append(call))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: None)
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return calls


def test_starts_dg_in_a_quiet_home_inside_the_project(
    executed: Executed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui, "taken", lambda *_: None)
    assert CliRunner().invoke(app, ["ui", "--port", "3001"]).exit_code == 0
    [(program, command, environment)] = executed
    assert Path(program).name == "dg"
    assert command[1:] == ["dev", "--host", "127.0.0.1", "--port", "3001"]
    assert environment["DAGSTER_HOME"] == str(tmp_path / ".dagster")
    settings = yaml.safe_load((tmp_path / ".dagster" / "dagster.yaml").read_text())
    assert not settings["telemetry"]["enabled"]
    assert not settings["nux"]["enabled"]
    assert "storage" not in settings


def test_a_port_that_is_taken_is_said_at_once(executed: Executed) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = CliRunner().invoke(app, ["ui", "--port", str(port)])
    assert result.exit_code == 2
    assert f"127.0.0.1:{port} can't be served: another program has the port" in result.stderr
    assert result.stderr.count("\n") == 1
    result = CliRunner().invoke(app, ["ui", "--host", "192.0.2.1"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert not executed


def test_keeps_its_records_in_postgres_where_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setenv("CLAIMLEDGER_POSTGRES", "postgresql+psycopg2://dagster@127.0.0.1/dagster")
    file = ui.home() / "dagster.yaml"
    storage = yaml.safe_load(file.read_text())["storage"]
    assert storage == {"postgres": {"postgres_url": {"env": "CLAIMLEDGER_POSTGRES"}}}
    monkeypatch.delenv("CLAIMLEDGER_POSTGRES")
    assert "storage" not in yaml.safe_load((ui.home() / "dagster.yaml").read_text())


def test_names_the_definitions_outside_a_checkout(
    executed: Executed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "IN_CHECKOUT", False)
    monkeypatch.setattr(ui, "taken", lambda *_: None)
    assert CliRunner().invoke(app, ["ui"]).exit_code == 0
    [(program, command, _)] = executed
    assert program == str(Path(sys.executable).parent / "dg")
    assert command[1] == "dev"
    assert command[-2:] == ["--module-name", "claimledger.orchestration.definitions"]


def test_settings_that_are_there_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    (tmp_path / ".dagster").mkdir()
    (tmp_path / ".dagster" / "dagster.yaml").write_text("storage: {}\n")
    assert (ui.home() / "dagster.yaml").read_text() == "storage: {}\n"


def test_says_what_to_install(executed: Executed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui, "find_spec", lambda _: None)
    result = CliRunner().invoke(app, ["ui"])
    assert result.exit_code == 2
    assert "claimledger[ui]" in result.stderr
    assert not executed


def test_a_unit_for_a_server_is_one_that_systemd_takes(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["ui", "--systemd", "--port", "3001"])
    assert result.exit_code == 0
    assert f"WorkingDirectory={paths.ROOT}\n" in result.stdout
    assert (
        f"ExecStart={sys.executable} -m claimledger ui --host 127.0.0.1 --port 3001\n"
        in result.stdout
    )
    if not (analyze := shutil.which("systemd-analyze")):
        pytest.skip("systemd-analyze, which checks a unit, is not there")
    unit = tmp_path / "claimledger.service"
    unit.write_text(result.stdout)
    checked = subprocess.run(
        [analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert not [line for line in checked.stderr.splitlines() if unit.name in line]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that would have been started."""
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: commands.append(command))
    return commands


def test_the_versions_are_served_beside_the_page(
    executed: Executed, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ui, "taken", lambda *_: None)
    monkeypatch.setenv("CLAIMLEDGER_OUTPUT", str(tmp_path / "out"))
    CliRunner().invoke(app, ["ui", "--port", "3001"])
    [command] = started
    assert command[1:] == [
        *("-m", "claimledger.cli.served", "127.0.0.1", "3101"),
        str(tmp_path / "out" / "versions"),
    ]
    [(_, _, environment)] = executed
    assert environment["CLAIMLEDGER_SERVED"] == "http://127.0.0.1:3101"


def test_the_versions_are_not_served_to_others_or_twice(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui, "taken", lambda *_: None)
    assert not ui.versions_served("0.0.0.0", 3000)  # noqa: S104 - nothing is bound
    assert not ui.versions_served("127.0.0.1", ui.MOST)
    monkeypatch.setenv("CLAIMLEDGER_SERVED", "https://data.example.org/energy")
    assert not ui.versions_served("127.0.0.1", 3000)
    monkeypatch.delenv("CLAIMLEDGER_SERVED")
    monkeypatch.setattr(ui, "taken", lambda *_: "another program has the port")
    assert not ui.versions_served("127.0.0.1", 3000)
    assert not started
