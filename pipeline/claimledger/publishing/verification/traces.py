"""Offsets against the available snapshots."""

import hashlib
from collections.abc import Iterator

import polars as pl

from claimledger.publishing.verification.problems import Frames, Problem, Texts, key_of
from claimledger.tables.schemas import tables


def check_traces(frames: Frames, texts: Texts) -> Iterator[Problem]:
    """Each text is the text that was read, and each quote is at its offsets."""
    if "snapshots" not in frames:
        return
    exact = set()
    for row in frames["snapshots"].collect().iter_rows(named=True):
        if (found := texts.get(row["snapshot_id"])) is None:
            continue
        digest = hashlib.sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest == row["text_sha256"]:
            exact.add(row["snapshot_id"])
            continue
        made, today = (
            f"{row['reader']} {row['reader_version']}",
            f"{found.reader} {found.reader_version}",
        )
        yield Problem(
            "snapshots",
            row["snapshot_id"],
            f"the text was made by {made}; {today} makes a different text: build again"
            if made != today
            else "the sha256 of the text differs from text_sha256",
        )
    yield from _check_quotes(frames, texts, exact)


def _check_quotes(frames: Frames, texts: Texts, exact: set[str]) -> Iterator[Problem]:
    for table in tables():
        if table.name not in frames or not table.spans:
            continue
        rows = frames[table.name].filter(pl.col("snapshot_id").is_in(list(exact))).collect()
        for row in rows.iter_rows(named=True):
            text = texts[row["snapshot_id"]].text
            for name, (start, end) in table.spans.items():
                if row[name] is not None and text[row[start] : row[end]] != row[name]:
                    what = f"{name} differs from characters {start} to {end} of the text"
                    yield Problem(table.name, key_of(table, row), what)
