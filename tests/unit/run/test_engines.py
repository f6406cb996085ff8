"""Tasks are done wherever they run, and a killed worker costs its task only."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimledger.run import engines
from claimledger.run.engines import Engine, Where, WorkersDied
from tests.conftest import PATIENCE


def square(number: int) -> int:
    return number * number


def kill_once(marker: str) -> str:
    """Kill the process that this runs in, the first time."""
    path = Path(marker)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return marker


def kill_always(_task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(number: int) -> int:
    raise ValueError(f"no {number}")


@pytest.mark.parametrize("engine", ["auto", "inline", "processes"])
def test_every_task_is_done_once(engine: Engine) -> None:
    where = Where(engine, 2)
    assert sorted(engines.each(square, range(9), where)) == [n * n for n in range(9)]
    assert list(engines.each(square, [], where)) == []


def test_what_a_killed_worker_left_is_done_again(tmp_path: Path) -> None:
    markers = [str(tmp_path / name) for name in "abc"]
    Path(markers[0]).touch()
    Path(markers[2]).touch()
    assert sorted(engines.each(kill_once, markers, Where("processes", 2))) == markers


def test_a_task_that_kills_every_worker_ends_in_a_sentence() -> None:
    with pytest.raises(WorkersDied, match=r"found that they ended 3 times \(tasks left: 1\)"):
        list(engines.each(kill_always, [1], Where("processes", 1)))


PROGRAM = """
import signal
from pathlib import Path
from claimledger.run import engines
from tests.unit.run import test_engines

if __name__ == "__main__":
    # a shell may start its background programs with interrupts ignored
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        Path("{folder}", "0").touch()
        for _ in engines.each(test_engines.wait, ["{folder}"] * 9, engines.Where("processes", 2)):
            pass
    except KeyboardInterrupt:
        print("interrupted")
"""


def wait(folder: str) -> None:
    """Say that a task began, and never end."""
    (Path(folder) / str(os.getpid())).touch()
    while True:
        time.sleep(PATIENCE)


def alive(group: int) -> bool:
    """Whether a process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that maps a task which never ends, in a group of its own."""
    (tmp_path / "program.py").write_text(PROGRAM.format(folder=tmp_path))
    ran = subprocess.Popen(
        [sys.executable, tmp_path / "program.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    yield ran
    hangs = time.monotonic() + PATIENCE
    while alive(ran.pid):  # multiprocessing's own servers end when they see that we have
        assert time.monotonic() < hangs
        time.sleep(0.02)


def wait_for_tasks(ran: subprocess.Popen[bytes], folder: Path, begun: int) -> None:
    while len([path for path in folder.iterdir() if path.name.isdecimal()]) < begun:
        assert ran.poll() is None
        time.sleep(0.02)


@pytest.mark.skipif(os.name != "posix", reason="a terminal's interrupt goes to a group on POSIX")
@pytest.mark.parametrize("begun", [1, 3])
def test_an_interrupt_of_the_whole_group_is_the_callers_alone(
    begun: int, program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    wait_for_tasks(program, tmp_path, begun)
    os.killpg(program.pid, signal.SIGINT)
    assert program.communicate(timeout=PATIENCE) == (b"interrupted\n", b"")


@pytest.mark.skipif(os.name != "posix", reason="killed as POSIX kills")
def test_no_worker_outlives_a_caller_that_was_killed(
    program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    wait_for_tasks(program, tmp_path, 1)
    program.kill()
    program.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("engine", ["inline", "processes"])
def test_an_error_of_the_function_is_the_callers(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(engines.each(refuse, [1], Where(engine, 1)))


@pytest.mark.soak
def test_a_cluster_does_every_task_and_again_what_a_lost_worker_had(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**options) as made:
        cluster = Where("cluster", cluster=made.scheduler_address)
        assert sorted(engines.each(square, range(9), cluster)) == [n * n for n in range(9)]
        markers = [str(tmp_path / name) for name in "abc"]
        assert sorted(engines.each(kill_once, markers, cluster)) == markers
        with pytest.raises(ValueError, match="no 1"):
            list(engines.each(refuse, [1], cluster))
        with pytest.raises(WorkersDied, match="expected the cluster's workers to keep running"):
            list(engines.each(kill_always, [1], cluster))
