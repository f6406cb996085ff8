"""Tables in Parquet: their rows are pages where a column holds texts."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimledger.reading import Unreadable, read
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
    with pytest.raises(Unreadable, match="found it broken"):
        list(members(path))


def test_any_other_file_is_left_to_reading(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"Barley rose 4%.")
    assert [one.raw for one in members(path)] == [b"Barley rose 4%."]
