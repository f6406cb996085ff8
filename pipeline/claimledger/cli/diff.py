"""`claimledger diff`: what changed between two published versions."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from claimledger.cli.packages import DAMAGED, opened, read
from claimledger.cli.terminal import Exit, epilog, errors, folding, output
from claimledger.publishing.inert import inert, json_line

if TYPE_CHECKING:
    from claimledger.publishing.diff import Difference
    from claimledger.tables.package import PublishedPackage

SHOWN = 50
"""The largest number of changed fields that are shown for a table; --json has all of them."""

EPILOG = epilog(
    [
        "claimledger diff output/versions/1f0c5c… output/latest",
        "claimledger diff old new --json",
    ],
    {Exit.FOUND: "the packages differ", Exit.NOTHING: DAMAGED},
)


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of a published package.")],
    new: Annotated[Path, typer.Argument(help="Folder of the package to compare with it.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Compare two packages row by row, and say which version step the changes require."""
    found = compared(opened(old), opened(new))
    if as_json:
        said = asdict(found) | {"step": found.step, "declared": found.declared}
        typer.echo(json_line(said, default=str))
    else:
        show(found)
    if found.step != "none":
        raise typer.Exit(Exit.FOUND)


def compared(old: "PublishedPackage", new: "PublishedPackage") -> "Difference":
    """The difference of two packages. An unreadable package ends the command."""
    import polars as pl

    from claimledger.publishing.diff import compare

    try:
        return compare(old.folder, new.folder)
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        for package in (old, new):
            for table in package.resources:
                read(package, table)
        raise


def described(value: object) -> Text:
    """A property of a dataset as a cell."""
    return Text(inert(value) if isinstance(value, str) else json_line(value))


def show(found: "Difference") -> None:
    """Print the counts by table, the changed fields, and the version step."""
    console = output()
    counts = folding("table", "added", "removed", "changed", "schema")
    for one in found.tables:
        numbers = (len(one.added), len(one.removed), len(one.changed))
        counts.add_row(one.table, *(f"{n:,}" for n in numbers), "; ".join(one.schema))
    console.print(counts)
    changes = folding("table", "row", "field", "was", "is")
    for one in found.tables:
        for change in one.changed[:SHOWN]:
            key = ", ".join(map(str, change.key.values()))
            cells = (change.table, key, change.field, change.old, change.new)
            changes.add_row(*(Text(inert(str(cell))) for cell in cells))
    for change in found.described:
        changes.add_row("dataset", "", change.field, *map(described, (change.old, change.new)))
    if changes.row_count:
        console.print()
        console.print(changes)
    console.print(f"\nthe data calls for a version step: {found.step}", highlight=False)
    if not found.is_declared:
        errors().print(
            f"claimledger: version went from {found.old_version} to {found.new_version}; "
            f"expected a {found.step} step in dataset.yaml",
            markup=False,
            highlight=False,
        )
