"""Equal rows give equal bytes, and one run at a time writes."""

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from claimledger.tables import storage
from claimledger.tables.schemas import table

FRAME = pl.DataFrame(
    {
        "path": [f"{n:03}.txt" for n in range(300)],
        "sha256": ["ab" * 32] * 300,
        "byte_count": list(range(300)),
        "snapshot_id": ["ab" * 8, None, "cd" * 8] * 100,
        "status": ["read", "rejected", "duplicate"] * 100,
        "stage": [None, "read", None] * 100,
        "reason": [None, "no text", None] * 100,
    },
    schema=table("files").polars(),
)


def written(frame: pl.DataFrame, path: Path) -> bytes:
    storage.write_parquet(frame, table("files"), path)
    return path.read_bytes()


def test_bytes_do_not_depend_on_how_a_frame_came_about(tmp_path: Path) -> None:
    chunked = pl.concat([FRAME[:7], FRAME[7:150], FRAME[150:]], rechunk=False)
    first = written(FRAME, tmp_path / "a.parquet")
    assert written(chunked, tmp_path / "b.parquet") == first
    assert written(FRAME.select(reversed(FRAME.columns)), tmp_path / "c.parquet") == first


@pytest.mark.parametrize("group", [7, 100, 300, 1000])
def test_bytes_do_not_depend_on_how_the_rows_are_divided(
    group: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "ROW_GROUP", group)
    whole = written(FRAME, tmp_path / "a.parquet")
    parts = iter([FRAME[:0], FRAME[:7], FRAME[7:200], FRAME[200:], FRAME[:0]])
    storage.write_parquet(parts, table("files"), tmp_path / "b.parquet")
    assert (tmp_path / "b.parquet").read_bytes() == whole
    metadata = pq.read_metadata(tmp_path / "a.parquet")
    counts = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert counts == [group] * (300 // group) + [300 % group] * bool(300 % group)


def test_a_table_without_rows_is_written(tmp_path: Path) -> None:
    assert written(FRAME[:0], tmp_path / "a.parquet")
    assert pl.read_parquet(tmp_path / "a.parquet").equals(FRAME[:0])


def test_a_file_says_its_order_and_its_columns(tmp_path: Path) -> None:
    written(FRAME, tmp_path / "a.parquet")
    metadata = pq.read_metadata(tmp_path / "a.parquet")
    assert metadata.row_group(0).sorting_columns[0].column_index == 0
    assert pq.read_schema(tmp_path / "a.parquet").equals(table("files").arrow())
    assert pl.read_parquet(tmp_path / "a.parquet").equals(FRAME)


def test_a_null_where_none_may_be_is_not_written(tmp_path: Path) -> None:
    broken = FRAME.with_columns(status=pl.lit(None, pl.String))
    with pytest.raises(ValueError, match="status"):
        written(broken, tmp_path / "a.parquet")


def test_a_second_run_waits_then_says_so(tmp_path: Path) -> None:
    waited = []
    with (
        storage.lock(tmp_path, 0),
        pytest.raises(storage.Busy, match="found another run working"),
        storage.lock(tmp_path, 0.1, lambda: waited.append(True)),
    ):
        pass
    assert waited == [True]
    with storage.lock(tmp_path, 0, lambda: waited.append(False)):
        pass
    assert waited == [True]
