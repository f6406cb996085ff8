"""Tasks are done wherever they run, and a killed worker costs its task only."""

import os
import signal
from pathlib import Path

import pytest

from pipeline import engines
from pipeline.engines import Engine, WorkersDied


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
    assert sorted(engines.each(square, range(9), engine, 2)) == [n * n for n in range(9)]
    assert list(engines.each(square, [], engine, 2)) == []


def test_what_a_killed_worker_left_is_done_again(tmp_path: Path) -> None:
    markers = [str(tmp_path / name) for name in "abc"]
    Path(markers[0]).touch()
    Path(markers[2]).touch()
    assert sorted(engines.each(kill_once, markers, "processes", 2)) == markers


def test_a_task_that_kills_every_worker_ends_in_a_sentence() -> None:
    with pytest.raises(WorkersDied, match="found them killed 3 times with 1 tasks to go"):
        list(engines.each(kill_always, [1], "processes", 1))


@pytest.mark.parametrize("engine", ["inline", "processes"])
def test_an_error_of_the_function_is_the_callers(engine: Engine) -> None:
    with pytest.raises(ValueError, match="no 1"):
        list(engines.each(refuse, [1], engine, 1))
