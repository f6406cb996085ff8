"""Reading a FILE argument: a saved page, an archive or standard input, and its sidecar."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from claimledger.api import checked_published
from claimledger.cli.terminal import Exit, fail, say, working
from claimledger.language.unit_file import MalformedUnits
from claimledger.reading import Member, Unreadable
from claimledger.records import PublishedRange

if TYPE_CHECKING:
    from claimledger.metadata.sidecar import Sidecar

Made = TypeVar("Made")

STDIN = Path("-")
SIDECAR = ".meta.yaml"

ENDINGS = {
    Exit.NOTHING: "the file contains no page that can be read, or its sidecar can't be used",
    Exit.REJECTED: "some pages of the archive can't be read",
}
"""The ways in which a command on a file can end."""

SourceFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE|-",
        help="A saved page or a web archive, or - for standard input.",
        show_default=False,
    ),
]


def snapshots(file: Path) -> Iterator[Member]:
    """Yield the pages of a file. An unreadable file ends the command."""
    from claimledger.reading.files import members_of
    from claimledger.run.members import members

    try:
        if file == STDIN:
            yield from members_of(sys.stdin.buffer.read())
        else:
            yield from members(file)
    except Unreadable as error:
        fail(f"{name_of(file)}: {error.reason}", Exit.NOTHING)
    except IsADirectoryError:
        fail(f"expected a file, found a folder: {file}", Exit.USAGE)
    except FileNotFoundError:
        fail(f"expected a file, found none with the name {file}", Exit.USAGE)
    except OSError as error:
        fail(f"{file} can't be opened: {error.strerror}", Exit.NOTHING)


def each(file: Path, work: Callable[[Member], Made]) -> Iterator[tuple[str, Made]]:
    """Yield the name of every page of a file and the result of `work` on it.

    A page that can't be read is reported and changes the exit code.
    """
    done = refused = 0
    for member in snapshots(file):
        name = f"{name_of(file)}{member.locator}"
        try:
            with working(f"reading {name}"):
                made = work(member)
        except MalformedUnits as error:
            fail(str(error), Exit.USAGE)
        except Unreadable as error:
            say(f"{name}: {error.reason}")
            refused += 1
        else:
            yield name, made
            done += 1
    if refused:
        raise typer.Exit(Exit.REJECTED if done else Exit.NOTHING)


def notes_on(file: Path) -> "Sidecar | None":
    """The sidecar of a file, as a build reads it. A malformed sidecar ends the command."""
    notes = file.with_name(f"{file.name}{SIDECAR}")
    if file == STDIN or not notes.is_file():
        return None
    from claimledger.metadata.sidecar import parse
    from claimledger.run.inventory import look

    found = look(str(file), file, notes)
    if found.sidecar is None:
        why = str(found.reason).removeprefix(f"{notes}: ")
        fail(f"{notes}: {why}", Exit.NOTHING)
    return parse(found.sidecar, str(notes))


def name_of(file: Path) -> str:
    """The name of a file in error messages."""
    return "standard input" if file == STDIN else str(file)


def publication(given: str) -> PublishedRange | None:
    """Read a day, or the earliest and latest day with a slash between (ISO 8601, EDTF).

    >>> publication("../2024-05-31")
    (None, datetime.date(2024, 5, 31))
    """
    try:
        return checked_published(given)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
