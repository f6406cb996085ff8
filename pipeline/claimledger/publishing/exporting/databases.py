"""SQLite and DuckDB: every table of a package with its keys and the descriptions of its columns."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.exporting.spreadsheets import CannotExport

BATCH = 10_000

SQLITE_TYPES: dict[Any, str] = {
    pl.String: "TEXT",
    pl.Int64: "INTEGER",
    pl.Float64: "REAL",
    pl.Boolean: "INTEGER",
    pl.Date: "TEXT",
}
"""Types of SQLite, which stores days as text such as 2024-05-31 and can compute with them."""

COLUMNS = "columns"
"""The table with the descriptions of all columns, for databases without comments."""


def write_sqlite(
    tables: Iterable[tuple[str, pl.DataFrame]], said: Mapping[str, Any], file: Path
) -> None:
    """Write the tables to a database of SQLite."""
    try:
        with closing(sqlite3.connect(file)) as database, database:
            for name, frame in tables:
                insert(database, name, frame, key_of(said, name))
            insert(database, COLUMNS, dictionary(said), ("table", "column"))
    except sqlite3.IntegrityError as error:
        raise CannotExport(f"expected every row to have a key of its own, found {error}") from error


def insert(
    database: sqlite3.Connection, name: str, frame: pl.DataFrame, key: Iterable[str]
) -> None:
    """Make a table and fill it."""
    kinds = [f"{quoted(column)} {SQLITE_TYPES[kind]}" for column, kind in frame.schema.items()]
    primary = f"PRIMARY KEY ({', '.join(map(quoted, key))})"
    database.execute(f"CREATE TABLE {quoted(name)} ({', '.join([*kinds, primary])})")
    marks = ", ".join("?" * frame.width)
    days = [column for column, kind in frame.schema.items() if kind == pl.Date]
    rows = frame.with_columns(pl.col(days).dt.to_string("iso")) if days else frame
    database.executemany(
        f"INSERT INTO {quoted(name)} VALUES ({marks})",  # noqa: S608 - the name is quoted
        rows.iter_rows(buffer_size=BATCH),
    )


def write_duckdb(
    tables: Iterable[tuple[str, pl.DataFrame]], said: Mapping[str, Any], file: Path
) -> None:
    """Write the tables to a database of DuckDB, with descriptions of columns as comments."""
    if find_spec("duckdb") is None:
        raise CannotExport("expected DuckDB, found none: pip install 'claimledger[duckdb]'")
    import duckdb

    with closing(duckdb.connect(str(file))) as database:
        for name, frame in tables:
            database.from_arrow(frame.to_arrow()).create(quoted(name))
            for column, text in described(said, name):
                database.execute(
                    f"COMMENT ON COLUMN {quoted(name)}.{quoted(column)} IS {literal(text)}"
                )


def key_of(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The primary key of a table, as the package declares it."""
    [schema] = [one["schema"] for one in said["resources"] if one["name"] == name]
    return tuple(schema["primaryKey"])


def described(said: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """The columns of a table, each with its description."""
    for one in said["resources"]:
        if one["name"] == name:
            yield from ((f["name"], f.get("description", "")) for f in one["schema"]["fields"])


def dictionary(said: Mapping[str, Any]) -> pl.DataFrame:
    """Every column of every table, with its description."""
    rows = [
        (one["name"], *pair) for one in said["resources"] for pair in described(said, one["name"])
    ]
    kinds = dict.fromkeys(("table", "column", "description"), pl.String)
    return pl.DataFrame(rows, kinds, orient="row")


def quoted(name: str) -> str:
    """A name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Text quoted for SQL."""
    return "'" + text.replace("'", "''") + "'"
