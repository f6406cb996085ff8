"""Exports: days stay days, nothing is computed, keys and comments travel, drafts leave no trace."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import duckdb
import polars as pl
import pytest

from claimledger import find_quantities
from claimledger.cli.export import Format
from claimledger.publishing import exporting
from claimledger.publishing.exporting import FORMATS, CannotExport, extended, with_articles, write
from claimledger.publishing.exporting.annotations import annotation, unit_code
from claimledger.tables.schemas import table, tables

SENTENCE = "=2+3 and more: sales of 40 tons in 2023, the port said."
HOSTILE = ["=2+3", "+2+3", "-2+3", "@SUM(A1)", "\t=2+3", "＝2+3", "=cmd|' /C calc'!A0"]
CLAIM: dict[str, Any] = {
    "claim_id": "1" * 16,
    "snapshot_id": "2" * 16,
    "quantity_id": "1" * 16,
    "quote": "40 tons",
    "char_start": 24,
    "char_end": 31,
    "sentence": SENTENCE,
    "sentence_start": 0,
    "sentence_end": len(SENTENCE),
    "value": 40.0,
    "bound": "eq",
    "kind": "level",
    "unit": "t",
    "measure": "sales",
    "period_start": date(2023, 1, 1),
    "period_end": date(2023, 12, 31),
}
SNAPSHOT = {
    "snapshot_id": "2" * 16,
    "title": "Port\u202eles",
    "publisher": "-2+3",
    "url": "https://example.org/port",
}


def frame(name: str, *rows: dict[str, Any]) -> pl.DataFrame:
    declared = table(name)
    whole = [{column: row.get(column) for column in declared.names} for row in rows]
    return pl.DataFrame(whole, schema=declared.polars())


def claims(*more: dict[str, Any]) -> pl.DataFrame:
    rows = [CLAIM, *more]
    numbered = [row | {"claim_id": f"{number:016x}"} for number, row in enumerate(rows)]
    return with_articles(frame("claims", *numbered), frame("snapshots", SNAPSHOT))


DESCRIPTOR = {
    "title": "Port <ledger>",
    "resources": [{"name": one.name, "schema": one.frictionless()} for one in tables()],
}


def exported(kind: str, folder: Path, rows: pl.DataFrame) -> Path:
    file = folder / f"claims.{kind}"
    write(kind, [("claims", rows)], DESCRIPTOR, file)
    assert list(folder.iterdir()) == [file]
    return file


def test_the_command_knows_every_format() -> None:
    assert set(get_args(Format)) == set(FORMATS)
    assert set(exporting.WHOLE) < set(FORMATS)


def test_claims_have_their_article_and_a_link_beside_them() -> None:
    [row] = claims().rows(named=True)
    assert (row["title"], row["publisher"]) == (SNAPSHOT["title"], SNAPSHOT["publisher"])
    assert row["link"].startswith("https://example.org/port#:~:text=")
    assert list(exporting.BESIDE) == claims().columns[-4:]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_holds_nothing_that_a_spreadsheet_computes(text: str, tmp_path: Path) -> None:
    file = exported("csv", tmp_path, claims({**CLAIM, "measure": text}))
    assert pl.read_csv(file)["measure"].to_list() == ["sales", f"'{text}"]


@pytest.mark.parametrize("text", ["-4.5%", "+3 %", "−4.5%", "4.5%", "a=b", "'=2"])
def test_csv_leaves_text_alone_that_is_no_formula(text: str, tmp_path: Path) -> None:
    file = exported("csv", tmp_path, claims({**CLAIM, "measure": text}))
    assert pl.read_csv(file)["measure"].to_list() == ["sales", text]


def test_csv_has_days_numbers_and_no_bidi_control(tmp_path: Path) -> None:
    file = exported("csv", tmp_path, claims({**CLAIM, "value": -40.0}))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    found = pl.read_csv(file, try_parse_dates=True)
    assert found["period_end"].to_list() == [date(2023, 12, 31)] * 2
    assert found["value"].to_list() == [40.0, -40.0]
    assert found["title"][0] == "Port[U+202E]les"


def cells(file: Path) -> Iterator[ET.Element]:
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(file) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    yield from sheet.iter(f"{space}c")


def test_a_workbook_has_no_formulas_and_days_as_days(tmp_path: Path) -> None:
    hostile = [{**CLAIM, "measure": text} for text in HOSTILE]
    file = exported("xlsx", tmp_path, claims(*hostile))
    found = list(cells(file))
    assert not any(one.tag.endswith("}f") for cell in found for one in cell)
    column = claims().columns.index("period_start")
    [head, *days] = [cell for cell in found if cell.get("r", "").startswith(letters(column))]
    assert head.get("t") == "s"
    assert {"".join(day.itertext()) for day in days} == {"44927"}  # 2023-01-01, as Excel counts
    with zipfile.ZipFile(file) as book:
        assert b"[U+202E]" in book.read("xl/sharedStrings.xml")
        assert b"1980-01-01" in book.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("said", "day"), [({}, "1980-01-01"), ({"created": "2024-05-31T00:00:00Z"}, "2024-05-31")]
)
def test_a_workbook_says_what_it_is_and_when_that_was_released(
    said: dict[str, str], day: str, tmp_path: Path
) -> None:
    file = tmp_path / "claims.xlsx"
    write("xlsx", [("claims", claims())], DESCRIPTOR | said, file)
    with zipfile.ZipFile(file) as book:
        core = book.read("docProps/core.xml").decode()
    assert "<dc:title>Port &lt;ledger&gt;</dc:title>" in core
    assert core.count(day) == 2


def test_a_workbook_shows_numbers_as_they_are(tmp_path: Path) -> None:
    file = exported("xlsx", tmp_path, claims())
    with zipfile.ZipFile(file) as book:
        formats = book.read("xl/styles.xml").decode()
    assert set(re.findall(r'formatCode="([^"]+)"', formats)) == {"yyyy-mm-dd", "0"}


def test_web_addresses_of_a_workbook_are_links_and_no_others(tmp_path: Path) -> None:
    strange = SNAPSHOT | {"url": "file:///etc/passwd"}
    rows = with_articles(frame("claims", CLAIM), frame("snapshots", strange))
    with zipfile.ZipFile(exported("xlsx", tmp_path, rows)) as book:
        assert b"hyperlink" not in book.read("xl/worksheets/sheet1.xml")
    with zipfile.ZipFile(exported("xlsx", tmp_path, claims())) as book:
        assert b'location=":~:text=' in book.read("xl/worksheets/sheet1.xml")
        assert b'"https://example.org/port"' in book.read("xl/worksheets/_rels/sheet1.xml.rels")


def letters(column: int) -> str:
    """A column as Excel names it, up to ZZ."""
    high, low = divmod(column, 26)
    return (chr(64 + high) if high else "") + chr(65 + low)


def test_a_workbook_says_what_its_columns_are(tmp_path: Path) -> None:
    found = exporting.spreadsheets.columns(extended(DESCRIPTOR), "claims")
    assert found["column"].to_list() == claims().columns
    assert all(found["meaning"])
    assert exported("xlsx", tmp_path, claims()).read_bytes() == (
        exported("xlsx", tmp_path, claims()).read_bytes()
    )


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting.spreadsheets, "ROWS", 1)
    with pytest.raises(CannotExport, match=r"expected at most 1 rows, .* found 2 in claims"):
        write("xlsx", [("claims", claims(CLAIM))], DESCRIPTOR, tmp_path / "claims.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_sqlite_has_keys_days_and_a_dictionary(tmp_path: Path) -> None:
    database = sqlite3.connect(exported("sqlite", tmp_path, claims(CLAIM)))
    days = "SELECT date(period_end, '+1 day'), typeof(value), measure FROM claims LIMIT 1"
    assert database.execute(days).fetchall() == [("2024-01-01", "real", "sales")]
    keys = "SELECT name FROM pragma_table_info('claims') WHERE pk"
    assert database.execute(keys).fetchall() == [("claim_id",)]
    said = 'SELECT count(*) FROM columns WHERE "table" = ? AND description <> ?'
    assert database.execute(said, ("claims", "")).fetchone() == (len(claims().columns),)
    database.close()


def test_sqlite_refuses_two_rows_of_one_key(tmp_path: Path) -> None:
    twice = pl.concat([claims(), claims()])
    with pytest.raises(CannotExport, match="expected every row to have a key of its own"):
        write("sqlite", [("claims", twice)], DESCRIPTOR, tmp_path / "claims.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_duckdb_has_days_and_comments(tmp_path: Path) -> None:
    with duckdb.connect(exported("duckdb", tmp_path, claims()), read_only=True) as database:
        assert database.sql("SELECT period_end FROM claims").fetchall() == [(date(2023, 12, 31),)]
        said = database.sql(
            "SELECT comment FROM duckdb_columns() WHERE column_name = 'link'"
        ).fetchall()
    assert said == [(exporting.BESIDE["link"],)]


def test_duckdb_that_is_not_there_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting.databases, "find_spec", lambda _: None)
    with pytest.raises(CannotExport, match=r"pip install 'claimledger\[duckdb\]'"):
        write("duckdb", [("claims", claims())], DESCRIPTOR, tmp_path / "claims.duckdb")


def test_a_claim_is_an_annotation_of_the_text_and_of_the_live_page(tmp_path: Path) -> None:
    said = json.loads(exported("jsonld", tmp_path, claims(CLAIM)).read_text("utf-8"))
    assert (said["type"], said["total"], len(said["first"]["items"])) == (
        "AnnotationCollection",
        2,
        2,
    )
    first = said["first"]["items"][0]
    assert first["body"] == {
        "type": "schema:Observation",
        "schema:measuredProperty": "sales",
        "schema:value": {
            "type": "schema:QuantitativeValue",
            "schema:value": 40.0,
            "schema:unitText": "t",
        },
        "schema:temporalCoverage": "2023-01-01/2023-12-31",
    }
    text, live = first["target"]
    assert text["source"] == f"#snapshot-{CLAIM['snapshot_id']}"
    position, words = text["selector"]
    assert (position["start"], position["end"]) == (24, 31)
    assert words["prefix"] + words["exact"] + words["suffix"] == SENTENCE
    assert live["source"] == "https://example.org/port"
    fragment = live["selector"][-1]
    assert fragment["type"] == "FragmentSelector"
    assert f"#{fragment['value']}" == claims()["link"][0].removeprefix(live["source"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It cost $40 million.", "ISO4217:USD"),
        ("Oil cost $80 a barrel.", "ISO4217:USD"),
        ("Output rose 5%.", "UCUM:%"),
        ("Twelve ships wait.", None),
    ],
)
def test_the_code_of_a_unit_names_its_list(text: str, code: str | None) -> None:
    [found] = find_quantities(text)
    assert unit_code({"unit_code": found.unit_code, "unit_kind": found.unit_kind}) == code


def test_an_annotation_of_words_that_are_withheld_has_offsets_alone() -> None:
    row = {**claims().row(0, named=True), "quote": None, "sentence": None, "url": None}
    [target] = annotation(row)["target"]
    assert [one["type"] for one in target["selector"]] == ["TextPositionSelector"]


def test_a_range_and_an_open_period_are_said_as_such() -> None:
    row = claims().row(0, named=True) | {"value_high": 50.0, "period_start": None}
    body = annotation(row)["body"]
    assert body["schema:value"]["schema:minValue"] == 40.0
    assert body["schema:value"]["schema:maxValue"] == 50.0
    assert body["schema:temporalCoverage"] == "../2023-12-31"
