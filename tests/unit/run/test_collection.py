"""What a plan's snapshots gave, each once, whichever parts hold it."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from claimledger.run.collection import staged
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
