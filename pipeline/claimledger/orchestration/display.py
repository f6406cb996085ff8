"""What Dagster shows beside an asset: counts, a preview, columns with their lineage, a picture."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dagster as dg
import polars as pl

from claimledger.orchestration.pictures import INLINE, PICTURES, picture
from claimledger.tables.columns import Column, constraint_phrases
from claimledger.tables.schemas import table

PREVIEW_ROWS = 8
SAMPLE_ROWS = 20
CELL = {"preview": 28, "sample": 60}
"""Characters of a cell."""

Metadata = dict[str, Any]

PREVIEWED = {
    "files": ("path", "status", "reason", "byte_count"),
    "texts": ("snapshot_id", "reader", "encoding", "char_count", "text"),
    "segments": ("label", "kept", "rule", "char_start", "char_end"),
    "snapshots": ("title", "publisher", "published_earliest", "published_latest"),
    "times": ("quote", "timex_value", "date_from", "date_to", "rule"),
    "mentions": ("value", "bound", "unit", "kind", "role", "rule"),
    "quantities": ("quote", "value", "unit", "role", "reason"),
    "claims": ("quote", "value", "unit", "measure", "subject", "period_end", "attributed_to"),
    "evidence": ("field", "rule", "char_start", "char_end"),
    "comparisons": ("indicator", "entities", "value", "unit", "period_end", "verdict"),
    "rejects": ("table", "key", "reason", "detail"),
}
"""Columns that say most to who looks for the first time."""


def borrowed(name: str, *columns: str) -> list[Column]:
    """Columns of a published table."""
    declared = {column.name: column for column in table(name).columns}
    return [declared[column] for column in columns]


def texts_columns() -> list[Column]:
    """Columns of the staged texts."""
    said = "The whole text, of which every offset counts the characters."
    length = "Characters of the text, in Unicode code points."
    return [
        *borrowed("snapshots", "snapshot_id", "media_type", "encoding", "reader", "text_sha256"),
        Column("char_count", "integer", "Characters", length, 5210),
        Column("text", "string", "Text", said, None),
    ]


def mentions_columns() -> list[Column]:
    """Columns of the staged mentions: those of quantities and claims that come from them."""
    start, end = borrowed("quantities", "char_start", "char_end")
    read = ("value", "value_high", "bound", "unit", "unit_code", "unit_kind", "direction")
    said = "Offset of the first character of the numeral itself, hedge and unit left out."
    columns = [
        *borrowed("quantities", "snapshot_id"),
        replace(start, name="start"),
        replace(end, name="end"),
        Column("head", "integer", "Numeral", said, 412),
        *borrowed("quantities", *read),
        *borrowed("claims", "kind", "measure"),
        *borrowed("quantities", "role", "reason", "rule"),
    ]
    return [replace(column, sources=("texts.text",)) for column in columns]


def columns_of(name: str) -> Sequence[Column]:
    """Columns of an asset, published or staged."""
    staged = {"texts": texts_columns, "mentions": mentions_columns}
    return staged[name]() if name in staged else table(name).columns


def table_metadata(name: str, frame: pl.DataFrame, rows: int | None = None) -> Metadata:
    """Row count, preview, columns with their descriptions and lineage, and a picture.

    Args:
        name: the asset.
        frame: its rows, or the first of them where `rows` says how many there are.
        rows: how many.
    """
    columns = columns_of(name)
    shown: Metadata = {
        "dagster/row_count": frame.height if rows is None else rows,
        "dagster/column_schema": dg.TableSchema([column_shown(column) for column in columns]),
        "dagster/column_lineage": lineage(name, columns),
        "preview": dg.MetadataValue.md(preview(frame.select(PREVIEWED[name]))),
        "all columns": dg.MetadataValue.md(markdown(frame.head(SAMPLE_ROWS), CELL["sample"])),
    }
    if name in PICTURES and frame.height:
        title, drawn = picture(name, frame)
        shown[title] = dg.MetadataValue.md(drawn)
    return shown


def column_shown(column: Column) -> dg.TableColumn:
    """A column as Dagster shows it beside an asset."""
    constraints = dg.TableColumnConstraints(
        nullable=not column.required,
        unique=bool(column.constraints.get("unique")),
        other=list(constraint_phrases(column)),
    )
    return dg.TableColumn(column.name, column.type, column.description, constraints)


def lineage(name: str, columns: Sequence[Column]) -> dg.TableColumnLineage:
    """Which columns of the assets before a column is made of, as its declaration says."""
    sources = {
        column.name: [
            dg.TableColumnDep(asset_key=dg.AssetKey(asset), column_name=source)
            for asset, source in (named.split(".") for named in column.sources)
            if asset != name
        ]
        for column in columns
    }
    return dg.TableColumnLineage({column: deps for column, deps in sources.items() if deps})


def preview(frame: pl.DataFrame) -> str:
    """The first rows, no more than Dagster shows without a click."""
    for height in range(PREVIEW_ROWS, 0, -1):
        shown = markdown(frame.head(height), CELL["preview"])
        if len(shown) < INLINE:
            return shown
    return shown


def markdown(frame: pl.DataFrame, width: int = CELL["sample"]) -> str:
    """A frame as a Markdown table, long values cut; empty columns are left out."""
    shown = [name for name in frame.columns if frame[name].null_count() < frame.height]
    lines = [f"| {' | '.join(shown)} |", "|---" * len(shown) + "|"]
    rows = frame.select(shown).iter_rows()
    lines += [f"| {' | '.join(cell(value, width) for value in row)} |" for row in rows]
    return "\n".join(lines) if shown else "no rows"


def cell(value: object, width: int = CELL["sample"]) -> str:
    """One value of a preview; markup in an article's text stays text.

    >>> cell("<i>a</i>")
    '&lt;i&gt;a&lt;/i&gt;'
    >>> cell(2.4e11)
    '240,000,000,000'
    """
    written = f"{value:,.12g}" if isinstance(value, float) else str(value)
    text = "" if value is None else " ".join(written.split())
    if len(text) > width:
        text = text[: width - 1] + "…"
    for mark, safe in {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "\\|", "`": "\\`"}.items():
        text = text.replace(mark, safe)
    return text
