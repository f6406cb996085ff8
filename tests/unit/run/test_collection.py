"""What a plan's snapshots gave, each once, whichever parts hold it."""

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from claimledger.run import collection
from claimledger.run.collection import Parts, gathered, records, staged
from claimledger.run.intake import read_files
from claimledger.run.inventory import take
from claimledger.run.settings import resolve
from claimledger.run.steps import store
from claimledger.run.work import Plan, run_step
from claimledger.tables.records import shaped
from claimledger.tables.schemas import table


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Two pages, read and cleaned."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("north", "south"):
        (seeds / f"{name}.txt").write_text(f"Exports of the {name} rose 4%, the harbor said.\n")
    settings = resolve(seeds=seeds, output=tmp_path / "output", engine="inline")
    taken, _ = read_files(settings, take(seeds))
    plan = Plan(settings, taken)
    run_step(plan, "clean")
    return plan


def test_a_snapshot_that_two_parts_hold_is_taken_once(plan: Plan) -> None:
    held = store(plan.settings, "clean")
    [part] = held.parts()
    held.write(pq.read_table(part).slice(0, 1))  # as a run does that was killed and begun again
    assert len(held.parts()) == 2
    found = staged(plan, "clean", "segments").collect()
    assert sorted(found["snapshot_id"]) == plan.snapshots["snapshot_id"].to_list()


@pytest.mark.parametrize("size", [1, 4_000_000])
def test_records_are_the_same_a_part_at_a_time(
    size: int, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = store(plan.settings, "clean")
    [part] = held.parts()
    held.write(pq.read_table(part).slice(0, 1))
    monkeypatch.setattr(collection, "BUNDLE", size)
    monkeypatch.setattr(collection, "PART_ROWS", size)
    ids, declared = plan.snapshots["snapshot_id"], table("segments")
    renamed = {"start": "char_start", "end": "char_end"}

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return rows.rename(renamed).with_columns(segment="char_start").collect()

    parts = Parts(gathered(plan, "clean", "segments", "at", shape=shape), ids, declared)
    found = list(parts)
    known = records(plan, "clean", "segments", "snapshot_id").rename(renamed)
    assert pl.concat(found).equals(shaped(known.with_columns(segment="char_start"), declared))
    assert len(found) == (2 if size == 1 else 1)
    assert parts.height == sum(part.height for part in found)


def test_a_table_without_rows_has_its_columns() -> None:
    declared = table("segments")
    none = pl.DataFrame(schema={**declared.polars(), "at": pl.UInt32}).drop("snapshot_id")
    [part] = Parts([none], pl.Series("snapshot_id", [], dtype=pl.String), declared)
    assert part.schema == declared.polars()
    assert part.is_empty()
