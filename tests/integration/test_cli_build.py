"""`claimledger build`: what it publishes, what it says of bad input, how it ends."""

import errno
import json
import os
import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from claimledger.cli import app
from claimledger.language.unit_file import MalformedUnits
from claimledger.run.summary import NAME as LAST_BUILD

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


def test_a_correction_that_fits_several_claims_is_named(seeds: Path) -> None:
    (seeds / "copper.txt").write_text(
        "Exports of copper and zinc\n\nhttps://example.org/metals\n\n"
        "Chile sold copper worth $4 billion in 2023, the ministry said.\n\n"
        "Peru sold zinc worth $4 billion in 2022, the ministry said.\n",
        "utf-8",
    )
    (seeds / "corrections.yaml").write_text(
        '- match: {url: https://example.org/metals, quote: "$4 billion"}\n'
        "  action: set\n  values: {measure: copper}\n  reason: as the table says\n"
        '- match: {title: Copper, quote: "$4 billion"}\n  action: drop\n  reason: a slip\n',
        "utf-8",
    )
    result = build(seeds)
    said = "item 1 (set '$4 billion' in https://example.org/metals) matches 2 claims and changes"
    assert said in result.stderr
    assert (
        "the title 'Exports of copper and zinc' and the url https://example.org/metals"
        in result.stderr
    )
    assert "item 1" in build(seeds).stderr  # a build that does nothing says so again


def test_a_fault_in_the_units_stops_the_build(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> None:
        raise MalformedUnits("units.yaml, line 9: expected names or symbols, found none")

    monkeypatch.setattr("claimledger.run.build.unit_file", faulty)
    result = build(seeds)
    assert result.exit_code == 2
    assert "units.yaml, line 9: expected names or symbols, found none" in result.stderr
    assert not (seeds.parent / "out" / "latest").exists()


def test_a_disk_that_is_full_after_publishing_is_a_warning(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "last-build.json")

    monkeypatch.setattr("claimledger.run.summary.keep", full)
    result = build(seeds)
    assert result.exit_code == 0
    assert "can't be written: last-build.json: No space left on device" in result.stderr
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
    assert result.exit_code == 0
    assert build(seeds, "--strict").exit_code == 4
    for name in ("empty.txt", "binary.txt", "link.txt"):
        [line] = [line for line in result.stderr.splitlines() if name in line]
        assert line.startswith(f"rejected {name}: ")
    assert claims(seeds).height == 1


def test_a_package_with_the_parts_of_a_saved_page_is_sound(seeds: Path) -> None:
    (seeds / "copper.html").write_text(f"<html><p>{PAGE}</p></html>", "utf-8")
    (seeds / "copper_files").mkdir()
    for name in ("main.css", "again.css", "frame.html"):
        (seeds / "copper_files" / name).write_text("p { margin: 0 }", "utf-8")
    build(seeds)
    package = seeds.parent / "out" / "latest"
    assert pl.read_parquet(package / "files.parquet")["status"].to_list().count("part") == 3
    result = CliRunner().invoke(app, ["verify", str(package), "--seeds", str(seeds)])
    assert result.exit_code == 0, result.output


def test_pages_with_a_note_are_counted_by_kind(seeds: Path) -> None:
    assert " in a language" not in build(seeds).stdout
    german = "Die Ausfuhren über den Hafen stiegen im Jahr 2023 um 4 Prozent, teilte das Amt mit. "
    for name, encoding in {"a": "utf-8", "b": "cp1252", "c": "cp1252"}.items():
        (seeds / f"{name}.txt").write_text(german * 3 + name, encoding)
    result = build(seeds)
    assert "3 pages in a language without a grammar" in result.stdout
    assert "2 pages decoded by a guess" in result.stdout
    assert "without an article" not in result.stdout


def test_a_build_without_comparisons_says_why(seeds: Path) -> None:
    assert "nothing was compared: no two articles measure the same thing" in build(seeds).stdout
    (seeds / "more.txt").write_text(PAGE.replace("4.2", "5.1").replace("said", "says"), "utf-8")
    assert json.loads(build(seeds, "--json").stdout)["uncompared"] is None


def test_a_page_whose_name_is_no_utf8_is_read(seeds: Path) -> None:
    Path(os.fsdecode(os.fsencode(seeds) + b"/caf\xe9.txt")).write_text(f"{PAGE}\n", "utf-8")
    assert build(seeds, "--strict").exit_code == 0, "no file was rejected"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX takes the right to read away by mode")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root can read every file")
def test_an_unreadable_file_is_named(seeds: Path) -> None:
    (seeds / "secret.txt").write_text(PAGE, "utf-8")
    (seeds / "secret.txt").chmod(0)
    result = build(seeds)
    assert result.exit_code == 0
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


def test_an_output_that_cannot_be_a_folder_is_wrong_usage(seeds: Path) -> None:
    out = seeds.parent / "out"
    out.write_text("a file", "utf-8")
    result = build(seeds)
    assert result.exit_code == 2
    said = f"expected a folder to publish in at {out}, found a file in its way"
    assert result.stderr == f"claimledger: {said}\n"


def test_an_output_among_the_pages_is_not_read(seeds: Path) -> None:
    inside = ("--output", str(seeds / "out"))
    first = json.loads(build(seeds, *inside, "--json").stdout)
    again = build(seeds, *inside, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["version"] == first["version"]


def test_the_summary_says_what_was_read_and_its_numbers_add_up(seeds: Path) -> None:
    (seeds / "copy.txt").write_text(PAGE, "utf-8")
    (seeds / "empty.txt").write_bytes(b"")
    lines = build(seeds).stdout.splitlines()
    assert f"read 3 files in {seeds}: 1 page, 1 duplicate, 1 rejected" in lines
    latest = seeds.parent / "out" / "latest" / "index.html"
    assert lines[-2] == f"to search the claims, open {latest} in a browser"
    assert lines[-1] == f"for a spreadsheet: claimledger export {latest.parent} --format csv"
    assert latest.is_file()
    rows = (line.rsplit(maxsplit=2) for line in lines if line.startswith(" "))
    worked = {" ".join(name.split()): numbers for name, *numbers in rows}
    assert worked["read files"] == ["3", "0"]
    assert worked["clean pages"] == worked["read claims"] == ["1", "0"]
    (seeds / "empty.txt").unlink()
    (seeds / "copy.txt").unlink()
    (seeds / "copper.txt").write_text(PAGE.replace("Chile", "Peru"), "utf-8")
    lines = build(seeds).stdout.splitlines()
    assert f"read 1 file in {seeds}: 1 page; 1 of the last version removed" in lines


def test_warnings_leave_the_summary_of_a_program_alone(seeds: Path) -> None:
    (seeds / "empty.txt").write_bytes(b"")
    result = build(seeds, "--json")
    assert [one["path"] for one in json.loads(result.stdout)["rejected"]] == ["empty.txt"]
    assert "rejected empty.txt" in result.stderr


def test_a_damaged_staged_part_is_made_anew_and_named(seeds: Path) -> None:
    first = json.loads(build(seeds, "--json").stdout)["version"]
    parts = sorted((seeds.parent / "out" / ".staging").rglob("*.parquet"))
    for part in parts:
        raw = bytearray(part.read_bytes())
        raw[len(raw) // 2] ^= 1
        part.write_bytes(raw)
    (seeds.parent / "out" / ".staging" / LAST_BUILD).unlink()
    result = build(seeds, "--json")
    assert json.loads(result.stdout)["version"] == first
    assert result.stderr.count("damaged and made again: ") == len(parts)


def test_a_damaged_version_before_is_replaced(seeds: Path) -> None:
    build(seeds)
    table = seeds.parent / "out" / "latest" / "snapshots.parquet"
    table.write_bytes(table.read_bytes()[:500])
    assert build(seeds).exit_code == 0
    assert pl.read_parquet(table).height == 1


def test_an_interrupt_says_that_nothing_changed(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("claimledger.run.build.run_step", interrupted)
        result = build(seeds)
        assert (result.exit_code, result.stderr) == (
            130,
            "claimledger: stopped; nothing was published\n",
        )
    build(seeds)
    (seeds / "tin.txt").write_text(PAGE.replace("copper", "tin"), "utf-8")
    monkeypatch.setattr("claimledger.run.build.run_step", interrupted)
    result = build(seeds)
    assert result.exit_code == 130
    assert result.stderr == "claimledger: stopped; the last version is unchanged\n"


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
