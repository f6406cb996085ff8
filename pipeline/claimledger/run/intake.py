"""Files into staged texts: each is read once, whoever asks for it again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import pyarrow as pa

from claimledger.reading import Member, Unreadable, members, read
from claimledger.run import inventory
from claimledger.run.fingerprints import fingerprint
from claimledger.run.inventory import Found, Inventory, located
from claimledger.run.settings import Progress, Report, Settings
from claimledger.run.staging import Store
from claimledger.run.steps import (
    READ_RULES,
    READ_SCHEMA,
    SHARD_SNAPSHOTS,
    confirm_rules,
    digest,
    store,
    work_through,
)
from claimledger.run.transforms import in_words
from claimledger.tables.records import Row, to_row

SHARD_BYTES = 4_000_000

TRIES = 3
"""So often a file that changes while it is read is looked at again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that one worker reads in one go."""

    store: Store
    seeds: Path
    files: tuple[tuple[str, str, str], ...]  # path, sha256, file key


def file_key(found: Found) -> str | None:
    """Key of everything that reading makes of a file; None where it cannot be read."""
    if found.sha256 is None or found.stage is not None:
        return None
    return digest(fingerprint(*READ_RULES), found.sha256)


def read_files(
    settings: Settings, taken: Inventory, progress: Progress | None = None
) -> tuple[Inventory, Report]:
    """Read the files that no run has read before.

    Returns:
        The inventory, with the files that changed meanwhile as they are now, and a report.
    """
    held = store(settings, "read")
    before = set(listing(held)["file_key"])
    processed = 0
    for attempt in range(TRIES):
        known = before if attempt == 0 else set(listing(held)["file_key"])
        new = {key: one for one in taken.files if (key := file_key(one)) and key not in known}
        tasks = list(readings(held, taken.seeds, new))
        changed: set[str] = set()
        for path_count, moved in work_through(read_shard, tasks, settings, "read"):
            changed.update(moved)
            processed += path_count - len(moved)
            if progress:
                progress("read", processed, len(new))
        if not changed:
            break
        taken = amended(taken, changed, last=attempt == TRIES - 1)
    refused = dict(listing(held).group_by("file_key").agg(pl.col("stage").count()).iter_rows())
    failed = sum(refused.get(file_key(one), 1) for one in taken.files)
    keys = [key for one in taken.files if (key := file_key(one))]
    reused = sum(key in before for key in keys)
    return taken, Report("read", len(keys) - reused, reused, failed)


def amended(taken: Inventory, changed: set[str], *, last: bool) -> Inventory:
    """An inventory with another look at the files that changed while they were read."""
    moving = "the file changed while it was read; the next run takes it"

    def again(one: Found) -> Found:
        if one.path not in changed:
            return one
        if last:
            return replace(one, stage="open", reason=moving)
        file, notes = located(taken.seeds, one.path), notes_of(taken.seeds, one.path)
        return inventory.look(one.path, file, notes)

    return replace(taken, files=tuple(again(one) for one in taken.files))


def notes_of(seeds: Path, path: str) -> Path | None:
    """The sidecar beside a file, if there is one."""
    notes = located(seeds, path + inventory.SIDECAR)
    return notes if notes.is_file() else None


def readings(held: Store, seeds: Path, new: dict[str, Found]) -> Iterator[Reading]:
    """Share out the files to read, by number and bytes."""
    batch: list[tuple[str, str, str]] = []
    total = 0
    for key, one in new.items():
        batch.append((one.path, str(one.sha256), key))
        total += one.byte_count
        if len(batch) == SHARD_SNAPSHOTS or total >= SHARD_BYTES:
            yield Reading(held, seeds, tuple(batch))
            batch, total = [], 0
    if batch:
        yield Reading(held, seeds, tuple(batch))


def read_shard(task: Reading) -> tuple[int, list[str]]:
    """Read some files and stage what they hold.

    Returns:
        How many files, and the paths of those whose bytes are no longer what the inventory says.

    Raises:
        claimledger.run.steps.RulesChanged: so did a file of the rules.
    """
    changed = []
    tables: list[pa.Table] = []
    for path, sha256, key in task.files:
        file = located(task.seeds, path)
        rows = list(read_members(file, sha256, key))
        if inventory.look(path, file, None).sha256 != sha256:
            changed.append(path)
        else:
            tables.extend(pa.Table.from_pylist([row], READ_SCHEMA) for row in rows)
    confirm_rules("read", task.store.fingerprint)
    if tables:
        task.store.write(pa.concat_tables(tables))
    return len(task.files), changed


def read_members(path: Path, sha256: str, key: str) -> Iterator[Row]:
    """Rows of the snapshots in a file; what could not be read is a row as well."""
    refused: Row = {"key": digest("refused", key), "file_key": key, "locator": "", "sha256": sha256}
    count = 0
    try:
        for member in members(path):
            yield read_row(key, member)
            count += 1
        if not count:
            yield refused | {"stage": "archive", "reason": "the archive holds no page"}
    except Unreadable as error:
        yield refused | {"stage": error.stage, "reason": error.reason}
    except OSError as error:
        yield refused | {"stage": "open", "reason": inventory.refusal(error)}
    except Exception as error:  # noqa: BLE001 - one file that breaks a reader stops no other
        yield refused | {"stage": "read", "reason": in_words(error)}


def listing(held: Store) -> pl.DataFrame:
    """What reading staged, a row a member, without the texts."""
    scan = held.scan([field.name for field in READ_SCHEMA if field.name != "rendition"])
    return scan.unique(["file_key", "locator"], keep="first").collect()


def read_row(file_key: str, member: Member) -> Row:
    """What reading makes of one member of a file; its failure is a row too."""
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
        rendition = to_row(read(member.raw))
    except Unreadable as error:
        return row | {"stage": error.stage, "reason": error.reason}
    except Exception as error:  # noqa: BLE001 - one page that breaks a reader stops no other
        return row | {"stage": "read", "reason": in_words(error)}
    rendition["declared"] = [*rendition["declared"], *declared]
    text = rendition["text"]
    return row | {
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "char_count": len(text),
        "rendition": rendition,
    }
