"""What starts runs without a click: a sensor on the content of the inputs, and a nightly round.

They are off until someone switches them on in the UI. A failed build is always reported.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

import dagster as dg

from claimledger.orchestration.assets import BUILT
from claimledger.orchestration.resources import Run
from claimledger.publishing import version
from claimledger.publishing.verification import verify
from claimledger.run import inventory
from claimledger.run.fingerprints import RULES, on_disk, schemas
from claimledger.run.settings import resolve
from claimledger.run.steps import digest
from claimledger.tables import storage
from claimledger.tables.schemas import package

STATE_TAG = "claimledger/state"
RETRIES = {"dagster/max_retries": "2"}
WILL_RETRY = "dagster/will_retry"
SECONDS_BETWEEN_LOOKS = 10

FINISHED = (
    dg.DagsterRunStatus.SUCCESS,
    dg.DagsterRunStatus.FAILURE,
    dg.DagsterRunStatus.CANCELED,
)

everything = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    description="Read what changed and publish a new version.",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """What the sensor remembers: the state it saw last, and the one it asked a run for."""

    seen: str | None = None
    asked: str | None = None

    @classmethod
    def read(cls, cursor: str | None) -> "Watch":
        """The memory that a cursor holds."""
        return cls(**json.loads(cursor)) if cursor else cls()


def state_of_inputs() -> str:
    """Digest of everything that decides what is published: pages, notes, schemas, rules."""
    taken = inventory.take(resolve().seeds)
    return digest(taken.digest, schemas(), on_disk(*RULES))[:16]


@dg.sensor(
    job=everything,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    description="Ask for a run when pages, notes, schemas or rules changed and came to rest.",
)
def inputs_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Ask for a run when the content of seeds/ or schemas/ changed and has come to rest.

    What counts is the bytes, not the times of files. A change is acted on when two looks in a row
    find the same, so that files that are still being copied are waited for.
    """
    watch = Watch.read(context.cursor)
    try:
        now = state_of_inputs()
    except inventory.NoSeeds as error:
        return dg.SkipReason(str(error))
    if now == watch.asked:
        settled = Watch(now, now)
        context.update_cursor(json.dumps(asdict(settled)))
        return dg.SkipReason("nothing changed since the last run was asked for")
    if now != watch.seen:
        context.update_cursor(json.dumps(asdict(Watch(now, watch.asked))))
        return dg.SkipReason("something changed; waiting until the next look finds the same")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(tags={STATE_TAG: now, **RETRIES})],
        cursor=json.dumps(asdict(Watch(now, now))),
    )


@dg.run_failure_sensor(
    monitored_jobs=[everything],
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
    description="Show a failed build as a failed check of the package, with its reason.",
)
def failure_reported(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
    """Show a failed build as a failed check of the package, with its reason."""
    if context.dagster_run.tags.get(WILL_RETRY) == "true":
        return dg.SkipReason("it is tried again")
    if overtaken(context):
        return dg.SkipReason("a later build went through")
    context.instance.report_runless_asset_event(
        dg.AssetCheckEvaluation(
            asset_key=dg.AssetKey("package"),
            check_name=BUILT,
            passed=False,
            severity=dg.AssetCheckSeverity.ERROR,
            description=reason(context),
            metadata={"run": context.dagster_run.run_id},
        )
    )
    return None


def overtaken(context: dg.RunFailureSensorContext) -> bool:
    """Whether a package was published after a run had failed; reports can come late."""
    latest = context.instance.get_latest_materialization_event(dg.AssetKey("package"))
    ended = context.instance.get_run_stats(context.dagster_run.run_id).end_time
    return latest is not None and ended is not None and latest.timestamp > ended


def reason(context: dg.RunFailureSensorContext) -> str:
    """Why a run failed: what its first failed step said, else what the run says of itself."""
    for event in context.get_step_failure_events():
        if error := event.step_failure_data.error:
            return (error.cause or error).message.strip()
    return context.failure_event.message or "the run failed"


@dg.op
def verify_published(context: dg.OpExecutionContext, run: Run) -> None:
    """Check the latest version against its hashes and its schema."""
    latest = run.settings().output / version.LATEST
    problems = [f"{one.where} {one.row}: {one.what}" for one in verify(latest)]
    for problem in problems:
        context.log.error("%s", problem)
    if problems:
        raise dg.Failure(f"{latest} has {len(problems)} problems; the first: {problems[0]}")


@dg.op(ins={"verified": dg.In(dg.Nothing)})
def prune_versions(context: dg.OpExecutionContext, run: Run) -> None:
    """Drop all but the newest versions, as many as package.yaml says; never the latest."""
    output = run.settings().output
    with storage.lock(output, run.patience):
        for name in version.prune(output, package()["x-keep-versions"]):
            context.log.info("dropped the version %s", name)


@dg.op(ins={"verified": dg.In(dg.Nothing)})
def prune_runs(context: dg.OpExecutionContext) -> None:
    """Drop the records of finished runs that are older than package.yaml says."""
    oldest = datetime.now(UTC) - timedelta(days=package()["x-keep-run-days"])
    finished = dg.RunsFilter(created_before=oldest, statuses=list(FINISHED))
    for record in context.instance.get_run_records(finished):
        context.instance.delete_run(record.dagster_run.run_id)
        context.log.info("dropped the records of the run %s", record.dagster_run.run_id)


@dg.job(description="Verify what is published, then drop old versions and old records.")
def upkeep() -> None:
    """The nightly round; nothing is pruned while something is wrong."""
    verified = verify_published()
    prune_versions(verified)
    prune_runs(verified)


nightly_build = dg.ScheduleDefinition(
    name="nightly_build", job=everything, cron_schedule="0 2 * * *", description="Build at 02:00."
)
nightly_upkeep = dg.ScheduleDefinition(
    name="nightly_upkeep",
    job=upkeep,
    cron_schedule="0 4 * * *",
    description="Verify and prune at 04:00.",
)

JOBS = (everything, upkeep)
SENSORS: list[dg.SensorDefinition] = [inputs_changed, failure_reported]
SCHEDULES: list[dg.ScheduleDefinition] = [nightly_build, nightly_upkeep]
