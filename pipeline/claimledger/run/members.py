"""The snapshots in a file, including the rows of a Parquet table.

The package ``reading`` does not use Arrow, so this module opens Parquet.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimledger import reading
from claimledger.reading import Member, Unreadable, is_article, record_member

PARQUET = b"PAR1"
ROWS = 64
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
    yield from rows(path) if is_table else reading.members(path)


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
            for row in batch.to_pylist():
                number += 1
                if is_article(row):
                    found += 1
                    yield record_member(number, row)
    except pa.ArrowException as error:
        kind = type(error).__name__
        raise Unreadable(
            "archive", f"Expected a Parquet table, found it broken ({kind})."
        ) from None
    if not found:
        raise Unreadable(
            "format", "Expected a saved page, found a Parquet table without texts of articles."
        )


def text_columns(schema: pa.Schema) -> list[str]:
    """Columns that may describe an article: all but numbers and lists of numbers."""
    return [
        field.name
        for field in schema
        if not pa.types.is_binary(field.type)
        and not (pa.types.is_list(field.type) and not pa.types.is_string(field.type.value_type))
        and not (pa.types.is_integer(field.type) or pa.types.is_floating(field.type))
    ]
