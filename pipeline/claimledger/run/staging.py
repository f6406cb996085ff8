"""Staged rows: the result of a step for one snapshot, stored under the digest of its inputs.

The rows of a step are Parquet parts in ``<root>/<step>/<fingerprint>/``, with one row for each
snapshot and nested records. A part is written once, completely or not at all, and never changed, so
a killed run leaves only parts that the next run can use. The name of a part ends in the checksum of
its bytes. A part with another checksum is damaged; it is deleted and reported, not read. Rows are
found by their ``key``, whichever part holds them.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from claimledger.tables.records import Row

FEW = 32
"""Number of small parts that are kept before they are merged."""

SMALL = 4_000_000
"""A part with fewer bytes is small."""


DAMAGED: list[Path] = []
"""Damaged parts that this process deleted, for the report of the run."""

SOUND: dict[Path, tuple[int, int, int]] = {}
"""The file status of each part when this process last found it sound."""


def checksum(part: Path) -> str:
    """First 16 hex digits of the SHA-256 of a file's bytes."""
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def sound(part: Path) -> bool:
    """Whether the bytes of a part are those that were written. A damaged part is deleted.

    The bytes are checked once, and again if the status of the file changes.
    """
    try:
        said = part.stat()
        state = (said.st_ino, said.st_size, said.st_mtime_ns)
        if SOUND.get(part) == state:
            return True
        if checksum(part) == part.stem.rpartition(".")[2]:
            SOUND[part] = state
            return True
    except FileNotFoundError:
        return False  # another process made one of many
    except OSError:
        pass  # a disk that can't be read
    DAMAGED.append(part)
    part.unlink(missing_ok=True)
    return False


def damaged() -> tuple[str, ...]:
    """The parts that were found damaged since the last call."""
    found = tuple(str(part) for part in DAMAGED)
    DAMAGED.clear()
    return found


def rows(part: str, keys: Sequence[str]) -> list[Row]:
    """Whole rows of a part, as `from_row` takes them."""
    found: list[Row] = pq.read_table(part, filters=[("key", "in", list(keys))]).to_pylist()
    return found


def bundles(parts: Iterable[Path], size: int) -> Iterator[list[Path]]:
    """Parts in groups of at least `size` bytes, the last group excepted.

    What is done for one group at a time takes no more memory for more parts.
    """
    bundle: list[Path] = []
    total = 0
    for part in parts:
        bundle.append(part)
        total += part.stat().st_size
        if total >= size:
            yield bundle
            bundle, total = [], 0
    if bundle:
        yield bundle


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
        """The sound parts there are, by name."""
        return sorted(filter(sound, self.folder.glob("*.parquet")))

    def empty(self) -> pl.DataFrame:
        """No rows, with every column of the step."""
        return pl.DataFrame(self.schema.empty_table() if self.schema else {"key": []})

    def scan(self, columns: Sequence[str], parts: Sequence[Path] | None = None) -> pl.LazyFrame:
        """Rows of the parts, columns as staged; a key appears twice if two parts hold it.

        The column ``part`` names the part of a row.
        """
        found = self.parts() if parts is None else list(parts)
        if not found:
            part = pl.lit(None, pl.String).alias("part")
            return self.empty().lazy().with_columns(part).select(columns)
        return pl.scan_parquet(found, glob=False, include_file_paths="part").select(columns)

    def index(self, *columns: str) -> pl.DataFrame:
        """Key, part and the `columns` named, of every row; each key once."""
        return self.scan(["key", "part", *columns]).unique("key", keep="first").collect()

    def write(self, rows: pa.Table) -> Path:
        """Add a part, named for the keys it holds."""
        keys = "\n".join(rows["key"].to_pylist())
        name = hashlib.sha256(keys.encode()).hexdigest()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".{name}.{os.getpid()}"
        pq.write_table(rows, draft, compression="lz4")
        return draft.replace(self.folder / f"{name}.{checksum(draft)}.parquet")

    def compact(self, live: Iterable[str]) -> None:
        """Merge many small parts into few, without the rows that are no longer needed."""
        small = [part for part in self.parts() if part.stat().st_size < SMALL]
        if len(small) <= FEW:
            return
        wanted = pl.DataFrame({"key": pl.Series(sorted(set(live)), dtype=pl.String)})
        for bundle in bundles(small, 2 * SMALL):  # what they become is no longer small
            self.merge(bundle, wanted)

    def merge(self, parts: Sequence[Path], wanted: pl.DataFrame) -> None:
        """Replace parts by one with the rows whose keys are wanted, each once."""
        rows = pq.ParquetDataset(parts).read()
        held = pl.DataFrame({"key": pl.from_arrow(rows["key"])}).with_row_index()
        kept = held.join(wanted, on="key", how="semi").unique("key", keep="first").sort("index")
        whole = self.write(rows.take(pa.array(kept["index"].to_list(), pa.int64())))
        for part in set(parts) - {whole}:
            part.unlink(missing_ok=True)

    def forget_others(self) -> None:
        """Delete the rows of other versions of the rules, and the drafts of killed runs."""
        for other in (self.root / self.step).glob("*"):
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        for draft in self.folder.glob(".*"):
            draft.unlink(missing_ok=True)
