"""Keeping one page from stopping the others: a time limit, and a record of pages that kill.

A page that takes too long is stopped inside its process. C code may ignore the signal; then the
system ends the worker process a little later. A file records the page that each process works on,
so that the run can identify a page that kills its process and continue without it.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

SECONDS = 600
"""CPU seconds that a step may take for one page; twenty million characters need less."""

AGAIN = 5.0
"""Seconds between two signals that the time for a page is over."""

EXPENDABLE = threading.Event()
"""Set in a worker process: the system may end it."""

AT_WORK, SUSPECT, KILLER = ".at-work", ".suspect", ".killer"
"""Endings of the files that record pages in progress, pages in progress at a death, and pages that
kill."""


class Stopped(Exception):  # noqa: N818 - named for what happened
    """Work on a page was stopped; the message is the reason in its row."""


class TimeIsOver(BaseException):
    """Raised during the work on a page. Handlers of ordinary errors must not catch it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where pages in progress are recorded, and the CPU seconds that each may use."""

    folder: Path
    seconds: int = SECONDS

    @contextmanager
    def over(self, key: str) -> Iterator[None]:
        """Work on one page, named by its key, within its time limit.

        Raises:
            Stopped: its time is over, or it killed its process before.
        """
        if self.killer(key).exists():
            raise Stopped(
                "its process was ended twice while it worked on this page; memory may have run out"
            )
        note = self.folder / f"{key}{AT_WORK}"
        with suppress(OSError):  # a full disk is not the fault of this page
            note.touch()
        try:
            with within(self.seconds):
                yield
        except TimeIsOver:
            raise Stopped(f"it took more than {self.seconds} seconds of CPU time") from None
        finally:
            note.unlink(missing_ok=True)

    def killer(self, key: str) -> Path:
        """The file that marks a page as one that kills its process."""
        return self.folder / f"{key}{KILLER}"

    def begin(self) -> None:
        """Delete the records of earlier runs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.iterdir():
            old.unlink(missing_ok=True)

    def blame(self) -> bool:
        """After worker processes died, find out whether one page is to blame.

        A page is to blame if it was in progress at two deaths.
        """
        found = False
        for note in self.folder.glob(f"*{AT_WORK}"):
            suspect = note.with_suffix(SUSPECT)
            if suspect.exists():
                note.with_suffix(KILLER).touch()
                found = True
            suspect.touch()
            note.unlink()
        return found


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise TimeIsOver after so many CPU seconds, if the system and the thread allow it."""
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        with ended_after(2 * seconds):
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def over(_number: int, _frame: FrameType | None) -> None:
    """Handle the signal that the time is over."""
    raise TimeIsOver


@contextmanager
def ended_after(seconds: int) -> Iterator[None]:
    """Let the system end this process after so many CPU seconds, if it is a worker."""
    if not EXPENDABLE.is_set() or find_spec("resource") is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError):  # a limit that was there before is lower
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
