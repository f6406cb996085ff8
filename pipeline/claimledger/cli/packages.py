"""Open and read the package that an argument names, or report why that fails."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from claimledger import paths
from claimledger.cli.terminal import Exit, fail

if TYPE_CHECKING:
    import polars as pl

    from claimledger.tables.package import PublishedPackage

DAMAGED = "the package is damaged, or another version of claimledger made it"
"""The meaning of the exit code for a table that can't be read."""

SEEDS = f"CLAIMLEDGER_SEEDS, else {paths.ROOT / 'seeds'}"
OUTPUT = f"CLAIMLEDGER_OUTPUT, else {paths.ROOT / 'output'}"
"""The default folders of pages and of versions, as the help shows them."""

Package = Annotated[
    Path | None,
    typer.Argument(
        help="Folder of a published package.",
        show_default=f"latest in {OUTPUT}",
    ),
]


def opened(path: Path | None) -> "PublishedPackage":
    """The package in a folder; by default the latest of the project."""
    from claimledger.tables.package import NotAPackageError, open_package

    try:
        return open_package(path or paths.output() / "latest")
    except NotAPackageError as error:
        hint = "" if path else "; claimledger build publishes one"
        fail(f"{error}{hint}", Exit.USAGE)


def read(package: "PublishedPackage", table: str, *where: "pl.Expr") -> "pl.DataFrame":
    """The rows of a table that meet the conditions. An unreadable table ends the command."""
    import polars as pl

    if table not in package.resources:
        refuse(package, f"it has no table {table}")
    try:
        scan = package.scan(table)
        there = scan.collect_schema().names()
        for field in package.resources[table]["schema"]["fields"]:
            if field["name"] not in there:
                refuse(package, f"its table {table} has no column {field['name']}")
        return scan.filter(*where).collect()
    except pl.exceptions.ColumnNotFoundError as error:  # a column that an older package lacks
        column = str(error).split('"')[1]
        refuse(package, f"its table {table} has no column {column}")
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException):
        refuse(package, f"its table {table} is damaged")


def refuse(package: "PublishedPackage", why: str) -> NoReturn:
    """End the command because a package can't be used."""
    folder = package.folder
    fail(f"{folder} can't be used: {why}; see claimledger verify {folder}", Exit.NOTHING)
