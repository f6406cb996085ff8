"""The descriptor of a version: a Data Package (https://datapackage.org, version 2).

It says what the tables hold, what they must hash to, and which pages they were made of. Nothing in
it depends on when or where it was written: version and release date are inputs.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.checksums import sha256
from claimledger.tables.schemas import Table, package, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET = "application/vnd.apache.parquet"
COPIED = ("name", "title", "description", "version", "homepage", "keywords", "licenses")


def descriptor(
    frames: Mapping[str, pl.DataFrame], folder: Path, evidence: str, generator: Mapping[str, str]
) -> dict[str, Any]:
    """Descriptor of the tables that were written to `folder`.

    Args:
        frames: the tables as written.
        folder: the version's folder, with a Parquet file a table.
        evidence: how much of the articles' text is in them: sentence, quote or none.
        generator: name and version of the program, and the fingerprint of its rules.
    """
    said = package()
    return {
        "$schema": PROFILE,
        **{name: said[name] for name in COPIED if name in said},
        "created": f"{said['released']}T00:00:00Z",
        "contributors": said["contributors"],
        "sources": list(sources(frames)),
        "evidence": evidence,
        "generator": dict(generator),
        "resources": [resource(one, frames[one.name], folder) for one in tables()],
    }


def resource(declared: Table, frame: pl.DataFrame, folder: Path) -> dict[str, Any]:
    """Descriptor of one table; without ``bytes``, which validators misread for Parquet."""
    path = f"{declared.name}.parquet"
    return {
        "name": declared.name,
        "title": declared.title,
        "description": declared.description,
        "path": path,
        "format": "parquet",
        "mediatype": PARQUET,
        "hash": f"sha256:{sha256(folder / path)}",
        "rows": frame.height,
        "schema": declared.frictionless(),
    }


def sources(frames: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Any]]:
    """The pages that the tables were made of: title, address where it is known, hash."""
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
