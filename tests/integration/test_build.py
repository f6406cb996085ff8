"""From a folder to a published version: the same bytes, only for what changed, never half."""

import errno
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from frictionless import Package

import claimledger
from claimledger.claims.corrections import MalformedCorrections
from claimledger.linking.entity_file import MalformedEntities
from claimledger.publishing import version
from claimledger.publishing.catalog.labels import MODALITIES
from claimledger.records import Rendition
from claimledger.run import frames, intake, inventory
from claimledger.run.build import NothingToPublish, build
from claimledger.run.collection import Parts
from claimledger.run.steps import STEPS
from claimledger.run.summary import NAME as LAST_BUILD
from claimledger.run.summary import Summary
from claimledger.run.transforms import Made
from claimledger.tables.records import Row
from claimledger.tables.schemas import table as schema
from claimledger.tables.schemas import tables
from claimledger.tables.validation import Invalid


def files(folder: Path) -> dict[str, bytes]:
    """Contents of a version by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def processed(summary: Summary) -> dict[str, int]:
    return {report.step: report.processed for report in summary.steps}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def built(seeds: Path, output: Path) -> Summary:
    return build(seeds, output, engine="inline")


def table(output: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(output / "latest" / f"{name}.parquet")


def test_publishes_every_table_with_its_description(built: Summary, output: Path) -> None:
    latest = output / "latest"
    assert latest.resolve() == built.folder
    assert built.rows["claims"] >= 8
    assert built.rows["rejects"] == 0
    assert {one.name for one in tables()} == {path.stem for path in latest.glob("*.parquet")}
    report = Package(str(latest / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])
    dictionary = (latest / "README.md").read_text()
    assert all(f"`{c.name}`" in dictionary for one in tables() for c in one.columns)


def test_the_catalog_and_the_tables_say_how_each_names_the_modality(built: Summary) -> None:
    [column] = [one for one in schema("claims").columns if one.name == "modality"]
    assert list(MODALITIES) == column.constraints["enum"]
    assert all(word in column.description for word in MODALITIES.values())
    assert 'title="in the column modality, fact is reported, forecast is projected, ' in (
        built.folder / "index.html"
    ).read_text("utf-8")


def test_a_version_is_named_for_its_checksums(built: Summary) -> None:
    listed = (built.folder / "SHA256SUMS").read_text()
    assert hashlib.sha256(listed.encode()).hexdigest()[:16] == built.version
    for line in listed.splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((built.folder / name).read_bytes()).hexdigest() == digest


def test_readers_load_the_claims(built: Summary, output: Path) -> None:
    path = output / "latest" / "claims.parquet"
    rows = built.rows["claims"]
    claims = pd.read_parquet(path)
    assert len(claims) == rows
    assert duckdb.read_parquet(str(path)).fetchall()[0][0] == claims["claim_id"].iloc[0]
    dataset = claimledger.load(output / "latest")
    assert dataset.claims.collect().height == rows
    assert set(dataset.tables) == {one.name for one in tables()}


@pytest.mark.usefixtures("built")
def test_every_quote_stands_where_its_offsets_say(output: Path, seeds: Path) -> None:
    by_id = {
        hashlib.sha256(path.read_bytes()).hexdigest()[:16]: path.read_bytes().decode()
        for path in seeds.rglob("*.txt")
    }
    for name in ("claims", "quantities", "times"):
        rows = table(output, name)
        assert rows.height
        for row in rows.iter_rows(named=True):
            text = by_id[row["snapshot_id"]]
            assert text[row["char_start"] : row["char_end"]] == row["quote"]


def forget_last_build(output: Path) -> None:
    """Let the next build do its work, though nothing changed."""
    (output / ".staging" / LAST_BUILD).unlink()


def test_a_second_build_writes_the_same_bytes(built: Summary, seeds: Path, output: Path) -> None:
    before = files(built.folder)
    forget_last_build(output)
    again = build(seeds, output, engine="inline")
    assert again.version == built.version
    assert not again.is_new
    assert set(processed(again).values()) == {0}
    assert files(again.folder) == before


def test_workers_and_another_place_change_nothing(
    built: Summary, seeds: Path, tmp_path: Path
) -> None:
    moved = seeds.rename(tmp_path / "elsewhere")
    again = build(moved, tmp_path / "other", engine="processes", workers=2)
    assert files(again.folder) == files(built.folder)


def test_a_build_where_nothing_changed_says_the_same_and_makes_no_table(
    built: Summary, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_last_build(output)
    wanted = build(seeds, output, engine="inline")
    stamps = {path: path.stat().st_mtime_ns for path in built.folder.iterdir()}
    monkeypatch.setattr(frames, "MAKERS", {})
    assert build(seeds, output, engine="inline") == wanted
    assert {path: path.stat().st_mtime_ns for path in built.folder.iterdir()} == stamps


def test_a_setting_a_rule_or_a_library_that_changed_is_a_change(
    built: Summary, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = output / ".staging" / LAST_BUILD
    kept = [last.read_text()]
    assert build(seeds, output, min_confidence=0.9).version != built.version
    kept.append(last.read_text())
    for what in ("schemas", "everything"):
        monkeypatch.setattr(f"claimledger.run.summary.{what}", lambda: "another")
        assert build(seeds, output, min_confidence=0.9).version != built.version
        kept.append(last.read_text())
    assert len(set(kept)) == len(kept)


def test_a_damaged_record_of_the_last_build_is_no_record(
    built: Summary, seeds: Path, output: Path
) -> None:
    for text in ("", "[]", "{}"):
        (output / ".staging" / LAST_BUILD).write_text(text)
        assert build(seeds, output, engine="inline").version == built.version


def test_touching_a_file_changes_nothing(built: Summary, seeds: Path, output: Path) -> None:
    os.utime(seeds / "rail.txt", (1, 1))
    assert build(seeds, output).version == built.version


def test_only_what_changed_is_worked_on(built: Summary, seeds: Path, output: Path) -> None:
    path = seeds / "rail.txt"
    old = path.read_text()
    path.write_text(old.replace("40 trains", "50 trains"))
    changed = build(seeds, output)
    assert set(processed(changed).values()) == {1}
    assert changed.removed == 1
    assert table(output, "claims").filter(pl.col("value") == 50).height == 1
    path.write_text(old)
    reverted = build(seeds, output)
    assert set(processed(reverted).values()) == {0}
    assert reverted.version == built.version
    assert version.current(output) == built.version


@pytest.mark.usefixtures("built")
def test_rows_of_a_deleted_page_leave_with_it(seeds: Path, output: Path) -> None:
    lost = table(output, "files").filter(pl.col("path") == "rail.txt")["snapshot_id"].item()
    (seeds / "rail.txt").unlink()
    summary = build(seeds, output)
    assert summary.removed == 1
    for name in ("files", "snapshots", "segments", "times", "quantities", "claims"):
        assert lost not in set(table(output, name)["snapshot_id"])
    assert lost not in (summary.folder / "datapackage.json").read_text()


def test_the_same_bytes_twice_are_one_snapshot(built: Summary, seeds: Path, output: Path) -> None:
    (seeds / "zz-copy.txt").write_bytes((seeds / "rail.txt").read_bytes())
    summary = build(seeds, output)
    assert summary.rows["claims"] == built.rows["claims"]
    status = dict(table(output, "files").select("path", "status").iter_rows())
    assert status["zz-copy.txt"] == "duplicate"
    assert status["rail.txt"] == "read"


def test_a_republished_article_is_counted_once(built: Summary, seeds: Path, output: Path) -> None:
    text = (seeds / "harbor/grain.txt").read_text()
    (seeds / "reprint.txt").write_text(text + "\nThis article was reprinted with permission.\n")
    summary = build(seeds, output)
    assert table(output, "snapshots")["duplicate_of"].drop_nulls().len() == 1
    assert summary.rows["claims"] == built.rows["claims"]
    elsewhere = table(output, "quantities").filter(
        pl.col("reason").str.starts_with("counted once, in the snapshot ")
    )
    assert elsewhere.height > 0


def test_bad_files_are_explained_and_the_good_ones_published(
    built: Summary, seeds: Path, output: Path
) -> None:
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200))
    (seeds / "lost.txt").symlink_to(seeds / "nowhere")
    (seeds / "rail.txt.meta.yaml").write_text("colour: red")
    summary = build(seeds, output)
    reasons = {one.path: (one.stage, one.reason) for one in summary.rejected}
    assert set(reasons) == {"empty.txt", "picture.txt", "lost.txt", "rail.txt"}
    assert reasons["lost.txt"][0] == "open"
    assert reasons["rail.txt"][0] == "sidecar"
    rows = table(output, "files").filter(status="rejected")
    assert rows["reason"].null_count() == 0
    assert 0 < summary.rows["claims"] < built.rows["claims"]


@pytest.mark.usefixtures("built")
def test_a_sidecar_overrules_and_its_change_is_worked_on(seeds: Path, output: Path) -> None:
    (seeds / "rail.txt.meta.yaml").write_text("publisher: Track Gazette\n")
    summary = build(seeds, output)
    assert processed(summary) == {"read": 0, "clean": 0, "describe": 1, "find": 1, "join": 1}
    assert "Track Gazette" in set(table(output, "snapshots")["publisher"])


@pytest.mark.parametrize("name", STEPS)
def test_a_rule_that_breaks_on_one_page_refuses_that_page_only(
    name: str, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = STEPS[name]

    def broken(made: Made, notes: str | None) -> Row:
        if "ferry" in made["read"]["rendition"]["text"]:
            raise RuntimeError("no ferries here\nsecond line")
        return step.work(made, notes)

    monkeypatch.setitem(STEPS, name, replace(step, work=broken))
    check_that_ferries_are_refused(name, seeds, output)


def test_a_reader_that_breaks_on_one_page_refuses_that_page_only(
    seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = intake.read

    def broken(raw: bytes) -> Rendition:
        if b"ferry" in raw:
            raise RuntimeError("no ferries here\nsecond line")
        return sound(raw)

    monkeypatch.setattr(intake, "read", broken)
    check_that_ferries_are_refused("read", seeds, output)


def check_that_ferries_are_refused(stage: str, seeds: Path, output: Path) -> None:
    """Build, and look for the one page that was refused at a stage."""
    summary = build(seeds, output, engine="inline")
    [refused] = summary.rejected
    assert (refused.path, refused.stage) == ("ferries.txt", stage)
    assert refused.reason == "RuntimeError: no ferries here"
    assert summary.rows["snapshots"] == 2


def test_tables_that_break_their_schema_leave_the_old_version(
    built: Summary, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(built.folder)
    usual = frames.MAKERS["claims"]
    monkeypatch.setitem(
        frames.MAKERS, "claims", lambda plan: usual(plan).with_columns(bound=pl.lit("roughly"))
    )
    (seeds / "rail.txt").unlink()
    with pytest.raises(Invalid, match="claims: expected at most 5%"):
        build(seeds, output)
    assert version.current(output) == built.version
    assert files(built.folder) == before
    assert [path.name for path in (output / "versions").iterdir()] == [built.version]


class Damaged(Parts):
    """Parts of a table in which the first rows have no rule."""

    def __init__(self, parts: Parts, damaged: int) -> None:
        self.parts, self.left, self.height = parts, damaged, parts.height

    def __iter__(self) -> Iterator[pl.DataFrame]:
        for part in self.parts:
            bad = pl.int_range(pl.len()) < self.left
            self.left = max(0, self.left - part.height)
            yield part.with_columns(rule=pl.when(~bad).then("rule"))


@pytest.mark.parametrize("name", ["segments", "evidence"])
def test_rows_of_a_large_table_that_break_its_schema_are_rejected(
    name: str, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(seeds, output, engine="inline").rows[name]
    usual, few = frames.LARGE[name], whole // 20
    assert few
    (output / ".staging" / LAST_BUILD).unlink()
    monkeypatch.setitem(frames.LARGE, name, lambda plan: Damaged(usual(plan), few))
    rows = build(seeds, output, engine="inline").rows
    assert rows[name] == whole - few
    assert set(table(output, "rejects")["table"]) == {name}
    monkeypatch.setitem(frames.LARGE, name, lambda plan: Damaged(usual(plan), whole // 10))
    (output / ".staging" / LAST_BUILD).unlink()
    with pytest.raises(Invalid, match=f"{name}: expected at most 5%"):
        build(seeds, output, engine="inline")


def test_a_file_that_changes_while_it_is_read_is_read_as_it_is_then(
    seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = inventory.take

    def moving(folder: Path, **how: bool) -> inventory.Inventory:
        taken = usual(folder, **how)
        (folder / "rail.txt").write_text("The line carried 7 million people in 2023.\n")
        return taken

    monkeypatch.setattr(inventory, "take", moving)
    summary = build(seeds, output, engine="inline")
    assert not summary.rejected
    sha256 = hashlib.sha256((seeds / "rail.txt").read_bytes()).hexdigest()
    assert sha256 in set(table(output, "files")["sha256"])


def test_nothing_to_publish_leaves_the_old_version(
    built: Summary, seeds: Path, output: Path
) -> None:
    for path in list(seeds.rglob("*.txt")):
        path.unlink()
    with pytest.raises(NothingToPublish, match="found no file"):
        build(seeds, output)
    (seeds / "empty.txt").touch()
    with pytest.raises(NothingToPublish, match=r"found 1 that are not; empty\.txt: "):
        build(seeds, output)
    assert version.current(output) == built.version


def test_evidence_decides_how_much_text_is_published(
    built: Summary, seeds: Path, output: Path
) -> None:
    build(seeds, output, evidence="quote")
    assert table(output, "claims")["sentence"].null_count() == built.rows["claims"]
    assert table(output, "claims")["quote"].null_count() == 0
    build(seeds, output, evidence="none")
    for name in ("claims", "quantities", "times"):
        assert table(output, name)["quote"].drop_nulls().is_empty()


def test_a_damaged_version_is_replaced(built: Summary, seeds: Path, output: Path) -> None:
    before = files(built.folder)
    (built.folder / "claims.parquet").write_bytes(b"spoiled")
    assert build(seeds, output).version == built.version
    assert files(built.folder) == before


def test_a_draft_of_a_killed_run_is_swept_away(built: Summary, seeds: Path, output: Path) -> None:
    left = output / "versions" / ".draft-1"
    left.mkdir()
    (left / "claims.parquet").write_bytes(b"half")
    build(seeds, output)
    assert [path.name for path in (output / "versions").iterdir()] == [built.version]


@pytest.mark.parametrize("kept", ["tidy", "last_seeds.keep", "summary.keep"])
def test_a_disk_that_is_full_once_a_version_is_published_fails_no_build(
    kept: str, built: Summary, seeds: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.json")

    monkeypatch.setattr(f"claimledger.run.build.{kept}", full)
    (seeds / "new.txt").write_text("Ports\n\nThe port took 5 tons of zinc.\n", "utf-8")
    made = build(seeds, output, engine="inline")
    assert made.unkept == "a.json: No space left on device"
    assert version.current(output) == made.version != built.version
    monkeypatch.undo()
    assert build(seeds, output, engine="inline").version == made.version


def test_old_versions_are_pruned_but_never_the_latest(
    built: Summary, seeds: Path, output: Path
) -> None:
    names = [built.version]
    for number in range(3):
        (seeds / "rail.txt").write_text(f"The line carried {number + 2} million people in 2023.\n")
        names.append(build(seeds, output).version)
    assert version.prune(output, keep=2) == [names[1], names[0]]
    assert {path.name for path in (output / "versions").iterdir()} == set(names[2:])
    assert version.current(output) == names[3]


CORRECTIONS = """\
- match: {url: "https://news.example.org/bay/ferries", quote: 41 percent}
  action: set
  values: {measure: diesel's share of costs, value: 42}
  reason: the printed report has another figure
- match: {url: "https://news.example.org/rail/line", quote: 900 million euros}
  action: drop
  reason: the plan was withdrawn
- match: {url: "https://news.example.org/rail/line", quote: "40 trains a day"}
  action: add
  values: {value: 40, unit: train/day, measure: trains a day, kind: count}
  reason: a second reading
- match: {claim_id: "0000000000000000"}
  action: drop
  reason: it is not there
"""


def test_corrections_are_applied_last_and_recorded(
    built: Summary, seeds: Path, output: Path
) -> None:
    (seeds / "corrections.yaml").write_text(CORRECTIONS)
    summary = build(seeds, output)
    assert not any(processed(summary).values())
    [unmatched] = summary.unmatched
    assert "item 4" in unmatched
    assert "there is no claim with this id" in unmatched
    assert summary.corrections == 3
    assert summary.doubts == ()
    assert summary.rows["rejects"] == 0
    assert summary.rows["claims"] == built.rows["claims"]
    claims = table(output, "claims")
    corrected = claims.filter(pl.col("corrected").is_not_null())
    assert sorted(corrected["value"]) == [40, 42]
    assert "value: 41 → 42" in corrected.filter(pl.col("value") == 42)["corrected"].item()
    evidence = table(output, "evidence").filter(pl.col("rule") == "correction")
    assert {"value", "measure"} <= set(evidence["field"])
    quantities = table(output, "quantities")
    dropped = quantities.filter(reason="its claim was dropped by a correction")
    assert dropped["role"].to_list() == ["detail"]
    uncounted = quantities.filter(role="claim").join(claims, on="quantity_id", how="anti")
    assert uncounted.is_empty()
    (seeds / "corrections.yaml").unlink()
    assert build(seeds, output).version == built.version


def test_malformed_entities_stop_the_run(built: Summary, seeds: Path, output: Path) -> None:
    (seeds / "entities.yaml").write_text("- {alias: [x]}\n")
    with pytest.raises(MalformedEntities, match="item 1"):
        build(seeds, output)
    assert version.current(output) == built.version


def test_malformed_corrections_stop_the_run(built: Summary, seeds: Path, output: Path) -> None:
    (seeds / "corrections.yaml").write_text("- action: drop\n")
    with pytest.raises(MalformedCorrections, match="item 1"):
        build(seeds, output)
    assert version.current(output) == built.version
