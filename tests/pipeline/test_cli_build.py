"""`claimledger build`: what it publishes, what it says of bad input, how it ends."""

import json
import os
import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app

PAGE = "Copper exports\n\nChile sold copper worth $4.2 billion in 2023, the ministry said.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "copper.txt").write_text(PAGE, "utf-8")
    return folder


def build(seeds: Path, *arguments: str) -> Result:
    command = ["build", str(seeds), "--output", str(seeds.parent / "out"), "--workers", "1"]
    return CliRunner().invoke(app, [*command, *arguments])


def claims(seeds: Path) -> pl.DataFrame:
    return pl.read_parquet(seeds.parent / "out" / "latest" / "claims.parquet")


def test_publishes_and_says_what(seeds: Path) -> None:
    result = build(seeds)
    assert result.exit_code == 0, result.output
    assert "published" in result.stdout
    assert "claims" in result.stdout
    assert claims(seeds)["value"].to_list() == [4.2e9]


def test_a_second_run_changes_nothing_and_works_on_nothing(seeds: Path) -> None:
    build(seeds)
    before = {p: p.read_bytes() for p in (seeds.parent / "out" / "latest").iterdir()}
    os.utime(seeds / "copper.txt")
    summary = json.loads(build(seeds, "--json").stdout)
    assert not summary["is_new"]
    assert all(step["processed"] == 0 for step in summary["steps"])
    assert {p: p.read_bytes() for p in (seeds.parent / "out" / "latest").iterdir()} == before


def test_a_deleted_page_leaves_the_dataset(seeds: Path) -> None:
    (seeds / "tin.txt").write_text(PAGE.replace("Chile", "Peru").replace("copper", "tin"), "utf-8")
    build(seeds)
    assert claims(seeds).height == 2
    (seeds / "tin.txt").unlink()
    assert json.loads(build(seeds, "--json").stdout)["removed"] == 1
    assert claims(seeds).height == 1


def test_bad_files_are_named_and_the_good_ones_published(seeds: Path) -> None:
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (seeds / "link.txt").symlink_to(seeds / "nowhere")
    result = build(seeds)
    assert result.exit_code == 4
    for name in ("empty.txt", "binary.txt", "link.txt"):
        [line] = [line for line in result.stderr.splitlines() if name in line]
        assert line.startswith(f"rejected {name}: ")
    assert claims(seeds).height == 1


def test_a_page_whose_name_is_no_utf8_is_read(seeds: Path) -> None:
    Path(os.fsdecode(os.fsencode(seeds) + b"/caf\xe9.txt")).write_text(f"{PAGE}\n", "utf-8")
    assert build(seeds).exit_code == 0, "no file was rejected"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX takes the right to read away by mode")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root can read every file")
def test_an_unreadable_file_is_named(seeds: Path) -> None:
    (seeds / "secret.txt").write_text(PAGE, "utf-8")
    (seeds / "secret.txt").chmod(0)
    result = build(seeds)
    assert result.exit_code == 4
    assert "rejected secret.txt: " in result.stderr


def test_a_folder_without_a_readable_page_publishes_nothing(seeds: Path) -> None:
    build(seeds)
    (seeds / "copper.txt").write_bytes(b"")
    result = build(seeds)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "copper.txt" in result.stderr
    assert claims(seeds).height == 1, "what was published stays"


def test_a_folder_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    result = build(tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert str(tmp_path / "nowhere") in result.stderr


def test_an_output_that_cannot_be_a_folder_stops_the_run(seeds: Path) -> None:
    (seeds.parent / "out").write_text("a file", "utf-8")
    result = build(seeds)
    assert result.exit_code == 5
    assert result.stderr.count("\n") == 1


def test_text_can_be_kept_back(seeds: Path) -> None:
    assert build(seeds, "--evidence", "none").exit_code == 0
    frame = claims(seeds)
    assert frame["sentence"].null_count() == frame["quote"].null_count() == 1
    assert frame["value"].to_list() == [4.2e9]


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    pages = {f"{n}.txt": PAGE.replace("4.2", str(n)) for n in range(5)}
    versions = set()
    for order in (sorted(pages), sorted(pages, reverse=True)):
        folder = tmp_path / "pages"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in order:
            (folder / name).write_text(pages[name], "utf-8")
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        versions.add(json.loads(build(folder, "--json").stdout)["version"])
    assert len(versions) == 1
