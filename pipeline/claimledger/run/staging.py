"""Staged rows: what a step made of one snapshot, kept by the digest of everything that went in.

A step's rows are Parquet parts in ``<root>/<step>/<fingerprint>/``, one row a snapshot, the records
nested. A part is written once, whole or not at all, and never changed: a killed run leaves only
parts that the next run can use. Rows are found by their ``key``; which part holds one, and whether
two parts hold the same, does not matter.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from claimledger.tables.records import Row

FEW = 32
"""So many small parts are kept before they are made one."""

SMALL = 4_000_000
"""A part below so many bytes is small."""


def rows(part: str, keys: Sequence[str]) -> list[Row]:
    """Whole rows of a part, as `from_row` takes them."""
    found: list[Row] = pq.read_table(part, filters=[("key", "in", list(keys))]).to_pylist()
    return found


@dataclass(frozen=True, slots=True)
class Store:
    """The staged rows of one step under one fingerprint of its rules."""

    root: Path
    step: str
    fingerprint: str
    schema: pa.Schema | None = None

    @property
    def folder(self) -> Path:
        """Where the parts are."""
        return self.root / self.step / self.fingerprint

    def parts(self) -> list[Path]:
        """The parts there are, by name."""
        return sorted(self.folder.glob("*.parquet"))

    def empty(self) -> pl.DataFrame:
        """No rows, with every column of the step."""
        return pl.DataFrame(self.schema.empty_table() if self.schema else {"key": []})

    def scan(self, columns: Sequence[str], parts: Sequence[Path] | None = None) -> pl.LazyFrame:
        """Rows of the parts, columns as staged; a key stands twice where two parts hold it."""
        found = self.parts() if parts is None else list(parts)
        if not found:
            return self.empty().lazy().select(columns)
        return pl.scan_parquet(found, glob=False).select(columns)

    def index(self, *columns: str) -> pl.DataFrame:
        """Key, part and the `columns` named, of every row; each key once."""
        found = self.parts()
        if not found:
            part = pl.lit(None, pl.String).alias("part")
            return self.empty().select("key", part, *columns)
        scan = pl.scan_parquet(found, glob=False, include_file_paths="part")
        return scan.select("key", "part", *columns).unique("key", keep="first").collect()

    def write(self, rows: pa.Table) -> Path:
        """Add a part, named for the keys it holds."""
        keys = "\n".join(rows["key"].to_pylist())
        name = hashlib.sha256(keys.encode()).hexdigest()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / f"{name}.parquet"
        draft = self.folder / f".{name}.{os.getpid()}"
        pq.write_table(rows, draft, compression="lz4")
        return draft.replace(target)

    def compact(self, live: Iterable[str]) -> None:
        """Make one part of many small ones, without the rows whose key nothing needs any more."""
        small = [part for part in self.parts() if part.stat().st_size < SMALL]
        if len(small) <= FEW:
            return
        rows = pq.ParquetDataset(small).read()
        wanted = pl.DataFrame({"key": pl.Series(sorted(set(live)), dtype=pl.String)})
        held = pl.DataFrame({"key": pl.from_arrow(rows["key"])}).with_row_index()
        kept = held.join(wanted, on="key", how="semi").unique("key", keep="first").sort("index")
        whole = self.write(rows.take(pa.array(kept["index"].to_list(), pa.int64())))
        for part in set(small) - {whole}:
            part.unlink(missing_ok=True)

    def forget_others(self) -> None:
        """Drop what other fingerprints of this step's rules left, and drafts of killed runs."""
        for other in (self.root / self.step).glob("*"):
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        for draft in self.folder.glob(".*"):
            draft.unlink(missing_ok=True)
