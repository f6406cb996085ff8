"""Runs as the page launches them: two at once, one asset, failures taken up and reported."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from claimledger.cli import ui
from claimledger.orchestration.assets import BUILT, assets
from claimledger.orchestration.namespace import Namespace
from claimledger.publishing import version
from claimledger.publishing.verification import verify
from claimledger.run.build import build
from tests.browser.conftest import HARBOR
from tests.browser.servers import Dagster, dagster, wait_for

pytestmark = pytest.mark.soak

ASSETS = assets(Namespace("claimledger"))
MADE = [one for one in ASSETS if isinstance(one, dg.AssetsDefinition)]
EVERYTHING = sorted(key.path[-1] for one in MADE for key in one.keys)
ONE_AT_A_TIME = "concurrency:\n  runs:\n    max_concurrent_runs: 1\n"


@pytest.fixture
def server(tmp_path: Path, seeds: Path, output: Path) -> Iterator[Dagster]:
    with dagster(tmp_path / "home", seeds, output, ui.settings()) as started:
        yield started


@pytest.fixture
def crowded(tmp_path: Path, seeds: Path, output: Path) -> Iterator[Dagster]:
    """Dagster whose own settings let runs work side by side."""
    assert ONE_AT_A_TIME in ui.settings()
    settings = ui.settings().replace(ONE_AT_A_TIME, "")
    with dagster(tmp_path / "home", seeds, output, settings) as started:
        yield started


def versions(output: Path) -> set[str]:
    return {path.name for path in (output / "versions").glob("[!.]*")}


def fresh(seeds: Path, output: Path) -> str:
    """Version that a build from nothing makes of the seeds as they are."""
    return build(seeds, output, engine="inline").version


def test_a_run_from_the_page_waits_for_that_of_the_sensor(
    server: Dagster, seeds: Path, output: Path
) -> None:
    server.switch_on("inputs_changed")
    wait_for(lambda: server.statuses() == ["STARTED"], "the sensor's run to work")
    [sensors] = [run.run_id for run in server.instance.get_runs()]
    mine = server.launch(*EVERYTHING)
    wait_for(lambda: server.status(mine) != "NOT_STARTED", "the second run to be queued")
    assert (server.status(mine), server.status(sensors)) == ("QUEUED", "STARTED")
    assert {server.end_of(sensors), server.end_of(mine)} == {"SUCCESS"}
    assert server.shown(sensors, "package")["new"]
    assert not server.shown(mine, "package")["new"]
    assert versions(output) == {fresh(seeds, output.with_name("fresh"))}
    assert not list(verify(output / version.LATEST))


def test_two_runs_side_by_side_mix_nothing(crowded: Dagster, seeds: Path, output: Path) -> None:
    first = crowded.launch(*EVERYTHING)
    wait_for(lambda: crowded.status(first) == "STARTED", "the first run to work")
    old = fresh(seeds, output.with_name("old"))
    (seeds / "rail.txt").write_text(HARBOR.format(figure=6.3))
    second = crowded.launch(*EVERYTHING)
    assert {crowded.end_of(first), crowded.end_of(second)} == {"SUCCESS"}
    new = fresh(seeds, output.with_name("fresh"))
    assert crowded.shown(second, "package")["version"] == new
    assert versions(output) <= {old, new}
    assert not list(verify(output / version.LATEST))


def test_one_asset_or_a_few_work_on_the_state_that_the_last_run_saw(
    server: Dagster, seeds: Path, output: Path
) -> None:
    assert server.end_of(server.launch(*EVERYTHING)) == "SUCCESS"
    before = version.current(output)
    (seeds / "rail.txt").write_text(HARBOR.format(figure=6.3))
    claims = server.launch("claims")
    some = server.launch("segments", "times", "package")
    assert {server.end_of(claims), server.end_of(some)} == {"SUCCESS"}
    assert server.shown(claims, "claims")["reused"] == 1
    assert version.current(output) == before
    whole = server.launch("files", "package")
    assert server.end_of(whole) == "SUCCESS"
    assert version.current(output) == fresh(seeds, output.with_name("fresh"))


def test_a_failed_run_is_taken_up_on_the_state_that_it_saw(
    server: Dagster, seeds: Path, output: Path
) -> None:
    wanted = fresh(seeds, output.with_name("fresh"))
    output.mkdir()
    (output / "versions").touch()  # no version can be written
    failed = server.launch(*EVERYTHING)
    assert server.end_of(failed) == "FAILURE"
    (output / "versions").unlink()
    (seeds / "rail.txt").write_text(HARBOR.format(figure=6.3))
    taken_up = server.launch_from_failure(failed)
    assert server.end_of(taken_up) == "SUCCESS"
    assert versions(output) == {wanted}
    assert not list(verify(output / version.LATEST))


def reported(server: Dagster, *, passed: bool) -> bool:
    check = server.check(BUILT)
    return check is not None and check.passed == passed


def test_a_failed_run_of_the_sensor_is_retried_then_reported(
    server: Dagster, seeds: Path, output: Path
) -> None:
    wanted = fresh(seeds, output.with_name("fresh"))
    output.mkdir()
    (output / "versions").touch()  # no version can be written
    server.switch_on("inputs_changed")
    wait_for(lambda: server.ended(3), "a run that fails and two more tries")
    assert server.statuses() == ["FAILURE"] * 3
    wait_for(lambda: reported(server, passed=False), "the failure to be reported")
    (output / "versions").unlink()
    assert server.end_of(server.launch(*EVERYTHING)) == "SUCCESS"
    assert reported(server, passed=True)
    assert versions(output) == {wanted}


def test_a_mistake_fails_once_and_a_reverted_file_runs_again(
    server: Dagster, seeds: Path, output: Path
) -> None:
    server.switch_on("inputs_changed")
    wait_for(lambda: server.ended(1), "the first run")
    assert server.statuses() == ["SUCCESS"]
    before = version.current(output)
    (seeds / "corrections.yaml").write_text("- action: drop\n")
    wait_for(lambda: server.ended(2), "a run that fails")
    wait_for(lambda: reported(server, passed=False), "the failure to be reported")
    check = server.check(BUILT)
    assert check is not None
    assert (check.description or "").startswith("corrections.yaml, item 1")
    (seeds / "corrections.yaml").unlink()
    wait_for(lambda: server.ended(3), "a run on the state that was built before")
    assert server.statuses() == ["SUCCESS", "FAILURE", "SUCCESS"]
    assert reported(server, passed=True)
    assert version.current(output) == before
