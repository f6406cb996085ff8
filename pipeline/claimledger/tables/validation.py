"""Validating the rows of every table against its schema before a version is published.

A row that fails goes to ``rejects`` with its reason, and so do the rows that depend on it. Frames
must be eager, because pandera does not look at the rows of a lazy frame.
"""

from collections.abc import Mapping, Sequence
from math import ceil

import polars as pl
from pandera.errors import SchemaErrors

from claimledger.tables.schemas import Dependency, Table, table

Frames = dict[str, pl.DataFrame]
DETAIL = 200
"""Characters of a failing value that are kept."""

ROW = "row"


class Invalid(Exception):  # noqa: N818 - named for what the tables are
    """The tables cannot be published; the last published version stays."""


def validate(
    frames: Mapping[str, pl.DataFrame],
    tolerated: float,
    suspects: Mapping[str, pl.DataFrame] | None = None,
) -> Frames:
    """Split the rows of every table into valid ones and the table ``rejects``.

    Args:
        frames: the tables by name, columns as declared, ``rejects`` left out.
        tolerated: the share of a table's rows that may fail.
        suspects: rows that fail for reasons outside the schema, by table: the columns of its
            primary key, reason and detail.

    Raises:
        Invalid: a table has other columns than declared, or more rows fail than tolerated.
    """
    refused = {
        name: failing(frame, table(name), tolerated * frame.height)
        for name, frame in frames.items()
    }
    for name, found in (suspects or {}).items():
        numbered = frames[name].with_row_index(ROW)
        rows = numbered.join(found, on=table(name).primary_key).select(none_failing().columns)
        refused[name] = pl.concat([refused[name], rows])
    kept = {name: without(frame, refused[name]) for name, frame in frames.items()}
    spread(frames, kept, refused)
    for name, frame in frames.items():
        lost = refused[name][ROW].n_unique()
        confirm_few(name, lost, frame.height, tolerated, refused[name])
    kept["rejects"] = all_rejects(
        [reject_rows(frames[name], table(name), bad) for name, bad in refused.items()]
    )
    return kept


def validate_part(
    part: pl.DataFrame, declared: Table, others: Mapping[str, pl.DataFrame], tolerated: float
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The valid rows of a part of a table, and the others as rows of ``rejects``.

    Args:
        part: all rows of the table with some keys.
        declared: the table.
        others: the valid rows of the tables that it refers to.
        tolerated: how many rows may fail; if more do, some of these may be taken for valid.
    """
    name = declared.name
    refused = {name: failing(part, declared, tolerated)}
    kept = {**others, name: without(part, refused[name])}
    spread({name: part}, kept, refused)
    return kept[name], reject_rows(part, declared, refused[name])


def all_rejects(found: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Rows of the table ``rejects`` from several tables or validations, each once and in order."""
    declared = table("rejects")
    rows = pl.concat(found).sort(*declared.sort, "detail")
    return rows.unique(declared.primary_key, keep="first", maintain_order=True)


def confirm_few(name: str, lost: int, total: int, tolerated: float, bad: pl.DataFrame) -> None:
    """Check that few enough rows of a table fail.

    Args:
        name: the table.
        lost: the number of its rows that fail.
        total: the number of all its rows.
        tolerated: the share of its rows that may fail.
        bad: the reason and detail of those that fail.

    Raises:
        Invalid: more rows fail.
    """
    if lost > tolerated * total:
        [reason, detail] = bad.select("reason", "detail").row(0)
        raise Invalid(
            f"{name}: expected at most {tolerated:.0%} of {total} rows to fail validation, "
            f"found at least {lost}; the first fails {reason!r} with {detail!r}"
        )


def none_rejected() -> pl.DataFrame:
    """An empty frame of rows of ``rejects``."""
    return pl.DataFrame(schema=table("rejects").polars())


def none_failing() -> pl.DataFrame:
    """An empty frame of failures: row number, reason, detail."""
    return pl.DataFrame(schema={ROW: pl.UInt32, "reason": pl.String, "detail": pl.String})


def failing(frame: pl.DataFrame, declared: Table, tolerated: float) -> pl.DataFrame:
    """Rows that break a rule of the schema: row number, reason, detail.

    Of each rule at most one row more than `tolerated` is given: an all-bad million would fill the
    memory.
    """
    try:
        declared.pandera(ceil(tolerated) + 1).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases: pl.DataFrame = errors.failure_cases
        if cases["index"].null_count():
            raise Invalid(misshapen(declared, cases)) from errors
        reason = pl.col("check").str.replace(r"\(.*", "")
        column = pl.when(pl.col("schema_context") == "Column").then(pl.col("column") + ": ")
        return cases.select(
            pl.col("index").cast(pl.UInt32).alias(ROW),
            pl.concat_str(column.otherwise(pl.lit("")), reason).alias("reason"),
            pl.col("failure_case").cast(pl.String).str.slice(0, DETAIL).alias("detail"),
        )
    return none_failing()


def misshapen(declared: Table, cases: pl.DataFrame) -> str:
    """The message that says which column differs from its declaration."""
    case = cases.filter(pl.col("index").is_null()).row(0, named=True)
    return (
        f"{declared.name}: expected the declared columns and types, found that "
        f"{case['column']} fails {case['check']} with {case['failure_case']!r}"
    )


def without(frame: pl.DataFrame, bad: pl.DataFrame) -> pl.DataFrame:
    """The rows that did not fail."""
    if bad.is_empty():
        return frame
    numbered = frame.with_row_index(ROW)
    return numbered.join(bad, on=ROW, how="anti", maintain_order="left").drop(ROW)


def spread(frames: Mapping[str, pl.DataFrame], kept: Frames, refused: Frames) -> None:
    """Refuse the rows that refer to a refused row, until none is left."""
    moved = True
    while moved:
        moved = False
        for name in frames:
            for link in table(name).dependencies:
                lost = dangling(kept, refused[name], frames[name], link)
                if lost.height:
                    refused[name] = pl.concat([refused[name], lost])
                    kept[name] = without(frames[name], refused[name])
                    moved = True


def dangling(
    kept: Frames, bad: pl.DataFrame, whole: pl.DataFrame, link: Dependency
) -> pl.DataFrame:
    """Rows that are not yet refused and whose reference finds no row, as failures."""
    rows = whole.select(link.columns).with_row_index(ROW).drop_nulls(link.columns)
    rows = rows.join(bad, on=ROW, how="anti")
    for parent, keys in link.targets:
        rows = rows.join(kept[parent], left_on=link.columns, right_on=keys, how="anti")
    values = [pl.col(column).cast(pl.String) for column in link.columns]
    parents = " or ".join(parent for parent, _ in link.targets)
    return rows.select(
        ROW,
        reason=pl.lit(f"depends on {parents}: {', '.join(link.columns)}"),
        detail=pl.concat_str(values, separator="; "),
    )


def reject_rows(frame: pl.DataFrame, declared: Table, bad: pl.DataFrame) -> pl.DataFrame:
    """Rows of the table ``rejects`` for one table's failures."""
    key = [pl.col(name).cast(pl.String).fill_null("") for name in declared.primary_key]
    keyed = frame.with_row_index(ROW).select(ROW, key=pl.concat_str(key, separator="; "))
    return bad.join(keyed, on=ROW).select(
        pl.lit(declared.name).alias("table"), "key", "reason", "detail"
    )
