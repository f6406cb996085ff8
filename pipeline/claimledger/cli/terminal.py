"""What all commands share: their consoles and exit codes."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from functools import partial
from typing import Any, NoReturn

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.status import Status
from rich.table import Table
from typer.core import TyperGroup

from claimledger.publishing.inert import OBEYED, inert

PIPED_WIDTH = 160
"""Width of a table that goes to a file or another program, in characters."""


class Exit(IntEnum):
    """How a command ended; the numbers are part of the interface."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    NOTHING = 3
    REJECTED = 4
    STOPPED = 5
    INTERRUPTED = 130


EVERYWHERE = {
    Exit.DONE: "done",
    Exit.USAGE: "usage error, such as an unknown option or a missing file or folder",
    Exit.STOPPED: "stopped: a file or the output can't be used",
    Exit.INTERRUPTED: "interrupted",
}
"""The ways in which any command can end, unless the command is more specific."""


class Commands(TyperGroup):
    """The command line as a whole. Every error becomes one sentence and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - Typer's signature
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 - as above
        **extra: Any,  # noqa: ANN401 - as above
    ) -> Any:  # noqa: ANN401 - what a command returns, where it returns at all
        """Run a command; a usage error is reported like every other error."""
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False)
        if not standalone_mode:
            return run(windows_expand_args=windows_expand_args, **extra)
        try:
            code = run(windows_expand_args=windows_expand_args, **extra)
        except typer.TyperException as error:
            say(usage(error))
            code = Exit.USAGE
        sys.exit(code if isinstance(code, int) else Exit.DONE)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - a context of Typer's
        """Run a command; an interrupt or an unwritable output ends it quietly."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            fail("stopped", Exit.INTERRUPTED)
        except ModuleNotFoundError as error:
            if error.name not in FOR_DATASETS:
                raise
            fail(
                f"expected the libraries for datasets, found no {error.name}: "
                "pip install 'claimledger[dataset]'",
                Exit.USAGE,
            )
        except BrokenPipeError:
            raise  # the reader of our output has closed it: Typer ends quietly
        except OSError as error:
            if error.filename:
                fail(f"{error.filename} can't be used: {error.strerror}", Exit.STOPPED)
            forget_output()
            fail(f"the output can't be written: {error.strerror}", Exit.STOPPED)


FOR_DATASETS = {
    "filelock",
    "frictionless",
    "jsonschema",
    "lemminflect",
    "jinja2",
    "packaging",
    "pandera",
    "polars",
    "pyarrow",
    "vl_convert",
    "xlsxwriter",
}
"""Libraries of the extra `dataset`; text and single pages are read without them."""


def usage(error: typer.TyperException) -> str:
    """Wrong usage as one sentence, and where to find help."""
    message = (
        error.format_message()
        .removeprefix("Invalid value: ")
        .replace("Value error, ", "")
        .rstrip(".")
    )
    message = message.replace(". Did you mean", "; did you mean")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "claimledger"
    return f"{message[:1].lower()}{message[1:]} (see {command} --help)"


def forget_output() -> None:
    """Discard the last flush of the interpreter: the rest cannot be written either."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class InertConsole(Console):
    """A console that shows text from pages and never executes control characters in it."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Render, and leave only the control characters that rich itself adds."""
        for segment in super().render(renderable, options):
            if segment.control or not OBEYED.search(segment.text):
                yield segment
            else:
                yield Segment(inert(segment.text), segment.style)


def output() -> Console:
    """The console for results: as wide as the terminal, or wide enough for a table in a file."""
    console = InertConsole()
    return console if console.is_terminal else InertConsole(width=PIPED_WIDTH)


def print_text(text: str) -> None:
    """Print text of a page: unchanged to a program, without control characters to a terminal."""
    typer.echo(inert(text) if sys.stdout.isatty() else text)


def folding(*columns: str) -> Table:
    """A table without lines. Wide cells are folded, never cut."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def errors() -> Console:
    """The console for everything that is not a result."""
    return InertConsole(stderr=True, soft_wrap=True)


def working(what: str) -> Status:
    """Show that something takes time, if errors go to a terminal."""
    return errors().status(escape(what))


def say(sentence: str) -> None:
    """Print a message that is not a result."""
    errors().print(f"claimledger: {sentence}", markup=False, highlight=False)


def fail(sentence: str, code: Exit) -> NoReturn:
    """Print one sentence with what was expected and what was found, and end."""
    say(sentence)
    raise typer.Exit(code)


def epilog(examples: Sequence[str], endings: Mapping[Exit, str] | None = None) -> str:
    """Examples and exit codes, as shown below the help of a command.

    Args:
        examples: command lines.
        endings: the exit codes that have a special meaning for this command.
    """
    shown = [f"  {example}" for example in examples]
    codes = {**EVERYWHERE, **(endings or {})}
    meant = [f"  {code.value:<3} {codes[code]}" for code in sorted(codes)]
    return "\n".join(["[bold]Examples[/bold]", *shown, "", "[bold]Exit codes[/bold]", *meant])
