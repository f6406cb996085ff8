"""Two datasets in one Dagster, in a project that is not ours: each has its own sensor and runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimledger.cli import ui
from claimledger.publishing import version
from claimledger.publishing.verification import verify
from tests.browser.conftest import HARBOR
from tests.browser.servers import Dagster, dagster, wait_for, write_project

pytestmark = pytest.mark.soak

DEFINITIONS = """\
import dagster as dg
import polars as pl

from claimledger.orchestration import dataset


PACKAGE = dg.AssetKey(["harbor", "package"])


@dg.asset(ins={{"claims": dg.AssetIn(["harbor", "claims"])}}, deps=[PACKAGE])
def counted(claims: pl.DataFrame) -> dg.MaterializeResult:
    return dg.MaterializeResult(metadata={{"claims": claims.height}})


defs = dg.Definitions.merge(
    dataset("harbor", seeds={harbor!r}, output={harbor_output!r}, engine="inline"),
    dataset("railway", seeds={railway!r}, output={railway_output!r}, engine="inline"),
    dg.Definitions(assets=[counted], executor=dg.in_process_executor),
)
"""
MISTAKE = "corrections.yaml, item 1: expected a reason in words, found none"


@pytest.fixture
def railway(tmp_path: Path) -> Path:
    """The pages of the second dataset."""
    folder = tmp_path / "railway"
    folder.mkdir()
    (folder / "railway.txt").write_text(HARBOR.format(figure=6.3).replace("harbor", "railway"))
    return folder


@pytest.fixture
def server(tmp_path: Path, seeds: Path, railway: Path, output: Path) -> Iterator[Dagster]:
    """Dagster on a project with both datasets and an asset of its own."""
    project = tmp_path / "desk"
    said = DEFINITIONS.format(
        harbor=str(seeds),
        harbor_output=str(output / "harbor"),
        railway=str(railway),
        railway_output=str(output / "railway"),
    )
    write_project(project, said)
    with dagster(tmp_path / "home", seeds, output, ui.settings(), project) as started:
        yield started


def test_two_datasets_run_side_by_side(
    page: Page, server: Dagster, seeds: Path, output: Path, tmp_path: Path
) -> None:
    shots = tmp_path / "screenshots"

    def shot(name: str) -> None:
        page.screenshot(path=shots / f"{name}.png", full_page=True)

    for name in ("harbor", "railway"):
        server.switch_on(f"{name}_inputs_changed")
    wait_for(lambda: server.ended(2), "a run of each sensor")
    assert server.statuses() == ["SUCCESS", "SUCCESS"]
    for name in ("harbor", "railway"):
        assert not list(verify(output / name / version.LATEST))
    page.goto(f"{server.address}/automation")
    for name in ("harbor_inputs_changed", "railway_inputs_changed"):
        expect(page.get_by_text(name, exact=True).first).to_be_visible()
    shot("automation")
    page.goto(f"{server.address}/asset-groups")
    for group in ("harbor_claims", "railway_claims"):
        expect(page.get_by_text(group).first).to_be_visible()
    shot("graph")
    page.goto(f"{server.address}/assets/harbor/claims")
    expect(page.get_by_text("Row count").first).to_be_visible()
    shot("claims")

    railways = version.current(output / "railway")
    (seeds / "corrections.yaml").write_text("- action: drop\n")
    wait_for(lambda: server.ended(3), "a run that fails")
    (seeds / "corrections.yaml").unlink()
    wait_for(lambda: server.ended(4), "a run without the mistake")
    assert server.statuses() == ["SUCCESS", "SUCCESS", "FAILURE", "SUCCESS"]
    assert version.current(output / "railway") == railways
    [failed] = [run for run in server.instance.get_runs() if run.status.value == "FAILURE"]
    page.goto(f"{server.address}/runs/{failed.run_id}")
    expect(page.get_by_text(MISTAKE).first).to_be_visible()
    shot("failure")

    made = server.launch("counted")
    assert server.end_of(made) == "SUCCESS"
    assert isinstance(server.shown(made, "counted")["claims"], int)
