"""Dagster's own page on the project: materialize, look, switch the sensor on, change the seeds."""

import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline import paths
from pipeline.cli import ui
from pipeline.publishing import version

pytestmark = pytest.mark.soak

PATIENCE = 300.0
PAGE = "The harbor handled {figure} million tons of grain in 2023, the port authority said.\n"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(what: Callable[[], bool], said: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, f"waited {PATIENCE:.0f} seconds for {said}"
        time.sleep(1)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
            return bool(response.status == 200)
    except OSError:
        return False


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "harbor.txt").write_text(PAGE.format(figure=4.1))
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def postgres() -> Iterator[str]:
    """Address of a PostgreSQL server of its own, run by a user that may run one."""
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("needs PostgreSQL's initdb and pg_ctl, and they are not on this machine")
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="claimledger-postgres-"))
    if user:
        shutil.chown(folder, user)
    port = free_port()
    run = functools.partial(
        subprocess.run, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL
    )
    run(["initdb", "--pgdata", "data", "--username", "dagster", "--auth", "trust"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    run(["pg_ctl", "start", "--wait", "--pgdata", "data", "--log", "log", "--options", options])
    try:
        yield f"postgresql+psycopg2://dagster@127.0.0.1:{port}/postgres"
    finally:
        run(["pg_ctl", "stop", "--pgdata", "data", "--mode", "immediate"])
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgres"])
def address(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    seeds: Path,
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """Dagster on a folder of its own, with the project's settings."""
    if request.param == "postgres":
        pytest.importorskip("dagster_postgres")
        monkeypatch.setenv(ui.POSTGRES_URL, request.getfixturevalue("postgres"))
    programs = Path(sys.executable).parent
    home = tmp_path / "home"
    home.mkdir()
    (home / ui.SETTINGS).write_text(ui.settings())
    environment = {
        **os.environ,
        "CLAIMLEDGER_SEEDS": str(seeds),
        "CLAIMLEDGER_OUTPUT": str(output),
        "DAGSTER_HOME": str(home),
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "VIRTUAL_ENV": sys.prefix,
    }
    port = free_port()
    log = (tmp_path / "dagster.log").open("w")
    server = subprocess.Popen(
        [str(programs / "dg"), "dev", "--host", "127.0.0.1", "--port", str(port)],
        cwd=paths.ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/server_info"), "the page to answer")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
        log.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 1600, "height": 1100})
    made.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield made
    made.close()


def test_the_project_is_run_from_the_page(
    page: Page, address: str, seeds: Path, output: Path
) -> None:
    page.goto(f"{address}/asset-groups")
    page.get_by_role("button", name="Materialize all").click()
    wait_for(lambda: version.current(output) is not None, "the first version")

    page.goto(f"{address}/assets/claims")
    expect(page.get_by_text("An asserted quantity of some indicator").first).to_be_visible()
    expect(
        page.get_by_text("The number's own characters, hedge and unit included.")
    ).to_be_visible()
    expect(page.get_by_text("Row count").first).to_be_visible()
    page.goto(f"{address}/assets/claims?view=checks")
    expect(page.get_by_text("traceable").first).to_be_visible()

    page.goto(f"{address}/locations/claimledger/sensors/inputs_changed")
    switch = page.locator("input[type=checkbox]").first
    switch.dispatch_event("click")  # it is drawn by its label and has no size of its own
    wait_for(switch.is_checked, "the sensor to run")

    seen = [version.current(output)]
    harbor, rail = seeds / "harbor.txt", seeds / "rail.txt"
    changes: list[Callable[[], object]] = [
        lambda: harbor.write_text(PAGE.format(figure=5.2)),
        lambda: rail.write_text(PAGE.format(figure=6.3)),
        rail.unlink,
        lambda: harbor.write_text(PAGE.format(figure=4.1)),
    ]
    for change in changes:
        change()
        wait_for(lambda: version.current(output) != seen[-1], "a version of what changed")
        seen.append(version.current(output))
    assert seen[1] == seen[3]
    assert seen[0] == seen[4]
    assert len(set(seen)) == 3
