"""The snapshots that a step still has to process, in shards that any process can work on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import polars as pl
import pyarrow as pa

from claimledger.publishing.identity import identity
from claimledger.run import staging
from claimledger.run.guard import Limits
from claimledger.run.intake import file_key, listing
from claimledger.run.inventory import PART, Inventory
from claimledger.run.settings import Progress, Report, Settings
from claimledger.run.staging import Store
from claimledger.run.steps import (
    SHARD_SNAPSHOTS,
    STEPS,
    Step,
    confirm_rules,
    limits,
    store,
    work_through,
)
from claimledger.run.transforms import Made, in_words

Found = TypeVar("Found")

if TYPE_CHECKING:
    from claimledger.tables.records import Row

SHARD_CHARACTERS = 500_000


FOUND = {
    "path": pl.String,
    "file_sha256": pl.String,
    "file_bytes": pl.Int64,
    "sidecar": pl.String,
    "file_stage": pl.String,
    "file_reason": pl.String,
    "file_key": pl.String,
}
"""A file of an inventory, with the key of its staged row."""


class Lost(Exception):  # noqa: N818 - named for what happened
    """Staged rows that a run needs were removed during the run."""


@dataclass(frozen=True, slots=True)
class Todo:
    """The task of a step for one snapshot: key, sidecar, and the places of its input rows."""

    key: str
    snapshot_id: str
    notes: str | None
    upstream: tuple[tuple[str, str, str], ...]  # step, key, part


@dataclass(frozen=True, slots=True)
class Shard:
    """A task of one worker, with the place of its result."""

    store: Store
    limits: Limits
    todos: tuple[Todo, ...]


def files(settings: Settings, taken: Inventory) -> pl.DataFrame:
    """One row for every file of an inventory or member of a file, with the result of reading.

    Columns: path, sha256, byte_count, snapshot_id, status, stage, reason, sidecar, key.
    """
    found = pl.DataFrame(
        [
            (
                one.path,
                one.sha256,
                one.byte_count,
                one.sidecar,
                one.stage,
                one.reason,
                file_key(one),
            )
            for one in taken.files
        ],
        schema=FOUND,
        orient="row",
    )
    read = listing(store(settings, "read")).cast({"locator": pl.String})
    lost = found.drop_nulls("file_key").join(read, on="file_key", how="anti")
    if lost.height:
        raise Lost(
            f"expected the staged text of {lost['path'][0]}, found none: read the files again"
        )
    rows = found.join(read, on="file_key", how="left").select(
        pl.concat_str("path", pl.col("locator").fill_null("")).alias("path"),
        pl.coalesce("sha256", "file_sha256").alias("sha256"),
        pl.coalesce("byte_count", "file_bytes").alias("byte_count"),
        pl.coalesce("file_stage", "stage").alias("stage"),
        pl.coalesce("file_reason", "reason").alias("reason"),
        "snapshot_id",
        "sidecar",
        "key",
        "char_count",
    )
    first = pl.col("path") == pl.col("path").min().over("snapshot_id")
    part = (pl.col("stage") == PART).fill_null(value=False)
    return rows.sort("path").with_columns(
        pl.when(part).then(None).otherwise("stage").alias("stage"),
        pl.when(part)
        .then(pl.lit(PART))
        .when(pl.col("stage").is_not_null())
        .then(pl.lit("rejected"))
        .when(first)
        .then(pl.lit("read"))
        .otherwise(pl.lit("duplicate"))
        .alias("status"),
    )


class Plan:
    """The snapshots of an inventory and the key of each at every step."""

    def __init__(self, settings: Settings, taken: Inventory) -> None:
        self.settings = settings
        self.corrections = taken.corrections
        self.identity = identity(taken.dataset, settings.evidence, settings.min_confidence)
        self.entities = taken.entities
        self.files = files(settings, taken)
        self.done: dict[str, Report] = {}
        self.known: dict[str, Any] = {}  # what was worked out once for all tables

    def once(self, name: str, work: Callable[[], Found]) -> Found:
        """The result of `work`, computed at the first call with this name."""
        if name not in self.known:
            self.known[name] = work()
        found: Found = self.known[name]
        return found

    @cached_property
    def snapshots(self) -> pl.DataFrame:
        """One row for each snapshot: snapshot_id, sidecar, char_count, and the key of each step."""
        good = self.files.filter(~pl.col("status").is_in(["rejected", PART]))
        rows = (
            good.group_by("snapshot_id")
            .agg(
                pl.col("key").first().alias("read"),
                pl.col("char_count").first(),
                pl.col("sidecar").drop_nulls().first(),
            )
            .sort("snapshot_id")
        )
        keys: dict[str, list[str]] = {"read": rows["read"].to_list()}
        notes = rows["sidecar"].to_list()
        for step in STEPS.values():
            before = keys[step.after[-1]]
            keys[step.name] = [step.key(*pair) for pair in zip(before, notes, strict=True)]
        return rows.with_columns(
            pl.Series(name, values, dtype=pl.String) for name, values in keys.items()
        )

    def keys(self, step: str) -> pl.DataFrame:
        """The step's keys with the snapshots they belong to."""
        return self.snapshots.select("snapshot_id", key=step)

    def refused(self, step: str) -> pl.DataFrame:
        """Snapshots that a step refused: snapshot_id, stage, reason."""
        if step not in self.done or f"refused by {step}" not in self.known:
            rows = store(self.settings, step).index("stage", "reason").drop_nulls("stage")
            found = self.keys(step).join(rows, on="key")
            self.known[f"refused by {step}"] = found.select("snapshot_id", "stage", "reason")
        frame: pl.DataFrame = self.known[f"refused by {step}"]
        return frame

    def failures(self, *steps: str) -> pl.DataFrame:
        """Snapshots that failed in one of `steps`: snapshot_id, stage, reason."""
        found = [self.refused(name) for name in steps]
        empty = pl.DataFrame(schema=dict.fromkeys(("snapshot_id", "stage", "reason"), pl.String))
        return pl.concat([empty, *found]).unique("snapshot_id", keep="first", maintain_order=True)


def run_step(plan: Plan, name: str, progress: Progress | None = None) -> Report:
    """Do one step for the snapshots that have no staged row yet, after the steps before it."""
    if name in plan.done:
        return plan.done[name]
    step = STEPS[name]
    earlier = [before for before in step.after if before != "read"]
    for before in earlier:
        run_step(plan, before)
    held = store(plan.settings, name)
    wanted = plan.snapshots.join(plan.failures(*earlier), on="snapshot_id", how="anti")
    missing = wanted.join(held.index(), left_on=name, right_on="key", how="anti")
    done = 0
    tasks = list(shards(plan, name, missing))
    for count in work_through(work_shard, tasks, plan.settings, name):
        done += count
        if progress:
            progress(name, done, missing.height)
    plan.done[name] = Report(
        name, missing.height, wanted.height - missing.height, plan.failures(name).height
    )
    return plan.done[name]


def shards(plan: Plan, name: str, missing: pl.DataFrame) -> Iterator[Shard]:
    """Divide the snapshots into shards by number and length; those of one part stay together."""
    held, limited = store(plan.settings, name), limits(plan.settings, name)
    after = STEPS[name].after
    for before in after:
        parts = store(plan.settings, before).index().rename({"key": before, "part": f"{before}@"})
        missing = missing.join(parts, on=before)
    batch: list[Todo] = []
    total = 0
    for row in missing.sort("read@", "snapshot_id").iter_rows(named=True):
        upstream = tuple((before, row[before], row[f"{before}@"]) for before in after)
        batch.append(Todo(row[name], row["snapshot_id"], row["sidecar"], upstream))
        total += row["char_count"]
        if len(batch) == SHARD_SNAPSHOTS or total >= SHARD_CHARACTERS:
            yield Shard(held, limited, tuple(batch))
            batch, total = [], 0
    if batch:
        yield Shard(held, limited, tuple(batch))


def work_shard(shard: Shard) -> int:
    """Do a step for some snapshots and stage the results; returns their number.

    Raises:
        claimledger.run.steps.RulesChanged: a file of the step's rules changed since the run began.
    """
    step = STEPS[shard.store.step]
    wanted = sorted(place for todo in shard.todos for place in todo.upstream)
    staged: dict[tuple[str, str], Row] = {}
    for (before, part), places in groupby(
        sorted(wanted, key=lambda place: (place[0], place[2])), lambda place: (place[0], place[2])
    ):
        found = staging.rows(part, [key for _, key, _ in places])
        staged |= {(before, row["key"]): row for row in found}
    tables = []
    for todo in shard.todos:
        made = {before: staged[before, key] for before, key, _ in todo.upstream}
        tables.append(worked(step, made, todo, shard.limits))
    confirm_rules(shard.store.step, shard.store.fingerprint)
    shard.store.write(pa.concat_tables(tables))
    return len(shard.todos)


def worked(step: Step, made: Made, todo: Todo, limited: Limits) -> pa.Table:
    """The staged row of one snapshot; an error refuses this snapshot and stops no other."""
    head: Row = {"key": todo.key, "snapshot_id": todo.snapshot_id}
    try:
        with limited.over(todo.key):
            return pa.Table.from_pylist([step.work(made, todo.notes) | head], step.schema)
    except Exception as error:  # noqa: BLE001 - the promise is that no file is fatal
        refused = head | {"stage": step.name, "reason": in_words(error)}
        return pa.Table.from_pylist([refused], step.schema)
