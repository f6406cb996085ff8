"""`claimledger build`: from a folder of saved pages to a published package."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from claimledger import paths
from claimledger.cli.packages import OUTPUT, SEEDS
from claimledger.cli.terminal import Exit, epilog, errors, fail, output

if TYPE_CHECKING:
    from claimledger.run.build import Summary

SHOWN = 20
"""So many rejected files are named; the table `files` has them all."""

EPILOG = epilog(
    [
        "claimledger build",
        "claimledger build path/to/pages --output path/to/result",
        "claimledger build --evidence none --json",
    ],
    {
        Exit.NOTHING: "the folder holds no page that can be read; nothing was published",
        Exit.REJECTED: "published, but some files were rejected",
        Exit.STOPPED: "stopped before publishing; the version before is as it was",
        Exit.INTERRUPTED: "interrupted; the version before is as it was",
    },
)


def build(
    seeds: Annotated[
        Path | None,
        typer.Argument(help="Folder of saved pages.", show_default=SEEDS),
    ] = None,
    *,
    output_folder: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Folder of published versions.",
            show_default=OUTPUT,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(help="Processes at a time.", min=1, show_default="one a core"),
    ] = None,
    evidence: Annotated[
        Literal["sentence", "quote", "none"] | None,
        typer.Option(
            help="How much of the pages' text is published.",
            show_default="as package.yaml says",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read every page in a folder and publish a new version of the dataset.

    Only pages that changed are worked on. Readers see the old version or the new one, never a part.
    """
    summary = publish(seeds, output_folder, workers, evidence)
    if as_json:
        typer.echo(json.dumps(asdict(summary), default=str))
    else:
        show(summary)
    if summary.rejected:
        raise typer.Exit(Exit.REJECTED)


def publish(
    seeds: Path | None, target: Path | None, workers: int | None, evidence: str | None
) -> "Summary":
    """Run the build; what can stop it becomes one sentence and an exit code."""
    from claimledger.claims.corrections import MalformedCorrections
    from claimledger.publishing.version import current
    from claimledger.run import build as run
    from claimledger.run.engines import WorkersDied
    from claimledger.run.inventory import NoSeeds
    from claimledger.run.settings import BadSetting
    from claimledger.run.steps import RulesChanged
    from claimledger.tables.storage import Busy
    from claimledger.tables.validation import Invalid

    folder = target or paths.output()
    before = current(folder)
    try:
        with bars() as progress:
            return run.build(
                seeds,
                target,
                workers=workers,
                evidence=evidence,
                progress=progress,
                waiting=lambda: errors().print("waiting for another run to finish", style="dim"),
            )
    except (NoSeeds, BadSetting, MalformedCorrections) as error:
        fail(str(error), Exit.USAGE)
    except run.NothingToPublish as error:
        fail(str(error), Exit.NOTHING)
    except (Invalid, Busy, RulesChanged, WorkersDied) as error:
        fail(str(error), Exit.STOPPED)
    except KeyboardInterrupt:
        now = "the version before is as it was" if before else "nothing was published"
        changed = current(folder) != before
        fail(f"stopped; {'the new version is published' if changed else now}", Exit.INTERRUPTED)
    except (FileExistsError, NotADirectoryError) as error:
        where = error.filename or folder
        fail(f"expected a folder to publish in at {where}, found a file in its way", Exit.USAGE)
    except OSError as error:
        fail(f"{error.filename or 'output'} can't be used: {error.strerror}", Exit.STOPPED)


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for each step of a run, on the terminal that errors go to."""
    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn())
    console = errors()
    if not console.is_terminal:
        yield lambda *_: None
        return
    with Progress(*columns, console=console, transient=True) as progress:

        def update(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step)
            progress.update(tasks[step], completed=done, total=total)

        yield update


def show(summary: "Summary") -> None:
    """Print what was read and published, what was worked on, and what was rejected."""
    console = output()
    counts = Table("table", "rows", box=None)
    for name, count in summary.rows.items():
        counts.add_row(name, f"{count:,}")
    for table in (counts, steps(summary)):
        for column in table.columns[1:]:
            column.justify = "right"
        console.print(table)
        console.print()
    for rejected in summary.rejected[:SHOWN]:
        errors().print(f"rejected {rejected.path}: {rejected.reason}", markup=False)
    if len(summary.rejected) > SHOWN:
        errors().print(f"and {len(summary.rejected) - SHOWN} more: see the table files")
    for item in summary.unmatched:
        errors().print(f"no claim answers to the corrections' {item}", markup=False)
    state = "published" if summary.is_new else "unchanged"
    page = summary.folder.parents[1] / "latest" / "index.html"
    for line in (
        read(summary),
        f"{state} {summary.folder}",
        f"to search the claims, open {page} in a browser",
    ):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def read(summary: "Summary") -> str:
    """What became of the files of the folder that was read; the numbers add up."""
    total = sum(summary.files.values())
    pages, twice = summary.files.get("read", 0), summary.files.get("duplicate", 0)
    parts = [
        f"{pages:,} page{'s' * (pages != 1)}",
        *([f"{twice:,} duplicate{'s' * (twice != 1)}"] if twice else []),
        *([f"{len(summary.rejected):,} rejected"] if summary.rejected else []),
    ]
    gone = f"; {summary.removed:,} of the version before gone" if summary.removed else ""
    files = f"{total:,} file{'s' * (total != 1)}"
    return f"read {files} in {summary.seeds}: {', '.join(parts)}{gone}"


def steps(summary: "Summary") -> Table:
    """Each step with the pages it worked on and took from an earlier run; reading counts files."""
    refused = any(step.failed for step in summary.steps[1:])
    table = Table("step", "worked on", "reused", *(["refused"] if refused else []), box=None)
    for number, step in enumerate(summary.steps):
        name = f"{step.step} {'pages' if number else 'files'}"
        counts = (step.processed, step.reused, *([step.failed] if refused else []))
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table
