"""What every command shares: where it prints, how it ends."""

from enum import IntEnum
from typing import NoReturn

import typer
from rich.console import Console

PIPED_WIDTH = 160
"""Columns of a table that goes to a file or another program, where no terminal sets them."""


class Exit(IntEnum):
    """How a command ended; the numbers are part of the interface."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    NOTHING = 3
    REJECTED = 4
    STOPPED = 5


MEANING = {
    Exit.DONE: "done",
    Exit.FOUND: "problems or differences were found",
    Exit.USAGE: "wrong usage: an unknown option, a file or folder that does not exist",
    Exit.NOTHING: "nothing could be read",
    Exit.REJECTED: "published, but some files were rejected",
    Exit.STOPPED: "stopped before publishing; the version before is as it was",
}


def output() -> Console:
    """Where results go: as wide as the terminal, or wide enough for a table in a file."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPED_WIDTH)


def errors() -> Console:
    """Where everything goes that is no result."""
    return Console(stderr=True, soft_wrap=True)


def fail(sentence: str, code: Exit) -> NoReturn:
    """Say in one sentence what was wanted and what was found, and end."""
    errors().print(f"claimledger: {sentence}", markup=False, highlight=False)
    raise typer.Exit(code)


def epilog(examples: list[str], codes: list[Exit]) -> str:
    """Examples and exit codes, as they stand under a command's help."""
    shown = [f"  {example}" for example in examples]
    meant = [f"  {code.value}  {MEANING[code]}" for code in codes]
    return "\n".join(["[bold]Examples[/bold]", *shown, "", "[bold]Exit codes[/bold]", *meant])
