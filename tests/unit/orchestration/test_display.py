"""What Dagster shows beside an asset, in the room that its page has."""

import base64
import re
from datetime import date

import dagster as dg
import polars as pl
import pytest
from lxml import etree

from claimledger.orchestration import display, pictures
from claimledger.tables.schemas import table, tables

ASSETS = [*display.PREVIEWED]
HOSTILE = "a|b <i> `c` & d ]("


def rows(name: str) -> pl.DataFrame:
    """Rows of a table, their text long and hostile to Markdown."""
    said = {pl.String: HOSTILE * 9, pl.Date: date(2024, 1, 1), pl.Boolean: True}
    schema = table(name).polars()
    one = {column: said.get(kind, 7) for column, kind in schema.items()}
    return pl.DataFrame([one] * 40, schema=schema)


@pytest.mark.parametrize("name", [one.name for one in tables()])
def test_preview_and_picture_need_no_click(name: str) -> None:
    shown = display.table_metadata(name, rows(name))
    title, _ = pictures.PICTURES[name]
    assert shown["dagster/row_count"] == 40
    for key in ("preview", title):
        assert 0 < len(shown[key].value) < pictures.INLINE
    assert shown["preview"].value.count("\n") >= 2
    schema = shown["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    declared = table(name).columns
    assert [(c.name, c.description) for c in schema.columns] == [
        (c.name, c.description) for c in declared
    ]


@pytest.mark.parametrize("name", ASSETS)
def test_previewed_columns_are_there(name: str) -> None:
    assert set(display.PREVIEWED[name]) <= {column.name for column in display.columns_of(name)}


def test_a_picture_is_svg_with_a_bar_a_row_and_the_rest_in_one() -> None:
    counts = pl.DataFrame({"name": [f"<{n}> & more" for n in range(50)], "n": range(50, 0, -1)})
    markdown = pictures.chart(counts, "rows by name")
    [data] = re.findall(r"^!\[rows by name\]\(data:image/svg\+xml;base64,(.*)\)$", markdown)
    drawn = etree.fromstring(base64.b64decode(data))
    texts = [one.text for one in drawn.iterfind("{*}text")]
    assert texts[0] == "<0> & more: 50"
    bars = drawn.find("{*}path").get("d").count("M")
    assert bars == len(texts) > 5
    others = sum(range(1, 51)) - sum(range(50, 50 - len(texts) + 1, -1))
    assert texts[-1] == f"others: {others:,}"


def test_a_hostile_value_stays_in_its_cell() -> None:
    shown = display.markdown(pl.DataFrame({"a": [HOSTILE], "b": [None]}))
    assert shown.splitlines()[-1] == "| a\\|b &lt;i&gt; \\`c\\` &amp; d ]( |"
