"""What is taken from earlier runs gives the same bytes as a build from nothing, killed or not."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimledger import paths
from claimledger.publishing import checksums, version
from claimledger.run.build import build
from claimledger.run.summary import NAME as LAST_BUILD

KILLS = 50

PLACES = st.sampled_from(["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"])
FIGURES = st.integers(2, 9)
CHANGES = st.one_of(
    st.tuples(st.just("write"), PLACES, FIGURES),
    st.tuples(st.just("note"), PLACES, FIGURES),
    st.tuples(st.just("delete"), PLACES, FIGURES),
    st.tuples(st.just("correct"), PLACES, FIGURES),
)


def page(name: str, figure: int) -> str:
    """A page whose figure decides what it says; equal figures are equal pages but for the name."""
    return (
        f"Harbor report from {name.removesuffix('.txt')}\n\n"
        f"https://news.example.org/{name}\nMarch {figure}, 2024\n\n"
        f"The harbor handled {figure}.5 million tons of grain in 2023, up {figure} percent from a "
        "year earlier, the port authority said.\n\nAdvertisement\n"
    )


def change(seeds: Path, what: str, name: str, figure: int) -> None:
    """Write or delete a page, its sidecar or the corrections."""
    path = seeds / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if what == "write":
        path.write_text(page(name, figure))
    elif what == "note":
        Path(f"{path}.meta.yaml").write_text(f"published: 2024-03-0{figure}\n")
    elif what == "delete":
        path.unlink(missing_ok=True)
    else:
        (seeds / "corrections.yaml").write_text(
            f"- match: {{url: https://news.example.org/{name}, quote: {figure} percent}}\n"
            "  action: drop\n  reason: it was withdrawn\n"
        )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def same_as_from_nothing(changes: list[tuple[str, str, int]]) -> int:
    """Build after every change, and compare with a build that has nothing to take from.

    Returns:
        The most comparisons of claims of several pages that a build made.
    """
    compared = 0
    with TemporaryDirectory() as place:
        root = Path(place)
        seeds = root / "seeds"
        change(seeds, "write", "always.txt", 5)
        for number, one in enumerate(changes):
            change(seeds, *one)
            grown = build(seeds, root / "grown", engine="inline")
            fresh = build(seeds, root / f"fresh{number}", engine="inline")
            assert contents(grown.folder) == contents(fresh.folder)
            compared = max(compared, grown.rows["comparisons"])
    return compared


def test_edits_additions_deletions_and_reversions() -> None:
    compared = same_as_from_nothing(
        [
            ("write", "a.txt", 2),
            ("note", "a.txt", 3),
            ("write", "deep/c.txt", 2),
            ("write", "deep/c.txt", 4),
            ("correct", "a.txt", 2),
            ("delete", "a.txt", 2),
        ]
    )
    assert compared


def test_rows_that_two_parts_hold_count_once(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = build(seeds, output, engine="inline")
    for part in list((output / ".staging").glob("*/*/*.parquet")):
        shutil.copy(part, part.with_name(f"again-{part.name}"))
    (output / ".staging" / LAST_BUILD).unlink()
    assert not build(seeds, output, engine="inline").is_new
    (seeds / "rail.txt").unlink()
    changed = build(seeds, output, engine="inline")
    assert changed.version != first.version
    assert contents(changed.folder) == contents(build(seeds, tmp_path / "fresh").folder)


@pytest.mark.soak
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_any_changes(changes: list[tuple[str, str, int]]) -> None:
    same_as_from_nothing(changes)


def intact(output: Path) -> bool:
    """Whether the latest version, where there is one, is whole."""
    latest = output / version.LATEST
    return not latest.is_dir() or (
        checksums.listed(latest) == (latest / checksums.NAME).read_text("utf-8")
    )


@pytest.mark.soak
def test_a_run_killed_at_any_moment_loses_nothing(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    command = [sys.executable, "-m", "claimledger", "build", str(seeds), "--output", str(output)]
    started = time.monotonic()
    subprocess.run([*command, "--workers", "1"], cwd=paths.ROOT, check=True, capture_output=True)
    whole = time.monotonic() - started
    moments = random.Random(7)  # noqa: S311 - moments, not secrets
    for number in range(KILLS):
        (seeds / "rail.txt").write_text(page(f"rail-{number}", 2 + number % 8))
        before = version.current(output)
        run = subprocess.Popen(
            [*command, "--workers", "1"],
            cwd=paths.ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.3, 1.0) * whole)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert intact(output)
        assert version.current(output) is not None or before is None
    last = build(seeds, output, engine="inline")
    assert contents(last.folder) == contents(build(seeds, tmp_path / "fresh").folder)


@pytest.mark.soak
def test_two_runs_at_once_wait_for_each_other(seeds: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    command = [sys.executable, "-m", "claimledger", "build", str(seeds), "--output", str(output)]
    runs = [subprocess.Popen(command, cwd=paths.ROOT, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert intact(output)
    fresh = build(seeds, tmp_path / "fresh", engine="inline")
    assert contents(output / version.LATEST) == contents(fresh.folder)


@pytest.mark.soak
def test_a_cluster_makes_the_same_bytes(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="needs Dask: claimledger[cluster]")
    fresh = build(seeds, tmp_path / "fresh", engine="inline")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster:
        monkeypatch.setenv("CLAIMLEDGER_CLUSTER", cluster.scheduler_address)
        done = build(seeds, tmp_path / "output", engine="cluster")
    assert contents(done.folder) == contents(fresh.folder)
