"""Dagster's own page on the project: materialize, look, switch the sensor on, change the seeds."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimledger.cli import ui
from claimledger.orchestration.specs import STORY
from claimledger.publishing import version
from claimledger.publishing.verification import verify
from tests.browser.conftest import HARBOR
from tests.browser.servers import Dagster, dagster, postgres, wait_for

pytestmark = pytest.mark.soak

PICTURE = "claims by year of their period"
LOADED = "picture => picture.complete && picture.naturalWidth"


@pytest.fixture
def database() -> Iterator[str]:
    """Address of a PostgreSQL server; the test is skipped where there is none."""
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("needs PostgreSQL's initdb and pg_ctl, and they are not on this machine")
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def server(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    seeds: Path,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Dagster]:
    """Dagster with the project's settings, its records in files or in a database."""
    if request.param == "postgres":
        monkeypatch.setenv(ui.POSTGRES_URL, request.getfixturevalue("database"))
    with dagster(tmp_path / "home", seeds, output, ui.settings()) as started:
        yield started


def look_at_the_asset(page: Page, address: str) -> None:
    """Description, columns, preview and picture of the claims, all without a click."""
    page.goto(f"{address}/assets/claims")
    expect(page.get_by_text(STORY["join"]).first).to_be_visible()
    expect(page.get_by_text("Row count").first).to_be_visible()
    column = page.locator("tr", has=page.get_by_text("period_basis", exact=True)).first
    expect(column).to_contain_text("How the period is known.")
    preview = page.locator("td table").first
    expect(preview).to_contain_text("measure")
    expect(preview).to_contain_text("4.1 million tons")
    expect(preview).to_contain_text("harbor")
    picture = page.locator(f"img[alt='{PICTURE}']")
    expect(picture).to_be_visible()
    assert picture.evaluate(LOADED) > 100
    assert picture.bounding_box()


def look_at_the_checks(page: Page, address: str) -> None:
    """Both checks of the claims, with the numbers that they rest on."""
    page.goto(f"{address}/assets/claims?view=checks&checkDetail=traceable")
    expect(page.get_by_text("0 of 3 claims do not quote their text").first).to_be_visible()
    expect(page.locator("tr", has_text="untraceable claims").first).to_contain_text("0")
    expect(page.locator("canvas").first).to_be_visible()  # the number over time
    expect(page.get_by_role("button", name="Execute all")).to_be_enabled()
    page.goto(f"{address}/assets/claims?view=checks&checkDetail=valid")
    expect(page.get_by_text("0 of 3 rows violate the schema").first).to_be_visible()
    expect(page.locator("tr", has_text="failing rows").first).to_contain_text("0")


def test_the_project_is_run_from_the_page(
    page: Page, server: Dagster, seeds: Path, output: Path, tmp_path: Path
) -> None:
    shots = tmp_path / "screenshots"

    def shot(name: str) -> None:
        page.screenshot(path=shots / f"{name}.png", full_page=True)

    page.goto(f"{server.address}/asset-groups")
    page.get_by_role("button", name="Materialize all").click()
    wait_for(lambda: server.statuses() == ["SUCCESS"], "the first run")
    page.goto(f"{server.address}/asset-groups")
    for stage in ("intake", "text", "claims", "across_articles", "published"):
        expect(page.get_by_text(stage, exact=True).first).to_be_visible()
    shot("graph")

    look_at_the_asset(page, server.address)
    page.locator(f"img[alt='{PICTURE}']").scroll_into_view_if_needed()
    shot("claims")
    look_at_the_checks(page, server.address)
    shot("checks")

    page.goto(f"{server.address}/locations/claimledger/sensors/inputs_changed")
    switch = page.locator("input[type=checkbox]").first
    switch.dispatch_event("click")  # it is drawn by its label and has no size of its own
    expect(switch).to_be_checked()
    expect(page.get_by_text("Sensor has never run")).to_be_hidden()
    shot("sensor")

    page.goto(f"{server.address}/assets/package")
    first = version.current(output)
    expect(page.get_by_text(str(first), exact=True).first).to_be_visible()
    seen = [first]
    harbor, rail = seeds / "harbor.txt", seeds / "rail.txt"
    changes: list[Callable[[], object]] = [
        lambda: harbor.write_text(HARBOR.format(figure=5.2)),
        lambda: rail.write_text(HARBOR.format(figure=6.3).replace("harbor", "railway")),
        rail.unlink,
        lambda: harbor.write_text(HARBOR.format(figure=4.1)),
    ]
    for change in changes:
        change()
        wait_for(lambda: version.current(output) != seen[-1], "a version of what changed")
        seen.append(version.current(output))
        expect(page.get_by_text(str(seen[-1]), exact=True).first).to_be_visible()
    shot("package")
    assert seen[1] == seen[3]
    assert seen[0] == seen[4]
    assert len(set(seen)) == 3
    assert not list(verify(output / version.LATEST))
    assert set(server.statuses()) == {"SUCCESS"}
