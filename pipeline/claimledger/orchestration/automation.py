"""What starts runs automatically: a sensor on the content of the inputs, and nightly schedules.

They are off until someone switches them on in Dagster. A failed build is always reported.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import dagster as dg

from claimledger.orchestration.assets import BUILT
from claimledger.orchestration.failures import once
from claimledger.orchestration.namespace import Namespace
from claimledger.orchestration.resources import Run
from claimledger.publishing import version
from claimledger.publishing.verification import verify
from claimledger.run import inventory
from claimledger.run.build import MISTAKES
from claimledger.run.fingerprints import RULES, on_disk, schemas
from claimledger.run.steps import digest
from claimledger.tables import storage
from claimledger.tables.schemas import package

if TYPE_CHECKING:  # Dagster gives the type no public name
    from dagster._core.definitions.unresolved_asset_job_definition import (
        UnresolvedAssetJobDefinition,
    )

    Job = dg.JobDefinition | UnresolvedAssetJobDefinition

STATE_TAG = "claimledger/state"
RETRIES = {"dagster/max_retries": "2"}
WILL_RETRY = "dagster/will_retry"
SECONDS_BETWEEN_LOOKS = 10

FINISHED = (
    dg.DagsterRunStatus.SUCCESS,
    dg.DagsterRunStatus.FAILURE,
    dg.DagsterRunStatus.CANCELED,
)


@dataclass(frozen=True, slots=True)
class Automation:
    """What can start the runs of a dataset."""

    jobs: "Sequence[Job]"
    sensors: Sequence[dg.SensorDefinition]
    schedules: Sequence[dg.ScheduleDefinition]


def automation(names: Namespace, assets: Sequence[dg.AssetKey]) -> Automation:
    """The jobs of a dataset, and the sensors and schedules that start them.

    Args:
        names: the names of the dataset.
        assets: the assets that a run can make.
    """
    build = dg.define_asset_job(
        names.named("build"),
        selection=dg.AssetSelection.assets(*assets),
        description="Read the pages that changed and publish a new version.",
        executor_def=dg.in_process_executor,
    )
    upkeep = upkeep_job(names, frozenset(assets))
    return Automation(
        jobs=(build, upkeep),
        sensors=(inputs_sensor(names, build), failure_sensor(names, build)),
        schedules=(
            nightly_build(names, build),
            dg.ScheduleDefinition(
                name=names.named("nightly_upkeep"),
                job=upkeep,
                cron_schedule="0 4 * * *",
                description="Verify the package and delete old versions every night at 04:00.",
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class Watch:
    """The memory of the sensor: the last state, and the last state with a run."""

    seen: str | None = None
    asked: str | None = None

    @classmethod
    def read(cls, cursor: str | None) -> "Watch":
        """The memory stored in a cursor."""
        return cls(**json.loads(cursor)) if cursor else cls()


def state_of_inputs(run: Run) -> str:
    """Digest of everything that decides what is published: pages, sidecars, schemas and rules."""
    settings = run.settings()
    taken = inventory.take(settings.seeds, outside=settings.links == "followed")
    return digest(taken.digest, schemas(), on_disk(*RULES))[:16]


def inputs_sensor(names: Namespace, job: "Job") -> dg.SensorDefinition:
    """Request a run after the content of the inputs has changed and then stayed the same."""

    @dg.sensor(
        name=names.named("inputs_changed"),
        job=job,
        minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
        description="Request a run after pages, sidecars, corrections, schemas or rules have "
        "changed and then stayed the same.",
        required_resource_keys={names.run},
    )
    def inputs_changed(
        context: dg.SensorEvaluationContext,
    ) -> dg.SensorResult | dg.SkipReason:
        try:
            now = state_of_inputs(getattr(context.resources, names.run))
        except MISTAKES as error:
            return dg.SkipReason(str(error))
        return look(context, now)

    return inputs_changed


def look(context: dg.SensorEvaluationContext, now: str) -> dg.SensorResult | dg.SkipReason:
    """Request a run if the inputs are in a new state and were in it at the previous look.

    The bytes of files count, not their times. Two looks in a row must find the same content, so the
    sensor waits for files that are still being copied.
    """
    watch = Watch.read(context.cursor)
    if now == watch.asked:
        context.update_cursor(json.dumps(asdict(Watch(now, now))))
        return dg.SkipReason("nothing changed since the last run was requested")
    if now != watch.seen:
        context.update_cursor(json.dumps(asdict(Watch(now, watch.asked))))
        return dg.SkipReason("something changed; waiting until it stays the same")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(tags={STATE_TAG: now, **RETRIES})],
        cursor=json.dumps(asdict(Watch(now, now))),
    )


def nightly_build(names: Namespace, job: "Job") -> dg.ScheduleDefinition:
    """Build at night; if there is no folder of pages, report it and start nothing."""

    @dg.schedule(
        name=names.named("nightly_build"),
        job=job,
        cron_schedule="0 2 * * *",
        description="Build the dataset every night at 02:00.",
        required_resource_keys={names.run},
    )
    def build_at_night(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        run: Run = getattr(context.resources, names.run)
        try:
            inventory.confirm(run.settings().seeds)
        except MISTAKES as error:
            return dg.SkipReason(str(error))
        return dg.RunRequest()

    return build_at_night


def failure_sensor(names: Namespace, job: "Job") -> dg.SensorDefinition:
    """Show a failed build as a failed check of the package, with its reason."""
    package = names.key("package")

    @dg.run_failure_sensor(
        name=names.named("failure_reported"),
        monitored_jobs=[job],
        default_status=dg.DefaultSensorStatus.RUNNING,
        minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
        description="Show a failed build as a failed check of the package, with its reason.",
    )
    def failure_reported(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
        if context.dagster_run.tags.get(WILL_RETRY) == "true":
            return dg.SkipReason("the run will be retried")
        if overtaken(context, package):
            return dg.SkipReason("a later build succeeded")
        context.instance.report_runless_asset_event(
            dg.AssetCheckEvaluation(
                asset_key=package,
                check_name=BUILT,
                passed=False,
                severity=dg.AssetCheckSeverity.ERROR,
                description=reason(context),
                metadata={"run": context.dagster_run.run_id},
            )
        )
        return None

    return failure_reported


def overtaken(context: dg.RunFailureSensorContext, package: dg.AssetKey) -> bool:
    """Whether a package was published after a run had failed; reports may come late."""
    latest = context.instance.get_latest_materialization_event(package)
    ended = context.instance.get_run_stats(context.dagster_run.run_id).end_time
    return latest is not None and ended is not None and latest.timestamp > ended


def reason(context: dg.RunFailureSensorContext) -> str:
    """Why a run failed: the error of its first failed step, else of the run."""
    for event in context.get_step_failure_events():
        failed = event.step_failure_data
        if failed.user_failure_data and failed.user_failure_data.description:
            return failed.user_failure_data.description
        if error := failed.error:
            return (error.cause or error).message.strip()
    return context.failure_event.message or "the run failed"


def upkeep_job(names: Namespace, assets: frozenset[dg.AssetKey]) -> dg.JobDefinition:
    """The nightly upkeep; nothing is deleted if verification fails."""
    jobs = {names.named("build"), names.named("upkeep")}

    @dg.op(name=names.named("verify_published"), required_resource_keys={names.run})
    def verify_published(context: dg.OpExecutionContext) -> None:
        """Check the latest version against its hashes and its schema."""
        with once(context):
            verify_latest(context, getattr(context.resources, names.run))

    @dg.op(
        name=names.named("prune_versions"),
        ins={"verified": dg.In(dg.Nothing)},
        required_resource_keys={names.run},
    )
    def prune_versions(context: dg.OpExecutionContext) -> None:
        """Delete old versions; package.yaml sets how many stay."""
        run: Run = getattr(context.resources, names.run)
        output = run.settings().output
        with storage.lock(output, run.patience):
            for name in version.prune(output, package()["x-keep-versions"]):
                context.log.info("deleted the version %s", name)

    @dg.op(name=names.named("prune_runs"), ins={"verified": dg.In(dg.Nothing)})
    def prune_runs(context: dg.OpExecutionContext) -> None:
        """Delete the old records of finished runs of this dataset, as package.yaml says.

        Runs that made other assets are left alone.
        """
        oldest = datetime.now(UTC) - timedelta(days=package()["x-keep-run-days"])
        finished = dg.RunsFilter(created_before=oldest, statuses=list(FINISHED))
        for record in context.instance.get_run_records(finished):
            run = record.dagster_run
            if run.job_name in jobs or (run.asset_selection and run.asset_selection <= assets):
                context.instance.delete_run(run.run_id)
                context.log.info("deleted the records of the run %s", run.run_id)

    @dg.job(
        name=names.named("upkeep"),
        description="Verify the published package, then delete old versions and records of runs.",
        executor_def=dg.in_process_executor,
    )
    def upkeep() -> None:
        verified = verify_published()
        prune_versions(verified)
        prune_runs(verified)

    return upkeep


def verify_latest(context: dg.OpExecutionContext, run: Run) -> None:
    """Fail if the latest version contradicts its hashes or its schema."""
    latest = run.settings().output / version.LATEST
    problems = [f"{one.where} {one.row}: {one.what}" for one in verify(latest)]
    for problem in problems:
        context.log.error("%s", problem)
    if problems:
        raise dg.Failure(f"{latest} has {len(problems)} problems; the first: {problems[0]}")
