"""The recipe of docs/deploy for several machines: a scheduler, two workers, one of them killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest

from claimledger.orchestration import dataset
from claimledger.publishing import version
from claimledger.run import work
from claimledger.run.build import build
from tests.browser.servers import PATIENCE, free_port, wait_for
from tests.conftest import ROOT

pytestmark = pytest.mark.soak

DASK, COMMAND = (Path(sys.executable).with_name(name) for name in ("dask", "claimledger"))


@contextmanager
def started(
    path: Path, folder: Path, *arguments: str, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A program with whatever it starts, ended at the end."""
    modules = os.pathsep.join([str(ROOT / "pipeline"), os.environ.get("PYTHONPATH", "")])
    program = subprocess.Popen(
        [str(path), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": modules, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        end(program)


def end(program: subprocess.Popen[bytes]) -> None:
    """Kill a program and what it started."""
    if program.poll() is None:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


@dataclass(frozen=True)
class Cluster:
    """A scheduler and the processes of its two workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """The cluster of the recipe, on this machine."""
    pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    port = str(free_port())
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as programs:
        scheduler = ("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        programs.enter_context(started(DASK, tmp_path, *scheduler))
        one = ("worker", address, "--nworkers", "1", "--nthreads", "1", "--no-dashboard")
        workers = [programs.enter_context(started(DASK, tmp_path, *one)) for _ in range(2)]
        yield Cluster(address, workers)


def test_a_killed_worker_costs_no_rows(cluster: Cluster, seeds: Path, tmp_path: Path) -> None:
    alone = build(seeds, tmp_path / "alone", engine="inline")
    shared = tmp_path / "shared"
    asked = {"CLAIMLEDGER_ENGINE": "cluster", "CLAIMLEDGER_CLUSTER": cluster.address}
    command = ("build", str(seeds), "--output", str(shared))
    with started(COMMAND, tmp_path, *command, **asked) as building:
        wait_for(lambda: any(shared.glob(".staging/read/*/*")), "the first step")
        assert building.poll() is None
        end(cluster.workers[0])
        assert building.wait(PATIENCE) == 0
    assert version.current(shared) == alone.version


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Dask's client leaves sockets to the system
def test_dagster_says_how_far_the_cluster_is(
    cluster: Cluster, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "SHARD_SNAPSHOTS", 1)  # a task for each page
    settings = {"engine": "cluster", "cluster": cluster.address}
    defs = dataset("bay", seeds=seeds, output=tmp_path / "output", **settings)
    (tmp_path / "dagster").mkdir()
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path / "dagster")) as instance:
        run = dg.materialize(
            [*(defs.assets or [])],  # type: ignore[list-item]
            resources=defs.resources,
            instance=instance,
        )
        said = [one.user_message for one in instance.all_logs(run.run_id)]
    told = [one for one in said if one.startswith("clean: ")]
    assert told == [f"clean: {done} of 3 snapshots" for done in (1, 2, 3)]
