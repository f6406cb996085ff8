"""What Dagster shows for an asset: counts, a preview, columns with their lineage, a chart."""

from collections.abc import Sequence
from typing import Any

import dagster as dg
import polars as pl

from claimledger.orchestration.pictures import INLINE, picture
from claimledger.orchestration.registry import registry
from claimledger.publishing.inert import inert
from claimledger.tables.columns import Column, constraint_phrases

PREVIEW_ROWS = 8
SAMPLE_ROWS = 20
CELL = {"preview": 28, "sample": 60}
"""Characters of a cell."""

MARKS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {mark: f"\\{mark}" for mark in "\\|`[]"}
)
"""Signs of Markdown that could turn the text of an article into a link, a picture or a column."""

Metadata = dict[str, Any]


def table_metadata(
    name: str,
    frame: pl.DataFrame,
    rows: int | None = None,
    *,
    prefix: Sequence[str] = (),
    titles: pl.LazyFrame | None = None,
) -> Metadata:
    """Row count, preview, columns with their descriptions and lineage, and a chart.

    Args:
        name: the asset.
        frame: its rows, or only the first rows if `rows` gives their number.
        rows: the number of rows.
        prefix: prefix of the keys of the asset and of its sources.
        titles: snapshot_id and title of the pages, if the preview shows titles.
    """
    shown = undrawn(name, frame, prefix, titles)
    if rows is not None:
        shown["dagster/row_count"] = rows
    drawing = registry()[name].picture
    if drawing and frame.height:
        shown[drawing.title] = dg.MetadataValue.md(picture(frame, drawing))
    return shown


def undrawn(
    name: str, frame: pl.DataFrame, prefix: Sequence[str] = (), titles: pl.LazyFrame | None = None
) -> Metadata:
    """What is shown of a table except its chart, which takes a while to draw."""
    declared = registry()[name]
    columns = declared.columns
    return {
        "dagster/row_count": frame.height,
        "dagster/column_schema": dg.TableSchema([column_shown(column) for column in columns]),
        "dagster/column_lineage": lineage(name, columns, prefix),
        "preview": dg.MetadataValue.md(preview(first_rows(frame, declared.preview, titles))),
        "all columns": dg.MetadataValue.md(markdown(frame.head(SAMPLE_ROWS), CELL["sample"])),
    }


def column_shown(column: Column) -> dg.TableColumn:
    """A column as Dagster shows it."""
    constraints = dg.TableColumnConstraints(
        nullable=not column.required,
        unique=bool(column.constraints.get("unique")),
        other=list(constraint_phrases(column)),
    )
    return dg.TableColumn(column.name, column.type, column.description, constraints)


def lineage(
    name: str, columns: Sequence[Column], prefix: Sequence[str] = ()
) -> dg.TableColumnLineage:
    """The upstream columns that a column is made of, as declared."""
    sources = {
        column.name: [
            dg.TableColumnDep(asset_key=dg.AssetKey([*prefix, asset]), column_name=source)
            for asset, source in (named.split(".") for named in column.sources)
            if asset != name
        ]
        for column in columns
    }
    return dg.TableColumnLineage({column: deps for column, deps in sources.items() if deps})


def first_rows(
    frame: pl.DataFrame, columns: Sequence[str], titles: pl.LazyFrame | None
) -> pl.DataFrame:
    """The rows of a preview: some columns, a confidence in percent, the title of each page."""
    rows = frame.head(PREVIEW_ROWS)
    named = [*columns]
    if titles is not None and "title" not in rows.columns:
        rows = rows.join(titles.collect(), on="snapshot_id", how="left", maintain_order="left")
        named = ["title", *named]
    if "confidence" in named:
        percent = (pl.col("confidence") * 100).round().cast(pl.Int64)
        rows = rows.with_columns(pl.format("{}%", percent).alias("confidence"))
    return rows.select(named)


def preview(frame: pl.DataFrame) -> str:
    """The first rows, as many as Dagster shows without a click."""
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
    return inert(text).translate(MARKS)
