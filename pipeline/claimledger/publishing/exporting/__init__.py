"""A package's tables in the formats that other programs open.

A database contains all tables, and other formats contain one. JSON-LD has the claims as annotations
of their pages. Exported claims include the title, publisher and address of their articles, and
links. Days stay days if the format has a type for them.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.exporting import annotations, databases, spreadsheets
from claimledger.publishing.exporting.spreadsheets import CannotExport
from claimledger.publishing.fragments import link

__all__ = ["FORMATS", "WHOLE", "CannotExport", "with_articles", "write"]

ARTICLE = ("title", "publisher", "url")
LINK = "link"
BESIDE = {
    "title": "Title of the article.",
    "publisher": "Publisher of the article.",
    "url": "Address of the article.",
    LINK: "Opens the live page at the words of the claim, where the browser finds them.",
}
"""The columns that are added to exported claims."""

Tables = Iterable[tuple[str, pl.DataFrame]]
Writer = Callable[[Tables, Mapping[str, Any], Path], None]

FORMATS: dict[str, Writer] = {
    "csv": spreadsheets.write_csv,
    "xlsx": spreadsheets.write_xlsx,
    "jsonld": annotations.write_jsonld,
    "sqlite": databases.write_sqlite,
    "duckdb": databases.write_duckdb,
}

WHOLE = ("sqlite", "duckdb")
"""Formats that hold every table of a package; the others hold one."""


def write(kind: str, tables: Tables, descriptor: Mapping[str, Any], file: Path) -> None:
    """Write tables to a file, either completely or not at all.

    Args:
        kind: one of FORMATS.
        tables: the tables, each with its name.
        descriptor: the package's descriptor.
        file: the file to write; an existing file is replaced.

    Raises:
        CannotExport: the format cannot hold the tables, or its library is not installed.
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        FORMATS[kind](tables, extended(descriptor), draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def extended(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor with the columns that are added to exported claims."""
    beside = [{"name": name, "description": said} for name, said in BESIDE.items()]

    def with_columns(resource: Mapping[str, Any]) -> Mapping[str, Any]:
        schema = resource["schema"]
        fields = [*schema["fields"], *beside]
        return {**resource, "schema": {**schema, "fields": fields}}

    return {
        **descriptor,
        "resources": [
            with_columns(one) if one["name"] == "claims" else one for one in descriptor["resources"]
        ],
    }


def with_articles(claims: pl.DataFrame, snapshots: pl.DataFrame) -> pl.DataFrame:
    """Claims with the title, publisher and address of their articles, and links to their words."""
    known = snapshots.select("snapshot_id", *ARTICLE)
    rows = claims.join(known, on="snapshot_id", how="left", maintain_order="left")
    said = ("quote", "sentence", "char_start", "sentence_start", "url")
    links = [link(row, row["url"]) for row in rows.select(said).iter_rows(named=True)]
    return rows.with_columns(pl.Series(LINK, links, pl.String))
