"""The assets: one a table, and what is staged between them. Each calls a step and shows its rows.

Every asset of a run works on the inventory that the run took at its first step; one that is
materialized alone, on that of the run it was re-executed from, else of the last run.
"""

from collections.abc import Iterator
from functools import lru_cache

import dagster as dg
import polars as pl

from claimledger.orchestration import display
from claimledger.orchestration.registry import made_by
from claimledger.orchestration.resources import Run
from claimledger.orchestration.specs import seeds, specs
from claimledger.publishing.companions import PAGE
from claimledger.run import build, frames, intake, inventory, remembered, work
from claimledger.run.settings import Progress, Report, Settings, Told
from claimledger.run.steps import STEPS
from claimledger.run.work import Plan
from claimledger.tables import storage

BUILT = "built"
"""Name of the check that says whether the last build went through."""


def is_asked(context: dg.AssetExecutionContext, name: str) -> bool:
    """Whether this run is to show a table."""
    return dg.AssetKey(name) in context.selected_asset_keys


def asked(context: dg.AssetExecutionContext, step: str) -> list[str]:
    """Which of the tables that a step makes this run is to show."""
    return [one.name for one in made_by(step) if is_asked(context, one.name)]


def plan_of(execution: dg.DagsterRun, run: Run) -> Plan:
    """The snapshots that a run is about."""
    settings = run.settings()
    names = [execution.run_id, execution.parent_run_id, execution.root_run_id, None]
    taken = remembered.recall(settings.staging / "inventories", names)
    if taken is None:
        raise dg.Failure("expected an inventory of the seeds, found none: materialize files first")
    return shared(execution.run_id, settings, taken)


@lru_cache(maxsize=1)
def shared(_run_id: str, settings: Settings, taken: inventory.Inventory) -> Plan:
    """The plan that the steps and checks of a run share, with what they have worked out."""
    return Plan(settings, taken)


def do(context: dg.AssetExecutionContext, run: Run, step: str) -> tuple[Plan, Report]:
    """Do a step of this run, one run at a time."""
    plan = plan_of(context.run, run)
    with storage.lock(plan.settings.output, run.patience, waiting(context)):
        return plan, work.run_step(plan, step, progress(context))


def waiting(context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext) -> Told:
    """Say in the log that another run is at work."""
    return lambda: context.log.info("waiting for another run that works on the same output")


def progress(context: dg.AssetExecutionContext) -> Progress:
    """Say in the log how far a step is."""
    return lambda step, done, total: context.log.info("%s: %d of %d snapshots", step, done, total)


def shown(name: str, frame: pl.DataFrame, report: Report) -> dg.MaterializeResult[None]:
    """What Dagster keeps of a table: counts, preview, columns, lineage and a picture."""
    return dg.MaterializeResult(
        name, metadata=display.table_metadata(name, frame) | counted(report)
    )


def published(
    context: dg.AssetExecutionContext, plan: Plan, report: Report
) -> Iterator[dg.MaterializeResult[None]]:
    """What Dagster keeps of the published tables that a step makes."""
    for name in asked(context, report.step):
        if name in frames.MAKERS:
            yield shown(name, frames.frame(plan, name), report)


def counted(report: Report) -> display.Metadata:
    """How many snapshots a step worked on, took from before, and refused."""
    return {
        "processed": report.processed,
        "reused": report.reused,
        "refused": report.failed,
    }


@dg.multi_asset(specs=[*specs("read")], can_subset=True)
def read(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Look at every file once, and read those that no run has read before."""
    settings = run.settings()
    folder = settings.staging / "inventories"
    with storage.lock(settings.output, run.patience, waiting(context)):
        taken, report = intake.read_files(
            settings, inventory.take(settings.seeds), progress(context)
        )
        remembered.remember(taken, folder, context.run.run_id)
    plan = shared(context.run.run_id, settings, taken)
    yield from published(context, plan, report)
    if is_asked(context, "texts"):
        first = frames.texts(plan, display.SAMPLE_ROWS)
        known = display.table_metadata("texts", first, plan.snapshots.height)
        length = {"characters": int(plan.snapshots["char_count"].sum())}
        yield dg.MaterializeResult("texts", metadata=known | counted(report) | length)


@dg.multi_asset(specs=[*specs("clean")], can_subset=True)
def clean(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Label every stretch of every text: the article, or what stands around it."""
    yield from published(context, *do(context, run, "clean"))


@dg.multi_asset(specs=[*specs("describe")], can_subset=True)
def describe(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Name and date each article, then resolve the times that it mentions."""
    yield from published(context, *do(context, run, "describe"))


@dg.multi_asset(specs=[*specs("find")], can_subset=True)
def find(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Find every number of the articles, with its unit, bounds and direction."""
    plan, report = do(context, run, "find")
    yield from published(context, plan, report)
    if is_asked(context, "mentions"):
        yield shown("mentions", frames.mentions(plan), report)


@dg.multi_asset(specs=[*specs("join")], can_subset=True)
def join(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Choose the numbers that claim something, and say of what, for when and on whose word."""
    yield from published(context, *do(context, run, "join"))


@dg.multi_asset(
    specs=[*specs("publish")],
    check_specs=[
        dg.AssetCheckSpec(BUILT, asset="package", description="The last build went through.")
    ],
    can_subset=True,
)
def publish(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Validate the tables together and swap in a new version."""
    plan = plan_of(context.run, run)
    with storage.lock(plan.settings.output, run.patience, waiting(context)):
        reports = [work.run_step(plan, name) for name in STEPS]
        summary = build.publish(plan, reports)
    for name in asked(context, "publish"):
        frame = pl.read_parquet(summary.folder / f"{name}.parquet")
        yield dg.MaterializeResult(name, metadata=display.table_metadata(name, frame))
    for item in summary.unmatched:
        context.log.warning("no claim answers to the corrections' %s", item)
    if is_asked(context, "package"):
        yield package_shown(summary)


def package_shown(summary: build.Summary) -> dg.MaterializeResult[None]:
    """What Dagster keeps of a version: its name, what came and went, how many rows."""
    rows = pl.DataFrame({"table": list(summary.rows), "rows": list(summary.rows.values())})
    return dg.MaterializeResult(
        "package",
        metadata={
            "version": summary.version,
            "claims": summary.rows["claims"],
            "folder": dg.MetadataValue.path(str(summary.folder)),
            "page to search": dg.MetadataValue.path(str(summary.folder / PAGE)),
            "new": summary.is_new,
            "removed": summary.removed,
            "rejected files": len(summary.rejected),
            "unmatched corrections": len(summary.unmatched),
            "tables": dg.MetadataValue.md(display.markdown(rows)),
        },
        data_version=dg.DataVersion(summary.version),
        check_results=[built(summary)],
    )


def built(summary: build.Summary) -> dg.AssetCheckResult:
    """That the build went through, with what it worked on."""
    worked = {f"worked on: {report.step}": report.processed for report in summary.steps}
    said = f"published {summary.version}" if summary.is_new else "nothing changed"
    return dg.AssetCheckResult(check_name=BUILT, passed=True, description=said, metadata=worked)


ASSETS: list[dg.AssetSpec | dg.AssetsDefinition] = [
    seeds,
    read,
    clean,
    describe,
    find,
    join,
    publish,
]
