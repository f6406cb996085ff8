"""Large tables are validated and written a part at a time, to save memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from claimledger.publishing.datapackage import file_of
from claimledger.run import frames
from claimledger.run.work import Plan
from claimledger.tables import storage
from claimledger.tables.schemas import package, table
from claimledger.tables.validation import Frames, confirm_few, none_rejected, validate_part


@dataclass(slots=True)
class Large:
    """A large table as written: its file, its rejects, and the rows that the catalog shows."""

    file: Path
    rejects: pl.DataFrame = field(default_factory=none_rejected)
    shown: pl.DataFrame = field(default_factory=pl.DataFrame)


def write_large(plan: Plan, name: str, valid: Frames, shown: pl.DataFrame | None = None) -> Large:
    """Validate and write one of `frames.LARGE` part by part.

    Args:
        plan: the snapshots.
        name: the table.
        valid: the tables that its rows refer to.
        shown: the keys of the rows that the catalog shows, in a column of the table.

    Raises:
        claimledger.tables.validation.Invalid: too many rows break the schema.
    """
    declared, share = table(name), package()["x-rejected-share"]
    parts = frames.LARGE[name](plan)
    total = parts.height
    made = Large(plan.settings.staging / file_of(declared))
    kept: list[pl.DataFrame] = []

    def written() -> Iterator[pl.DataFrame]:
        lost = 0
        for part in parts:
            rows, rejects = validate_part(part, declared, valid, share * total)
            lost += part.height - rows.height
            made.rejects = pl.concat([made.rejects, rejects])
            confirm_few(name, lost, total, share, made.rejects)
            if shown is not None:
                kept.append(rows.join(shown, on=shown.columns, how="semi"))
            yield frames.withheld(rows, name, plan.identity.evidence)

    storage.write_parquet(written(), declared, made.file)
    if kept:
        made.shown = pl.concat(kept)
    return made


def write_early(plan: Plan, name: str, valid: pl.DataFrame) -> Large:
    """Write a table that nothing else needs, so that its rows can be forgotten."""
    declared = table(name)
    made = Large(plan.settings.staging / file_of(declared))
    rows = frames.withheld(valid, name, plan.identity.evidence)
    storage.write_parquet(rows, declared, made.file)
    return made
