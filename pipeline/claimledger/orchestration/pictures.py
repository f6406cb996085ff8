"""Bar charts of a table for Dagster, each small enough to be shown in place."""

import base64
from html import escape
from itertools import count

import polars as pl

from claimledger.tables.schemas import Picture

INLINE = 1000
"""Dagster shows Markdown shorter than this in place, and longer Markdown only after a click. No
plotting library draws charts that are so small."""

LABEL, BAR, STEP = 170, 150, 17
"""Width of labels and of the longest bar, and height of a line, in pixels."""


def chart(counts: pl.DataFrame, title: str) -> str:
    """A bar chart of names and numbers as Markdown; the last bar adds up the remaining rows."""
    for shown in range(counts.height, 0, -1):
        picture = drawing(shortened(counts, shown))
        data = base64.b64encode(picture.encode()).decode()
        markdown = f"![{title}](data:image/svg+xml;base64,{data})"
        if len(markdown) < INLINE:
            return markdown
    return f"no {title}"


def shortened(counts: pl.DataFrame, shown: int) -> pl.DataFrame:
    """The first rows, and the sum of the others."""
    name, number = counts.columns
    rest = counts[shown:]
    others = rest.select(pl.lit("others").alias(name), pl.col(number).sum())
    return pl.concat([counts[:shown], others]) if rest.height else counts


def drawing(counts: pl.DataFrame) -> str:
    """A bar chart as short SVG: one line for each name, grey to suit any background."""
    [_, number] = counts.columns
    longest = counts[number].max() or 1
    lines, marks = [], []
    for y, (name, value) in zip(count(STEP - 5, STEP), counts.iter_rows(), strict=False):
        lines.append(f'<text y="{y}">{escape(str(name)[:20])}: {value:,}</text>')
        marks.append(f"M{LABEL} {y - 4}h{value * BAR / longest:.0f}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + BAR}" '
        f'height="{STEP * counts.height}" font-family="sans-serif" font-size="12" fill="#777">'
        f'<path stroke="#4f43dd" stroke-width="11" d="{"".join(marks)}"/>{"".join(lines)}</svg>'
    )


def numbers(frame: pl.DataFrame, declared: Picture) -> pl.DataFrame:
    """Rows or characters of each value, the most first; of years, the latest first."""
    value, size = pl.coalesce(declared.by), pl.lit(1, pl.Int64)
    dated = frame.schema[declared.by[0]] == pl.Date
    if dated:
        value = value.dt.year()
    if declared.span:
        start, end = declared.span
        size = pl.col(end) - pl.col(start)
    kept = pl.col(declared.kept) if declared.kept else pl.lit(value=True)
    rows = frame.select(name=value.cast(pl.String).fill_null("unknown"), kept=kept, size=size)
    bars = rows.group_by("name", "kept").agg(pl.col("size").sum())
    order = ["name"] if dated else ["kept", "size", "name"]
    bars = bars.sort(order, descending=[True] if dated else [True, True, False])
    return bars.select(pl.when("kept").then("name").otherwise(pl.format("− {}", "name")), "size")


def picture(frame: pl.DataFrame, declared: Picture) -> str:
    """The chart of a table as Markdown."""
    return chart(numbers(frame, declared), declared.title)
