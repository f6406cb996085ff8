"""Tables in Parquet: their rows are pages where a column holds texts."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimledger.reading import Unreadable, read, unreadable
from claimledger.run.members import members

TEXT = "The port of Burgas loaded 40,000 tonnes of barley in May. Prices fell by 3%, it said."


def test_each_row_with_a_text_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "dump.parquet"
    rows = {"text": [TEXT, "", TEXT * 2], "title": ["Barley"] * 3, "embedding": [[0.5]] * 3}
    pq.write_table(pa.table(rows), path)
    first, third = members(path)
    assert (first.locator, third.locator) == ("#1", "#3")
    assert read(first.raw).text == f"Barley\n\n{TEXT}"
    assert b"embedding" not in first.raw


def test_a_table_without_texts_or_a_broken_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "values.parquet"
    pq.write_table(pa.table({"year": [2023], "exports": [45]}), path)
    with pytest.raises(Unreadable, match="without texts"):
        list(members(path))
    path.write_bytes(b"PAR1" + bytes(100))
    with pytest.raises(Unreadable, match="found a damaged one"):
        list(members(path))


def test_days_are_read_however_fine_or_far_they_are(tmp_path: Path) -> None:
    path = tmp_path / "dump.parquet"
    rows = {
        "text": [TEXT] * 2,
        "published": pa.array([1_714_989_600_123_456_789] * 2, pa.timestamp("ns")),
        "updated": pa.array([9 * 10**17] * 2, pa.timestamp("us")),
    }
    pq.write_table(pa.table(rows), path)
    first, _ = members(path)
    found = {finding.field: finding.value for finding in read(first.raw).declared}
    assert found["published"].startswith("2024-05-06 10:00:00")


def test_a_table_that_holds_far_more_than_its_size_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreadable, "LEAST_EXPANDED", 0)
    path = tmp_path / "dump.parquet"
    pq.write_table(pa.table({"text": [TEXT] * 100_000}), path)
    with pytest.raises(Unreadable, match="200 times its size"):
        list(members(path))


def test_any_other_file_is_left_to_reading(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"Barley rose 4%.")
    assert [one.raw for one in members(path)] == [b"Barley rose 4%."]
