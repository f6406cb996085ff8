"""The assets: one a table, and what is staged between them. Each calls a step and shows its rows.

Every asset of a run works on the inventory that the run took at its first step; one that is
materialized alone, on that of the run it was re-executed from, else of the last run.
"""

from collections.abc import Iterator
from functools import lru_cache

import dagster as dg
import polars as pl

from claimledger.orchestration import display
from claimledger.orchestration.resources import Run
from claimledger.orchestration.specs import MENTIONS, PACKAGE, TEXTS, seeds, spec
from claimledger.publishing.companions import PAGE
from claimledger.run import build, frames, intake, inventory, remembered, work
from claimledger.run.settings import Progress, Report, Settings, Told
from claimledger.run.steps import STEPS
from claimledger.run.work import Plan
from claimledger.tables import storage

BUILT = "built"
"""Name of the check that says whether the last build went through."""


def asked(context: dg.AssetExecutionContext, *names: str) -> list[str]:
    """Which of a step's tables this run is to show."""
    return [name for name in names if dg.AssetKey(name) in context.selected_asset_keys]


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


def counted(report: Report) -> display.Metadata:
    """How many snapshots a step worked on, took from before, and refused."""
    return {
        "processed": report.processed,
        "reused": report.reused,
        "refused": report.failed,
    }


@dg.multi_asset(
    specs=[
        spec("files", "read", "seeds"),
        spec("texts", "read", "seeds", description=TEXTS),
    ],
    can_subset=True,
)
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
    if asked(context, "files"):
        yield shown("files", frames.files(plan), report)
    if asked(context, "texts"):
        first = frames.texts(plan, display.SAMPLE_ROWS)
        known = display.table_metadata("texts", first, plan.snapshots.height)
        length = {"characters": int(plan.snapshots["char_count"].sum())}
        yield dg.MaterializeResult("texts", metadata=known | counted(report) | length)


@dg.multi_asset(specs=[spec("segments", "clean", "texts")])
def clean(context: dg.AssetExecutionContext, run: Run) -> dg.MaterializeResult[None]:
    """Label every stretch of every text: the article, or what stands around it."""
    plan, report = do(context, run, "clean")
    return shown("segments", frames.segments(plan), report)


@dg.multi_asset(
    specs=[spec("snapshots", "describe", "segments"), spec("times", "describe", "segments")],
    can_subset=True,
)
def describe(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Name and date each article, then resolve the times that it mentions."""
    plan, report = do(context, run, "describe")
    for name in asked(context, "snapshots", "times"):
        yield shown(name, frames.frame(plan, name), report)


@dg.multi_asset(specs=[spec("mentions", "find", "times", description=MENTIONS)])
def find(context: dg.AssetExecutionContext, run: Run) -> dg.MaterializeResult[None]:
    """Find every number of the articles, with its unit, bounds and direction."""
    plan, report = do(context, run, "find")
    return shown("mentions", frames.mentions(plan), report)


@dg.multi_asset(
    specs=[
        spec("quantities", "join", "mentions"),
        spec("claims", "join", "quantities", "snapshots"),
        spec("evidence", "join", "claims"),
    ],
    can_subset=True,
)
def join(context: dg.AssetExecutionContext, run: Run) -> Iterator[dg.MaterializeResult[None]]:
    """Choose the numbers that claim something, and say of what, for when and on whose word."""
    plan, report = do(context, run, "join")
    for name in asked(context, "quantities", "claims", "evidence"):
        yield shown(name, frames.frame(plan, name), report)


@dg.multi_asset(
    specs=[
        spec("comparisons", "publish", "claims"),
        spec("rejects", "publish", "quantities", "claims"),
        spec(
            "package",
            "publish",
            *("files", "evidence", "comparisons", "rejects"),
            description=PACKAGE,
        ),
    ],
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
    for name in asked(context, "comparisons", "rejects"):
        frame = pl.read_parquet(summary.folder / f"{name}.parquet")
        yield dg.MaterializeResult(name, metadata=display.table_metadata(name, frame))
    for item in summary.unmatched:
        context.log.warning("no claim answers to the corrections' %s", item)
    if asked(context, "package"):
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
