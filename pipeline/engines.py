"""Map a function over tasks, in this process or in several.

The function writes its own result, atomically, and returns a small one; so a killed worker costs
its task and nothing else, and a task that ran twice does no harm. Results come as they are ready.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from multiprocessing.context import BaseContext
from typing import Literal, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Engine = Literal["auto", "inline", "processes"]

ATTEMPTS = 3
"""Pools that may break, by the machine's lack of memory say, before the run gives up."""

FEW = 2
"""So many tasks are done before a second process has started."""


class WorkersDied(RuntimeError):  # noqa: N818 - named for what happened
    """Worker processes were killed again and again."""


def each(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    engine: Engine = "auto",
    workers: int | None = None,
) -> Iterator[Result]:
    """Yield the result of `function` for each task, in any order.

    Args:
        function: a function of a module, so that other processes can import it.
        tasks: what it is called with; each must survive pickling.
        engine: inline, processes, or auto: processes where there are enough tasks to pay for
            their start.
        workers: processes at a time; by default one a core.

    Raises:
        WorkersDied: a task kills its process, whichever it runs in.
    """
    count = min(workers or os.cpu_count() or 1, len(tasks))
    if engine == "auto":
        engine = "inline" if count < FEW or len(tasks) <= FEW else "processes"
    if engine == "inline" or not tasks:
        return map(function, tasks)
    return processes(function, tasks, count)


def processes(
    function: Callable[[Task], Result], tasks: Sequence[Task], workers: int
) -> Iterator[Result]:
    """Map in a pool of processes, and once more what was left when the pool broke."""
    left = dict(enumerate(tasks))
    for attempt in range(ATTEMPTS):
        context = starting(function.__module__)
        size = workers if attempt == 0 else 1
        with ProcessPoolExecutor(size, mp_context=context) as pool:
            futures = {pool.submit(function, task): number for number, task in left.items()}
            try:
                for future in as_completed(futures):
                    yield future.result()
                    del left[futures[future]]
            except BrokenExecutor:
                continue
            else:
                return
            finally:
                pool.shutdown(cancel_futures=True)
    raise WorkersDied(
        f"expected the worker processes to live, found them killed {ATTEMPTS} times with "
        f"{len(left)} tasks to go; memory may have run out: use fewer workers"
    )


def starting(module: str) -> BaseContext:
    """How worker processes start: forked from one that has imported `module` and has no threads.

    A fork of this process could deadlock on the threads of Polars.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
