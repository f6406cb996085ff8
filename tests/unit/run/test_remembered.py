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
    (folder / "entities.yaml").write_text("- {name: X}")
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
        [kept] = folder.glob(f"{taken.digest}.*.parquet")
        os.utime(kept, (number, number))
    forget(folder, keep=3)
    assert recall(folder, ["run0"]) is None
    assert recall(folder, ["run3"]) == recall(folder, [None]) == taken


def test_a_damaged_inventory_is_not_recalled(tmp_path: Path) -> None:
    seeds, folder = tmp_path / "seeds", tmp_path / "kept"
    seeds.mkdir()
    (seeds / "a.txt").write_text("page")
    remember(take(seeds), folder, "run")
    [kept] = folder.glob("*.parquet")
    kept.write_bytes(kept.read_bytes().replace(b"a.txt", b"b.txt"))
    assert recall(folder, ["run", None]) is None


def test_what_is_written_beside_the_pages_is_recalled(seeds: Path, tmp_path: Path) -> None:
    (seeds / "dataset.yaml").write_text("title: Ports\n")
    (seeds / "corrections.yaml").write_text("[]\n")
    taken = take(seeds)
    assert [one.path for one in taken.files] == ["a.txt"]
    remember(taken, tmp_path / "kept", "run")
    assert recall(tmp_path / "kept", ["run"]) == taken
    assert (taken.dataset, taken.corrections) == ("title: Ports\n", "[]\n")
