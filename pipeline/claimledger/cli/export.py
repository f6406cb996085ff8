"""`claimledger export`: a package for spreadsheets, databases and annotation tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimledger.cli.packages import DAMAGED, Package, opened, read
from claimledger.cli.terminal import Exit, epilog, fail, output

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from claimledger.tables.package import PublishedPackage

Format = Literal["csv", "xlsx", "jsonld", "sqlite", "duckdb"]

EPILOG = epilog(
    [
        "claimledger export --format csv",
        "claimledger export output/latest --format xlsx --output claims-2024.xlsx",
        "claimledger export --format csv --table snapshots",
        "claimledger export --format sqlite",
    ],
    {Exit.NOTHING: DAMAGED},
)


def export(
    package: Package = None,
    *,
    kind: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="csv and xlsx: the claims with title, publisher and address of their articles and "
            "a link that opens the live page at the quote. jsonld: the claims as W3C Web "
            "Annotations. sqlite and duckdb: every table.",
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write. An existing file is replaced.",
            show_default="claims.csv and so on",
        ),
    ] = None,
    table: Annotated[
        str, typer.Option(help="The table to write, for csv and xlsx.", show_default=True)
    ] = "claims",
) -> None:
    """Write a package's claims as a spreadsheet, JSON-LD or a database.

    Days are written as days. In CSV, text that a spreadsheet would run as a formula gets an
    apostrophe in front; the Parquet files of the package have the exact text.
    """
    from claimledger.publishing.exporting import WHOLE, CannotExport, write

    here = opened(package)
    target = file or Path(f"{table}.{kind}")
    if not target.parent.is_dir():
        fail(
            f"expected a folder to write {target.name} in at {target.parent}, found none",
            Exit.USAGE,
        )
    if target.is_dir():
        fail(f"expected a file to write at {target}, found a folder", Exit.USAGE)
    if table != "claims" and kind not in {"csv", "xlsx"}:
        fail(f"--table is for csv and xlsx; {kind} holds {held(kind)}", Exit.USAGE)
    if table not in here.resources:
        fail(
            f"expected --table to be one of {', '.join(here.resources)}, found {table}", Exit.USAGE
        )
    rows = everything(here) if kind in WHOLE else iter([(table, one(here, table))])
    try:
        write(kind, rows, here.descriptor, target)
    except CannotExport as error:
        fail(str(error), Exit.USAGE)
    except OSError as error:
        fail(f"{target} can't be written: {error.strerror}", Exit.STOPPED)
    output().print(f"wrote {target}", markup=False, highlight=False, soft_wrap=True)


def held(kind: str) -> str:
    """What a format holds if it does not take --table."""
    return "the claims" if kind == "jsonld" else "every table"


def everything(package: "PublishedPackage") -> "Iterator[tuple[str, pl.DataFrame]]":
    """Every table, one at a time."""
    for name in package.resources:
        yield name, one(package, name)


def one(package: "PublishedPackage", table: str) -> "pl.DataFrame":
    """One table; claims with the titles, publishers and addresses of their articles."""
    from claimledger.publishing.exporting import with_articles

    rows = read(package, table)
    return with_articles(rows, read(package, "snapshots")) if table == "claims" else rows
