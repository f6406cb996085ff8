"""Bar charts of a table for Dagster's page, each small enough to be shown where it stands."""

import base64
from collections.abc import Callable, Mapping
from html import escape
from itertools import count

import polars as pl

INLINE = 1000
"""Dagster shows Markdown shorter than this in place, and longer on a click only; no plotting
library draws that small."""

LABEL, BAR, STEP = 170, 150, 17
"""Pixels that labels, the longest bar and a line take."""

Draw = Callable[[pl.DataFrame], pl.DataFrame]


def chart(counts: pl.DataFrame, title: str) -> str:
    """A bar chart of names and numbers as Markdown; the last bar holds what has no room."""
    for shown in range(counts.height, 0, -1):
        picture = drawing(shortened(counts, shown))
        data = base64.b64encode(picture.encode()).decode()
        markdown = f"![{title}](data:image/svg+xml;base64,{data})"
        if len(markdown) < INLINE:
            return markdown
    return f"no {title}"


def shortened(counts: pl.DataFrame, shown: int) -> pl.DataFrame:
    """The first rows, and what the others add up to."""
    name, number = counts.columns
    rest = counts[shown:]
    others = rest.select(pl.lit("others").alias(name), pl.col(number).sum())
    return pl.concat([counts[:shown], others]) if rest.height else counts


def drawing(counts: pl.DataFrame) -> str:
    """A bar chart as SVG in few characters: a line a name, grey so that it reads on any ground."""
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


def counted(frame: pl.DataFrame, by: pl.Expr | str) -> pl.DataFrame:
    """How many rows have each value, the most frequent first."""
    name = pl.col(by) if isinstance(by, str) else by
    rows = frame.group_by(name.fill_null("unknown").alias("name")).agg(pl.len().alias("rows"))
    return rows.sort("rows", "name", descending=[True, False])


def claims_by_year(claims: pl.DataFrame) -> pl.DataFrame:
    """Claims by the year in which their period ends, the latest first."""
    year = pl.coalesce("period_end", "period_start").dt.year().cast(pl.String)
    return counted(claims, year).sort("name", descending=True)


def text_by_label(segments: pl.DataFrame) -> pl.DataFrame:
    """Characters of the pages by what they are, those of the articles first."""
    length = (pl.col("char_end") - pl.col("char_start")).sum().alias("characters")
    rows = segments.group_by("label", "kept").agg(length)
    rows = rows.sort("kept", "characters", "label", descending=[True, True, False])
    label = pl.when("kept").then("label").otherwise(pl.lit("− ") + pl.col("label"))
    return rows.select(label, "characters")


PICTURES: Mapping[str, tuple[str, Draw]] = {
    "files": ("files by what became of them", lambda frame: counted(frame, "status")),
    "segments": ("characters kept, and dropped (−)", text_by_label),
    "snapshots": ("pages by publisher", lambda frame: counted(frame, "publisher")),
    "times": ("times by the rule that read them", lambda frame: counted(frame, "rule")),
    "quantities": ("numbers by what they are", lambda frame: counted(frame, "role")),
    "claims": ("claims by the year they are for", claims_by_year),
    "evidence": ("pieces of evidence by field", lambda frame: counted(frame, "field")),
    "comparisons": ("claims compared, by verdict", lambda frame: counted(frame, "verdict")),
    "rejects": ("rows refused, by table", lambda frame: counted(frame, "table")),
}
"""Title of each table's picture, and the numbers that it shows."""


def picture(name: str, frame: pl.DataFrame) -> tuple[str, str]:
    """Title and Markdown of a table's picture."""
    title, numbers = PICTURES[name]
    return title, chart(numbers(frame), title)
