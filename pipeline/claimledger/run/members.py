"""The snapshots in a file, including the rows of a Parquet table.

The package ``reading`` does not use Arrow, so this module opens Parquet.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimledger import reading
from claimledger.reading import Member, Unreadable, budget_of, is_article, record_member

PARQUET = b"PAR1"
ROWS = 16
"""Rows held at a time."""


def members(path: Path) -> Iterator[Member]:
    """Yield the snapshots of a file, one at a time and in order.

    Raises:
        Unreadable: the file is too large, or the archive is broken; the pages before the break have
            been yielded.
        OSError: the file can't be opened.
    """
    with path.open("rb") as file:
        is_table = file.read(len(PARQUET)) == PARQUET
    if is_table:
        yield from budget_of(path.stat().st_size).within(rows(path))
    else:
        yield from reading.members(path)


def rows(path: Path) -> Iterator[Member]:
    """Yield the rows of a table that hold the text of an article.

    Raises:
        Unreadable: at stage ``archive`` if the table is broken, ``format`` if no row holds an
        article.
    """
    number = found = 0
    try:
        table = pq.ParquetFile(path)
        for batch in table.iter_batches(ROWS, columns=text_columns(table.schema_arrow)):
            for row in with_written_days(batch).to_pylist():
                number += 1
                if is_article(row):
                    found += 1
                    yield record_member(number, row)
    except (pa.ArrowException, OSError, ValueError) as error:
        kind = type(error).__name__
        raise Unreadable(
            "archive", f"Expected a Parquet table, found a damaged one ({kind})."
        ) from None
    if not found:
        raise Unreadable(
            "format", "Expected a saved page, found a Parquet table without texts of articles."
        )


def with_written_days(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch whose days and times are text; some are beyond Python's, or finer."""
    columns = [
        column.cast(pa.string())
        if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def text_columns(schema: pa.Schema) -> list[str]:
    """Columns that may describe an article: all but numbers and lists of numbers."""
    return [
        field.name
        for field in schema
        if not pa.types.is_binary(field.type)
        and not (pa.types.is_list(field.type) and not pa.types.is_string(field.type.value_type))
        and not (pa.types.is_integer(field.type) or pa.types.is_floating(field.type))
    ]
