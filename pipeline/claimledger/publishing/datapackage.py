"""The descriptor of a version: a Data Package (https://datapackage.org, version 2).

It describes the tables, with their hashes and the pages that they were made from. It does not
depend on when or where it was written: version and release date are inputs.
"""

from collections.abc import Iterator, Mapping
from math import fsum
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from claimledger.publishing.checksums import sha256
from claimledger.publishing.identity import Identity
from claimledger.tables.schemas import Table, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET = "application/vnd.apache.parquet"


def descriptor(
    frames: Mapping[str, pl.DataFrame],
    folder: Path,
    said: Identity,
    generator: Mapping[str, str],
) -> dict[str, Any]:
    """Descriptor of the tables that were written to `folder`.

    Args:
        frames: files, snapshots and claims as written.
        folder: the version's folder, with one Parquet file for each table.
        said: the description of the dataset.
        generator: the program that made the package.
    """
    return {
        "$schema": PROFILE,
        **said.described,
        "sources": list(sources(frames)),
        "evidence": said.evidence,
        "min_confidence": said.min_confidence,
        "coverage": coverage(frames),
        "generator": dict(generator),
        "resources": [
            resource(one, height(folder, one), f"sha256:{sha256(folder / file_of(one))}")
            for one in tables()
        ],
    }


def file_of(declared: Table) -> str:
    """The file of a table."""
    return f"{declared.name}.parquet"


def height(folder: Path, declared: Table) -> int:
    """The number of rows of a table that was written to `folder`."""
    return int(pq.read_metadata(folder / file_of(declared)).num_rows)


def resource(declared: Table, rows: int | None, digest: str | None) -> dict[str, Any]:
    """Descriptor of one table; without ``bytes``, which validators misread for Parquet."""
    return {
        "name": declared.name,
        "title": declared.title,
        "description": declared.description,
        "path": file_of(declared),
        "format": "parquet",
        "mediatype": PARQUET,
        "hash": digest,
        "rows": rows,
        "schema": declared.frictionless(),
    }


def coverage(frames: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Pages by language, and the numbers of claims: all, complete, and likely to be right."""
    languages = frames["snapshots"].group_by("language").len().sort("language", nulls_last=True)
    claims = frames["claims"]
    return {
        "pages": {language or "unknown": count for language, count in languages.iter_rows()},
        "claims": claims.height,
        "without_subject": claims["subject"].null_count(),
        "without_period": claims.filter(pl.col("period_type") == "unknown").height,
        "expected_right": round(fsum(claims["confidence"].drop_nulls())),
    }


def sources(frames: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Any]]:
    """The pages that the tables were made from: title, address if known, and hash."""
    first = (
        frames["files"].filter(pl.col("status") == "read").select("snapshot_id", "path", "sha256")
    )
    rows = frames["snapshots"].join(first, on="snapshot_id", how="left").sort("path")
    for row in rows.iter_rows(named=True):
        source = {
            "title": row["title"] or row["path"],
            "path": row["url"],
            "hash": f"sha256:{row['sha256']}",
            "publisher": row["publisher"],
        }
        yield {name: value for name, value in source.items() if value is not None}
