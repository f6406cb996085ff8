"""`claimledger verify`: checks that a package is complete and agrees with its pages."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from claimledger.cli.packages import Package, opened
from claimledger.cli.terminal import Exit, epilog, folding, output, working
from claimledger.cli.texts import Seeds, at_hand, folder_of
from claimledger.publishing.inert import json_line

if TYPE_CHECKING:
    from claimledger.publishing.verification import Problem

EPILOG = epilog(
    [
        "claimledger verify output/latest",
        "claimledger verify downloaded/package --seeds path/to/pages --json",
    ],
    {Exit.FOUND: "problems were found"},
)


def verify(
    package: Package = None,
    *,
    seeds: Seeds = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each problem.")
    ] = False,
) -> None:
    """Check every hash, row, key, reference and offset in a package.

    Offsets are checked against the saved pages that are available. The other checks need no pages.
    """
    from claimledger.publishing import verification

    here = opened(package)
    wanted = {
        str(source.get("hash", "")).removeprefix("sha256:")[:16]
        for source in here.descriptor.get("sources") or ()
        if isinstance(source, dict)
    }
    with working("checking"):
        found = at_hand(seeds, here.folder, wanted)
        texts = {key: one.text for key, one in found.items()}
        problems = list(verification.verify(here.folder, texts))
    if as_json:
        for problem in problems:
            typer.echo(json_line(asdict(problem)))
    else:
        show(problems)
        verdict = f"{len(problems)} problem{'s' * (len(problems) != 1)}" if problems else "sound"
        checked = extent(len(found), len(wanted), folder_of(seeds, here.folder))
        output().print(f"{verdict}; {checked}", markup=False, highlight=False, soft_wrap=True)
    if problems:
        raise typer.Exit(Exit.FOUND)


def extent(found: int, wanted: int, seeds: Path) -> str:
    """How many pages the offsets were checked against."""
    if found:
        return f"offsets checked against {found} of {wanted} pages"
    if not wanted:
        return "the package names no pages"
    return (
        f"offsets not checked: no page of the package is in {seeds}; --seeds names another folder"
    )


def show(problems: "list[Problem]") -> None:
    """Print the problems as a table."""
    if not problems:
        return
    table = folding("where", "row", "what is wrong")
    for problem in problems:
        table.add_row(*map(Text, asdict(problem).values()))
    output().print(table)
