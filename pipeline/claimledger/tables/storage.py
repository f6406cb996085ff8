"""Deterministic Parquet, and the lock that lets one run at a time write to output/."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import polars as pl
import pyarrow.parquet as pq

from claimledger.tables.schemas import Table

ROW_GROUP = 100_000
COMPRESSION = 9
"""Level of zstd: slow to write once, small for many readers."""


class Busy(Exception):  # noqa: N818 - named for what the folder is
    """Another run is writing to output/."""


def write_parquet(rows: pl.DataFrame | Iterable[pl.DataFrame], declared: Table, path: Path) -> None:
    """Write a table so that equal rows give equal bytes, and wait until they are on disk.

    Rows must be in the order of the table. The machine, its threads, the chunks of a frame and the
    division of the rows into frames do not affect the file.
    """
    schema = declared.arrow()
    order = pq.SortingColumn.from_ordering(
        schema, [(name, "ascending") for name in declared.sort], null_placement="at_start"
    )
    with path.open("wb") as file:
        with pq.ParquetWriter(
            file,
            schema,
            compression="zstd",
            compression_level=COMPRESSION,
            write_page_index=True,
            sorting_columns=order,
        ) as writer:
            for group in row_groups([rows] if isinstance(rows, pl.DataFrame) else rows):
                columns = group.select(declared.names).to_arrow()
                writer.write_table(columns.cast(schema).combine_chunks(), ROW_GROUP)
        file.flush()
        os.fsync(file.fileno())


def row_groups(parts: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The rows of some frames in groups of equal size, the last excepted; at least one group."""
    rest: pl.DataFrame | None = None
    for part in parts:
        rows = part if rest is None else pl.concat([rest, part])
        whole = max(rows.height - 1, 0) // ROW_GROUP * ROW_GROUP
        yield from (rows.slice(start, ROW_GROUP) for start in range(0, whole, ROW_GROUP))
        rest = rows.slice(whole)
    if rest is not None:
        yield rest


@contextmanager
def lock(
    output: Path, patience: float, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Lock output/ for this run. The system releases the lock when the process ends.

    Args:
        output: the folder of published versions.
        patience: how many seconds to wait for another run.
        waiting: called once if there is another run.

    Raises:
        Busy: the other run did not finish in time.
    """
    output.mkdir(parents=True, exist_ok=True)
    held = filelock.FileLock(output / ".lock")
    try:
        try:
            held.acquire(timeout=0)
        except filelock.Timeout:
            if waiting:
                waiting()
            held.acquire(timeout=patience)
    except filelock.Timeout as error:
        raise Busy(
            f"expected {output} to be free within {patience:.0f} seconds, "
            "found another run working in it"
        ) from error
    try:
        yield
    finally:
        held.release()
