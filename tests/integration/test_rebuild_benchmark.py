"""The benchmark of rebuilds: its copies are articles of their own that need no reading."""

from pathlib import Path

import polars as pl

from claimledger.run.build import build
from tests.benchmarks.rebuild_speed import change, copy_pages, page

PAGES, COPIES = 3, 5


def test_copies_are_staged_and_are_no_duplicates(tmp_path: Path) -> None:
    for number in range(PAGES):
        path = tmp_path / "pages" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(number, claims=4), "utf-8")
    once = build(tmp_path / "pages", tmp_path / "output", engine="inline").rows
    copy_pages(tmp_path, COPIES)
    made = build(tmp_path / "copies", tmp_path / "many", engine="inline")
    assert {report.step: report.processed for report in made.steps} == dict.fromkeys(
        ("read", "clean", "describe", "find", "join"), 0
    )
    assert (made.rows["snapshots"], made.rows["claims"]) == (
        PAGES * COPIES,
        once["claims"] * COPIES,
    )
    assert made.rows["rejects"] == 0
    assert pl.read_parquet(made.folder / "snapshots.parquet")["duplicate_of"].null_count() == 15
    change(tmp_path / "copies")
    again = build(tmp_path / "copies", tmp_path / "many", engine="inline")
    assert {report.processed for report in again.steps} == {1}
