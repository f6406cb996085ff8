"""Inventories of runs, kept for their later steps and for runs that resume them."""

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimledger.run.inventory import Found, Inventory
from claimledger.run.staging import checksum, sound

LAST = "last"

KEPT = 100
"""Number of inventories and pointers that are kept for runs that resume."""

SCHEMA = pa.schema(
    [
        ("path", pa.string()),
        ("sha256", pa.string()),
        ("byte_count", pa.int64()),
        ("sidecar", pa.string()),
        ("stage", pa.string()),
        ("reason", pa.string()),
    ]
)


def remember(taken: Inventory, folder: Path, run: str) -> None:
    """Keep an inventory for the steps of a run, and as the last one."""
    kept = write(taken, folder)
    for name in (run, LAST):
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_text(kept.name, "utf-8")
        draft.replace(folder / f"{name}.run")


def write(taken: Inventory, folder: Path) -> Path:
    """Keep an inventory under its digest and the checksum of its file."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = pa.Table.from_pylist([asdict(found) for found in taken.files], SCHEMA)
    said = {"seeds": str(taken.seeds)}
    if taken.corrections is not None:
        said["corrections"] = taken.corrections
    if taken.dataset is not None:
        said["dataset"] = taken.dataset
    if taken.entities is not None:
        said["entities"] = taken.entities
    draft = folder / f".{taken.digest}.{os.getpid()}"
    pq.write_table(rows.replace_schema_metadata(said), draft, compression="lz4")
    return draft.replace(folder / f"{taken.digest}.{checksum(draft)}.parquet")


def recall(folder: Path, runs: Iterable[str | None]) -> Inventory | None:
    """The inventory of the first of these runs that has one; None names the last run."""
    for run in runs:
        pointer = folder / f"{run or LAST}.run"
        if pointer.is_file():
            kept = folder / pointer.read_text("utf-8", "replace").replace("\0", "")
            if kept.suffix == ".parquet" and sound(kept):
                return load(kept)
    return None


def forget(folder: Path, keep: int = KEPT) -> None:
    """Drop all but the newest inventories and pointers to them."""
    files = sorted(folder.glob("[!.]*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[keep:]:
        old.unlink(missing_ok=True)


def load(kept: Path) -> Inventory:
    """The inventory that a run wrote."""
    rows = pq.read_table(kept)
    said = {name.decode(): value.decode() for name, value in (rows.schema.metadata or {}).items()}
    files = tuple(Found(**row) for row in rows.to_pylist())
    kept_texts = (said.get(name) for name in ("corrections", "dataset", "entities"))
    return Inventory(Path(said["seeds"]), files, *kept_texts)
