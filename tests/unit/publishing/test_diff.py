"""A difference of two descriptors is named, column by column."""

import json
from pathlib import Path

import polars as pl
import pytest

from claimledger.publishing.diff import compare

COLUMNS = {"port": "string", "year": "integer", "tons": "integer"}


def package(folder: Path, columns: dict[str, str]) -> Path:
    """A package of one table without rows, whose key is its first column."""
    folder.mkdir()
    schema = {
        "fields": [{"name": name, "type": kind} for name, kind in columns.items()],
        "primaryKey": ["port"],
    }
    table = {"name": "ports", "path": "ports.parquet", "schema": schema}
    text = json.dumps({"version": "1.0.0", "resources": [table]})
    (folder / "datapackage.json").write_text(text, "utf-8")
    pl.DataFrame(schema=dict.fromkeys(columns, pl.String)).write_parquet(folder / "ports.parquet")
    return folder


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (COLUMNS, ()),
        (COLUMNS | {"tons": "number"}, ("column tons: integer became number",)),
        (dict(reversed(COLUMNS.items())), ("columns reordered",)),
        ({"region": "string"} | COLUMNS, ("column added: region",)),
    ],
    ids=["the same", "another type", "another order", "one more"],
)
def test_another_type_and_another_order_of_columns_are_major(
    tmp_path: Path, columns: dict[str, str], said: tuple[str, ...]
) -> None:
    found = compare(package(tmp_path / "old", COLUMNS), package(tmp_path / "new", columns))
    [table] = found.tables
    assert table.schema == said
    assert found.step == ("major" if said else "none")
