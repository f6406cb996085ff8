"""Every table that Dagster shows: the published ones, as schemas/ declares them, and two staged.

The declaration in schemas/ is all that makes a table an asset: modules that need a list of tables
use this one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from graphlib import TopologicalSorter

from claimledger.tables.columns import Column
from claimledger.tables.schemas import Table, table, tables


def borrowed(name: str, *columns: str) -> list[Column]:
    """Columns of a published table."""
    declared = {column.name: column for column in table(name).columns}
    return [declared[column] for column in columns]


def texts() -> Table:
    """The staged texts."""
    said = "The whole text, of which every offset counts the characters."
    length = "Characters of the text, in Unicode code points."
    return Table(
        name="texts",
        title="Texts",
        description="The text of a page, in which every offset counts. Staged; not published.",
        columns=(
            *borrowed(
                "snapshots", "snapshot_id", "media_type", "encoding", "reader", "text_sha256"
            ),
            Column("char_count", "integer", "Characters", length, 5210),
            Column("text", "string", "Text", said, None),
        ),
        primary_key=("snapshot_id",),
        sort=("snapshot_id",),
        made_by="read",
        after=("seeds",),
        preview=("snapshot_id", "reader", "encoding", "char_count", "text"),
    )


def mentions() -> Table:
    """The staged mentions, with the columns that quantities and claims take from them."""
    start, end = borrowed("quantities", "char_start", "char_end")
    read = ("value", "value_high", "bound", "unit", "unit_code", "unit_kind", "direction")
    said = "Offset of the first character of the numeral itself, hedge and unit left out."
    columns = (
        *borrowed("quantities", "snapshot_id"),
        replace(start, name="start"),
        replace(end, name="end"),
        Column("head", "integer", "Numeral", said, 412),
        *borrowed("quantities", *read),
        *borrowed("claims", "kind", "measure"),
        *borrowed("quantities", "role", "reason", "rule"),
    )
    key = ("snapshot_id", "start", "head")
    return Table(
        name="mentions",
        title="Mentions",
        description=(
            "A number that was found, before it is decided what it is. Staged; not published."
        ),
        columns=tuple(replace(column, sources=("texts.text",)) for column in columns),
        primary_key=key,
        sort=key,
        made_by="find",
        after=("times",),
        preview=("value", "bound", "unit", "kind", "role", "rule"),
    )


@cache
def registry() -> Mapping[str, Table]:
    """The tables by name, each after its upstream tables, in the order that Dagster requires."""
    known = {one.name: one for one in (*tables(), texts(), mentions())}
    order = TopologicalSorter({name: one.after for name, one in known.items()}).static_order()
    return {name: known[name] for name in order if name in known}


def made_by(step: str) -> Sequence[Table]:
    """The tables that a step makes."""
    return [one for one in registry().values() if one.made_by == step]


def last() -> Sequence[str]:
    """Names of the tables without a downstream table."""
    followed = {name for one in registry().values() for name in one.after}
    return [name for name in registry() if name not in followed]
