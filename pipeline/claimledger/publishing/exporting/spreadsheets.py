"""CSV and Excel workbooks: one table, with text that no spreadsheet runs as a formula."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.inert import OBEYED, inert

ROWS = 1_048_575
"""Most rows of an Excel sheet below the headings."""

CHARACTERS = 32_767
"""Most characters of an Excel cell."""

LINKS = 65_530
"""Most links of an Excel sheet."""

ADDRESS = 2_079
"""Most characters of the address of a link."""

ADDRESSES = ("url", "link")
WEB = re.compile(r"https?://")
FORMULA = r"^[=+\-@＝＋－＠\t\r\n]"
NUMBER = r"^[+-][\d.,]+\s?%?$"
BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no zones
"""The creation date of a workbook if the package names no day of release."""


class CannotExport(Exception):  # noqa: N818 - named for what happened
    """The tables cannot be written in this format; the message says why and what to do."""


def write_csv(
    tables: Iterable[tuple[str, pl.DataFrame]], _said: Mapping[str, Any], file: Path
) -> None:
    """Write a table as CSV in UTF-8 with a byte order mark, by which Excel recognises it."""
    for _, frame in tables:
        shown = visible(frame).with_columns(without_formulas(name) for name in texts(frame))
        shown.write_csv(file, include_bom=True)


def write_xlsx(
    tables: Iterable[tuple[str, pl.DataFrame]], said: Mapping[str, Any], file: Path
) -> None:
    """Write a table as a sheet of a workbook, and a sheet that describes its columns."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    day = said.get("created", "")[: len("2024-05-31")]
    with Workbook(file, options) as book:
        book.set_properties(
            {
                "title": said["title"],
                "created": datetime.fromisoformat(day) if day else BEGINNING,
            }
        )
        for name, frame in tables:
            if frame.height > ROWS:
                raise CannotExport(
                    f"expected at most {ROWS:,} rows, the limit of an Excel sheet, found "
                    f"{frame.height:,} in {name}: export them as csv"
                )
            sheet(book, name, frame)
            sheet(book, "columns", columns(said, name))


def sheet(book: Any, name: str, frame: pl.DataFrame) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write a frame as a sheet with a frozen first row."""
    short = [pl.col(column).str.slice(0, CHARACTERS) for column in texts(frame)]
    visible(frame).with_columns(short).write_excel(
        book,
        name,
        dtype_formats={pl.Date: "yyyy-mm-dd", pl.Float64: "General", pl.Int64: "0"},
        column_widths=110,
        freeze_panes=(1, 0),
    )
    for column in filter(frame.columns.__contains__, ADDRESSES):
        clickable(book.get_worksheet_by_name(name), frame, column)


def clickable(written: Any, frame: pl.DataFrame, column: str) -> None:  # noqa: ANN401 - as above
    """Turn the web addresses of a column into links, as many as an Excel sheet allows."""
    place = frame.columns.index(column)
    for row, address in enumerate(frame[column].head(LINKS // len(ADDRESSES)), 1):
        if address and WEB.match(address) and len(address) <= ADDRESS:
            written.write_url(row, place, address, string=inert(address))


def columns(said: Mapping[str, Any], name: str) -> pl.DataFrame:
    """The descriptions of a table's columns."""
    [resource] = [one for one in said["resources"] if one["name"] == name]
    rows = [(one["name"], one.get("description", "")) for one in resource["schema"]["fields"]]
    return pl.DataFrame(rows, {"column": pl.String, "meaning": pl.String}, orient="row")


def texts(frame: pl.DataFrame) -> list[str]:
    """Names of the columns that hold text."""
    return [name for name, kind in frame.schema.items() if kind == pl.String]


def visible(frame: pl.DataFrame) -> pl.DataFrame:
    """A table in which active characters are shown as their numbers."""
    found = [name for name in texts(frame) if frame[name].str.contains(OBEYED.pattern).any()]
    return frame.with_columns(
        pl.Series(name, [text and inert(text) for text in frame[name]], pl.String) for name in found
    )


def without_formulas(name: str) -> pl.Expr:
    """A column with an apostrophe in front of text that a spreadsheet would run as a formula."""
    text = pl.col(name)
    computed = text.str.contains(FORMULA) & ~text.str.contains(NUMBER)
    return pl.when(computed).then(pl.lit("'") + text).otherwise(text).alias(name)
