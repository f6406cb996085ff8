"""The assets in process: everything at once, one alone, and what keeps a run from publishing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from claimledger.cli import ui
from claimledger.orchestration import dataset, display
from claimledger.orchestration.assets import BUILT
from claimledger.orchestration.automation import WILL_RETRY, Watch
from claimledger.orchestration.definitions import defs as project
from claimledger.orchestration.failures import RETRIED
from claimledger.orchestration.loading import loaded
from claimledger.orchestration.registry import registry
from claimledger.publishing import version
from claimledger.records import Quantity
from claimledger.run import frames
from claimledger.tables.dataset import load
from claimledger.tables.records import hints
from claimledger.tables.schemas import tables
from tests.conftest import ROOT
from tests.integration.desk import definitions


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    """Dagster's records, kept for the length of a test."""
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path / "dagster")) as made:
        yield made


@pytest.fixture
def defs(seeds: Path, output: Path) -> dg.Definitions:
    """The project's definitions on folders of their own."""
    return dataset("claimledger", seeds=seeds, output=output, key_prefix="", engine="inline")


def materialize(
    instance: dg.DagsterInstance, defs: dg.Definitions, *names: str, raising: bool = True
) -> dg.ExecuteInProcessResult:
    """Materialize some assets, or all, with their checks."""
    selection = (
        dg.AssetSelection.assets(*(name.split("/") for name in names))
        if names
        else dg.AssetSelection.all()
    )
    return dg.materialize(
        [*(defs.assets or []), *(defs.asset_checks or [])],  # type: ignore[list-item]
        resources=defs.resources,
        instance=instance,
        selection=selection,
        raise_on_error=raising,
    )


def metadata(result: dg.ExecuteInProcessResult, name: str) -> dict[str, object]:
    [event] = [
        one
        for one in result.get_asset_materialization_events()
        if one.asset_key == dg.AssetKey(name.split("/"))
    ]
    shown = event.step_materialization_data.materialization.metadata
    return {key: value.value for key, value in shown.items()}


@pytest.fixture
def everything(instance: dg.DagsterInstance, defs: dg.Definitions) -> dg.ExecuteInProcessResult:
    return materialize(instance, defs)


def test_every_asset_and_every_check_succeeds(
    everything: dg.ExecuteInProcessResult, defs: dg.Definitions, output: Path
) -> None:
    assert everything.success
    evaluated = everything.get_asset_check_evaluations()
    failed = {
        (one.asset_key.to_user_string(), one.check_name) for one in evaluated if not one.passed
    }
    assert not failed
    blocking = {
        (spec.asset_key.to_user_string(), spec.name)
        for check in defs.asset_checks or []
        for spec in check.check_specs  # type: ignore[union-attr]
        if spec.blocking
    }
    assert {name for name, _ in blocking} == set(frames.MAKERS) - {
        "claim_entities",
        "comparisons",
        "entities",
        "indicators",
    }
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
    assert "title" in str(metadata(everything, "quantities")["preview"])
    lineage = metadata(everything, "claims")["dagster/column_lineage"]
    assert isinstance(lineage, dg.TableColumnLineage)
    assert (
        dg.TableColumnDep(dg.AssetKey("times"), "date_from")
        in (lineage.deps_by_column["period_start"])
    )
    assert "data:image/svg+xml;base64," in str(
        metadata(everything, "claims")["claims by year of their period"]
    )


def test_lineage_names_columns_that_are_there() -> None:
    known = {one.name: set(one.names) for one in tables()}
    known |= {"texts": set(registry()["texts"].names), "mentions": set(hints(Quantity))}
    for declared in tables():
        for column in declared.columns:
            for source in column.sources:
                asset, name = source.split(".")
                assert name in known[asset], source


@pytest.mark.usefixtures("everything")
def test_a_second_run_takes_everything_from_before(
    instance: dg.DagsterInstance, defs: dg.Definitions
) -> None:
    again = materialize(instance, defs)
    for name in ("files", "segments", "snapshots", "mentions", "claims"):
        shown = metadata(again, name)
        assert (shown["processed"], shown["reused"]) == (0, 3)
    assert metadata(again, "package")["new"] is False


@pytest.mark.usefixtures("everything")
def test_warnings_say_what_deserves_a_look_and_stop_nothing(
    instance: dg.DagsterInstance, defs: dg.Definitions, seeds: Path
) -> None:
    for name in ("rail.txt", "ferries.txt"):
        (seeds / name).unlink()
    (seeds / "empty.txt").touch()
    (seeds / "corrections.yaml").write_text(
        "- {match: {claim_id: '0'}, action: drop, reason: it is not there}\n"
        "- match: {url: https://news.example.org/harbor/grain-record, quote: 12 percent}\n"
        "  action: set\n  values: {value: 12}\n  reason: as it was\n"
    )
    result = materialize(instance, defs)
    assert result.success
    warned = {one.check_name for one in result.get_asset_check_evaluations() if not one.passed}
    assert warned == {"drop", "rejected", "corrections_matched", "version_raised"}
    [said] = [
        one.description
        for one in result.get_asset_check_evaluations()
        if one.check_name == "corrections_matched"
    ]
    assert str(said).startswith("item 1 (drop 0): there is no claim with this id; item 2 (set ")
    assert str(said).endswith("changes nothing; the claim has these values already")
    shown = metadata(result, "package")
    assert (shown["unmatched corrections"], shown["doubtful corrections"]) == (1, 1)


@pytest.mark.usefixtures("everything")
def test_one_asset_alone_works_on_the_last_inventory(
    instance: dg.DagsterInstance, defs: dg.Definitions, seeds: Path, output: Path
) -> None:
    before = version.current(output)
    (seeds / "rail.txt").unlink()
    assert metadata(materialize(instance, defs, "claims"), "claims")["reused"] == 3
    assert materialize(instance, defs, "package").success
    assert version.current(output) == before
    assert metadata(materialize(instance, defs, "files"), "files")["dagster/row_count"] == 2
    assert materialize(instance, defs, "package").success
    assert version.current(output) != before


def test_an_asset_alone_does_the_steps_before_it(
    instance: dg.DagsterInstance, defs: dg.Definitions, output: Path
) -> None:
    assert materialize(instance, defs, "files").success
    alone = materialize(instance, defs, "claims")
    assert metadata(alone, "claims")["processed"] == 3
    assert not (output / "latest").exists()


def test_without_an_inventory_an_asset_says_what_to_do(
    instance: dg.DagsterInstance, defs: dg.Definitions
) -> None:
    result = materialize(instance, defs, "claims", raising=False)
    assert not result.success
    [failure] = result.get_step_failure_events()
    assert "materialize files first" in str(failure)


def test_a_failing_blocking_check_publishes_nothing(
    instance: dg.DagsterInstance,
    defs: dg.Definitions,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(frames, "unread", lambda _plan: 7)
    result = materialize(instance, defs, raising=False)
    assert not result.success
    [failed] = [one for one in result.get_asset_check_evaluations() if not one.passed]
    assert failed.check_name == "accounted_for"
    assert failed.metadata["unread numerals"].value == 7
    assert not (output / "latest").exists()


def test_a_failed_run_is_taken_up_where_it_stopped(
    instance: dg.DagsterInstance,
    defs: dg.Definitions,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(frames, "mentions", lambda _plan: 1 / 0)
        assert not materialize(instance, defs, raising=False).success
    taken_up = materialize(
        instance, defs, "mentions", "quantities", "claims", "evidence", "package"
    )
    assert metadata(taken_up, "mentions")["reused"] == 3
    assert version.current(output) == metadata(taken_up, "package")["version"]


def test_some_steps_of_a_run_are_done_again_for_its_pages(
    seeds: Path, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "data-teams.md").read_text("utf-8")
    [example] = re.findall(r"<!-- again -->\n```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "example_again.py").write_text(example)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "home").mkdir()
    folders = {"SEEDS": seeds, "OUTPUT": output, "ENGINE": "inline"}
    for name, value in folders.items():
        monkeypatch.setenv(f"CLAIMLEDGER_{name}", str(value))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "dagster.yaml").write_text(ui.settings())
    from example_again import again  # type: ignore[import-not-found]  # written above

    with dg.DagsterInstance.get() as records:
        first = project.resolve_job_def("build").execute_in_process(instance=records)
    before = version.current(output)
    (seeds / "rail.txt").unlink()
    with again(first.run_id, "join", "publish") as done:
        assert done.success
        made = {one.asset_key.path[-1] for one in done.all_events if one.is_step_materialization}
        assert {"claims", "package"} <= made
        assert not {"files", "mentions"} & made
    assert version.current(output) == before


def test_the_sensor_waits_for_rest_and_asks_once_for_each_content(
    instance: dg.DagsterInstance, defs: dg.Definitions, seeds: Path
) -> None:
    cursor: str | None = None
    sensor = defs.resolve_sensor_def("inputs_changed")

    def look() -> str:
        nonlocal cursor
        told = sensor.evaluate_tick(
            dg.build_sensor_context(instance, cursor=cursor, resources=defs.resources)
        )
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


def test_where_there_is_no_folder_nothing_is_started(
    instance: dg.DagsterInstance, output: Path, tmp_path: Path
) -> None:
    defs = dataset("lost", seeds=tmp_path / "none", output=output)
    looking = dg.build_sensor_context(instance, resources=defs.resources)
    told = defs.resolve_sensor_def("lost_inputs_changed").evaluate_tick(looking)
    assert "found nothing" in (told.skip_message or "")
    night = dg.build_schedule_context(instance, resources=defs.resources)
    skipped = defs.resolve_schedule_def("lost_nightly_build").evaluate_tick(night)
    assert not skipped.run_requests
    assert "found nothing" in (skipped.skip_message or "")


def test_a_failed_build_is_reported_unless_it_is_tried_again_or_overtaken(
    instance: dg.DagsterInstance, defs: dg.Definitions, seeds: Path
) -> None:
    def report(**tags: str) -> str:
        ended = failed.dagster_run.with_tags(tags)
        context = dg.build_run_status_sensor_context(
            "failure_reported", failed.get_run_failure_event(), instance, ended
        )
        defs.resolve_sensor_def("failure_reported")(context.for_run_failure())
        key = dg.AssetCheckKey(dg.AssetKey("package"), BUILT)
        found = instance.event_log_storage.get_latest_asset_check_execution_by_key([key])
        return found[key].status.value

    (seeds / "corrections.yaml").write_text("- action: drop")
    failed = materialize(instance, defs, raising=False)
    assert not failed.success
    assert report(**{WILL_RETRY: "true"}) == "PLANNED"
    assert report() == "FAILED"
    (seeds / "corrections.yaml").unlink()
    assert materialize(instance, defs).success
    assert report() == "SUCCEEDED"


def typo(seeds: Path) -> dict[str, Any]:
    (seeds / "corrections.yaml").write_text("- {match: {claim_id: '0'}, action: drop}")
    return {}


def no_licence(seeds: Path) -> dict[str, Any]:
    (seeds / "dataset.yaml").write_text("licence: free of charge\n")
    return {}


def no_name(seeds: Path) -> dict[str, Any]:
    (seeds / "entities.yaml").write_text("- {kind: country}\n")
    return {}


def no_pages(seeds: Path) -> dict[str, Any]:
    for path in [*seeds.rglob("*.txt")]:
        path.write_bytes(b"")
    return {}


def lost_folder(seeds: Path) -> dict[str, Any]:
    return {"seeds": seeds / "lost"}


def no_scheduler(_seeds: Path) -> dict[str, Any]:
    return {"engine": "cluster"}


@pytest.mark.parametrize(
    ("mistake", "step", "said"),
    [
        (typo, "read", "corrections.yaml, item 1: expected a reason"),
        (no_licence, "read", "dataset.yaml, line 1: expected licence to be"),
        (no_name, "read", "entities.yaml, item 1, name: expected a name"),
        (lost_folder, "read", "expected a folder of saved pages at"),
        (no_scheduler, "read", "cluster: expected the address of a Dask scheduler"),
        (no_pages, "publish", "expected a readable page in"),
    ],
)
def test_a_mistake_ends_the_run_in_its_sentence_and_is_not_tried_again(
    mistake: Callable[[Path], dict[str, Any]],
    step: str,
    said: str,
    instance: dg.DagsterInstance,
    seeds: Path,
) -> None:
    folders = {"seeds": seeds, "output": seeds.with_name("output")}
    wrong = {"engine": "inline", "key_prefix": "", **folders, **mistake(seeds)}
    result = materialize(instance, dataset("claimledger", **wrong), raising=False)
    [event] = result.get_step_failure_events()
    assert event.step_key == step
    failed = event.step_failure_data
    assert failed.user_failure_data is not None
    assert (failed.user_failure_data.description or "").startswith(said)
    assert failed.error is not None
    assert failed.error.cause is None
    assert instance.get_runs()[0].tags[RETRIED] == "false"
    staged = any((seeds.with_name("output") / ".staging").rglob("*.parquet"))
    assert staged == (step != "read"), "a mistake is found before any work"


def test_what_may_go_better_next_time_is_tried_again(
    instance: dg.DagsterInstance, defs: dg.Definitions, output: Path
) -> None:
    output.mkdir()
    (output / "versions").touch()  # no version can be written
    assert not materialize(instance, defs, raising=False).success
    assert RETRIED not in instance.get_runs()[0].tags


@pytest.mark.usefixtures("everything")
def test_upkeep_verifies_before_it_prunes(
    instance: dg.DagsterInstance, defs: dg.Definitions, output: Path
) -> None:
    def kept() -> dg.ExecuteInProcessResult:
        job = defs.resolve_job_def("upkeep")
        return job.execute_in_process(instance=instance, raise_on_error=False)

    assert kept().success
    (output / "latest" / "README.md").write_text("spoiled")
    assert not kept().success


def test_everything_that_runs_by_itself_is_described() -> None:
    for one in (*(project.jobs or []), *(project.sensors or []), *(project.schedules or [])):
        assert one.description, one.name  # type: ignore[union-attr]


@pytest.fixture
def desk(seeds: Path, tmp_path: Path) -> dg.Definitions:
    """A project with two datasets and assets of its own."""
    inland = tmp_path / "inland"
    inland.mkdir()
    (seeds / "rail.txt").rename(inland / "rail.txt")
    return definitions(seeds, inland, tmp_path / "published")


def test_another_project_builds_its_assets_on_the_published_tables(
    instance: dg.DagsterInstance, desk: dg.Definitions, tmp_path: Path
) -> None:
    result = materialize(instance, desk)
    assert result.success
    bay, inland = (load(tmp_path / "published" / name / "latest") for name in ("bay", "inland"))
    assert set(inland.files.collect()["path"]) == {"rail.txt"}
    claims = bay.claims.collect()
    assert result.output_for_node("counted") == claims.height
    assert result.output_for_node("scanned") == claims.height
    assert result.output_for_node("unnamed") == "polars"
    assert result.output_for_node("titled") == sorted(bay.snapshots.collect()["title"])
    assert result.output_for_node("filed") == ["ferries.txt", "harbor/grain.txt"]
    assert result.output_for_node("joined") == ["attributed_to"]
    [event] = [
        one
        for one in result.all_events
        if one.event_type_value == "LOADED_INPUT" and one.step_key == "joined"
    ]
    assert event.event_specific_data.metadata["version"].value == bay.package.folder.name


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("kind", [pl.DataFrame, pl.LazyFrame, pd.DataFrame, pa.Table])
def test_every_table_is_loaded_in_the_type_that_was_asked_for(kind: type, output: Path) -> None:
    dataset = load(output / "latest")
    for one in tables():
        found = loaded(dataset, one.name, kind)
        assert isinstance(found, kind)
        shown = found.collect() if isinstance(found, pl.LazyFrame) else found
        assert list(getattr(shown, "column_names", shown.columns)) == one.names


@pytest.mark.parametrize(
    "column", ["claims.confidence", "claims.flags", "comparisons.difference", "evidence.score"]
)
def test_a_derived_column_names_what_it_is_made_of(column: str) -> None:
    asset, name = column.split(".")
    deps = display.table_metadata(asset, pl.DataFrame(schema=registry()[asset].polars()))
    lineage = deps["dagster/column_lineage"]
    assert isinstance(lineage, dg.TableColumnLineage)
    assert lineage.deps_by_column[name]


def test_the_columns_of_a_dataset_come_from_its_own_tables(
    instance: dg.DagsterInstance, desk: dg.Definitions
) -> None:
    shown = metadata(materialize(instance, desk), "desk/bay/claims")
    lineage = shown["dagster/column_lineage"]
    assert isinstance(lineage, dg.TableColumnLineage)
    deps = [dep for column in lineage.deps_by_column.values() for dep in column]
    assert {tuple(dep.asset_key.path[:-1]) for dep in deps} == {("desk", "bay")}


def test_an_input_is_what_was_made_last_or_nothing(
    instance: dg.DagsterInstance, desk: dg.Definitions
) -> None:
    def failure(*names: str) -> str:
        result = materialize(instance, desk, *names, raising=False)
        assert not result.success
        [event] = result.get_step_failure_events()
        return str(event.step_failure_data.user_failure_data)

    assert "found nothing" in failure("counted")
    assert materialize(instance, desk).success
    assert materialize(instance, desk, "counted").success
    assert materialize(instance, desk, "desk/bay/claims").success
    assert "let the asset depend on desk/bay/package" in failure("counted")
    assert materialize(instance, desk, "desk/bay/package").success
    assert materialize(instance, desk, "counted").success


@pytest.mark.parametrize(
    ("table", "kind", "said"),
    [
        ("texts", pl.DataFrame, "expected one of the published tables"),
        ("claims", dict, "of the types"),
    ],
)
def test_an_input_that_cannot_be_is_refused(
    instance: dg.DagsterInstance, defs: dg.Definitions, table: str, kind: type, said: str
) -> None:
    @dg.asset(ins={"table": dg.AssetIn(table)}, deps=["package"])
    def derived(table: kind) -> None:  # type: ignore[valid-type]
        del table

    both = dg.Definitions.merge(defs, dg.Definitions(assets=[derived]))
    result = materialize(instance, both, raising=False)
    [event] = result.get_step_failure_events()
    assert said in str(event.step_failure_data.user_failure_data)


def test_the_tables_are_stored_by_their_own_assets_alone(
    instance: dg.DagsterInstance, defs: dg.Definitions
) -> None:
    @dg.asset(io_manager_key="tables")
    def mine() -> int:
        return 1

    both = dg.Definitions.merge(defs, dg.Definitions(assets=[mine]))
    [event] = materialize(instance, both, "mine", raising=False).get_step_failure_events()
    assert "an I/O manager that stores" in str(event.step_failure_data.user_failure_data)
