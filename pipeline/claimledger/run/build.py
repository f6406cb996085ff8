"""A whole run: list the pages, do the steps, publish. The command line and Dagster call it."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.claims.corrections import MalformedCorrections, parse
from claimledger.language.unit_file import MalformedUnits, unit_file
from claimledger.linking import entity_file
from claimledger.linking.entity_file import MalformedEntities
from claimledger.metadata.noting import KINDS, beginning
from claimledger.publishing import datapackage, version
from claimledger.publishing.catalog import on_page
from claimledger.publishing.companions import write_companions
from claimledger.publishing.identity import Identity, MalformedIdentity, identity
from claimledger.run import (
    collection,
    frames,
    inventory,
    last_seeds,
    remembered,
    staging,
    summary,
)
from claimledger.run.engines import Engine
from claimledger.run.fingerprints import generator
from claimledger.run.intake import read_files
from claimledger.run.inventory import NoSeeds
from claimledger.run.large import Large, write_early, write_large
from claimledger.run.settings import BadSetting, Progress, Report, resolve
from claimledger.run.steps import STEPS, confirm_rules, rules, store
from claimledger.run.summary import Rejected, Summary
from claimledger.run.work import Plan, run_step
from claimledger.tables import storage
from claimledger.tables.columns import SchemaError
from claimledger.tables.schemas import package, table
from claimledger.tables.validation import Frames, all_rejects, validate

WRITERS = 2
"""Number of tables compressed at a time; more would fill the memory with copies."""

UNREAD = ("times", "quantities", "indicators")
"""Tables that neither the catalog nor the other companions of a version read."""

PATIENCE = 600.0
"""Seconds that a run waits for another."""


class NothingToPublish(Exception):  # noqa: N818 - named for what happened
    """No file in the folder of pages could be read."""


MISTAKES = (
    BadSetting,
    MalformedCorrections,
    MalformedEntities,
    MalformedIdentity,
    MalformedUnits,
    NoSeeds,
    NothingToPublish,
    SchemaError,
)
"""Mistakes in a file or a setting that only a person can correct; a new run would fail again."""


def build(  # noqa: PLR0913 - the settings of a run, each with its default
    seeds: Path | None = None,
    output: Path | None = None,
    *,
    engine: Engine | None = None,
    workers: int | None = None,
    evidence: str | None = None,
    min_confidence: float | None = None,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    patience: float = PATIENCE,
) -> Summary:
    """Build and publish the dataset of a folder of saved pages.

    An argument that is None takes its value from the environment (CLAIMLEDGER_SEEDS and so on),
    else the default.

    Args:
        seeds: the folder; seeds/README.md lists the formats that are read.
        output: the folder of versions/ and the link latest.
        engine: inline, processes, cluster, or auto.
        workers: number of processes; by default one for each core.
        evidence: sentence, quote or none; by default the policy in dataset.yaml.
        min_confidence: the lowest confidence of a published claim; by default the value in
            dataset.yaml.
        progress: called with the step, the number of snapshots done and the number to do.
        waiting: called once if another run holds the output.
        patience: seconds to wait for that run.

    Raises:
        claimledger.run.settings.BadSetting: the environment holds a value that is not allowed.
        claimledger.run.inventory.NoSeeds: there is no such folder.
        NothingToPublish: no file in it could be read; the last version is unchanged.
        claimledger.claims.corrections.MalformedCorrections: corrections.yaml can't be used.
        claimledger.publishing.identity.MalformedIdentity: dataset.yaml can't be used.
        claimledger.linking.entity_file.MalformedEntities: entities.yaml can't be used.
        claimledger.language.unit_file.MalformedUnits: units.yaml can't be used.
        claimledger.tables.validation.Invalid: the tables break their schema; the last version is
            unchanged.
        claimledger.run.steps.RulesChanged: a file of the rules changed during the run; run again.
        claimledger.tables.storage.Busy: another run held the output for longer than `patience`.
    """
    settings = resolve(
        seeds=seeds,
        output=output,
        engine=engine,
        workers=workers,
        evidence=evidence,
        min_confidence=min_confidence,
    )
    taken = inventory.take(settings.seeds, outside=settings.links == "followed")
    confirm_written(taken)
    with storage.lock(settings.output, patience, waiting):
        inputs = summary.made_of(settings, taken)
        if before := summary.unchanged(settings, inputs):
            version.sweep(settings.output)
            return replace(before, unkept=attempted(last_seeds.keep, settings))
        read, report = read_files(settings, taken, progress)
        plan = Plan(settings, read)
        reports = [report, *(run_step(plan, name, progress) for name in STEPS)]
        made = publish(plan, reports)
        if summary.made_of(settings, read) == inputs:  # no page and no rule changed meanwhile
            unkept = attempted(summary.keep, made, settings, inputs)
            made = replace(made, unkept=made.unkept or unkept)
        return made


def confirm_written(taken: inventory.Inventory) -> None:
    """Check the files that people write, before any work begins.

    Raises:
        claimledger.language.unit_file.MalformedUnits: units.yaml can't be used.
        claimledger.claims.corrections.MalformedCorrections: corrections.yaml can't be used.
        claimledger.publishing.identity.MalformedIdentity: dataset.yaml can't be used.
        claimledger.linking.entity_file.MalformedEntities: entities.yaml can't be used.
    """
    unit_file()
    parse(taken.corrections or "")
    identity(taken.dataset)
    entity_file.parse(taken.entities or "")


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave out the search for cycles of objects, which would visit every claim again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def publish(plan: Plan, reports: list[Report]) -> Summary:
    """Validate the tables, write a version and make it the latest; the caller holds the lock."""
    rejected = refusals(frames.frame(plan, "files"))
    snapshots = frames.frame(plan, "snapshots")
    if snapshots.is_empty():
        raise NothingToPublish(nothing(plan.settings.seeds, rejected))
    valid, large = valid_tables(plan, snapshots)
    output = plan.settings.output
    before = version.current(output)
    removed = gone(output, valid["snapshots"]) if before else 0
    draft = version.new_draft(output)
    for one in large:
        one.file.replace(draft / one.file.name)
    kept = plan.settings.staging / "scripts"
    write_version(valid, frames.lines(plan), draft, plan.identity, kept)
    name = version.seal(draft)
    for step in ("read", *STEPS):
        confirm_rules(step, rules(step))
    folder = version.swap(draft, output, name)
    unkept = [attempted(tidy, plan), attempted(last_seeds.keep, plan.settings)]
    rows = {name: datapackage.height(folder, table(name)) for name in (*frames.MAKERS, "rejects")}
    return Summary(
        version=name,
        folder=folder,
        is_new=name != before,
        rows=rows,
        rejected=refusals(valid["files"]),
        steps=tuple(reports),
        removed=removed,
        corrections=collection.correct(plan).used,
        unmatched=collection.correct(plan).unmatched,
        doubts=collection.correct(plan).doubts,
        seeds=plan.settings.seeds,
        files=dict(valid["files"].group_by("status").len().sort("status").iter_rows()),
        damaged=staging.damaged(),
        declared=plan.identity.declared,
        notes=noted(valid["snapshots"]["note"]),
        uncompared=frames.uncompared(valid["claims"], valid["comparisons"]),
        unkept=next(filter(None, unkept), None),
    )


def attempted(keep: Callable[..., None], *given: Any) -> str | None:  # noqa: ANN401 - whatever it takes
    """Keep something for the next run; return what the system says if it cannot be kept.

    What is published by then stays so, and the next run does without.
    """
    try:
        keep(*given)
    except OSError as error:
        return f"{error.filename or 'output'}: {error.strerror or error}"
    return None


def valid_tables(plan: Plan, snapshots: pl.DataFrame) -> tuple[Frames, list[Large]]:
    """The valid rows of every table, and the large tables as written.

    The rows of large tables, and of tables that no companion reads, are left out, but for those
    that the catalog shows.

    Raises:
        claimledger.tables.validation.Invalid: the tables break their schema.
    """
    share = package()["x-rejected-share"]
    pages = validate({"snapshots": snapshots}, share)
    large = [write_large(plan, "segments", pages)]  # before the others are in memory
    made = {"snapshots": snapshots}
    others = [name for name in frames.MAKERS if name not in {*made, *frames.LARGE}]
    made |= {name: frames.frame(plan, name) for name in others}
    valid = validate(made, share, {"claims": frames.untraceable(plan)})
    mark_refused_files(valid)
    if valid["claims"].height < made["claims"].height:
        valid |= frames.linked(plan, valid["claims"])
    made.clear()
    large += [write_early(plan, name, valid.pop(name)) for name in UNREAD]
    shown = on_page(valid["claims"]).select(subject_id="claim_id")
    large.append(write_large(plan, "evidence", valid, shown))
    valid["evidence"] = large[-1].shown
    valid["rejects"] = all_rejects([valid["rejects"], *(one.rejects for one in large)])
    return valid, large


def noted(notes: pl.Series) -> dict[str, int]:
    """The number of pages with each kind of note."""
    counts = {
        kind: int(notes.str.contains(beginning(said), literal=True).sum())
        for kind, said in KINDS.items()
    }
    return {kind: count for kind, count in counts.items() if count}


def write_version(
    valid: Frames,
    lines: pl.DataFrame,
    draft: Path,
    said: Identity,
    kept: Path | None = None,
) -> None:
    """Write the tables of a version with its descriptor, catalog and other companions.

    A table whose file is in the draft is not written again.
    """
    masked = {name: frames.withheld(frame, name, said.evidence) for name, frame in valid.items()}
    with ThreadPoolExecutor(WRITERS) as writers:

        def write(name: str) -> None:
            declared = table(name)
            if not (file := draft / datapackage.file_of(declared)).exists():
                storage.write_parquet(masked[name], declared, file)

        list(writers.map(write, masked))
    descriptor = datapackage.descriptor(masked, draft, said, generator())
    write_companions(masked, descriptor, draft, lines, kept)


def mark_refused_files(valid: Frames) -> None:
    """Mark in ``files`` the files whose snapshot failed validation."""
    lost = valid["files"].join(valid["snapshots"], on="snapshot_id", how="anti")
    gone_ids = lost["snapshot_id"].drop_nulls()
    refused = pl.col("snapshot_id").is_in(gone_ids.implode())
    valid["files"] = valid["files"].with_columns(
        status=pl.when(refused).then(pl.lit("rejected")).otherwise("status"),
        stage=pl.when(refused).then(pl.lit("validate")).otherwise("stage"),
        reason=pl.when(refused).then(pl.lit("see its row in rejects")).otherwise("reason"),
        snapshot_id=pl.when(~refused).then("snapshot_id"),
    )


def refusals(files: pl.DataFrame) -> tuple[Rejected, ...]:
    """The files that are not in the dataset."""
    rows = files.filter(pl.col("status") == "rejected").select("path", "stage", "reason")
    return tuple(Rejected(*row) for row in rows.iter_rows())


def nothing(seeds: Path, rejected: tuple[Rejected, ...]) -> str:
    """The sentence for a folder that holds no readable page."""
    if not rejected:
        return f"expected saved pages in {seeds}, found no file"
    first = rejected[0]
    return (
        f"expected a readable page in {seeds}, found {len(rejected)} that are not; "
        f"{first.path}: {first.reason}"
    )


def gone(output: Path, snapshots: pl.DataFrame) -> int:
    """The number of snapshots of the last version that are gone; 0 if that version is damaged."""
    before = pl.scan_parquet(output / version.LATEST / "snapshots.parquet").select("snapshot_id")
    try:
        return before.collect().join(snapshots, on="snapshot_id", how="anti").height
    except (OSError, pl.exceptions.PolarsError):
        return 0


def tidy(plan: Plan) -> None:
    """Delete staged rows that no longer apply, and merge small parts."""
    remembered.forget(plan.settings.staging / "inventories")
    for name in ("read", *STEPS):
        held = store(plan.settings, name)
        held.forget_others()
        held.compact(plan.snapshots[name])
