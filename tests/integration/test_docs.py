"""The documentation is true: its examples run, its errors are all there, its site can be built."""

import doctest
import html
import json
import re
from pathlib import Path

import polars as pl
import pytest
import yaml
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

import docs.messages
from claimledger.claims import correction_file
from claimledger.metadata import sidecar
from claimledger.run.build import build
from claimledger.tables.schemas import tables
from docs.messages import exceptions, messages
from tests.integration.test_readme import ROOT, run

DOCS = ROOT / "docs"
PACKAGE = ROOT / "pipeline" / "claimledger"
EXAMPLES = [
    pytest.param(lines, id=f"{name}-{number}")
    for name in ("library", "tutorial")
    for number, lines in enumerate(
        re.findall(
            r"^```python\n(.*?)```",
            (DOCS / f"{name}.md").read_text("utf-8"),
            re.DOTALL | re.MULTILINE,
        )
    )
]


@pytest.mark.parametrize("lines", EXAMPLES)
def test_an_example_runs(
    lines: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workplace)
    run(lines)
    expected = re.findall(r"^print\(.*\)  # (.*)$", lines, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == expected


@pytest.mark.parametrize("file", sorted((DOCS / "notebooks").glob("*.ipynb")), ids=lambda f: f.stem)
def test_a_notebook_runs(
    file: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workplace)
    cells = json.loads(file.read_text("utf-8"))["cells"]
    lines = "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
    run(lines)
    expected = re.findall(r"^print\(.*\)  # (.*)$", lines, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == expected


def test_the_tutorial_corrects_a_claim_and_a_date(tmp_path: Path) -> None:
    tutorial = (DOCS / "tutorial.md").read_text("utf-8")
    written = {
        "page": "copper.txt",
        "corrections": "corrections.yaml",
        "sidecar": "copper.txt.meta.yaml",
    }
    pages = tmp_path / "pages"
    pages.mkdir()
    for mark, name in written.items():
        [text] = re.findall(rf"<!-- {mark} -->\n```(?:yaml)?\n(.*?)```", tutorial, re.DOTALL)
        (pages / name).write_text(text, "utf-8")
    assert sidecar.parse((pages / written["sidecar"]).read_text("utf-8"), "sidecar").publisher
    assert correction_file.parse((pages / "corrections.yaml").read_text("utf-8"))
    summary = build(pages, tmp_path / "output", engine="inline")
    assert summary.unmatched == ()
    claims = pl.read_parquet(summary.folder / "claims.parquet")
    corrected = claims.filter(pl.col("corrected").is_not_null())
    assert corrected["measure"].to_list() == ["exports of refined copper"]
    assert {str(day) for day in claims["published_latest"]} == {"2024-05-14"}


PAGES = [ROOT / "README.md", ROOT / "seeds" / "README.md", *DOCS.rglob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_the_installed_package_before_a_checkout(page: Path) -> None:
    text = page.read_text("utf-8")
    for first, second in (
        (r"pip install [\"']?(?:\./)?claimledger", "path/to/checkout"),
        ("claimledger build", "make dataset"),
    ):
        if second in text:
            assert re.search(first, text.partition(second)[0]), f"{first} before {second}"


def test_every_exception_has_its_cause_and_remedy() -> None:
    page = (DOCS / "reference" / "errors.md").read_text("utf-8")
    described = set(re.findall(r"^### (\w+)$", page, re.MULTILINE))
    assert set(exceptions()) - described == set()


def test_every_stage_of_reading_has_its_cause_and_remedy() -> None:
    page = (DOCS / "reference" / "errors.md").read_text("utf-8")
    described = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    raised = {
        stage
        for file in (PACKAGE / "reading").rglob("*.py")
        for stage in re.findall(r"Unreadable\(\s*\"(\w+)\"", file.read_text("utf-8"))
    }
    assert raised == described


def test_the_messages_are_read_from_the_code() -> None:
    assert doctest.testmod(docs.messages).failed == 0
    found = messages()
    assert set(exceptions()) - found.keys() == {"TimeIsOver"}  # it carries no message
    assert "expected YAML, found a syntax error" in found["MalformedYaml"]
    assert "entities.yaml: expected a list of items, found …" in found["MalformedEntities"]
    assert "expected saved pages in …, found no file" in found["NothingToPublish"]


def test_the_site_can_be_built_and_its_reference_is_whole(tmp_path: Path) -> None:
    build_site(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    pages = {file.stem: file.read_text("utf-8") for file in (tmp_path / "reference").glob("*.html")}
    for table in tables():
        for column in table.columns:
            assert f"<code>{column.name}</code>" in pages["tables"], (table.name, column.name)
    for name in ("read_claims", "Claim", "load", "verify"):
        assert re.search(rf'id="claimledger\.[\w.]*{name}"', pages["api"]), name
    for sentence in (one for sentences in messages().values() for one in sentences):
        assert html.escape(sentence, quote=False) in pages["errors"], sentence
    assert "claimledger build --strict" in pages["commands"]
    assert "&gt;&gt;&gt;" in pages["api"] or "pycon" in pages["api"]
    assert json.loads((tmp_path / "search" / "search_index.json").read_text("utf-8"))["docs"]


def test_the_citation_names_the_developers_and_the_version_of_the_code() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert said["authors"] == [{"name": "The claimledger developers"}]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{said["version"]}"' in project
    assert said["license"] in project
