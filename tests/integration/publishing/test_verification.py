"""Verification finds each of many ways in which a package can be spoilt, and names the place."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from claimledger import paths
from claimledger.publishing.checksums import NAME as CHECKSUMS
from claimledger.publishing.checksums import listed
from claimledger.publishing.verification import SnapshotText, verify
from claimledger.reading import read
from claimledger.run.build import build
from claimledger.tables.package import NotAPackageError
from claimledger.tables.schemas import table
from claimledger.tables.storage import write_parquet

Spoil = Callable[[Path], None]


def rewrite(folder: Path, name: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Change a table's rows and make every hash right again, as a careful forger would."""
    frame = change(pl.read_parquet(folder / f"{name}.parquet"))
    write_parquet(frame, table(name), folder / f"{name}.parquet")
    settle(folder, name, rows=frame.height)


def settle(folder: Path, name: str, **said: object) -> None:
    """Write a table's hash, and what else is `said`, into the descriptor, and all checksums."""
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        if resource["name"] == name:
            digests = dict(line.split("  ")[::-1] for line in listed(folder).splitlines())
            resource.update(said, hash=f"sha256:{digests[f'{name}.parquet']}")
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / CHECKSUMS).write_text(listed(folder), "utf-8")


def flip_a_byte(folder: Path) -> None:
    file = folder / "claims.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def remove_a_file(folder: Path) -> None:
    (folder / "times.parquet").unlink()


def add_a_file(folder: Path) -> None:
    (folder / "notes.txt").write_text("not part of it", "utf-8")


def write_a_wrong_hash(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    descriptor["resources"][0]["hash"] = "sha256:" + "0" * 64
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / CHECKSUMS).write_text(listed(folder), "utf-8")


def swap_two_files(folder: Path) -> None:
    one, other, spare = (folder / name for name in ("claims.parquet", "times.parquet", "spare"))
    one.rename(spare)
    other.rename(one)
    spare.rename(other)


def drop_a_snapshot(folder: Path) -> None:
    rewrite(folder, "snapshots", lambda rows: rows.slice(1))


def say_another_number_of_rows(folder: Path) -> None:
    settle(folder, "claims", rows=1)


def move_an_offset(folder: Path) -> None:
    first = pl.int_range(pl.len()) == 0
    moved = [
        pl.when(first).then(pl.col(name) + 1).otherwise(pl.col(name)).alias(name)
        for name in ("char_start", "char_end")
    ]
    rewrite(folder, "claims", lambda rows: rows.with_columns(moved))


def repeat_a_key(folder: Path) -> None:
    rewrite(folder, "claims", lambda rows: pl.concat([rows.head(1), rows]))


def invent_a_kind(folder: Path) -> None:
    rewrite(folder, "claims", lambda rows: rows.with_columns(kind=pl.lit("rumour")))


def end_a_period_before_it_starts(folder: Path) -> None:
    early = pl.col("period_start") - pl.duration(days=1)
    rewrite(folder, "claims", lambda rows: rows.with_columns(period_end=early))


def tear_a_hole_into_the_segments(folder: Path) -> None:
    rewrite(folder, "segments", lambda rows: pl.concat([rows.head(2), rows.slice(3)]))


def reverse_the_rows(folder: Path) -> None:
    rewrite(folder, "claims", lambda rows: rows.reverse())


def publish_more_than_the_policy(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    descriptor["evidence"] = "quote"
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / CHECKSUMS).write_text(listed(folder), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "where", "what"),
    [
        (flip_a_byte, "claims.parquet", "sha256 is"),
        (remove_a_file, "times.parquet", "missing"),
        (add_a_file, "notes.txt", "not listed"),
        (write_a_wrong_hash, "datapackage.json", "the file has"),
        (swap_two_files, "claims.parquet", "sha256 is"),
        (drop_a_snapshot, "claims", "no row of snapshots"),
        (say_another_number_of_rows, "claims", "the descriptor says 1 rows"),
        (move_an_offset, "claims", "offsets"),
        (repeat_a_key, "claims", "unique"),
        (invent_a_kind, "claims", "kind breaks"),
        (end_a_period_before_it_starts, "claims", "ordered"),
        (tear_a_hole_into_the_segments, "segments", "before it ends"),
        (reverse_the_rows, "claims", "not sorted"),
        (publish_more_than_the_policy, "claims", "withholds"),
    ],
)
def test_finds_what_was_spoilt(copy: Path, spoil: Spoil, where: str, what: str) -> None:
    spoil(copy)
    assert any(problem.where == where and what in problem.what for problem in verify(copy))


def test_a_package_as_published_is_sound(published: Path) -> None:
    assert list(verify(published)) == []


def texts() -> dict[str, SnapshotText]:
    """The project's own seeds, as they are read today."""
    from claimledger.ids import snapshot_id

    found = {}
    for file in (paths.ROOT / "seeds").glob("*.txt"):
        raw = file.read_bytes()
        made = read(raw)
        found[snapshot_id(raw)] = SnapshotText(made.text, made.reader, made.reader_version)
    return found


def test_offsets_hold_against_the_snapshots(published: Path) -> None:
    assert list(verify(published, texts())) == []


def test_another_text_of_the_same_snapshot_is_found(published: Path) -> None:
    changed = {
        key: SnapshotText(f" {found.text}", found.reader, found.reader_version)
        for key, found in texts().items()
    }
    told = [problem.what for problem in verify(published, changed)]
    assert "the sha256 of the text differs from text_sha256" in told


def test_another_reader_is_named(published: Path) -> None:
    changed = {
        key: SnapshotText(f" {found.text}", found.reader, "99") for key, found in texts().items()
    }
    assert any("build again" in problem.what for problem in verify(published, changed))


def test_a_folder_that_is_no_package_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotAPackageError, match="not a data package"):
        list(verify(tmp_path))


def test_a_whole_text_on_the_page_is_found(copy: Path) -> None:
    page = copy / "index.html"
    page.write_text(page.read_text("utf-8").replace('"texts":{', '"texts":{"0":{"text":"x"}', 1))
    assert any("whole text" in problem.what for problem in verify(copy))
    shutil.rmtree(copy)


def test_a_number_on_two_lines_of_fixed_width_is_where_numbers_are_read(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    letter = (
        "Subject: Oil and ships\nFrom: Morning Letter <letter@example.org>\n"
        "Date: Thu, 06 Jun 2024 06:30:00 +0000\nTo: you@example.org\n\nGood morning.\n\n"
        "OPEC+ agreed to keep cuts of 3.66 million barrels per day until the end of 2025. "
        "Saudi Arabia produced 8.99 million\nbarrels per day in May 2024.\n\n"
        "The price of Brent crude fell to $78.41 a barrel on Wednesday.\n\n"
        "Traffic through the Suez Canal was 42% lower in May than a year earlier.\n"
    )
    (pages / "letter.eml").write_text(letter, "utf-8")
    folder = build(pages, tmp_path / "output", engine="inline").folder
    quotes = set(pl.read_parquet(folder / "quantities.parquet")["quote"])
    assert "8.99 million\nbarrels per day" in quotes
    assert list(verify(folder)) == []


def test_a_small_package_in_which_most_numbers_have_no_role_is_sound(tmp_path: Path) -> None:
    """Their share is a matter of quality, which Dagster checks, and not of integrity."""
    (tmp_path / "pages").mkdir()
    page = "Zinc\n\nThe port sold 41 tons of zinc in 2023. Codes: 12/34/5678, 7/8/9, 4:3.\n"
    (tmp_path / "pages" / "results.txt").write_text(page, "utf-8")
    folder = build(tmp_path / "pages", tmp_path / "output", engine="inline").folder
    roles = pl.read_parquet(folder / "quantities.parquet")["role"].to_list()
    assert 2 * roles.count("other") > len(roles)
    assert list(verify(folder)) == []
