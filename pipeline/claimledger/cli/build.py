"""`claimledger build`: from a folder of saved pages to a published package."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from claimledger import paths
from claimledger.cli.packages import OUTPUT, SEEDS
from claimledger.cli.terminal import Exit, epilog, errors, fail, output

if TYPE_CHECKING:
    from claimledger.run.summary import Summary

SHOWN = 20
"""The largest number of rejected files that are named; the table `files` has all of them."""

WORK = {
    "read": "read files",
    "clean": "clean pages",
    "describe": "describe pages",
    "find": "find quantities",
    "join": "read claims",
}
"""What each step does, as the summary names it."""

EPILOG = epilog(
    [
        "claimledger build",
        "claimledger build path/to/pages --output path/to/result",
        "claimledger build --evidence none --json",
        "claimledger build --min-confidence 0.7",
        "claimledger build --strict",
    ],
    {
        Exit.NOTHING: "the folder contains no page that can be read; nothing was published",
        Exit.REJECTED: "with --strict: published, but some files were rejected",
        Exit.STOPPED: "stopped before publishing; the last version is unchanged",
        Exit.INTERRUPTED: "interrupted; the last version is unchanged",
    },
)


def build(  # noqa: PLR0913 - one parameter an option
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
        typer.Option(help="Number of processes.", min=1, show_default="one for each core"),
    ] = None,
    evidence: Annotated[
        Literal["sentence", "quote", "none"] | None,
        typer.Option(
            help="How much text from the pages to publish.",
            show_default="as dataset.yaml says",
        ),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            help="Leave out claims with a lower confidence.",
            min=0,
            max=1,
            show_default="as dataset.yaml says",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with code 4 if files were rejected.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read every page in a folder and publish a new version of the dataset.

    Files that cannot be read are named and left out.

    Only pages that changed are read again. The new version replaces the old one in one step.
    """
    summary = publish(seeds, output_folder, workers, evidence, min_confidence)
    recorded = record(summary)
    if as_json:
        typer.echo(json.dumps(asdict(summary), default=str))
    else:
        show(summary)
        if recorded:
            output().print(
                f"Dagster shows it: recorded in {recorded}", soft_wrap=True, markup=False
            )
    warn(summary)
    if summary.rejected and strict:
        raise typer.Exit(Exit.REJECTED)


def publish(
    seeds: Path | None,
    target: Path | None,
    workers: int | None,
    evidence: str | None,
    min_confidence: float | None,
) -> "Summary":
    """Run the build. An error that stops it becomes one sentence and an exit code."""
    from claimledger.claims.corrections import MalformedCorrections
    from claimledger.language.unit_file import MalformedUnits
    from claimledger.linking.entity_file import MalformedEntities
    from claimledger.publishing.identity import MalformedIdentity
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
                min_confidence=min_confidence,
                progress=progress,
                waiting=lambda: errors().print("waiting for another run to finish", style="dim"),
            )
    except (
        NoSeeds,
        BadSetting,
        MalformedCorrections,
        MalformedIdentity,
        MalformedEntities,
        MalformedUnits,
    ) as error:
        fail(str(error), Exit.USAGE)
    except run.NothingToPublish as error:
        fail(str(error), Exit.NOTHING)
    except (Invalid, Busy, RulesChanged, WorkersDied) as error:
        fail(str(error), Exit.STOPPED)
    except KeyboardInterrupt:
        now = "the last version is unchanged" if before else "nothing was published"
        changed = current(folder) != before
        fail(f"stopped; {'the new version is published' if changed else now}", Exit.INTERRUPTED)
    except (FileExistsError, NotADirectoryError) as error:
        where = error.filename or folder
        fail(f"expected a folder to publish in at {where}, found a file in its way", Exit.USAGE)
    except OSError as error:
        fail(f"{error.filename or 'output'} can't be used: {error.strerror}", Exit.STOPPED)


def record(summary: "Summary") -> Path | None:
    """Record a build of the default folders in Dagster, and return the Dagster home.

    The home is DAGSTER_HOME or, if `claimledger ui` has run before, the one that it created.
    """
    ours = (paths.seeds(), paths.output())
    if not same(ours, (summary.seeds, summary.folder.parents[1])) or not find_spec("dagster"):
        return None
    named = os.environ.get("DAGSTER_HOME")
    home = Path(named) if named else paths.dagster_home()
    if not (named or (home / "dagster.yaml").is_file()):
        return None
    try:
        from claimledger.orchestration.namespace import namespace
        from claimledger.orchestration.reporting import report
        from claimledger.run.settings import web

        prefix = os.environ.get("CLAIMLEDGER_KEY_PREFIX", "").split("/")
        names = namespace("claimledger", prefix, None)
        report(summary, home, web(os.environ.get("CLAIMLEDGER_SERVED") or None), names)
    except Exception as error:  # noqa: BLE001 - the version is published even if Dagster fails
        why = str(error).strip().partition("\n")[0]
        errors().print(f"Dagster's records in {home} can't be used: {why}", markup=False)
        return None
    return home


def same(some: tuple[Path, ...], others: tuple[Path, ...]) -> bool:
    """Whether two lists name the same folders."""
    return all(one.resolve() == other.resolve() for one, other in zip(some, others, strict=True))


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
    """Print what was read and published, and what was worked on."""
    console = output()
    counts = Table("table", "rows", box=None)
    for name, count in summary.rows.items():
        counts.add_row(name, f"{count:,}")
    for table in (counts, steps(summary)):
        for column in table.columns[1:]:
            column.justify = "right"
        console.print(table)
        console.print()
    state = "published" if summary.is_new else "unchanged"
    latest = summary.folder.parents[1] / "latest"
    for line in (
        read(summary),
        *([applied(summary.corrections)] if summary.corrections else []),
        *(f"{pages(count)} {kind}" for kind, count in summary.notes.items()),
        *([f"nothing was compared: {summary.uncompared}"] if summary.uncompared else []),
        f"{state} {summary.folder}",
        f"to search the claims, open {latest / 'index.html'} in a browser",
        f"for a spreadsheet: claimledger export {quote(str(latest))} --format csv",
    ):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def warn(summary: "Summary") -> None:
    """Report what the user should check: rejected files, damaged parts, no dataset.yaml."""
    console = errors()
    for rejected in summary.rejected[:SHOWN]:
        console.print(f"rejected {rejected.path}: {rejected.reason}", markup=False)
    if len(summary.rejected) > SHOWN:
        console.print(f"and {len(summary.rejected) - SHOWN} more: see the table files")
    for item in summary.unmatched:
        console.print(f"no claim matches the correction {item}", markup=False, soft_wrap=True)
    for doubt in summary.doubts:
        console.print(f"correction {doubt}", markup=False, soft_wrap=True)
    for part in summary.damaged:
        console.print(f"damaged and made again: {part}", markup=False)
    if summary.unkept:
        console.print(
            "the version is published, but what makes the next build faster can't be written: "
            f"{summary.unkept}",
            markup=False,
            soft_wrap=True,
        )
    if not summary.declared:
        console.print(
            "the package names no author, licence or title: claimledger init "
            f"{quote(str(summary.seeds))} writes a dataset.yaml for you to fill in",
            markup=False,
            soft_wrap=True,
            highlight=False,
        )


def read(summary: "Summary") -> str:
    """The number of files by outcome; the numbers add up to the total."""
    total = sum(summary.files.values())
    distinct, twice, parts_of_pages = (
        summary.files.get(status, 0) for status in ("read", "duplicate", "part")
    )
    parts = [
        pages(distinct),
        *([f"{twice:,} duplicate{'s' * (twice != 1)}"] if twice else []),
        *([f"{parts_of_pages:,} parts of pages"] if parts_of_pages else []),
        *([f"{len(summary.rejected):,} rejected"] if summary.rejected else []),
    ]
    gone = f"; {summary.removed:,} of the last version removed" if summary.removed else ""
    files = f"{total:,} file{'s' * (total != 1)}"
    return f"read {files} in {summary.seeds}: {', '.join(parts)}{gone}"


def applied(count: int) -> str:
    """A number of corrections, in words."""
    return f"applied {count:,} correction{'s' * (count != 1)} of corrections.yaml"


def pages(count: int) -> str:
    """A number of pages, in words."""
    return f"{count:,} page{'s' * (count != 1)}"


def steps(summary: "Summary") -> Table:
    """Each step with the pages that it worked on and reused; the first step counts files."""
    refused = any(step.failed for step in summary.steps[1:])
    table = Table("step", "worked on", "reused", *(["refused"] if refused else []), box=None)
    for step in summary.steps:
        name = WORK.get(step.step, step.step)
        counts = (step.processed, step.reused, *([step.failed] if refused else []))
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table
