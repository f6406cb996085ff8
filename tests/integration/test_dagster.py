"""The assets in process: everything at once, one alone, and what keeps a run from publishing."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from claimledger.orchestration.assets import ASSETS, BUILT
from claimledger.orchestration.automation import (
    JOBS,
    SCHEDULES,
    SENSORS,
    WILL_RETRY,
    Watch,
    failure_reported,
    inputs_changed,
    upkeep,
)
from claimledger.orchestration.checks import CHECKS
from claimledger.orchestration.resources import Run
from claimledger.publishing import version
from claimledger.records import Quantity
from claimledger.run import frames
from claimledger.tables.records import hints
from claimledger.tables.schemas import tables

NODES = [*ASSETS, *CHECKS]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    """Dagster's records, kept for the length of a test."""
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path / "dagster")) as made:
        yield made


@pytest.fixture
def run(seeds: Path, output: Path) -> Run:
    return Run(seeds=str(seeds), output=str(output), engine="inline")


def materialize(
    instance: dg.DagsterInstance, run: Run, *names: str, raising: bool = True
) -> dg.ExecuteInProcessResult:
    """Materialize some assets, or all, with their checks."""
    selection = dg.AssetSelection.assets(*names) if names else dg.AssetSelection.all()
    return dg.materialize(
        NODES,
        resources={"run": run},
        instance=instance,
        selection=selection,
        raise_on_error=raising,
    )


def metadata(result: dg.ExecuteInProcessResult, name: str) -> dict[str, object]:
    [event] = [
        one
        for one in result.get_asset_materialization_events()
        if one.asset_key == dg.AssetKey(name)
    ]
    shown = event.step_materialization_data.materialization.metadata
    return {key: value.value for key, value in shown.items()}


@pytest.fixture
def everything(instance: dg.DagsterInstance, run: Run) -> dg.ExecuteInProcessResult:
    return materialize(instance, run)


def test_every_asset_and_every_check_succeeds(
    everything: dg.ExecuteInProcessResult, output: Path
) -> None:
    assert everything.success
    evaluated = everything.get_asset_check_evaluations()
    failed = {
        (one.asset_key.to_user_string(), one.check_name) for one in evaluated if not one.passed
    }
    assert not failed
    blocking = {
        (spec.asset_key.to_user_string(), spec.name)
        for check in CHECKS
        for spec in check.check_specs
        if spec.blocking
    }
    assert {name for name, _ in blocking} == set(frames.MAKERS) - {"comparisons"}
    assert (output / "latest" / "datapackage.json").is_file()


def test_a_table_is_shown_with_rows_columns_and_lineage(
    everything: dg.ExecuteInProcessResult, output: Path
) -> None:
    for declared in tables():
        shown = metadata(everything, declared.name)
        rows = pl.read_parquet(output / "latest" / f"{declared.name}.parquet")
        assert shown["dagster/row_count"] == rows.height
        schema = shown["dagster/column_schema"]
        assert isinstance(schema, dg.TableSchema)
        assert [column.name for column in schema.columns] == declared.names
        assert "preview" in shown
    lineage = metadata(everything, "claims")["dagster/column_lineage"]
    assert isinstance(lineage, dg.TableColumnLineage)
    assert (
        dg.TableColumnDep(dg.AssetKey("times"), "date_from")
        in (lineage.deps_by_column["period_start"])
    )
    assert "data:image/svg+xml;base64," in str(
        metadata(everything, "claims")["claims by the year they are for"]
    )


def test_lineage_names_columns_that_are_there() -> None:
    known = {one.name: set(one.names) for one in tables()}
    known |= {"texts": {"text", "snapshot_id"}, "mentions": set(hints(Quantity))}
    for declared in tables():
        for column in declared.columns:
            for source in column.sources:
                asset, name = source.split(".")
                assert name in known[asset], source


@pytest.mark.usefixtures("everything")
def test_a_second_run_takes_everything_from_before(instance: dg.DagsterInstance, run: Run) -> None:
    again = materialize(instance, run)
    for name in ("files", "segments", "snapshots", "mentions", "claims"):
        shown = metadata(again, name)
        assert (shown["processed"], shown["reused"]) == (0, 3)
    assert metadata(again, "package")["new"] is False


@pytest.mark.usefixtures("everything")
def test_warnings_say_what_deserves_a_look_and_stop_nothing(
    instance: dg.DagsterInstance, run: Run, seeds: Path
) -> None:
    for name in ("rail.txt", "ferries.txt"):
        (seeds / name).unlink()
    (seeds / "empty.txt").touch()
    (seeds / "corrections.yaml").write_text(
        "[{match: {claim_id: '0'}, action: drop, reason: it is not there}]"
    )
    result = materialize(instance, run)
    assert result.success
    warned = {one.check_name for one in result.get_asset_check_evaluations() if not one.passed}
    assert warned == {"drop", "rejected", "corrections_matched", "version_raised"}


@pytest.mark.usefixtures("everything")
def test_one_asset_alone_works_on_the_last_inventory(
    instance: dg.DagsterInstance, run: Run, seeds: Path, output: Path
) -> None:
    before = version.current(output)
    (seeds / "rail.txt").unlink()
    assert metadata(materialize(instance, run, "claims"), "claims")["reused"] == 3
    assert materialize(instance, run, "package").success
    assert version.current(output) == before
    assert metadata(materialize(instance, run, "files"), "files")["dagster/row_count"] == 2
    assert materialize(instance, run, "package").success
    assert version.current(output) != before


def test_an_asset_alone_does_the_steps_before_it(
    instance: dg.DagsterInstance, run: Run, output: Path
) -> None:
    assert materialize(instance, run, "files").success
    alone = materialize(instance, run, "claims")
    assert metadata(alone, "claims")["processed"] == 3
    assert not (output / "latest").exists()


def test_without_an_inventory_an_asset_says_what_to_do(
    instance: dg.DagsterInstance, run: Run
) -> None:
    result = materialize(instance, run, "claims", raising=False)
    assert not result.success
    [failure] = result.get_step_failure_events()
    assert "materialize files first" in str(failure)


def test_a_failing_blocking_check_publishes_nothing(
    instance: dg.DagsterInstance, run: Run, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "unread", lambda _plan: 7)
    result = materialize(instance, run, raising=False)
    assert not result.success
    [failed] = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert failed.check_name == "accounted_for"
    assert failed.metadata["unread numerals"].value == 7
    assert not (output / "latest").exists()


def test_a_failed_run_is_taken_up_where_it_stopped(
    instance: dg.DagsterInstance, run: Run, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(frames, "mentions", lambda _plan: 1 / 0)
        assert not materialize(instance, run, raising=False).success
    taken_up = materialize(instance, run, "mentions", "quantities", "claims", "evidence", "package")
    assert metadata(taken_up, "mentions")["reused"] == 3
    assert version.current(output) == metadata(taken_up, "package")["version"]


@pytest.fixture
def _environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLEDGER_SEEDS", run.seeds)
    monkeypatch.setenv("CLAIMLEDGER_OUTPUT", run.output)


@pytest.mark.usefixtures("_environment")
def test_the_sensor_waits_for_rest_and_asks_once_for_each_content(
    instance: dg.DagsterInstance, seeds: Path
) -> None:
    cursor: str | None = None

    def look() -> str:
        nonlocal cursor
        context = dg.build_sensor_context(instance, cursor=cursor)
        told = inputs_changed.evaluate_tick(context)
        cursor = told.cursor
        return "run" if told.run_requests else (told.skip_message or "")

    assert "waiting" in look()
    assert look() == "run"
    assert "nothing changed" in look()
    path = seeds / "rail.txt"
    text = path.read_text()
    path.write_text(text + "More.")
    assert "waiting" in look()
    path.write_text(text + "More and more.")
    assert "waiting" in look()
    assert look() == "run"
    path.write_text(text)  # a reverted page is a change, too
    assert "waiting" in look()
    assert look() == "run"
    assert Watch.read(cursor).asked == Watch.read(cursor).seen


def test_the_sensor_says_when_there_is_no_folder(
    instance: dg.DagsterInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLEDGER_SEEDS", str(tmp_path / "none"))
    told = inputs_changed.evaluate_tick(dg.build_sensor_context(instance))
    assert "found nothing" in (told.skip_message or "")


def test_a_failed_build_is_reported_unless_it_is_tried_again_or_overtaken(
    instance: dg.DagsterInstance, run: Run, seeds: Path
) -> None:
    def report(**tags: str) -> str:
        ended = failed.dagster_run.with_tags(tags)
        context = dg.build_run_status_sensor_context(
            "failure_reported", failed.get_run_failure_event(), instance, ended
        )
        failure_reported(context.for_run_failure())
        key = dg.AssetCheckKey(dg.AssetKey("package"), BUILT)
        found = instance.event_log_storage.get_latest_asset_check_execution_by_key([key])
        return found[key].status.value

    (seeds / "corrections.yaml").write_text("- action: drop")
    failed = materialize(instance, run, raising=False)
    assert not failed.success
    assert report(**{WILL_RETRY: "true"}) == "PLANNED"
    assert report() == "FAILED"
    (seeds / "corrections.yaml").unlink()
    assert materialize(instance, run).success
    assert report() == "SUCCEEDED"


@pytest.mark.usefixtures("everything")
def test_upkeep_verifies_before_it_prunes(
    instance: dg.DagsterInstance, run: Run, output: Path
) -> None:
    def kept() -> dg.ExecuteInProcessResult:
        return upkeep.execute_in_process(
            instance=instance, resources={"run": run}, raise_on_error=False
        )

    assert kept().success
    (output / "latest" / "README.md").write_text("spoiled")
    assert not kept().success


def test_everything_that_runs_by_itself_is_described() -> None:
    for one in (*JOBS, *SENSORS, *SCHEDULES):
        assert one.description, one.name
