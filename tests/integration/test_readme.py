"""What the README shows is what happens: its loading lines run, its commands and table are real."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import polars as pl
import pytest
from typer.main import get_command

from claimledger.cli import app
from claimledger.orchestration.resources import Run
from claimledger.publishing.identity import identity
from claimledger.run.build import PATIENCE
from claimledger.run.engines import Engine
from tests.integration import readme

ROOT = readme.ROOT
README = readme.README.read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("lines", PYTHON)
def test_python_lines_run(
    lines: str, workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workplace)
    expected = re.findall(r"^print\(.*\)  # (.*)$", lines, re.MULTILINE)
    made = run(lines)
    printed = capsys.readouterr().out.splitlines()
    assert printed == expected or not expected
    for name, frame in made.items():
        if isinstance(frame, pl.DataFrame):
            assert frame.height > 2, name
            assert not [column for column in frame.columns if column.endswith("_right")], name


def run(lines: str) -> dict[str, Any]:
    """Run lines of the README; what they named."""
    names: dict[str, Any] = {}
    exec(compile(lines, "README.md", "exec"), names)  # noqa: S102 - the README's own lines
    return names


@pytest.mark.parametrize("library", ["polars", "pandas", "duckdb"])
def test_each_library_loads_the_claims(
    library: str, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workplace)
    [call] = re.findall(rf"^\| \w+ \| `({library}\..*)` \|$", README, re.MULTILINE)
    loaded = run(f"import {library}\nclaims = {call}")["claims"]
    assert len(loaded) == pl.read_parquet("output/latest/claims.parquet").height
    assert {"claim_id", "value", "period_start"} <= set(loaded.columns)


def test_pandas_keeps_dates_as_dates(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    [call] = re.findall(r"^\| pandas \| `(.*)` \|$", README, re.MULTILINE)
    loaded = run(f"import pandas\nclaims = {call}")["claims"]
    dated = pl.read_parquet("output/latest/claims.parquet")["period_end"]
    assert loaded["period_end"].dt.year.max() == dated.dt.year().max()
    assert loaded["period_end"].isna().sum() == dated.null_count()


@pytest.mark.parametrize("block", readme.BLOCKS, ids=lambda block: block[1])
def test_claims_and_figures_are_what_comes_out(block: readme.Block) -> None:
    path, name, written = block
    assert readme.split(path, name)[1] == written(), "make readme writes it anew"


@pytest.mark.parametrize(("weights", "digest"), readme.accuracy()["sha256"].items())
def test_the_accuracy_is_that_of_the_shipped_models(weights: str, digest: str) -> None:
    shipped = (readme.MODELS / weights).read_bytes()
    assert sha256(shipped).hexdigest() == digest, "make accuracy measures them anew"


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"[`\n]make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_command_is_in_the_readme() -> None:
    for command in get_command(app).commands:  # type: ignore[attr-defined]  # it is a group
        assert f"claimledger {command}" in README, command


def test_every_setting_is_in_the_guide_for_data_teams() -> None:
    guide = (ROOT / "docs" / "data-teams.md").read_text("utf-8")
    table = guide.partition("| setting |")[2].partition("\n\n")[0]
    for name in Run.model_fields:
        assert f"| `{name}` |" in table, name
    assert f"| {PATIENCE:.0f} |" in table
    assert re.findall(r"`(\w+)`", table.partition("| engine: ")[2].partition("|")[0]) == list(
        get_args(Engine)
    )


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    assert len(README.splitlines()) <= 150
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_changelog_begins_with_the_version_of_the_data() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.findall(r"^## \[(\d.*?)\] - (.*)$", changelog, re.MULTILINE)[0]
    said = identity((ROOT / "seeds" / "dataset.yaml").read_text("utf-8")).described
    assert newest == (said["version"], said["created"].removesuffix("T00:00:00Z"))
