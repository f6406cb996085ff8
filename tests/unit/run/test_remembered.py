"""Inventories are recalled by the run that took them, and old ones are forgotten."""

import os
from pathlib import Path

import pytest

from claimledger.run.inventory import take
from claimledger.run.remembered import forget, recall, remember


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    return folder


def test_an_inventory_is_recalled_by_run_and_else_the_last(seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert recall(folder, ["one", None]) is None
    first = take(seeds)
    remember(first, folder, "one")
    (seeds / "a.txt").write_text("changed")
    second = take(seeds)
    remember(second, folder, "two")
    assert recall(folder, ["one", None]) == first
    assert recall(folder, ["unknown", None]) == second
    assert first.digest != second.digest


def test_only_the_newest_inventories_are_kept(seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    for number in range(4):
        (seeds / "a.txt").write_text(f"page {number}")
        taken = take(seeds)
        remember(taken, folder, f"run{number}")
        for path in folder.glob(f"*{number}.run"):
            os.utime(path, (number, number))
        os.utime(folder / f"{taken.digest}.parquet", (number, number))
    forget(folder, keep=3)
    assert recall(folder, ["run0"]) is None
    assert recall(folder, ["run3"]) == recall(folder, [None]) == taken
