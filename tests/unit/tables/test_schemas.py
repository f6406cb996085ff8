"""One declaration a table, and every library sees the same columns."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
import yaml
from frictionless import Resource, Schema

from claimledger import paths
from claimledger.run import frames
from claimledger.run.steps import STEPS
from claimledger.tables import schemas
from claimledger.tables.columns import Column, SchemaError
from claimledger.tables.schemas import Table

EVERY = [table.name for table in schemas.tables()]


@pytest.fixture(params=EVERY)
def declared(request: pytest.FixtureRequest) -> Table:
    return schemas.table(request.param)


def test_every_schema_file_is_a_published_table() -> None:
    files = {path.stem for path in paths.SCHEMAS.glob("*.yaml")} - {"package"}
    assert files == set(EVERY)


def test_every_library_sees_the_same_columns(declared: Table) -> None:
    empty = pl.DataFrame(schema=declared.polars())
    schema = declared.arrow()
    assert schema.names == declared.names == empty.columns
    assert [field["name"] for field in declared.frictionless()["fields"]] == declared.names
    assert list(declared.pandera().columns) == declared.names
    assert empty.to_arrow().cast(schema).schema == schema
    declared.pandera().validate(empty, lazy=True)


def test_descriptions_reach_arrow(declared: Table) -> None:
    schema = declared.arrow()
    for column in declared.columns:
        assert len(column.description) > 15
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


def test_keys_and_rules_name_columns_that_are_there(declared: Table) -> None:
    named = {*declared.primary_key, *declared.sort, *declared.spans}
    named |= {name for pair in (*declared.ordered, *declared.spans.values()) for name in pair}
    named |= {name for key in declared.foreign_keys for name in key.columns}
    assert named <= set(declared.names)
    for key in declared.foreign_keys:
        assert set(key.keys) == set(schemas.table(key.table).primary_key)
    key_columns = [column for column in declared.columns if column.name in declared.primary_key]
    assert all(column.required for column in key_columns)


def test_every_table_has_a_maker() -> None:
    """Validation makes the rejects of all others."""
    assert set(frames.MAKERS) == set(EVERY) - {"rejects"}
    made_late = {table.name for table in schemas.tables() if table.made_by == "publish"}
    assert "rejects" in made_late


def test_a_step_makes_the_table_and_the_table_is_shown(declared: Table) -> None:
    assert declared.made_by in {"read", *STEPS, "publish"}
    assert declared.after
    assert declared.preview
    assert set(declared.preview) <= set(declared.names)
    if picture := declared.picture:
        assert picture.by
        assert picture.columns <= set(declared.names)


def test_how_a_table_is_made_and_shown_is_not_published(declared: Table) -> None:
    plain = replace(declared, made_by="", after=(), preview=(), picture=None)
    assert declared.frictionless() == plain.frictionless()
    assert declared.frictionless().keys() <= {"fields", "primaryKey", "foreignKeys"}


def test_integers_and_booleans_are_never_null(declared: Table) -> None:
    """Readers that go through pandas turn a nullable integer into a float."""
    kinds = {"integer", "boolean"}
    assert all(column.required for column in declared.columns if column.type in kinds)


def test_an_example_obeys_its_own_constraints(declared: Table) -> None:
    for column in declared.columns:
        frame = pl.DataFrame({column.name: [column.example]}, strict=False)
        kind = declared.polars()[column.name]
        if kind == pl.Date:
            frame = frame.with_columns(pl.col(column.name).str.to_date())
        alone = Table(declared.name, "", "", (column,), (column.name,), ())
        alone.pandera().validate(frame.cast({column.name: kind}), lazy=True)


def test_null_numbers_and_dates_are_declared_on_the_field() -> None:
    field = Column("n", "number", "N", "a number", 1.5).frictionless()
    assert "NaN" in field["missingValues"]
    assert "missingValues" not in Column("t", "string", "T", "a text", "a").frictionless()


def test_a_required_text_may_be_empty() -> None:
    column = Column("unit", "string", "Unit", "a unit", "t", {"required": True})
    schema = Schema.from_descriptor({"fields": [column.frictionless()]})
    rows = Resource(data=[["unit"], ["t"], [""]], schema=schema)
    assert rows.validate().valid


def test_a_pattern_must_match_the_whole_value() -> None:
    column = Column("id", "string", "Id", "an id", "ab", {"pattern": "[ab]{2}"})
    assert column.frictionless()["constraints"]["pattern"] == "^(?:[ab]{2})$"
    assert column.arrow() == pa.field("id", pa.string())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "found none"),
        ("- a\n", "expected a mapping, found list"),
        ("name: x\ntitle: X\n", "description, primaryKey, fields"),
        (
            yaml.safe_dump(
                {
                    "name": "x",
                    "title": "X",
                    "description": "an x",
                    "primaryKey": ["a"],
                    "fields": [{"name": "a", "type": "string", "title": "A"}],
                }
            ),
            "column a: expected description, example",
        ),
        (
            yaml.safe_dump(
                {
                    "name": "x",
                    "title": "X",
                    "description": "an x",
                    "primaryKey": [],
                    "fields": [],
                    "x-picture": {"title": "xs"},
                }
            ),
            "x-picture: expected by, found none",
        ),
    ],
)
def test_a_schema_that_lacks_something_says_what(
    content: str | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SchemaError, match=said):
        schemas.read_table(path)
