"""The commands that look at a published package: verify, diff, trace, catalog; and bench."""

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.build import build
from pipeline.cli import app

TEXT = """Exports of copper rise

Exports of copper from Chile rose 4.5% to $12 billion in 2023, according to the customs service.
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one page."""
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "copper.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def package(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of that page."""
    return build(seeds, tmp_path_factory.mktemp("output"), engine="inline").folder


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def first_claim(package: Path) -> str:
    return str(pl.read_parquet(package / "claims.parquet")["claim_id"][0])


def test_a_sound_package_is_said_to_be_sound(package: Path, seeds: Path) -> None:
    code, out, _ = run("verify", package, "--seeds", seeds)
    assert (code, out) == (0, "sound; offsets checked against 1 of 1 snapshots\n")


def test_a_spoilt_package_ends_with_its_own_code(package: Path, tmp_path: Path) -> None:
    import shutil

    copy = Path(shutil.copytree(package, tmp_path / "copy"))
    (copy / "README.md").write_text("other words", "utf-8")
    code, out, _ = run("verify", copy, "--json")
    assert code == 1
    assert json.loads(out.splitlines()[0])["where"] == "README.md"


@pytest.mark.parametrize("command", ["verify", "catalog"])
def test_a_folder_without_a_package_is_wrong_usage(command: str, tmp_path: Path) -> None:
    code, _, err = run(command, tmp_path)
    assert code == 2
    assert "no data package" in err


def test_a_package_does_not_differ_from_itself(package: Path) -> None:
    code, out, _ = run("diff", package, package)
    assert code == 0
    assert "version step: none" in out


def test_a_difference_is_listed_and_the_missing_step_named(
    package: Path, seeds: Path, tmp_path: Path
) -> None:
    more = tmp_path / "seeds"
    more.mkdir()
    for file in seeds.iterdir():
        (more / file.name).write_bytes(file.read_bytes())
    (more / "tin.txt").write_text(TEXT.replace("copper", "tin"), "utf-8")
    newer = build(more, tmp_path / "output", engine="inline").folder
    code, out, err = run("diff", package, newer)
    assert code == 1
    assert "version step: minor" in out
    assert "wanted a minor step" in err
    code, out, _ = run("diff", package, newer, "--json")
    assert json.loads(out)["step"] == "minor"


def test_a_trace_marks_the_place_and_names_the_rules(package: Path, seeds: Path) -> None:
    code, out, _ = run("trace", first_claim(package), package, "--seeds", seeds)
    assert code == 0
    assert "copper.txt, line 3, column" in out
    assert "customs service" in out


def test_a_trace_needs_no_pages(package: Path, tmp_path: Path) -> None:
    code, out, _ = run("trace", first_claim(package)[:12], package, "--seeds", tmp_path)
    assert code == 0
    assert "copper.txt, characters" in out
    assert "Exports of copper" in out


def test_an_unknown_claim_is_wrong_usage(package: Path) -> None:
    code, _, err = run("trace", "nothing", package)
    assert code == 2
    assert "found 0" in err


def test_the_desk_page_holds_the_texts(package: Path, seeds: Path, tmp_path: Path) -> None:
    page = tmp_path / "desk.html"
    code, _, _ = run("catalog", package, "--with-text", "--page", page, "--seeds", seeds)
    assert code == 0
    assert "Exports of copper rise" in page.read_text("utf-8")
    code, _, err = run("catalog", package, "--with-text", "--page", page, "--seeds", tmp_path)
    assert code == 2
    assert "found none" in err


def test_bench_prints_a_row_a_step(seeds: Path) -> None:
    code, out, _ = run("bench", seeds, "--rounds", "1", "--json")
    assert code == 0
    assert [json.loads(line)["step"] for line in out.splitlines()][-1] == "read_claims"
