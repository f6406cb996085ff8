"""Map a function over tasks: in this process, in several, or on a Dask cluster.

The function writes its own result, atomically, and returns a small one; so a killed worker costs
its task and nothing else, and a task that ran twice does no harm. Results come as they are ready.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import Any, Literal, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Engine = Literal["auto", "inline", "processes", "cluster"]

ATTEMPTS = 3
"""Pools that may break, by the machine's lack of memory say, before the run gives up."""

FEW = 2
"""So many tasks are done before a second process has started."""


class WorkersDied(RuntimeError):  # noqa: N818 - named for what happened
    """Worker processes were killed again and again."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where tasks are done.

    ``engine`` is inline, processes, cluster, or auto: processes where there are enough tasks to pay
    for their start. ``workers`` is how many processes at a time, by default one a core. ``cluster``
    is the address of a Dask scheduler; its workers need this package and the same folders.
    """

    engine: Engine = "auto"
    workers: int | None = None
    cluster: str | None = None


def each(
    function: Callable[[Task], Result], tasks: Sequence[Task], where: Where = Where()
) -> Iterator[Result]:
    """Yield the result of `function` for each task, in any order.

    Args:
        function: a function of a module, so that other processes can import it.
        tasks: what it is called with; each must survive pickling.
        where: which engine does them.

    Raises:
        WorkersDied: a task kills its process, whichever it runs in.
    """
    count = min(where.workers or os.cpu_count() or 1, len(tasks))
    engine = where.engine
    if engine == "auto":
        engine = "inline" if count < FEW or len(tasks) <= FEW else "processes"
    if engine == "inline" or not tasks:
        return map(function, tasks)
    if engine == "cluster":
        return on_cluster(function, tasks, where.cluster)
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
            try:
                for number, result in submitted(pool, function, left):
                    yield result
                    del left[number]
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


def on_cluster(
    function: Callable[[Task], Result], tasks: Sequence[Task], address: str | None
) -> Iterator[Result]:
    """Map on a Dask cluster, which by itself does again what a lost worker had to do."""
    from distributed import Client, KilledWorker

    client: Any = Client(address)  # type: ignore[no-untyped-call]
    with client, client.get_executor() as pool:
        try:
            for _, result in submitted(pool, function, dict(enumerate(tasks))):
                yield result
        except KilledWorker as error:
            raise WorkersDied(f"expected the cluster's workers to live, found: {error}") from error


def submitted(
    pool: Executor, function: Callable[[Task], Result], tasks: dict[int, Task]
) -> Iterator[tuple[int, Result]]:
    """Number and result of each task that a pool has done."""
    futures = {pool.submit(function, task): number for number, task in tasks.items()}
    for future in as_completed(futures):
        yield futures[future], future.result()


def starting(module: str) -> BaseContext:
    """How worker processes start: forked from one that has imported `module` and has no threads.

    A fork of this process could deadlock on the threads of Polars.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
