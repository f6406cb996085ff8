"""The tables' rows: columns, types, constraints, keys, references, order and number."""

from collections.abc import Iterator

import polars as pl

from claimledger.publishing.verification.problems import LISTED, Frames, Problem, key_of, listed
from claimledger.tables.package import PublishedPackage
from claimledger.tables.schemas import Table


def check_table(package: PublishedPackage, table: Table, frame: pl.DataFrame) -> Iterator[Problem]:
    """Columns, types, constraints, keys, the order of rows, and their number."""
    import pandera.errors

    said = package.resources[table.name].get("rows")
    if said is not None and said != frame.height:
        yield Problem(table.name, "", f"the descriptor says {said} rows, there are {frame.height}")
    if frame.columns != table.names:  # of another version of the schema: no row is right
        yield from _other_columns(table, frame.columns)
        return
    try:
        table.pandera(failures=LISTED).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        yield from _schema_problems(table, frame, error.failure_cases)
        return
    order = frame.select(table.sort)
    if not order.equals(order.sort(table.sort)):
        yield Problem(table.name, "", f"rows are not sorted by {', '.join(table.sort)}")


def _other_columns(table: Table, found: list[str]) -> Iterator[Problem]:
    """Differences between the columns and those that the schema declares, including their order."""
    missing = [name for name in table.names if name not in found]
    strange = [name for name in found if name not in table.names]
    yield from (Problem(table.name, "", f"the column {name} is missing") for name in missing)
    yield from (Problem(table.name, "", f"the schema has no column {name}") for name in strange)
    if not missing and not strange:
        yield Problem(table.name, "", "the columns are not in the order of the schema")


def _schema_problems(
    table: Table, frame: pl.DataFrame, failures: pl.DataFrame
) -> Iterator[Problem]:
    for case in failures.unique(maintain_order=True).iter_rows(named=True):
        index = case["index"]
        row = "" if index is None else key_of(table, frame.row(int(index), named=True))
        yield Problem(
            table.name, row, f"{case['column']} breaks {case['check']}: {case['failure_case']}"
        )


def check_references(table: Table, frames: Frames) -> Iterator[Problem]:
    """Every foreign key refers to an existing row."""
    frame = frames[table.name]
    for reference in table.foreign_keys:
        target = frames.get(reference.table)
        if target is None:
            continue
        orphans = frame.drop_nulls(reference.columns).join(
            target, left_on=reference.columns, right_on=reference.keys, how="anti"
        )
        wanted = f"no row of {reference.table} has this {', '.join(reference.columns)}"
        yield from listed(table, orphans, wanted)
