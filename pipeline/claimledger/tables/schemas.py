"""The published tables: ``schemas/*.yaml`` for Arrow, Polars, pandera and Frictionless.

A table is declared once, as a Table Schema (https://datapackage.org/standard/table-schema/). Keys
that the standard does not know begin with ``x-``:

- ``x-sort``: the order of rows, if it is not that of the primary key;
- ``x-ordered``: pairs of columns of which the first never exceeds the second;
- ``x-depends``: columns that refer to a row in one of several tables;
- ``x-outlives``: the row is kept even if a row that it refers to is refused;
- ``x-spans``: columns with text, each with the pair of columns that have its offsets;
- ``x-caveats``: sentences of the data dictionary that prevent misunderstandings;
- ``x-empty``: the sentence that explains a table without rows;
- ``x-made-by``: the step that makes the table (read, clean, describe, find, join or publish);
- ``x-after``: the assets that the table follows in Dagster's graph;
- ``x-preview``: the columns that Dagster's preview shows, in order;
- ``x-picture``: the bar chart that Dagster shows, if any; see ``Picture`` for its keys;
- ``x-from``, ``x-unit``, ``x-text`` of a field: the columns that it is made from, its unit, and how
  much text of an article it contains.

Published descriptors omit the keys that say how a table is made and shown.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from claimledger import paths
from claimledger.tables.columns import Column, SchemaError, column_checks, read_column

if TYPE_CHECKING:
    import pandera.polars as pandera
    import polars as pl
    import pyarrow as pa

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C is ten times as fast; every wheel of PyYAML contains it."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values are keys of another table, or of the same one."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dependency:
    """Columns that must name a row in one of several tables; otherwise their own row is refused."""

    columns: tuple[str, ...]
    targets: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A bar chart of a table: one bar for each value, as long as its number of rows.

    `by` names the column of the values, then those that replace it where it is null. For days it
    counts years. `span` names two offsets: a bar then adds up the characters between them. `kept`
    names a boolean column: bars of rows where it is false come last, with a minus.
    """

    title: str
    by: tuple[str, ...]
    span: tuple[str, ...] = ()
    kept: str | None = None

    @property
    def columns(self) -> set[str]:
        """The names of the columns that the chart uses."""
        return {*self.by, *self.span, *filter(None, [self.kept])}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the meaning of a row, columns, keys and rules, and how it is made and shown."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    sort: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    spans: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    empty: str = ""
    dependencies: tuple[Dependency, ...] = ()
    made_by: str = ""
    after: tuple[str, ...] = ()
    preview: tuple[str, ...] = ()
    picture: Picture | None = None

    @property
    def names(self) -> list[str]:
        """Column names, in the published order."""
        return [column.name for column in self.columns]

    def arrow(self) -> "pa.Schema":
        """Arrow schema; the table's description and every column's travel in it."""
        import pyarrow as pa

        described = {"description": self.description}
        return pa.schema([column.arrow() for column in self.columns], metadata=described)

    def polars(self) -> "pl.Schema":
        """Polars schema."""
        import polars as pl

        types: dict[str, Any] = {
            "string": pl.String,
            "integer": pl.Int64,
            "number": pl.Float64,
            "boolean": pl.Boolean,
            "date": pl.Date,
        }
        return pl.Schema({column.name: types[column.type] for column in self.columns})

    def pandera(self, failures: int | None = None) -> "pandera.DataFrameSchema":
        """Pandera schema for eager frames; each check reports at most `failures` rows."""
        import pandera.polars as pandera

        types = self.polars()
        columns = {
            column.name: pandera.Column(
                types[column.name],
                checks=column_checks(column, failures),
                nullable=not column.required,
            )
            for column in self.columns
        }
        return pandera.DataFrameSchema(
            columns, checks=row_checks(self, failures), strict=True, ordered=True, name=self.name
        )

    def frictionless(self) -> dict[str, Any]:
        """Table Schema of the published descriptor."""
        schema: dict[str, Any] = {
            "fields": [column.frictionless() for column in self.columns],
            "primaryKey": list(self.primary_key),
        }
        if self.foreign_keys:
            schema["foreignKeys"] = [
                {
                    "fields": list(key.columns),
                    "reference": {
                        "resource": "" if key.table == self.name else key.table,
                        "fields": list(key.keys),
                    },
                }
                for key in self.foreign_keys
            ]
        return schema


def unique(table: Table) -> "pl.Expr":
    """Whether no other row has a row's primary key.

    Sorted rows have equal keys side by side, so the check needs far less memory. If the rows are
    not sorted, verification reports their order.
    """
    import polars as pl

    if table.primary_key != table.sort:
        return pl.struct(table.primary_key).is_unique()
    as_above = pl.all_horizontal(
        pl.col(name) == pl.col(name).shift(1) for name in table.primary_key
    ).fill_null(value=False)
    return ~(as_above | as_above.shift(-1, fill_value=False))


def row_checks(table: Table, failures: int | None) -> list[Any]:
    """Pandera checks across the columns of a row: keys, order of bounds, length of quotes."""
    import pandera.polars as pandera
    import polars as pl

    rules: dict[str, pl.Expr] = {
        f"unique: {', '.join(table.primary_key)}": unique(table),
    }
    for column in table.columns:
        if column.type == "number":
            rules[f"finite: {column.name}"] = pl.col(column.name).is_finite().fill_null(value=True)
    for low, high in table.ordered:
        rules[f"ordered: {low}, {high}"] = (pl.col(low) <= pl.col(high)).fill_null(value=True)
    for name, (start, end) in table.spans.items():
        exact = pl.col(name).str.len_chars() == pl.col(end) - pl.col(start)
        rules[f"length: {name}, {start}, {end}"] = exact.fill_null(value=True)
    return [
        pandera.Check(
            lambda data, holds=holds: data.lazyframe.select(holds),
            name=name,
            n_failure_cases=failures,
        )
        for name, holds in rules.items()
    ]


@cache
def table(name: str) -> Table:
    """The declaration of one table.

    Raises:
        SchemaError: there is no such table, or its file lacks something.
    """
    return read_table(paths.SCHEMAS / f"{name}.yaml")


def tables() -> list[Table]:
    """Every published table, in the order of package.yaml."""
    return [table(name) for name in package()["x-tables"]]


@cache
def package() -> Mapping[str, Any]:
    """The content of package.yaml, which describes the tables as a whole."""
    return read_yaml(paths.SCHEMAS / "package.yaml", needs=("x-tables", "x-rejected-share"))


@cache
def dataset() -> dict[str, Any]:
    """The JSON Schema of dataset.yaml."""
    found: dict[str, Any] = json.loads((paths.SCHEMAS / "dataset.json").read_text("utf-8"))
    return found


def read_yaml(path: Path, needs: Sequence[str]) -> dict[str, Any]:
    """A mapping from a YAML file that has the keys in `needs`."""
    if not path.is_file():
        raise SchemaError(f"expected a schema at {path}, found none")
    declared = yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506 - it is a safe one
    if not isinstance(declared, dict):
        raise SchemaError(f"{path}: expected a mapping, found {type(declared).__name__}")
    if missing := [name for name in needs if name not in declared]:
        raise SchemaError(f"{path}: expected the keys {', '.join(missing)}, found none of them")
    return declared


def read_table(path: Path) -> Table:
    """Read the declaration of one table."""
    said = read_yaml(path, needs=("name", "title", "description", "primaryKey", "fields"))
    key = tuple(said["primaryKey"])
    links = tuple(
        ForeignKey(
            tuple(link["fields"]),
            link["reference"]["resource"] or said["name"],
            tuple(link["reference"]["fields"]),
        )
        for link in said.get("foreignKeys", ())
    )
    return Table(
        name=said["name"],
        title=said["title"],
        description=said["description"],
        columns=tuple(read_column(path, column) for column in said["fields"]),
        primary_key=key,
        sort=tuple(said.get("x-sort", key)),
        foreign_keys=links,
        ordered=tuple((low, high) for low, high in said.get("x-ordered", ())),
        spans={name: (start, end) for name, (start, end) in said.get("x-spans", {}).items()},
        caveats=tuple(said.get("x-caveats", ())),
        empty=said.get("x-empty", ""),
        dependencies=tuple(read_dependencies(said, links)),
        made_by=said.get("x-made-by", ""),
        after=tuple(said.get("x-after", ())),
        preview=tuple(said.get("x-preview", ())),
        picture=read_picture(path, said["x-picture"]) if "x-picture" in said else None,
    )


def read_picture(path: Path, said: Mapping[str, Any]) -> Picture:
    """Read the declaration of a bar chart."""
    if missing := {"title", "by"} - said.keys():
        raise SchemaError(f"{path}: x-picture: expected {', '.join(sorted(missing))}, found none")
    return Picture(said["title"], tuple(said["by"]), tuple(said.get("span", ())), said.get("kept"))


def read_dependencies(said: Mapping[str, Any], links: Sequence[ForeignKey]) -> Iterator[Dependency]:
    """The rows that a row of the table needs: its foreign keys, and ``x-depends``."""
    if not said.get("x-outlives"):
        for link in links:
            yield Dependency(link.columns, ((link.table, link.keys),))
    for column, targets in said.get("x-depends", {}).items():
        pairs = (target.split(".") for target in targets)
        yield Dependency((column,), tuple((parent, (key,)) for parent, key in pairs))
