"""What Dagster shows beside an asset: counts, a preview, columns with their lineage, a picture."""

from collections.abc import Sequence
from typing import Any

import dagster as dg
import polars as pl

from claimledger.orchestration.pictures import INLINE, picture
from claimledger.orchestration.registry import registry
from claimledger.tables.columns import Column, constraint_phrases

PREVIEW_ROWS = 8
SAMPLE_ROWS = 20
CELL = {"preview": 28, "sample": 60}
"""Characters of a cell."""

Metadata = dict[str, Any]


def table_metadata(name: str, frame: pl.DataFrame, rows: int | None = None) -> Metadata:
    """Row count, preview, columns with their descriptions and lineage, and a picture.

    Args:
        name: the asset.
        frame: its rows, or the first of them where `rows` says how many there are.
        rows: how many.
    """
    declared = registry()[name]
    columns = declared.columns
    shown: Metadata = {
        "dagster/row_count": frame.height if rows is None else rows,
        "dagster/column_schema": dg.TableSchema([column_shown(column) for column in columns]),
        "dagster/column_lineage": lineage(name, columns),
        "preview": dg.MetadataValue.md(preview(frame.select(declared.preview))),
        "all columns": dg.MetadataValue.md(markdown(frame.head(SAMPLE_ROWS), CELL["sample"])),
    }
    if declared.picture and frame.height:
        shown[declared.picture.title] = dg.MetadataValue.md(picture(frame, declared.picture))
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
