"""A headless Chromium for the tests that look at pages as a person does, and a folder of pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.servers import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HARBOR = """\
Grain through the harbor

https://news.example.org/harbor/grain
March 4, 2024

The harbor handled {figure} million tons of grain in 2023, the port authority said.
Wheat made up 60 percent of its exports in 2023, up from 55 percent in 2022.

Advertisement
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window; the test is skipped where there is none.

    It is closed with each module, since its loop of events keeps Dagster from running its own.
    """
    if CHROMIUM is None:
        pytest.skip("needs Chromium, and there is none on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with one page, whose figure a test may change."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "harbor.txt").write_text(HARBOR.format(figure=4.1))
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where versions are published."""
    return tmp_path / "output"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide page for Dagster, which may take its time."""
    made = browser.new_page(viewport={"width": 1600, "height": 1100})
    made.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield made
    made.close()
