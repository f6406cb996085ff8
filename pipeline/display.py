"""What Dagster shows beside an asset: counts, a preview, columns with their lineage, a picture."""

import base64
from typing import Any

import dagster as dg
import polars as pl

from pipeline.tables import Table

PREVIEW_ROWS = 8
PREVIEW_CHARACTERS = 60
LARGEST = 12
"""Bars of a picture."""

Metadata = dict[str, Any]


def table_metadata(frame: pl.DataFrame, declared: Table) -> Metadata:
    """Row count, preview, and columns with their descriptions and lineage."""
    return {
        "dagster/row_count": frame.height,
        "dagster/column_schema": declared.dagster(),
        "dagster/column_lineage": lineage(declared),
        "preview": dg.MetadataValue.md(markdown(frame.head(PREVIEW_ROWS))),
    }


def lineage(declared: Table) -> dg.TableColumnLineage:
    """Which columns of the assets before a column is made of, as its declaration says."""
    columns = {
        column.name: [
            dg.TableColumnDep(asset_key=dg.AssetKey(asset), column_name=name)
            for asset, name in (source.split(".") for source in column.sources)
            if asset != declared.name
        ]
        for column in declared.columns
    }
    return dg.TableColumnLineage({name: deps for name, deps in columns.items() if deps})


def markdown(frame: pl.DataFrame) -> str:
    """A frame as a Markdown table, long values cut; empty columns are left out."""
    shown = [name for name in frame.columns if frame[name].null_count() < frame.height]
    lines = [f"| {' | '.join(shown)} |", "|---" * len(shown) + "|"]
    lines += [f"| {' | '.join(map(cell, row))} |" for row in frame.select(shown).iter_rows()]
    return "\n".join(lines) if shown else "no rows"


def cell(value: object) -> str:
    """One value of a preview; markup in an article's text stays text.

    >>> cell("<i>a</i>")
    '&lt;i&gt;a&lt;/i&gt;'
    """
    text = "" if value is None else " ".join(str(value).split())
    if len(text) > PREVIEW_CHARACTERS:
        text = text[: PREVIEW_CHARACTERS - 1] + "…"
    for mark, written in {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "\\|", "`": "\\`"}.items():
        text = text.replace(mark, written)
    return text


def bars(counts: pl.DataFrame, title: str) -> dg.MarkdownMetadataValue:
    """A bar chart of a frame with two columns, names and numbers, as a picture in Markdown."""
    import vl_convert

    name, number = counts.columns
    specification: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": title,
        "width": 420,
        "height": {"step": 18},
        "data": {"values": counts.head(LARGEST).cast({name: pl.String}).to_dicts()},
        "mark": {"type": "bar", "cornerRadiusEnd": 3, "color": "#4f43dd"},
        "encoding": {
            "y": {"field": name, "type": "nominal", "sort": None, "title": None},
            "x": {
                "field": number,
                "type": "quantitative",
                "title": number,
                "axis": {"tickMinStep": 1},
            },
        },
    }
    picture = vl_convert.vegalite_to_svg(specification)
    data = base64.b64encode(picture.encode()).decode()
    return dg.MetadataValue.md(f"![{title}](data:image/svg+xml;base64,{data})")


def claims_by_year(claims: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """Claims by the year in which their period ends."""
    year = pl.coalesce("period_end", "period_start").dt.year().cast(pl.String)
    counted = claims.group_by(year.fill_null("unknown").alias("year")).agg(pl.len().alias("claims"))
    recent = counted.sort("year", descending=True).head(LARGEST)
    return bars(recent.sort("year"), "Claims by the year that they are for")


def text_by_label(segments: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """Characters of the pages by what they are; only the first four labels are the article."""
    length = (pl.col("char_end") - pl.col("char_start")).sum().alias("characters")
    counted = segments.group_by("label", "kept").agg(length)
    counted = counted.sort("kept", "characters", "label", descending=True)
    kept = pl.when("kept").then(pl.lit("kept: ")).otherwise(pl.lit("left out: "))
    shown = counted.select(pl.concat_str(kept, "label").alias("label"), "characters")
    return bars(shown, "What the pages consist of")


def snapshots_by_publisher(snapshots: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """Pages by publisher."""
    publisher = pl.col("publisher").fill_null("unknown")
    counted = snapshots.group_by(publisher).agg(pl.len().alias("pages"))
    return bars(counted.sort("pages", "publisher", descending=[True, False]), "Pages by publisher")


def quantities_by_role(quantities: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """Numbers by what they are."""
    counted = quantities.group_by("role").agg(pl.len().alias("numbers"))
    return bars(counted.sort("numbers", "role", descending=[True, False]), "Numbers by their role")


PICTURES = {
    "claims": claims_by_year,
    "quantities": quantities_by_role,
    "segments": text_by_label,
    "snapshots": snapshots_by_publisher,
}
"""The picture that helps with a table, where one does."""
