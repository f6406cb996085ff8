"""Rules that change while a run is at work: nothing is published or kept that mixes two states."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimledger import paths
from claimledger.run.build import build
from claimledger.run.fingerprints import fingerprint
from claimledger.run.settings import resolve
from claimledger.run.steps import STEPS, RulesChanged, store
from claimledger.run.transforms import Made
from claimledger.tables.records import Row

RULE = "claims/__init__.py"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package whose files stand for the rules."""
    copy = tmp_path / "package"
    shutil.copytree(paths.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(paths, "PACKAGE", copy)
    fingerprint.cache_clear()
    yield copy
    fingerprint.cache_clear()


def edit(package: Path) -> None:
    rule = package / RULE
    rule.write_text(rule.read_text() + "# edited\n")


def test_a_rule_edited_during_its_step_is_not_mixed_in(
    package: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    step = STEPS["join"]

    def edited(made: Made, notes: str | None) -> Row:
        edit(package)
        return step.work(made, notes)

    monkeypatch.setitem(STEPS, "join", replace(step, work=edited))
    with pytest.raises(RulesChanged, match=r"step join .* run again"):
        build(seeds, output, engine="inline")
    assert not store(resolve(output=output), "join").parts()
    assert not (output / "latest").exists()


def test_a_rule_edited_after_the_steps_keeps_the_version_from_being_published(
    package: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    first = build(seeds, output, engine="inline")
    (seeds / "rail.txt").unlink()
    monkeypatch.setattr("claimledger.run.build.write_version", lambda *_: edit(package))
    with pytest.raises(RulesChanged):
        build(seeds, output, engine="inline")
    assert (output / "latest").resolve() == first.folder


def test_a_worker_with_other_rules_than_the_run_says_so(
    package: Path, seeds: Path, tmp_path: Path
) -> None:
    edit(package)  # the workers import the package itself, which is as it was
    with pytest.raises(RulesChanged):
        build(seeds, tmp_path / "output", engine="processes", workers=1)
