"""A page that takes too long or kills its process is stopped and named, and no other is lost."""

import os
import signal
from pathlib import Path

import pytest

from claimledger.run import engines
from claimledger.run.engines import Where
from claimledger.run.guard import Limits, Stopped
from claimledger.run.transforms import in_words

needs_signals = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs POSIX signals")


def spin() -> None:
    """Never end, and swallow every error on the way."""
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001, S112 - as a careless library does
            continue


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def spin_deaf() -> None:
    """Never end and hear no signal, as C code does."""
    signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
    spin()


def nothing() -> None:
    """Do what an ordinary page does."""


PAGES = {"kill": kill, "spin": spin, "spin_deaf": spin_deaf}


def reasons(task: tuple[Limits, tuple[str, ...]]) -> list[str]:
    """What becomes of some pages, each named for what it does."""
    limits, pages = task
    found = []
    for page in pages:
        try:
            with limits.over(page):
                PAGES.get(page, nothing)()
        except Stopped as error:
            found.append(f"{page}: {in_words(error)}")
        else:
            found.append(page)
    return found


@pytest.fixture
def limits(tmp_path: Path) -> Limits:
    held = Limits(tmp_path, 1)
    held.begin()
    return held


@needs_signals
def test_what_takes_too_long_is_stopped_though_it_swallows_errors(limits: Limits) -> None:
    assert reasons((limits, ("a", "spin", "b"))) == [
        "a",
        "spin: it took more than 1 seconds of CPU time",
        "b",
    ]
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_an_error_is_its_own(limits: Limits) -> None:
    with pytest.raises(ValueError, match="ours"), limits.over("a"):
        raise ValueError("ours")
    assert list(limits.folder.iterdir()) == []


def check_that_only_one_is_named(page: str, where: Where, limits: Limits) -> None:
    """Do ordinary pages beside one that kills its process, and look at what became of each."""
    tasks = [(limits, (f"a{n}", page, f"b{n}") if n == 1 else (f"a{n}", f"b{n}")) for n in range(6)]
    done = [line for lines in engines.each(reasons, tasks, where, limits.blame) for line in lines]
    [refused] = [line for line in done if ":" in line]
    assert refused.startswith(f"{page}: its process was ended twice while it worked on this page")
    assert sorted(set(done) - {refused}) == sorted(f"{a}{n}" for a in "ab" for n in range(6))


@pytest.mark.parametrize(
    "page", ["kill", pytest.param("spin_deaf", marks=[pytest.mark.soak, needs_signals])]
)
def test_a_page_that_kills_its_process_is_named_and_the_others_are_done(
    page: str, limits: Limits
) -> None:
    check_that_only_one_is_named(page, Where("processes", 2), limits)


@pytest.mark.soak
def test_a_page_that_kills_the_workers_of_a_cluster_is_named(limits: Limits) -> None:
    distributed = pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**options) as made:
        where = Where("cluster", cluster=made.scheduler_address)
        check_that_only_one_is_named("kill", where, limits)


def test_a_page_that_was_in_work_at_one_death_is_only_a_suspect(limits: Limits) -> None:
    for name in ("a", "b"):
        (limits.folder / f"{name}.at-work").touch()
    assert not limits.blame()
    assert reasons((limits, ("a", "b"))) == ["a", "b"]
    (limits.folder / "a.at-work").touch()
    assert limits.blame()
    assert len(reasons((limits, ("a", "b")))[0]) > len("a")


def test_a_page_whose_record_cannot_be_written_is_done_all_the_same(limits: Limits) -> None:
    gone = Limits(limits.folder / "gone", 1)
    assert reasons((gone, ("a", "b"))) == ["a", "b"]


def test_a_new_run_suspects_nothing(limits: Limits) -> None:
    limits.killer("a").touch()
    limits.begin()
    assert reasons((limits, ("a",))) == ["a"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "the memory of the machine ran out"),
        (RecursionError("maximum recursion depth exceeded"), "it is nested too deep"),
        (KeyError("x"), "KeyError: 'x'"),
    ],
)
def test_an_error_is_a_reason_in_words(error: Exception, said: str) -> None:
    assert in_words(error) == said


def test_a_record_that_cannot_be_written_refuses_no_page(tmp_path: Path) -> None:
    done = []
    with Limits(tmp_path / "gone").over("page"):
        done.append("page")
    assert done == ["page"]
