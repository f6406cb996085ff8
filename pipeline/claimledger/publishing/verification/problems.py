"""The reports of checks, and their inputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from claimledger.tables.schemas import Table

LISTED = 20
"""The largest number of rows that are named for one broken rule; the rest is counted."""

Frames = Mapping[str, pl.LazyFrame]
"""The tables that could be read, by name; each check collects the columns it needs."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem: the table or file, the row, and what is wrong."""

    where: str
    row: str
    what: str


@dataclass(frozen=True, slots=True)
class SnapshotText:
    """The text of a snapshot as a reader makes it today."""

    text: str
    reader: str
    reader_version: str


Texts = Mapping[str, SnapshotText]
"""Available texts, by snapshot_id."""


def key_of(table: Table, row: Mapping[str, Any]) -> str:
    """The primary key of a row, for a person to look it up by."""
    return ", ".join(str(row[name]) for name in table.primary_key)


def listed(table: Table, lazy: pl.LazyFrame, what: str) -> Iterator[Problem]:
    """A problem for each row, up to a limit, then the number of the rest."""
    rows = lazy.select(table.primary_key).collect()
    for row in rows.head(LISTED).iter_rows(named=True):
        yield Problem(table.name, key_of(table, row), what)
    if rows.height > LISTED:
        yield Problem(table.name, f"and {rows.height - LISTED} more rows", what)
