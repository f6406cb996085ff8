"""What Dagster shows beside an asset, in the room that its page has."""

import base64
import re
from datetime import date

import dagster as dg
import polars as pl
import pytest
from lxml import etree

from claimledger.orchestration import display, pictures
from claimledger.orchestration.assets import assets
from claimledger.orchestration.namespace import Namespace
from claimledger.orchestration.registry import registry
from claimledger.tables.schemas import Picture, table, tables

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
    picture = table(name).picture
    assert shown["dagster/row_count"] == 40
    for key in ("preview", *([picture.title] if picture else [])):
        assert 0 < len(shown[key].value) < pictures.INLINE
    assert shown["preview"].value.count("\n") >= 2
    schema = shown["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    declared = table(name).columns
    assert [(c.name, c.description) for c in schema.columns] == [
        (c.name, c.description) for c in declared
    ]


def test_a_preview_names_the_page_and_how_sure_a_claim_is() -> None:
    claims = pl.DataFrame(
        {"snapshot_id": ["b", "a", "c"], "value": [1.0, 2.0, 3.0], "confidence": [0.834, 1.0, None]}
    )
    titles = pl.LazyFrame({"snapshot_id": ["a", "b"], "title": ["Ferries", "Grain"]})
    shown = display.first_rows(claims, ["value", "confidence"], titles)
    assert shown.rows() == [("Grain", 1.0, "83%"), ("Ferries", 2.0, "100%"), (None, 3.0, None)]
    untitled = display.first_rows(claims, ["value"], None)
    assert untitled.columns == ["value"]


@pytest.mark.parametrize("name", registry())
def test_previewed_columns_are_there(name: str) -> None:
    declared = registry()[name]
    assert declared.preview
    assert set(declared.preview) <= set(declared.names)


def test_every_table_is_an_asset_that_follows_assets() -> None:
    specs = [
        spec
        for one in assets(Namespace("claimledger"))
        for spec in ([one] if isinstance(one, dg.AssetSpec) else one.specs)
    ]
    follows = {
        spec.key.to_user_string(): {dep.asset_key.to_user_string() for dep in spec.deps}
        for spec in specs
    }
    assert set(follows) == {"seeds", *registry(), "package"}
    assert set().union(*follows.values()) == set(follows) - {"package"}
    for name, declared in registry().items():
        assert follows[name] == set(declared.after)


def test_the_bars_of_a_picture() -> None:
    frame = pl.DataFrame(
        {
            "label": ["ad", "body", "nav", "body", None],
            "kept": [False, True, False, True, True],
            "end": [None, date(2021, 1, 1), date(2024, 5, 1), None, None],
            "start": [date(2021, 2, 1), None, date(2019, 5, 1), None, date(2022, 1, 1)],
            "low": [0, 5, 7, 9, 9],
            "high": [5, 6, 9, 12, 10],
        }
    )

    def bars(*by: str, span: tuple[str, ...] = (), kept: str | None = None) -> list[object]:
        return pictures.numbers(frame, Picture("", by, span, kept)).rows()

    assert bars("label") == [("body", 2), ("ad", 1), ("nav", 1), ("unknown", 1)]
    assert bars("end", "start") == [("unknown", 1), ("2024", 1), ("2022", 1), ("2021", 2)]
    spans = bars("label", span=("low", "high"), kept="kept")
    assert spans == [("body", 4), ("unknown", 1), ("− ad", 5), ("− nav", 2)]


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
    assert shown.splitlines()[-1] == "| a\\|b &lt;i&gt; \\`c\\` &amp; d \\]( |"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a](https://example.org)", r"\[a\](https://example.org)"),
        ("![a](https://example.org/b.png)", r"!\[a\](https://example.org/b.png)"),
        ("\x1b[31m\u202e", r"\[U+001B\]\[31m\[U+202E\]"),
        ("\\[a]", r"\\\[a\]"),
    ],
)
def test_text_of_a_page_makes_no_link_and_no_picture(text: str, shown: str) -> None:
    assert display.cell(text) == shown
