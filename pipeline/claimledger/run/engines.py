"""Map a function over tasks: in this process, in several, or on a Dask cluster.

The function writes its result atomically and returns a small value. A killed worker therefore costs
only its task, and a task that runs twice does no harm. Results arrive as they are ready.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext
from typing import Any, Literal, Protocol, TypeVar

from claimledger.run import guard

Task = TypeVar("Task")
Result = TypeVar("Result")
Engine = Literal["auto", "inline", "processes", "cluster"]

ATTEMPTS = 3
"""Number of pools that may break, for example for lack of memory, before the run gives up."""

FEW = 2
"""Number of tasks that are done before a second process has started."""


class WorkersDied(RuntimeError):  # noqa: N818 - named for what happened
    """Worker processes were killed again and again."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where tasks are done.

    ``engine`` is inline, processes, cluster, or auto: processes if there are enough tasks to be
    worth their start. ``workers`` is the number of processes, by default one for each core.
    ``cluster`` is the address of a Dask scheduler; its workers need this package and the same
    folders.
    """

    engine: Engine = "auto"
    workers: int | None = None
    cluster: str | None = None


class Map(Protocol):
    """An engine: it yields the result of a function for each task, in any order.

    `blame` is called after workers died. It returns whether the cause is known and removed.
    """

    def __call__(
        self,
        function: Callable[[Task], Result],
        tasks: Sequence[Task],
        where: Where,
        blame: Callable[[], bool],
        /,
    ) -> Iterator[Result]:
        """Map the function over the tasks."""
        ...


def each(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    where: Where = Where(),
    blame: Callable[[], bool] = lambda: False,
) -> Iterator[Result]:
    """Yield the result of `function` for each task, in any order.

    Args:
        function: a function of a module, so that other processes can import it.
        tasks: what it is called with; each must survive pickling.
        where: which engine does them.
        blame: called when a pool broke; returns whether the cause is known and removed.

    Raises:
        WorkersDied: a task ends every process that it runs in.
    """
    engine = where.engine
    if engine == "auto":
        few = min(processes_of(where), len(tasks)) < FEW or len(tasks) <= FEW
        engine = "inline" if few else "processes"
    return MAPS[engine](function, tasks, where, blame) if tasks else iter(())


def processes_of(where: Where) -> int:
    """How many processes work at a time."""
    return where.workers or os.cpu_count() or 1


def inline(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    _where: Where,
    _blame: Callable[[], bool],
) -> Iterator[Result]:
    """Map in this process."""
    return map(function, tasks)


def processes(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    where: Where,
    blame: Callable[[], bool],
) -> Iterator[Result]:
    """Map in a pool of processes; if the pool breaks, map the rest in a new one.

    After a pool broke, one process continues alone, so that its record shows which task killed it.

    Only the caller receives an interrupt; its workers end at once.
    """
    left = dict(enumerate(tasks))
    others = set(multiprocessing.active_children())
    broken = 0
    while broken < ATTEMPTS:
        context = starting(function.__module__)
        size = 1 if broken else min(processes_of(where), len(tasks))
        with ProcessPoolExecutor(size, mp_context=context, initializer=attach) as pool:
            try:
                for number, result in submitted(pool, function, left):
                    yield result
                    del left[number]
            except BrokenExecutor:
                pass
            except Exception:
                raise
            except BaseException:  # an interrupt, Dagster's too, or nobody asks for more
                for worker in set(multiprocessing.active_children()) - others:
                    worker.terminate()
                raise
            else:
                return
            finally:
                pool.shutdown(cancel_futures=True)
        broken = 0 if blame() else broken + 1
    raise WorkersDied(
        f"expected the worker processes to keep running, found that they ended {ATTEMPTS} times "
        f"(tasks left: {len(left)}); memory may have run out: use fewer workers"
    )


def on_cluster(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    where: Where,
    blame: Callable[[], bool],
) -> Iterator[Result]:
    """Map on a Dask cluster, which itself repeats the tasks of a lost worker.

    If the cluster gives up a task because its workers die, the task is submitted again after all
    others: only the task that kills a worker is then still recorded as in progress.
    """
    from distributed import Client, KilledWorker

    left = dict(enumerate(tasks))
    client: Any = Client(where.cluster)  # type: ignore[no-untyped-call]  # Dask leaves it untyped
    broken, died = 0, None
    with client, client.get_executor(pure=False) as pool:
        while left and broken < ATTEMPTS:
            futures = {pool.submit(function, task): number for number, task in left.items()}
            for future in as_completed(futures):
                try:
                    yield future.result()
                except KilledWorker as error:
                    died = error
                else:
                    del left[futures[future]]
            broken = 0 if blame() else broken + 1
    if left:
        raise WorkersDied(
            f"expected the cluster's workers to keep running, found: {died}"
        ) from died


MAPS: Mapping[str, Map] = {"inline": inline, "processes": processes, "cluster": on_cluster}
"""The engines. To add one, write a function, add a line here and add its name to `Engine`."""


def submitted(
    pool: Executor, function: Callable[[Task], Result], tasks: dict[int, Task]
) -> Iterator[tuple[int, Result]]:
    """Number and result of each task that a pool has done."""
    with uninterrupted():  # processes that start here never hear an interrupt
        futures = {pool.submit(function, task): number for number, task in tasks.items()}
    for future in as_completed(futures):
        yield futures[future], future.result()


def attach() -> None:
    """Leave interrupts to the parent process, and end when the parent has ended.

    Otherwise a worker whose parent was killed would never stop waiting for its next task.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    guard.EXPENDABLE.set()
    threading.Thread(target=outlast, daemon=True).start()


def outlast() -> None:
    """Wait until the parent process ends, and end too."""
    if caller := multiprocessing.parent_process():
        caller.join()
        os._exit(1)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Defer interrupts; processes that start in the meantime never receive one.

    A handler defers the interrupt in this process; a blocked signal is what a child process
    inherits. Both are needed, because another thread of this process could take a blocked signal.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    resource_tracker.ensure_running()  # else it starts later, and unblocks what is blocked
    mask = getattr(signal, "pthread_sigmask", None)  # Windows has none
    if mask:
        mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, handler)
    if waiting:
        signal.raise_signal(signal.SIGINT)


def starting(module: str) -> BaseContext:
    """How worker processes start: forked from one that has imported `module` and has no threads.

    A fork of this process could deadlock on the threads of Polars.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
