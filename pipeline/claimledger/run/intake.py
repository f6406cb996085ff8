"""Reading files into staged texts; each file is read once."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import pyarrow as pa

from claimledger.reading import Member, Unreadable, read
from claimledger.run import inventory
from claimledger.run.fingerprints import fingerprint
from claimledger.run.guard import Limits
from claimledger.run.inventory import Found, Inventory, located
from claimledger.run.members import members
from claimledger.run.settings import Progress, Report, Settings
from claimledger.run.staging import Store
from claimledger.run.steps import (
    READ_RULES,
    READ_SCHEMA,
    SHARD_SNAPSHOTS,
    confirm_rules,
    digest,
    limits,
    store,
    work_through,
)
from claimledger.run.transforms import in_words
from claimledger.tables.records import Row, to_row

SHARD_BYTES = 4_000_000

TRIES = 3
"""Number of times that a file is read again if it changes in the meantime."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that one worker reads in one task."""

    store: Store
    limits: Limits
    seeds: Path
    files: tuple[tuple[str, str, str], ...]  # path, sha256, file key


def file_key(found: Found) -> str | None:
    """The key of the rows of a file, or None if the file cannot be read."""
    if found.sha256 is None or found.stage is not None:
        return None
    return digest(fingerprint(*READ_RULES), found.sha256)


def read_files(
    settings: Settings, taken: Inventory, progress: Progress | None = None
) -> tuple[Inventory, Report]:
    """Read the files that no earlier run has read.

    Returns:
        The inventory, with the files that changed meanwhile as they are now, and a report.
    """
    held = store(settings, "read")
    before = set(listing(held)["file_key"])
    processed = 0
    for attempt in range(TRIES):
        known = before if attempt == 0 else set(listing(held)["file_key"])
        new = {key: one for one in taken.files if (key := file_key(one)) and key not in known}
        tasks = list(readings(held, limits(settings, "read"), taken.seeds, new))
        changed: set[str] = set()
        for path_count, moved in work_through(read_shard, tasks, settings, "read"):
            changed.update(moved)
            processed += path_count - len(moved)
            if progress:
                progress("read", processed, len(new))
        if not changed:
            break
        within = None if settings.links == "followed" else taken.seeds
        taken = amended(taken, changed, within, last=attempt == TRIES - 1)
    refused = dict(listing(held).group_by("file_key").agg(pl.col("stage").count()).iter_rows())
    pages = [one for one in taken.files if one.stage != inventory.PART]
    failed = sum(refused.get(file_key(one), 1) for one in pages)
    keys = [key for one in taken.files if (key := file_key(one))]
    reused = sum(key in before for key in keys)
    return taken, Report("read", len(keys) - reused, reused, failed)


def amended(taken: Inventory, changed: set[str], within: Path | None, *, last: bool) -> Inventory:
    """The inventory, updated for the files that changed while they were read."""
    moving = "the file changed while it was read; the next run takes it"

    def again(one: Found) -> Found:
        if one.path not in changed:
            return one
        if last:
            return replace(one, stage="open", reason=moving)
        file, notes = located(taken.seeds, one.path), notes_of(taken.seeds, one.path)
        return inventory.look(one.path, file, notes, within)

    return replace(taken, files=tuple(again(one) for one in taken.files))


def notes_of(seeds: Path, path: str) -> Path | None:
    """The text of the sidecar of a file, if there is one."""
    notes = located(seeds, path + inventory.SIDECAR)
    return notes if os.path.lexists(notes) else None


def readings(held: Store, limited: Limits, seeds: Path, new: dict[str, Found]) -> Iterator[Reading]:
    """Divide the files to read into tasks, by number and size."""
    batch: list[tuple[str, str, str]] = []
    total = 0
    for key, one in new.items():
        batch.append((one.path, str(one.sha256), key))
        total += one.byte_count
        if len(batch) == SHARD_SNAPSHOTS or total >= SHARD_BYTES:
            yield Reading(held, limited, seeds, tuple(batch))
            batch, total = [], 0
    if batch:
        yield Reading(held, limited, seeds, tuple(batch))


def read_shard(task: Reading) -> tuple[int, list[str]]:
    """Read some files and stage their rows.

    Returns:
        The number of files, and the paths of those that changed since the inventory.

    Raises:
        claimledger.run.steps.RulesChanged: a file of the rules changed.
    """
    changed = []
    tables: list[pa.Table] = []
    for path, sha256, key in task.files:
        file = located(task.seeds, path)
        rows = list(read_members(file, sha256, key, task.limits))
        if inventory.look(path, file, None).sha256 != sha256:
            changed.append(path)
        else:
            tables.extend(rows)
    confirm_rules("read", task.store.fingerprint)
    if tables:
        task.store.write(pa.concat_tables(tables))
    return len(task.files), changed


def read_members(path: Path, sha256: str, key: str, limited: Limits) -> Iterator[pa.Table]:
    """The rows of the snapshots in a file; a failure is a row too."""
    refused: Row = {"key": digest("refused", key), "file_key": key, "locator": "", "sha256": sha256}
    count = 0
    try:
        found = members(path)
        while True:
            with limited.over(key):
                member = next(found, None)
            if member is None:
                break
            yield read_row(key, member, limited)
            count += 1
        if not count:
            yield one_row(refused | {"stage": "archive", "reason": "the archive holds no page"})
    except OSError as error:
        yield one_row(refused | {"stage": "open", "reason": inventory.refusal(error)})
    except Exception as error:  # noqa: BLE001 - one file that breaks a reader stops no other
        yield one_row(refused | why(error))


def listing(held: Store) -> pl.DataFrame:
    """The staged rows without the texts, one for each member of a file."""
    scan = held.scan([field.name for field in READ_SCHEMA if field.name != "rendition"])
    return scan.unique(["file_key", "locator"], keep="first").collect()


def one_row(row: Row) -> pa.Table:
    """A row of what reading makes."""
    return pa.Table.from_pylist([row], READ_SCHEMA)


def why(error: Exception) -> Row:
    """Stage and reason of a file or page that could not be read."""
    if isinstance(error, Unreadable):
        return {"stage": error.stage, "reason": error.reason}
    return {"stage": "read", "reason": in_words(error)}


def read_row(file_key: str, member: Member, limited: Limits) -> pa.Table:
    """The row of one member of a file; a failure is a row too."""
    sha256 = hashlib.sha256(member.raw).hexdigest()
    declared = [to_row(finding) for finding in member.declared]
    row: Row = {
        "key": digest(fingerprint(*READ_RULES), sha256, repr(declared)),
        "snapshot_id": sha256[:16],
        "file_key": file_key,
        "locator": member.locator,
        "sha256": sha256,
        "byte_count": len(member.raw),
    }
    try:
        with limited.over(row["key"]):
            rendition = to_row(read(member.raw))
            rendition["declared"] = [*rendition["declared"], *declared]
            text = rendition["text"]
            return one_row(
                row
                | {
                    "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                    "char_count": len(text),
                    "rendition": rendition,
                }
            )
    except Exception as error:  # noqa: BLE001 - one page that breaks a reader stops no other
        return one_row(row | why(error))
