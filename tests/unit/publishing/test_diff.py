"""A difference of two descriptors is named, column by column."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def without_tables(descriptor: dict[str, Any]) -> None:
    descriptor["resources"] = []


def with_another_key(descriptor: dict[str, Any]) -> None:
    descriptor["resources"][0]["schema"]["primaryKey"] = ["year"]


@pytest.mark.parametrize(
    ("changed", "change", "said"),
    [
        ("new", without_tables, "table removed"),
        ("old", without_tables, "table added"),
        ("new", with_another_key, "primary key: ['port'] became ['year']"),
    ],
)
def test_another_table_and_another_key_are_major(
    tmp_path: Path, changed: str, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    old, new = (package(tmp_path / name, COLUMNS) for name in ("old", "new"))
    file = tmp_path / changed / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    change(descriptor)
    file.write_text(json.dumps(descriptor), "utf-8")
    found = compare(old, new)
    assert [table.schema for table in found.tables] == [(said,)]
    assert found.step == "major"


@pytest.mark.parametrize(
    ("field", "value", "step"),
    [
        ("name", "harbors", "major"),
        ("title", "Harbors", "patch"),
        ("licenses", [{"name": "CC0-1.0"}], "patch"),
        ("contributors", [{"title": "Harbor Desk"}], "patch"),
        ("min_confidence", 0.5, "patch"),
        ("version", "1.0.1", "none"),
        ("created", "2024-05-31T00:00:00Z", "none"),
        ("coverage", {"claims": 1}, "none"),
    ],
)
def test_another_name_is_major_and_other_words_on_the_dataset_a_patch(
    tmp_path: Path, field: str, value: object, step: str
) -> None:
    old, new = (package(tmp_path / name, COLUMNS) for name in ("old", "new"))
    file = new / "datapackage.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {field: value}), "utf-8")
    found = compare(old, new)
    assert found.step == step
    assert [change.field for change in found.described] == [field] * (step != "none")
