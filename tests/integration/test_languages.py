"""A page in a language without a grammar here is cleaned and listed; no number is read of it."""

from pathlib import Path

import polars as pl

from claimledger.run.build import build

GERMAN = (
    "Exporte steigen deutlich\n\n"
    "Die Ausfuhren des Landes stiegen im vergangenen Jahr um 1.234,5 Millionen Euro, wie das Amt "
    "am Mittwoch mitteilte. Die Unternehmen rechnen auch im kommenden Jahr mit einem Anstieg.\n"
)


def test_says_why_no_number_was_read(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "exporte.txt").write_text(GERMAN, "utf-8")
    folder = build(seeds, tmp_path / "output", engine="inline").folder
    tables = {name: pl.read_parquet(folder / f"{name}.parquet") for name in ("files", "claims")}
    [row] = tables["files"].to_dicts()
    assert row["status"] == "read"
    assert row["reason"].endswith("has no grammar for its language, de")
    assert tables["claims"].is_empty()
    assert pl.read_parquet(folder / "snapshots.parquet")["note"].to_list() == [row["reason"]]
    assert not pl.read_parquet(folder / "segments.parquet").is_empty()
    assert pl.read_parquet(folder / "quantities.parquet").is_empty()
