"""The pictures of the documentation: the catalog of the seeds, and two graphs in Dagster.

``make pictures`` takes them anew; they need Chromium.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from claimledger.cli import ui
from claimledger.run.build import build
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.servers import PATIENCE, dagster, write_project
from tests.integration.test_deploy import example

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
GRAPH: FloatRect = {"x": 540, "y": 110, "width": 1060, "height": 890}
"""The part of Dagster's page that shows the graph."""
DATASETS: FloatRect = {"x": 540, "y": 410, "width": 1060, "height": 280}
"""The part of Dagster's page that shows the graph of two datasets, their groups closed."""


def catalog(page: Page, output: Path) -> None:
    """Build the seeds, and save a picture of their catalog."""
    build(ROOT / "seeds", output, engine="inline")
    page.goto((output / "latest" / "index.html").as_uri())
    page.wait_for_timeout(3000)  # the plots are drawn
    page.screenshot(path=IMAGES / "catalog.png")


def graph(page: Page, folder: Path) -> None:
    """Save a picture of the graph of assets in Dagster."""
    with dagster(folder / "home", ROOT / "seeds", folder / "output", ui.settings()) as server:
        page.goto(f"{server.address}/asset-groups")
        page.get_by_role("button", name="Materialize all").wait_for()
        page.keyboard.press("Alt+KeyE")  # opens the groups of assets
        page.wait_for_timeout(15_000)  # the graph moves into its place
        page.screenshot(path=IMAGES / "dagster.png", clip=GRAPH)


def datasets(page: Page, folder: Path) -> None:
    """Save a picture of two datasets in the project of the documentation."""
    project = folder / "desk"
    write_project(project, example("project"))
    home, seeds = folder / "desk-home", ROOT / "seeds"
    with dagster(home, seeds, folder / "none", ui.settings(), project) as server:
        page.goto(f"{server.address}/asset-groups")
        page.get_by_role("button", name="Materialize all").wait_for()
        page.wait_for_timeout(15_000)  # the graph moves into its place
        page.screenshot(path=IMAGES / "datasets.png", clip=DATASETS)


def main() -> None:
    """Take the pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = chromium.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(PATIENCE * 1000)
        catalog(page, Path(folder) / "output")
        graph(page, Path(folder))
        datasets(page, Path(folder))
        chromium.close()


if __name__ == "__main__":
    main()
