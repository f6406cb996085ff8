"""The five real snapshots, from file to package, as they are."""

from pathlib import Path

import polars as pl

from claimledger.run.build import build


def test_the_real_snapshots_become_a_package(real_snapshots: list[Path], tmp_path: Path) -> None:
    summary = build(real_snapshots[0].parent, tmp_path / "out", engine="inline")
    assert summary.rejected == ()
    assert summary.rows["snapshots"] == len(real_snapshots)
    texts = {path.name: path.read_bytes().decode("utf-8") for path in real_snapshots}
    claims = pl.read_parquet(summary.folder / "claims.parquet").join(
        pl.read_parquet(summary.folder / "files.parquet"), on="snapshot_id"
    )
    assert set(claims["path"]) == set(texts), "every one of them claims something"
    for claim in claims.iter_rows(named=True):
        text = texts[claim["path"]]
        assert text[claim["char_start"] : claim["char_end"]] == claim["quote"]
        assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
    segments = pl.read_parquet(summary.folder / "segments.parquet")
    covered = segments.group_by("snapshot_id").agg(pl.col("char_end").max())
    assert sorted(covered["char_end"]) == sorted(map(len, texts.values()))
