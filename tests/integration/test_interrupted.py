"""A run that is killed, or finds the disk full, loses nothing and leaves nothing half-written.

The points at which it happens are those where a file in the output is opened, made or renamed, so
that they do not depend on how fast a machine is. ``make soak FULL=1`` tries every write and 200
kills. What C code writes is met by a limit on the size of files, which the system keeps.
"""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from claimledger.publishing import version
from claimledger.publishing.verification import verify
from claimledger.run.build import build

FULL = bool(os.environ.get("FULL"))
KILLS = 200 if FULL else 4
FULL_DISKS = None if FULL else 4
"""How many points are tried; None for all."""

PAGE = "Copper exports of {0}\n\n{0} sold {1} tons of copper in 2023, the ministry said.\n"
WRITES = {"os.mkdir", "os.rename", "os.symlink", "os.truncate"}

PROGRAM = """
import sys
from pathlib import Path
from tests.integration.test_interrupted import at_write, kill, build
seeds, output, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
with at_write(output, number, kill):
    build(seeds, output, engine="inline")
"""


class Watch:
    """Counts the writes in a folder, and does something at one of them."""

    folder: Path | None = None
    count = 0
    number = -1
    act: Callable[[], None] = staticmethod(lambda: None)
    hooked = False

    @classmethod
    def heard(cls, event: str, args: tuple[object, ...]) -> None:
        """Hear of everything that Python asks of the system."""
        if cls.folder is None or (event != "open" and event not in WRITES):
            return
        if event == "open" and not (
            isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
        ):
            return
        if any(str(cls.folder) in str(arg) for arg in args[:2]):
            cls.count += 1
            if cls.count - 1 == cls.number:
                cls.act()


@contextmanager
def at_write(folder: Path, number: int, act: Callable[[], None]) -> Iterator[type[Watch]]:
    """Do something at a write in a folder, counted from 0."""
    if not Watch.hooked:
        sys.addaudithook(Watch.heard)
        Watch.hooked = True
    Watch.folder, Watch.count, Watch.number, Watch.act = folder, 0, number, staticmethod(act)
    try:
        yield Watch
    finally:
        Watch.folder = None


def kill() -> None:
    """End this process at once."""
    os.kill(os.getpid(), signal.SIGKILL)


def disk_full() -> None:
    """Say what the system says when a disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, whoever writes it."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class Folders:
    """Pages, an output that holds a version of the first two, and what a sound run makes of all."""

    def __init__(self, root: Path) -> None:
        self.root, self.seeds = root, root / "seeds"
        self.seeds.mkdir()
        self.add("Chile", 61)
        self.add("Peru", 62)
        self.before = build(self.seeds, root / "first", engine="inline").version
        self.add("Zambia", 63)
        output = self.fresh("sound")
        with at_write(output, -1, disk_full) as watch:
            self.after = build(self.seeds, output, engine="inline").version
            self.writes = watch.count

    def add(self, country: str, tons: int) -> None:
        """Add a page."""
        page = PAGE.format(country, tons)
        (self.seeds / f"{country}.txt").write_text(page, "utf-8")

    def fresh(self, name: str) -> Path:
        """An output that holds the version of the first two pages."""
        return shutil.copytree(self.root / "first", self.root / name, symlinks=True)

    def check(self, output: Path) -> None:
        """One of the two versions stands there, whole; and a run that is let be makes the other."""
        assert version.current(output) in {self.before, self.after}
        assert [str(problem) for problem in verify(output / version.LATEST)] == []
        assert build(self.seeds, output, engine="inline").version == self.after
        assert not list((output / "versions").glob(".*"))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(tmp_path_factory.mktemp("interrupted"))


def points(count: int, wanted: int | None) -> list[int]:
    """Some of the points, the same in every run, or all."""
    every = range(count)
    return sorted(random.Random(count).sample(every, min(wanted or count, count)))  # noqa: S311


@pytest.mark.soak
def test_a_disk_that_is_full_at_a_write_costs_nothing_that_was_published(
    folders: Folders, record_property: Callable[[str, object], None]
) -> None:
    tried = points(folders.writes, FULL_DISKS)
    record_property("writes at which the disk was full", len(tried))
    for number in tried:
        output = folders.fresh(f"full-{number}")
        # A write that could be done without may fail unheard.
        published = False
        with suppress(Exception), at_write(output, number, disk_full):
            published = bool(build(folders.seeds, output, engine="inline").version)
        assert version.current(output) == (folders.after if published else folders.before)
        folders.check(output)


@pytest.mark.soak
@pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")
def test_a_file_that_cannot_be_written_to_its_end_costs_nothing(
    folders: Folders, record_property: Callable[[str, object], None]
) -> None:
    sizes = {path.stat().st_size for path in (folders.root / "sound").rglob("*") if path.is_file()}
    limits = sorted(size - 1 for size in sizes if size)
    tried = points(len(limits), FULL_DISKS)
    record_property("files that were cut short", len(tried))
    for size in (limits[at] for at in tried):
        output = folders.fresh(f"limit-{size}")
        with pytest.raises(Exception, match=r".+"), largest_file(size):
            build(folders.seeds, output, engine="inline")
        folders.check(output)


@pytest.mark.soak
@pytest.mark.skipif(os.name != "posix", reason="killed as POSIX kills")
@pytest.mark.parametrize("at", range(KILLS))
def test_a_run_that_is_killed_costs_nothing(at: int, folders: Folders) -> None:
    output = folders.fresh(f"kill-{at}")
    number = random.Random(at).randrange(folders.writes)  # noqa: S311 - the same in every run
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, folders.seeds, output, str(number)],
        cwd=Path(__file__).parents[2],
        check=False,
        stderr=subprocess.DEVNULL,
    )
    assert ran.returncode == -signal.SIGKILL
    folders.check(output)
    shutil.rmtree(output)
