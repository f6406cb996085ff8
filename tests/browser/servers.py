"""Dagster as `claimledger ui` starts it, and PostgreSQL, each for the length of a test."""

import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from claimledger import paths
from claimledger.cli import ui

PATIENCE = 300.0
DONE = {"SUCCESS", "FAILURE", "CANCELED"}


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(what: Callable[[], bool], said: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} seconds for {said}"
        time.sleep(0.5)


def answers(address: str) -> bool:
    """Whether a page is served."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
            return bool(response.status == 200)
    except OSError:
        return False


@dataclass(frozen=True)
class Dagster:
    """A running Dagster: asked over GraphQL as its page does, looked at through its records."""

    address: str
    instance: dg.DagsterInstance
    location: str = "claimledger"

    @property
    def repository(self) -> dict[str, str]:
        """What its one code location is called."""
        return {"repositoryName": "__repository__", "repositoryLocationName": self.location}

    def ask(self, query: str, **variables: Any) -> Any:  # noqa: ANN401 - any JSON
        """Answer of the one field that a query asks for."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{self.address}/graphql", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310 - as above
            answer = json.load(response)
        assert "errors" not in answer, answer["errors"]
        [field] = answer["data"].values()
        return field

    def launch(self, *assets: str) -> str:
        """Materialize some assets as the page's button does; the run's id."""
        job = self.repository | {"pipelineName": "__ASSET_JOB"}
        selector = job | {"assetSelection": [{"path": [name]} for name in assets]}
        answer = self.ask(
            "mutation ($params: ExecutionParams!) { launchRun(executionParams: $params)"
            " { __typename ... on LaunchRunSuccess { run { runId } } } }",
            params={"mode": "default", "selector": selector, "runConfigData": "{}"},
        )
        return str(answer["run"]["runId"])

    def launch_from_failure(self, run: str) -> str:
        """Re-execute a run from its failure, as the page's button does; the new run's id."""
        answer = self.ask(
            "mutation ($params: ReexecutionParams!)"
            " { launchRunReexecution(reexecutionParams: $params) { __typename"
            " ... on LaunchRunSuccess { run { runId } } } }",
            params={"parentRunId": run, "strategy": "FROM_FAILURE"},
        )
        return str(answer["run"]["runId"])

    def switch_on(self, sensor: str) -> None:
        """Switch a sensor on."""
        self.ask(
            "mutation ($sensor: SensorSelector!) { startSensor(sensorSelector: $sensor)"
            " { __typename } }",
            sensor=self.repository | {"sensorName": sensor},
        )

    def statuses(self) -> list[str]:
        """The status of every run, beginning with the oldest."""
        return [run.status.value for run in reversed(self.instance.get_runs())]

    def ended(self, count: int) -> bool:
        """Whether so many runs were started, and all have ended."""
        found = self.statuses()
        return len(found) >= count and DONE.issuperset(found)

    def status(self, run: str) -> str:
        """Status of a run."""
        found = self.instance.get_run_by_id(run)
        return found.status.value if found else "UNKNOWN"

    def end_of(self, run: str) -> str:
        """Status of a run when it has ended."""
        wait_for(lambda: self.status(run) in DONE, f"the run {run} to end")
        return self.status(run)

    def shown(self, run: str, asset: str) -> dict[str, object]:
        """What a run kept of an asset."""
        key = dg.AssetKey(asset)
        for record in self.instance.fetch_materializations(key, limit=50).records:
            if record.run_id == run and record.asset_materialization:
                metadata = record.asset_materialization.metadata
                return {name: value.value for name, value in metadata.items()}
        raise AssertionError(f"the run {run} kept nothing of {asset}")

    def check(self, name: str) -> dg.AssetCheckEvaluation | None:
        """The last evaluation of a check of the package."""
        key = dg.AssetCheckKey(dg.AssetKey("package"), name)
        found = self.instance.event_log_storage.get_latest_asset_check_execution_by_key([key])
        event = found[key].event if key in found else None
        data = event.dagster_event.event_specific_data if event and event.dagster_event else None
        return data if isinstance(data, dg.AssetCheckEvaluation) else None


PROJECT = """\
directory_type = "project"

[project]
root_module = "{name}"
code_location_name = "{name}"
"""


def write_project(project: Path, definitions: str) -> None:
    """Write a Dagster project that has the name of its folder and these definitions."""
    package = project / "src" / project.name
    package.mkdir(parents=True)
    (project / "dg.toml").write_text(PROJECT.format(name=project.name))
    (package / "__init__.py").touch()
    (package / "definitions.py").write_text(definitions)


def location_of(project: Path) -> str:
    """Name of a project's code location."""
    return "claimledger" if project == paths.DAGSTER_PROJECT else project.name


@contextmanager
def dagster(
    home: Path, seeds: Path, output: Path, settings: str, project: Path = paths.DAGSTER_PROJECT
) -> Iterator[Dagster]:
    """Dagster on folders of its own, with a home that says what `settings` says.

    A project other than ours has the name of its folder and its modules in src.
    """
    home.mkdir()
    (home / ui.SETTINGS).write_text(settings)
    programs = Path(sys.executable).parent
    environment = {
        **os.environ,
        "CLAIMLEDGER_SEEDS": str(seeds),
        "CLAIMLEDGER_OUTPUT": str(output),
        "DAGSTER_HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(paths.PACKAGE.parent), str(project / "src")]),
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "VIRTUAL_ENV": sys.prefix,
    }
    port = free_port()
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [str(programs / "dg"), "dev", "--host", "127.0.0.1", "--port", str(port)],
            cwd=project,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(lambda: answers(f"{address}/server_info"), "the page to answer")
            with dg.DagsterInstance.from_config(str(home)) as instance:
                yield Dagster(address, instance, location_of(project))
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)


@contextmanager
def postgres() -> Iterator[str]:
    """Address of a PostgreSQL server of its own, run by a user that may run one."""
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="claimledger-postgres-"))
    if user:
        shutil.chown(folder, user)
    port = free_port()
    run = functools.partial(
        subprocess.run, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL
    )
    run(["initdb", "--pgdata", "data", "--username", "dagster", "--auth", "trust"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    run(["pg_ctl", "start", "--wait", "--pgdata", "data", "--log", "log", "--options", options])
    try:
        yield f"postgresql+psycopg2://dagster@127.0.0.1:{port}/postgres"
    finally:
        run(["pg_ctl", "stop", "--pgdata", "data", "--mode", "immediate"])
        shutil.rmtree(folder)
