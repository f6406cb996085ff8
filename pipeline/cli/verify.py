"""`claimledger verify`: whether a published package is whole and true to its snapshots."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipeline import paths
from pipeline.cli.terminal import Exit, epilog, errors, fail, output
from pipeline.cli.texts import at_hand

if TYPE_CHECKING:
    from pipeline.publishing.verification import Problem

EPILOG = epilog(
    [
        "claimledger verify output/latest",
        "claimledger verify downloaded/package --seeds path/to/pages --json",
    ],
    [Exit.DONE, Exit.FOUND, Exit.USAGE],
)

Package = Annotated[
    Path | None,
    typer.Argument(help="Folder of a published package.", show_default="output/latest"),
]
Seeds = Annotated[
    Path | None,
    typer.Option(
        help="Folder of the saved pages, where they are at hand.",
        show_default="CLAIMLEDGER_SEEDS, else seeds",
    ),
]


def verify(
    package: Package = None,
    *,
    seeds: Seeds = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a problem.")] = False,
) -> None:
    """Check every hash, row, key, reference, offset and promise of a package.

    Offsets are checked against the saved pages that are at hand; the rest needs none.
    """
    from pipeline.publishing import verification
    from pipeline.publishing.package import NotAPackageError, open_package

    try:
        opened = open_package(package or paths.output() / "latest")
    except NotAPackageError as error:
        fail(str(error), Exit.USAGE)
    wanted = {
        source["hash"].removeprefix("sha256:")[:16] for source in opened.descriptor["sources"]
    }
    with errors().status("checking"):
        found = at_hand(seeds or paths.seeds(), wanted)
        texts = {key: one.text for key, one in found.items()}
        problems = list(verification.verify(opened.folder, texts))
    if as_json:
        for problem in problems:
            typer.echo(json.dumps(asdict(problem), ensure_ascii=False))
    else:
        show(problems)
        checked = f"offsets checked against {len(found)} of {len(wanted)} snapshots"
        verdict = "sound" if not problems else f"{len(problems)} problems"
        output().print(f"{verdict}; {checked}", markup=False, highlight=False)
    if problems:
        raise typer.Exit(Exit.FOUND)


def show(problems: "list[Problem]") -> None:
    """Print the problems as a table."""
    if not problems:
        return
    table = Table("where", "row", "what is wrong", box=None)
    for problem in problems:
        table.add_row(*(cell.replace("[", r"\[") for cell in asdict(problem).values()))
    output().print(table)
