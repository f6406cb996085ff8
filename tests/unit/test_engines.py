"""Tasks are done wherever they run, and a killed worker costs its task only."""

import os
import signal
from pathlib import Path

import pytest

from pipeline import engines
from pipeline.engines import Engine, Where, WorkersDied


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
    with pytest.raises(WorkersDied, match="found them killed 3 times with 1 tasks to go"):
        list(engines.each(kill_always, [1], Where("processes", 1)))


@pytest.mark.parametrize("engine", ["inline", "processes"])
def test_an_error_of_the_function_is_the_callers(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(engines.each(refuse, [1], Where(engine, 1)))


@pytest.mark.soak
def test_a_cluster_does_every_task_and_again_what_a_lost_worker_had(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as made:
        cluster = Where("cluster", cluster=made.scheduler_address)
        assert sorted(engines.each(square, range(9), cluster)) == [n * n for n in range(9)]
        markers = [str(tmp_path / name) for name in "abc"]
        assert sorted(engines.each(kill_once, markers, cluster)) == markers
        with pytest.raises(ValueError, match="no 1"):
            list(engines.each(refuse, [1], cluster))
        with pytest.raises(WorkersDied, match="expected the cluster's workers to live"):
            list(engines.each(kill_always, [1], cluster))
