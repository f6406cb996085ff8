"""What the rows promise together: exact quotes, whole coverage, everything accounted for."""

from collections.abc import Iterator

import polars as pl

from claimledger.publishing.verification.problems import Frames, Problem, listed
from claimledger.tables.schemas import Table, tables

OTHER_SHARE = 0.03
"""So many quantities may have no better reason than `other`: 3 in 100."""

KEPT = ("title", "dek", "heading", "body")


def check_contents(frames: Frames) -> Iterator[Problem]:
    """Every check across the columns and tables of a package that could be read whole."""
    known = {table.name: table for table in tables()}
    if known.keys() <= frames.keys():
        yield from _check_sentences(known["claims"], frames)
        yield from _check_segments(known["segments"], frames)
        yield from _check_files(known["files"], frames)
        yield from _check_roles(known["claims"], frames)


def _check_sentences(table: Table, frames: Frames) -> Iterator[Problem]:
    """A claim's quote stands in its sentence where the offsets say."""
    at = pl.col("char_start") - pl.col("sentence_start")
    length = pl.col("char_end") - pl.col("char_start")
    moved = pl.col("sentence").str.slice(at, length) != pl.col("quote")
    yield from listed(table, frames["claims"].filter(moved), "the quote is not at its offsets")


def _check_segments(table: Table, frames: Frames) -> Iterator[Problem]:
    """Segments begin at 0, follow one another without gap or overlap, and are kept by label."""
    before = pl.col("char_end").shift(1, fill_value=0).over("snapshot_id", order_by="segment")
    gaps = frames["segments"].filter(pl.col("char_start") != before)
    yield from listed(table, gaps, "the segment does not begin where the one before it ends")
    torn = frames["segments"].filter(pl.col("kept") != pl.col("label").is_in(KEPT))
    yield from listed(table, torn, "kept contradicts the label")


def _check_files(table: Table, frames: Frames) -> Iterator[Problem]:
    """A file that was read has its snapshot, one that was refused has a reason."""
    files, snapshots = frames["files"], frames["snapshots"]
    refused = pl.col("status") == "rejected"
    silent = files.filter(refused & pl.col("reason").is_null())
    yield from listed(table, silent, "the file was rejected without a reason")
    lost = files.filter(~refused).join(snapshots, on="snapshot_id", how="anti")
    yield from listed(table, lost, "the file was read, and its snapshot is missing")
    for name in ("segments", "files"):
        alone = snapshots.join(frames[name], on="snapshot_id", how="anti")
        for key in alone.select("snapshot_id").collect()["snapshot_id"]:
            yield Problem("snapshots", key, f"no row of {name} is of this snapshot")


def _check_roles(table: Table, frames: Frames) -> Iterator[Problem]:
    """Claims are made with claim quantities, and few quantities lack a reason."""
    quantities = frames["quantities"]
    asserted = quantities.filter(pl.col("role") == "claim")
    stray = frames["claims"].join(asserted, on="quantity_id", how="anti")
    yield from listed(table, stray, "its quantity does not have the role claim")
    other, total = quantities.select((pl.col("role") == "other").sum(), n=pl.len()).collect().row(0)
    if other > OTHER_SHARE * total:
        what = f"{other} of {total} have no better role than other, above 3%"
        yield Problem("quantities", "", what)
