"""What a plan's snapshots gave, each once, whichever parts hold it."""

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from claimledger.run import collection
from claimledger.run.collection import gathered, in_order, records, staged
from claimledger.run.intake import read_files
from claimledger.run.inventory import take
from claimledger.run.settings import resolve
from claimledger.run.steps import store
from claimledger.run.work import Plan, run_step


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
    asked = (plan, "clean", "segments", "snapshot_id")
    found = in_order(gathered(*asked, shape=pl.LazyFrame.collect), ("snapshot_id", "start"))
    assert found.equals(records(*asked).collect().sort("snapshot_id", "start"))
    assert found.height


def test_rows_are_in_order_whatever_their_ids_begin_with() -> None:
    frames = [pl.DataFrame({"id": ids, "n": range(len(ids))}) for ids in (["f0", "0a"], ["0a"], [])]
    frames[2] = frames[0].clear()
    ordered = in_order(frames, ("id", "n"))
    assert ordered.rows() == [("0a", 0), ("0a", 1), ("f0", 0)]
    assert in_order(frames[2:], ("id", "n")).schema == frames[0].schema
