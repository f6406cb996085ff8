"""What seeds/README.md says of sidecars, corrections and entities is what the project reads."""

import re
from pathlib import Path

import polars as pl
import yaml

from claimledger.claims import correction_file
from claimledger.linking import entity_file
from claimledger.metadata import sidecar
from claimledger.publishing.identity import identity
from claimledger.reading import files, formats, renditions
from claimledger.run.build import build
from claimledger.tables import schemas
from tests.integration import readme

README = (readme.ROOT / "seeds" / "README.md").read_text("utf-8")
SIDECAR, DATASET, CORRECTIONS, ENTITIES = (
    re.findall(rf"<!-- {name} -->\n```yaml\n(.*?)```", README, re.DOTALL)[0]
    for name in ("sidecar", "dataset", "corrections", "entities")
)
PAGE = """Copper exports reach a record

Exports of copper rose 4.5% in 2023, the ministry said.

The port loaded 12 ships in May. Owners closed a handful of mines.

A caption says that the port loaded 12 ships in May.
"""


FORMATS = {
    formats.HTML: "HTML",
    formats.PLAIN: "plain text",
    formats.MARKDOWN: "Markdown",
    formats.PDF: "PDF",
    formats.WORD: "Word",
    formats.MESSAGE: "email",
    formats.SAFARI_ARCHIVE: "Safari web archive",
    formats.HTTP_MESSAGE: "HTTP response",
    formats.JSON: "JSON",
    formats.WEB_ARCHIVE: "WARC",
    formats.OLD_WEB_ARCHIVE: "ARC",
    formats.WEB_COLLECTION: "WACZ",
    formats.ZIP: "zip",
    formats.TAR: "tar",
    formats.GZIP: "gzip",
    formats.EPUB: "EPUB",
    formats.MAILBOX: "mailbox",
    formats.NOTES: "Evernote export",
    formats.JSON_LINES: "JSON lines",
    formats.TABLE: "CSV",
}
"""What the lists of formats call each format."""
AS_WELL = ("MHTML", "Parquet")
"""An email that holds a page, and a table that only a build reads."""


def test_every_format_is_listed_with_what_is_read_from_it() -> None:
    assert set(FORMATS) == {*renditions.HOMES, *files.OPENERS}
    rows = re.findall(r"^\| (.+) \| (.+) \|$", README.partition("## Sidecars")[0], re.MULTILINE)
    listed = {name: read for name, read in rows if name not in {"format", "---"}}
    for name in (*FORMATS.values(), *AS_WELL):
        assert any(re.search(rf"\b{name}\b", cell) and read for cell, read in listed.items()), name
        assert re.search(rf"\b{name}(?:s|es)?\b", readme.README.read_text("utf-8")), name
    for cell in listed:
        assert any(name in cell for name in FORMATS.values()), f"{cell} is not read"


def test_the_sidecar_has_every_key() -> None:
    found = sidecar.parse(SIDECAR, "page.html.meta.yaml")
    assert all(getattr(found, key) for key in sidecar.KEYS)
    for key in sidecar.KEYS:
        assert re.search(rf"^\|.*`{key}`", README, re.MULTILINE), key


def test_the_dataset_has_every_key() -> None:
    assert identity(DATASET).declared
    assert set(yaml.safe_load(DATASET)) == set(schemas.dataset()["properties"])
    table = README.partition("<!-- dataset -->")[2]
    for key in schemas.dataset()["properties"]:
        assert re.search(rf"^\|.*`{key}`", table, re.MULTILINE), key


def test_the_entities_show_every_key_but_the_code() -> None:
    merged, split = entity_file.parse(ENTITIES)
    assert merged.aliases
    assert merged.kind
    assert split.articles
    for key in entity_file.KEYS:
        assert re.search(rf"^\|.*`{key}`", README, re.MULTILINE), key
    for kind in entity_file.KINDS:
        assert f"`{kind}`" in README, kind


def test_the_corrections_show_every_action_and_matcher() -> None:
    items = correction_file.parse(CORRECTIONS)
    assert {item.action for item in items} == set(correction_file.ACTIONS)
    for matcher in correction_file.MATCHERS:
        assert f"{matcher}: " in CORRECTIONS, matcher


def test_every_column_that_can_be_corrected_is_named() -> None:
    columns = README.partition("You can set these columns:")[2].partition("Of the columns")[0]
    named = set(re.findall(r"`(\w+)`", columns))
    assert named == set(correction_file.SETTERS)
    required = README.partition("Of the columns")[2].partition("cannot be null")[0]
    assert set(re.findall(r"`(\w+)`", required)) == correction_file.REQUIRED


def test_the_examples_correct_a_page(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.html").write_text(PAGE, "utf-8")
    (pages / "page.html.meta.yaml").write_text(SIDECAR, "utf-8")
    by_words = [item for item in CORRECTIONS.split("\n\n") if "claim_id" not in item]
    (pages / "corrections.yaml").write_text("\n".join(by_words), "utf-8")
    summary = build(pages, tmp_path / "output", engine="inline")
    assert summary.unmatched == ()
    claims = pl.read_parquet(summary.folder / "claims.parquet").sort("char_start")
    assert claims["quote"].to_list() == ["4.5%", "12 ships", "a handful of mines"]
    assert claims["corrected"].is_not_null().to_list() == [True, False, True]
    assert claims["measure"][0] == "exports of refined copper"
