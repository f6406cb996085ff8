"""Records keep everything on their way through Parquet, and parts are whole or not there."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from claimledger.records import Block, Finding, Quantity, Rendition, Time
from claimledger.run import staging
from claimledger.run.staging import FEW, Store
from claimledger.tables.records import arrow_fields, from_row, to_row

RECORDS = [
    Rendition(
        "Exports rose.",
        "text/html",
        "utf-8",
        "html",
        "1",
        (Block(0, 7, "heading", 2, 0.25), Block(7, 13, "paragraph", tokens="story main")),
        (Finding("title", "Exports", "html.title"), Finding("url", "x", "html.link", 3, 4)),
    ),
    Time(0, 4, "DATE", "2023", None, date(2023, 1, 1), date(2023, 12, 31), "stated", "date.year"),
    Quantity(
        0, 9, 4, Decimal("2.40E+11"), Decimal("0.1"), "gt", "USD", "USD", "currency", "up",
        "level", "claim", None, "trade", "money",
    ),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was(record: object) -> None:
    rows = pa.Table.from_pylist([to_row(record)], pa.schema(arrow_fields(type(record))))
    back = from_row(type(record), rows.to_pylist()[0])
    assert back == record
    assert str(back) == str(record)  # Decimal("2.40E+11") and Decimal("240E+9") are equal


def part(*keys: str) -> pa.Table:
    return pa.table({"key": list(keys), "n": list(range(len(keys)))})


def test_rows_are_found_by_key_whichever_part_holds_them(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    assert store.index().is_empty()
    store.write(part("a", "b"))
    store.write(part("b", "c"))
    assert sorted(store.index()["key"]) == ["a", "b", "c"]
    assert sorted(store.index("n")["n"]) in ([0, 1, 1], [0, 0, 1])


def test_a_part_is_named_for_its_keys(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    assert store.write(part("a", "b")) == store.write(part("a", "b"))
    assert len(store.parts()) == 1


def test_many_small_parts_become_one_without_what_nothing_needs(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    for number in range(FEW + 1):
        store.write(part(f"k{number:02}"))
    live = [f"k{number:02}" for number in range(0, FEW, 2)]
    store.compact(live)
    assert len(store.parts()) == 1
    assert sorted(store.index()["key"]) == live


def test_a_row_that_several_parts_hold_is_kept_once_when_they_become_one(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    numbers = [f"k{number:02}" for number in range(FEW + 1)]
    for number in numbers:
        store.write(part("shared", number))
    store.compact(["shared", *numbers])
    assert len(store.parts()) == 1
    assert sorted(store.scan(["key"]).collect()["key"]) == [*numbers, "shared"]


def test_parts_are_merged_in_groups_that_are_no_longer_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path, "clean", "f1")
    numbers = [f"k{number:02}" for number in range(FEW + 8)]
    sizes = [store.write(part(number)).stat().st_size for number in numbers]
    monkeypatch.setattr(staging, "SMALL", max(sizes) * 2)
    store.compact(numbers)
    assert len(store.parts()) == len(numbers) // 4
    assert sorted(store.index()["key"]) == numbers


def test_few_parts_stay(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    store.write(part("a"))
    store.write(part("b"))
    store.compact(["a"])
    assert len(store.parts()) == 2


def test_what_other_rules_made_and_killed_runs_left_is_dropped(tmp_path: Path) -> None:
    old, new = Store(tmp_path, "clean", "f1"), Store(tmp_path, "clean", "f2")
    old.write(part("a"))
    new.write(part("a"))
    draft = new.folder / ".deadbeef.1"
    draft.write_bytes(b"half")
    new.forget_others()
    assert not old.folder.exists()
    assert not draft.exists()
    assert len(new.parts()) == 1


@pytest.mark.parametrize("at", [0, 0.25, 0.5, 0.75, 0.999])
def test_a_damaged_part_is_dropped_and_named_and_never_read(at: float, tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    store.write(part("a", "b"))
    bad = store.write(part("c", "d"))
    staging.damaged()
    raw = bytearray(bad.read_bytes())
    raw[int(at * len(raw))] ^= 1
    bad.write_bytes(raw)
    assert sorted(store.index()["key"]) == ["a", "b"]
    assert staging.damaged() == (str(bad),)
    assert staging.damaged() == ()
    assert not bad.exists()
    store.write(part("c", "d"))
    assert sorted(store.index()["key"]) == ["a", "b", "c", "d"]


def test_a_part_that_was_cut_short_is_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path, "clean", "f1")
    bad = store.write(part("a"))
    assert store.parts() == [bad]
    bad.write_bytes(bad.read_bytes()[:100])
    assert store.parts() == []
