"""A package says of itself what dataset.yaml says; a change of it reads no page again."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.publishing.diff import compare
from claimledger.publishing.verification import verify
from claimledger.run.build import build
from claimledger.run.inventory import take

MINE = """\
name: harbor-ledger
title: Harbor ledger
version: 1.0.0
released: 2024-05-31
licence: CC-BY-4.0
contributors: [Harbor Statistics Desk]
evidence: quote
"""


def descriptor(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return said


def test_a_package_of_ones_own_pages_names_nobody_else(seeds: Path, tmp_path: Path) -> None:
    summary = build(seeds, tmp_path / "output", engine="inline")
    assert not summary.declared
    said = descriptor(summary.folder)
    assert said["version"] == "0.0.0"
    assert not {"contributors", "licenses", "homepage", "created"} & said.keys()
    for name in ("CITATION.cff", "ro-crate-metadata.json"):
        assert not (summary.folder / name).exists()
    assert "none stated" in (summary.folder / "README.md").read_text("utf-8")
    assert "<span>released" not in (summary.folder / "index.html").read_text("utf-8")
    for name in ("croissant.json", "README.md", "datapackage.json"):
        assert "claimledger developers" not in (summary.folder / name).read_text("utf-8")
    assert list(verify(summary.folder)) == []


def test_another_dataset_yaml_makes_a_version_and_reads_no_page_again(
    seeds: Path, tmp_path: Path
) -> None:
    first = build(seeds, tmp_path / "output", engine="inline")
    before = take(seeds).digest
    (seeds / "dataset.yaml").write_text(MINE, "utf-8")
    assert take(seeds).digest != before
    second = build(seeds, tmp_path / "output", engine="inline")
    assert second.is_new
    assert second.declared
    assert sum(step.processed for step in second.steps) == 0
    said = descriptor(second.folder)
    assert (said["name"], said["version"], said["evidence"]) == ("harbor-ledger", "1.0.0", "quote")
    cited = yaml.safe_load((second.folder / "CITATION.cff").read_text("utf-8"))
    assert cited["authors"] == [{"name": "Harbor Statistics Desk"}]
    assert list(verify(second.folder)) == []
    found = compare(first.folder, second.folder)
    assert found.step == "major", "the name of the dataset changed"
    assert {one.field for one in found.described} >= {"name", "title", "licenses", "contributors"}
    (seeds / "dataset.yaml").write_text(MINE.replace("Harbor ledger", "Ledger"), "utf-8")
    third = build(seeds, tmp_path / "output", engine="inline")
    found = compare(second.folder, third.folder)
    assert (found.step, found.declared, found.is_declared) == ("patch", "none", False)


def test_what_a_run_is_told_overrules_the_file(seeds: Path, tmp_path: Path) -> None:
    (seeds / "dataset.yaml").write_text(MINE, "utf-8")
    told = build(seeds, tmp_path / "output", engine="inline", evidence="none", min_confidence=1)
    assert descriptor(told.folder)["evidence"] == "none"
    assert told.rows["claims"] == 0


def test_a_file_that_contradicts_the_descriptor_is_found(seeds: Path, tmp_path: Path) -> None:
    summary = build(seeds, tmp_path / "output", engine="inline")
    (summary.folder / "CITATION.cff").write_text("cff-version: 1.2.0\n")
    said = [one.what for one in verify(summary.folder) if one.where == "CITATION.cff"]
    assert "datapackage.json lacks what this file requires" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"titel: a", "dataset.yaml, line 1: unknown key 'titel'; did you mean title?"),
        (b"title: \xff", "dataset.yaml: expected UTF-8, found the byte 0xff at 7"),
        (b"title: a\n" * 20_000, "dataset.yaml: expected at most 100,000 bytes, found more"),
    ],
)
def test_a_file_that_cannot_be_used_ends_the_build_in_one_sentence(
    seeds: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    (seeds / "dataset.yaml").write_bytes(content)
    result = CliRunner().invoke(app, ["build", str(seeds), "-o", str(tmp_path / "output")])
    assert (result.exit_code, result.stderr) == (2, f"claimledger: {said}\n")
    assert not (tmp_path / "output").exists()


def test_the_build_says_how_to_name_the_dataset(seeds: Path, tmp_path: Path) -> None:
    arguments = ["build", str(seeds), "-o", str(tmp_path / "output"), "--workers", "1"]
    hint = f"claimledger init {seeds} writes a dataset.yaml"
    assert hint in CliRunner().invoke(app, arguments).stderr
    (seeds / "dataset.yaml").write_text("title: Harbor ledger\n", "utf-8")
    assert hint not in CliRunner().invoke(app, arguments).stderr


def test_a_dataset_yaml_in_the_wrong_place_is_no_page(seeds: Path, tmp_path: Path) -> None:
    for name in ("harbor/dataset.yaml", "dataset.yml"):
        (seeds / name).write_text(MINE, "utf-8")
    summary = build(seeds, tmp_path / "output", engine="inline")
    assert [one.path for one in summary.rejected] == ["dataset.yml", "harbor/dataset.yaml"]
    assert all("expected the dataset in dataset.yaml" in one.reason for one in summary.rejected)
