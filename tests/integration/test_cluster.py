"""The recipe of docs/deploy for several machines: a scheduler, two workers, one of them killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from claimledger.publishing import version
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


def test_a_killed_worker_costs_no_rows(seeds: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    alone = build(seeds, tmp_path / "alone", engine="inline")
    port = str(free_port())
    address = f"tcp://127.0.0.1:{port}"
    shared = tmp_path / "shared"
    asked = {"CLAIMLEDGER_ENGINE": "cluster", "CLAIMLEDGER_CLUSTER": address}
    command = (seeds, "--output", shared)
    with ExitStack() as programs:
        scheduler = ("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        programs.enter_context(started(DASK, tmp_path, *scheduler))
        one = ("worker", address, "--nworkers", "1", "--nthreads", "1", "--no-dashboard")
        workers = [programs.enter_context(started(DASK, tmp_path, *one)) for _ in range(2)]
        building = programs.enter_context(
            started(COMMAND, tmp_path, "build", *map(str, command), **asked)
        )
        wait_for(lambda: any(shared.glob(".staging/read/*/*")), "the first step")
        assert building.poll() is None
        end(workers[0])
        assert building.wait(PATIENCE) == 0
    assert version.current(shared) == alone.version
