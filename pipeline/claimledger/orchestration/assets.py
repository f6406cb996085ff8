"""The assets: one for each table and for staged texts and mentions. Each calls a step.

All assets of a run work on the inventory that the run took at its first step. An asset that is
materialized alone works on the inventory of the run that it was re-executed from, else of the last
run.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import dagster as dg
import polars as pl

from claimledger.orchestration import display
from claimledger.orchestration.failures import once
from claimledger.orchestration.namespace import Namespace
from claimledger.orchestration.registry import made_by
from claimledger.orchestration.resources import Run
from claimledger.orchestration.specs import seeds, specs
from claimledger.publishing.companions import PAGE
from claimledger.run import build, collection, frames, intake, inventory, remembered, work
from claimledger.run.settings import Report, Settings, Told
from claimledger.run.steps import STEPS
from claimledger.run.summary import Summary
from claimledger.run.work import Plan
from claimledger.tables import storage

BUILT = "built"
"""Name of the check that says whether the last build succeeded."""


Context = dg.AssetExecutionContext | dg.AssetCheckExecutionContext
Shown = Iterator[dg.MaterializeResult[None]]


@dataclass(frozen=True, slots=True)
class Execution:
    """A step in a run of Dagster: its dataset, its folders and the assets that it shows."""

    context: dg.AssetExecutionContext
    names: Namespace
    run: Run

    def is_asked(self, name: str) -> bool:
        """Whether the run is to show an asset."""
        return self.names.key(name) in self.context.selected_asset_keys

    def asked(self, step: str) -> list[str]:
        """The tables of a step that the run is to show."""
        return [one.name for one in made_by(step) if self.is_asked(one.name)]

    def progress(self, step: str, done: int, total: int) -> None:
        """Write the progress of a step to the log."""
        self.context.log.info("%s: %d of %d snapshots", step, done, total)

    def shown(
        self, plan: Plan, name: str, frame: pl.DataFrame, **more: int
    ) -> dg.MaterializeResult[None]:
        """What Dagster records of a table: counts, preview, columns, lineage and a chart."""
        titles = None
        if "describe" in plan.done and "snapshot_id" in frame.columns:
            first = frame.head(display.PREVIEW_ROWS).lazy()
            staged = collection.staged(plan, "describe", "title").select("snapshot_id", "title")
            titles = staged.join(first, on="snapshot_id", how="semi")
        metadata = display.table_metadata(name, frame, prefix=self.names.prefix, titles=titles)
        return dg.MaterializeResult(self.names.key(name), metadata=metadata | more)

    def published(self, plan: Plan, report: Report) -> Shown:
        """What Dagster records of the published tables of a step."""
        for name in self.asked(report.step):
            if name in frames.MAKERS:
                yield self.shown(plan, name, frames.frame(plan, name), **counted(report))

    def do(self, step: str) -> tuple[Plan, Report]:
        """Do a step of this run, one run at a time."""
        plan = plan_of(self.context.run, self.run)
        with storage.lock(plan.settings.output, self.run.patience, waiting(self.context)):
            return plan, work.run_step(plan, step, self.progress)


Work = Callable[[Execution], Shown]


def plan_of(execution: dg.DagsterRun, run: Run) -> Plan:
    """The plan of a run: the snapshots that it processes."""
    settings = run.settings()
    names = [execution.run_id, execution.parent_run_id, execution.root_run_id, None]
    taken = remembered.recall(settings.staging / "inventories", names)
    if taken is None:
        raise dg.Failure("expected an inventory of the seeds, found none: materialize files first")
    return shared(execution.run_id, settings, taken)


@lru_cache(maxsize=2)  # of two datasets in one run
def shared(_run_id: str, settings: Settings, taken: inventory.Inventory) -> Plan:
    """The plan that the steps and checks of a run share, with its cached results."""
    return Plan(settings, taken)


def waiting(context: Context) -> Told:
    """Write to the log that another run is working."""
    return lambda: context.log.info("waiting for another run that works on the same output")


def counted(report: Report) -> dict[str, int]:
    """How many snapshots a step worked on, reused and refused."""
    return {
        "processed": report.processed,
        "reused": report.reused,
        "refused": report.failed,
    }


def read(step: Execution) -> Shown:
    """List every file, and read those that no run has read before."""
    settings, run = step.run.settings(), step.context.run.run_id
    taken = inventory.take(settings.seeds, outside=settings.links == "followed")
    build.confirm_written(taken)
    with storage.lock(settings.output, step.run.patience, waiting(step.context)):
        taken, report = intake.read_files(settings, taken, step.progress)
        remembered.remember(taken, settings.staging / "inventories", run)
    plan = shared(run, settings, taken)
    yield from step.published(plan, report)
    if step.is_asked("texts"):
        first = frames.texts(plan, display.SAMPLE_ROWS)
        rows, prefix = plan.snapshots.height, step.names.prefix
        known = display.table_metadata("texts", first, rows, prefix=prefix)
        length = {"characters": int(plan.snapshots["char_count"].sum())}
        key = step.names.key("texts")
        yield dg.MaterializeResult(key, metadata=known | counted(report) | length)


def clean(step: Execution) -> Shown:
    """Label every segment of every text as article or furniture."""
    yield from step.published(*step.do("clean"))


def describe(step: Execution) -> Shown:
    """Name and date each article, then resolve the times that it mentions."""
    yield from step.published(*step.do("describe"))


def find(step: Execution) -> Shown:
    """Find every number of the articles, with its unit, bounds and direction."""
    plan, report = step.do("find")
    yield from step.published(plan, report)
    if step.is_asked("mentions"):
        yield step.shown(plan, "mentions", frames.mentions(plan), **counted(report))


def join(step: Execution) -> Shown:
    """Choose the numbers that are claims, and find their measure, period and source."""
    yield from step.published(*step.do("join"))


def publish(step: Execution) -> Shown:
    """Validate the tables together and swap in a new version."""
    plan = plan_of(step.context.run, step.run)
    with storage.lock(plan.settings.output, step.run.patience, waiting(step.context)):
        reports = [work.run_step(plan, name) for name in STEPS]
        summary = build.publish(plan, reports)
    for name in step.asked("publish"):
        yield step.shown(plan, name, pl.read_parquet(summary.folder / f"{name}.parquet"))
    for item in summary.unmatched:
        step.context.log.warning("no claim matches the correction %s", item)
    for doubt in summary.doubts:
        step.context.log.warning("correction %s", doubt)
    if summary.unkept:
        step.context.log.warning("not kept for the next run: %s", summary.unkept)
    if step.is_asked("package"):
        yield package_shown(step.names.key("package"), summary, plan.settings.served)


WORK: Mapping[str, Work] = {
    "read": read,
    "clean": clean,
    "describe": describe,
    "find": find,
    "join": join,
    "publish": publish,
}
"""What each step does in a run, in order."""


def package_shown(
    key: dg.AssetKey, summary: Summary, served: str | None = None
) -> dg.MaterializeResult[None]:
    """What Dagster records of a version: its name, changes and numbers of rows.

    `served` is the address at which the folder of versions is served, if it is.
    """
    page = dg.MetadataValue.path(str(summary.folder / PAGE))
    address = f"{served}/{summary.version}/{PAGE}"
    rows = pl.DataFrame({"table": list(summary.rows), "rows": list(summary.rows.values())})
    return dg.MaterializeResult(
        key,
        metadata={
            "version": summary.version,
            "claims": summary.rows["claims"],
            "folder": dg.MetadataValue.path(str(summary.folder)),
            "catalog": dg.MetadataValue.url(address) if served else page,
            "new": summary.is_new,
            "removed": summary.removed,
            "rejected files": len(summary.rejected),
            "unmatched corrections": len(summary.unmatched),
            "doubtful corrections": len(summary.doubts),
            "corrections to look at": dg.MetadataValue.json([*summary.unmatched, *summary.doubts]),
            "tables": dg.MetadataValue.md(display.markdown(rows)),
        },
        data_version=dg.DataVersion(summary.version),
        check_results=[built(summary)],
    )


def built(summary: Summary) -> dg.AssetCheckResult:
    """The result of the check that the build succeeded, with its numbers."""
    worked = {f"worked on: {report.step}": report.processed for report in summary.steps}
    said = f"published {summary.version}" if summary.is_new else "nothing changed"
    return dg.AssetCheckResult(check_name=BUILT, passed=True, description=said, metadata=worked)


def assets(names: Namespace) -> list[dg.AssetSpec | dg.AssetsDefinition]:
    """The assets of a dataset: its seeds, and the tables that each step makes."""
    return [seeds(names), *(made(names, step, does) for step, does in WORK.items())]


def made(names: Namespace, step: str, does: Work) -> dg.AssetsDefinition:
    """The assets of one step; a run may ask for any of them."""
    built = dg.AssetCheckSpec(
        BUILT, asset=names.key("package"), description="The last build succeeded."
    )

    @dg.multi_asset(
        name=names.named(step),
        description=does.__doc__,
        specs=[*specs(names, step)],
        check_specs=[built] if step == "publish" else [],
        required_resource_keys={names.run},
        can_subset=True,
    )
    def run_step(context: dg.AssetExecutionContext) -> Shown:
        with once(context):
            yield from does(Execution(context, names, getattr(context.resources, names.run)))

    return run_step
