"""Verification finds what a forger does who makes every hash and description right again.

A table is changed and the whole package written anew around it, so that only what the rows promise
one another can tell; or one of the other files is changed, and the checksums with it.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from claimledger.publishing.checksums import NAME as CHECKSUMS
from claimledger.publishing.checksums import listed
from claimledger.publishing.identity import identity
from claimledger.publishing.verification import verify
from claimledger.run.build import write_version
from claimledger.tables.package import DESCRIPTOR, NotAPackageError
from claimledger.tables.schemas import tables

Change = Callable[[pl.DataFrame], pl.DataFrame]
FIRST = pl.int_range(pl.len()) == 0


def first(column: str, value: object) -> Change:
    """Another value in the first row of a table."""
    wanted = value if isinstance(value, pl.Expr) else pl.lit(value)
    return lambda rows: rows.with_columns(
        pl.when(FIRST).then(wanted.cast(rows.schema[column])).otherwise(column).alias(column)
    )


def every(column: str, value: object) -> Change:
    """Another value in all rows of a table."""
    return lambda rows: rows.with_columns(
        pl.lit(value, rows.schema[column]).alias(column)
        if not isinstance(value, pl.Expr)
        else value.alias(column)
    )


def without_first(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.slice(1)


def role_of_first(role: str) -> Change:
    return lambda rows: rows.with_columns(
        role=pl.when(pl.col("role").cum_count().over("role") == 1)
        .then(pl.when(pl.col("role") == "claim").then(pl.lit(role)).otherwise("role"))
        .otherwise("role")
    )


def add(column: str, by: object) -> pl.Expr:
    return pl.col(column) + by


TABLES: dict[str, tuple[str, Change]] = {
    "a value": ("claims", first("value", add("value", 1.0))),
    "a value, twice as large": ("claims", every("value", pl.col("value") * 2)),
    "an upper end": ("claims", first("value_high", 1e15)),
    "a bound": ("claims", every("bound", "le")),
    "a unit": ("claims", first("unit", "EUR")),
    "a unit's code": ("claims", first("unit_code", "XXX")),
    "a unit's kind": ("claims", first("unit_kind", "mass")),
    "a quote": ("claims", first("quote", pl.col("quote").str.replace(".$", "?"))),
    "a sentence": ("claims", first("sentence", pl.col("sentence").str.reverse())),
    "a shifted sentence": ("claims", every("sentence_start", add("sentence_start", 1))),
    "a claim's id": ("claims", first("claim_id", "0" * 16)),
    "a claim's label": ("claims", every("segment_label", "caption")),
    "a claim's day": ("claims", every("published_latest", None)),
    "a value that is no number": ("claims", first("value", float("nan"))),
    "a value without end": ("claims", first("value", float("inf"))),
    "a baseline without end": ("claims", first("baseline_value", float("-inf"))),
    "a claim left out": ("claims", without_first),
    "all claims left out": ("claims", lambda rows: rows.clear()),
    "a claim twice": ("claims", lambda rows: pl.concat([rows.head(1), rows])),
    "a kind that is none": ("claims", first("kind", "rumour")),
    "a quantity that is none": ("claims", first("quantity_id", "f" * 16)),
    "a time that is none": ("claims", first("time_id", "f" * 16)),
    "a claim of another snapshot": ("claims", first("snapshot_id", pl.col("snapshot_id").last())),
    "a claim's indicator": ("claims", every("indicator_id", None)),
    "an indicator's id": ("indicators", every("indicator_id", "0" * 16)),
    "an indicator's count": ("indicators", every("claim_count", add("claim_count", 1))),
    "all indicators left out": ("indicators", lambda rows: rows.clear()),
    "a comparison of nothing": (
        "comparisons",
        lambda rows: pl.DataFrame(
            [["0" * 16] * 4 + ["agree", None, None, "They agree."]],
            schema=rows.schema,
            orient="row",
        ),
    ),
    "an entity that no claim names": (
        "entities",
        lambda rows: pl.concat(
            [
                rows,
                pl.DataFrame(
                    [["f" * 16, "Velmark", None, None, None, 1, 1]],
                    schema=rows.schema,
                    orient="row",
                ),
            ]
        ),
    ),
    "a name of no claim": (
        "claim_entities",
        lambda rows: pl.concat(
            [
                rows,
                pl.DataFrame(
                    [["f" * 16, "subject", "Velmark", "f" * 16, "written"]],
                    schema=rows.schema,
                    orient="row",
                ),
            ]
        ),
    ),
    "a quantity's value": ("quantities", every("value", add("value", 1.0))),
    "a quantity's unit": ("quantities", every("unit", "furlong")),
    "a quantity's id": ("quantities", first("quantity_id", "0" * 16)),
    "a quantity left out": ("quantities", without_first),
    "a quantity's reason": ("quantities", every("reason", None)),
    "a claim's quantity that is none": ("quantities", role_of_first("idiom")),
    "a role that is none": ("quantities", role_of_first("rumour")),
    "a quantity moved": ("quantities", first("char_start", add("char_start", 1))),
    "a quantity past the end": (
        "quantities",
        lambda rows: rows.with_columns(
            char_start=pl.when(FIRST.reverse()).then(10**7).otherwise("char_start"),
            char_end=pl.when(FIRST.reverse())
            .then(10**7 + pl.col("char_end") - pl.col("char_start"))
            .otherwise("char_end"),
        ),
    ),
    "a quantity without end": ("quantities", first("value", float("inf"))),
    "a time's id": ("times", first("time_id", "0" * 16)),
    "a time moved": ("times", first("char_start", add("char_start", 1))),
    "a time's ends": ("times", every("date_to", pl.col("date_from") - pl.duration(days=1))),
    "all times left out": ("times", lambda rows: rows.clear()),
    "a segment left out": ("segments", lambda rows: pl.concat([rows.head(2), rows.slice(3)])),
    "a segment's label": ("segments", first("label", "nav")),
    "what is kept": ("segments", every("kept", value=False)),
    "a segment's number": ("segments", every("segment", add("segment", 1))),
    "an overlap": ("segments", first("char_end", add("char_end", 1))),
    "all evidence left out": ("evidence", lambda rows: rows.clear()),
    "evidence of nothing": ("evidence", first("subject_id", "0" * 16)),
    "evidence of no field": ("evidence", first("field", "rumour")),
    "evidence past the end": ("evidence", every("char_end", add("char_end", 10**7))),
    "a title without evidence": ("evidence", lambda rows: rows.filter(pl.col("field") != "title")),
    "a file's sha256": ("files", first("sha256", "0" * 64)),
    "a file that is read twice": ("files", first("status", "duplicate")),
    "a file rejected without a reason": ("files", first("status", "rejected")),
    "a file left out": ("files", without_first),
    "a file that is nowhere": ("files", first("snapshot_id", "f" * 16)),
    "a snapshot left out": ("snapshots", without_first),
    "a snapshot's day": (
        "snapshots",
        every("published_latest", pl.col("published_latest") + pl.duration(days=1)),
    ),
    "an address without evidence": ("snapshots", every("url", "https://news.example.org/a")),
    "a snapshot that repeats itself": ("snapshots", first("duplicate_of", pl.col("snapshot_id"))),
    "a snapshot that repeats none": ("snapshots", first("duplicate_of", "f" * 16)),
    "a reject of no table": (
        "rejects",
        lambda rows: pl.DataFrame(
            [["rumours", "1", "why", None]], schema=rows.schema, orient="row"
        ),
    ),
    "rows in another order": ("claims", lambda rows: rows.reverse()),
}
"""A table and what is changed in it; all that is said of the table is made right again."""


def described(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """A change of the descriptor."""

    def spoil(folder: Path) -> None:
        said = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
        change(said)
        (folder / DESCRIPTOR).write_text(json.dumps(said, ensure_ascii=False, indent=2), "utf-8")

    return spoil


def written(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A change of another file."""
    return lambda folder: _rewrite(folder / name, change)


def _rewrite(file: Path, change: Callable[[bytes], bytes]) -> None:
    before = file.read_bytes()
    file.write_bytes(change(before))
    assert file.read_bytes() != before


def _link(folder: Path) -> None:
    (folder / "README.md").rename(folder.parent / "elsewhere")
    (folder / "README.md").symlink_to(folder.parent / "elsewhere")


FILES: dict[str, Callable[[Path], None]] = {
    "checksums that are no text": written(CHECKSUMS, lambda raw: b"\xff\xfe" + raw),
    "checksums that are empty": written(CHECKSUMS, lambda _: b""),
    "a checksum twice": written(CHECKSUMS, lambda raw: raw + raw.splitlines(keepends=True)[0]),
    "a checksum in another order": written(
        CHECKSUMS, lambda raw: b"".join(reversed(raw.splitlines(keepends=True)))
    ),
    "a page that is no text": written("index.html", lambda raw: raw[:90_000] + b"\xff\xfe"),
    "a page without data": written("index.html", lambda raw: raw.replace(b'id="listing"', b"")),
    "a page whose data is no JSON": written(
        "index.html", lambda raw: raw.replace(b'id="listing">{', b'id="listing">{,')
    ),
    "a page whose data is a list": written(
        "index.html", lambda raw: raw.replace(b'id="listing">', b'id="listing">[1]</script>')
    ),
    "a page with another number": written(
        "index.html", lambda raw: raw.replace(b'"level"', b'"rumour"')
    ),
    "a page with another script": written(
        "index.html", lambda raw: raw.replace(b"</body>", b"<script>alert(1)</script></body>")
    ),
    "another README": written("README.md", lambda raw: raw.replace(b"Version", b"Edition")),
    "another Croissant": written("croissant.json", lambda raw: raw.replace(b"sha256", b"md5")),
    "another RO-Crate": written(
        "ro-crate-metadata.json", lambda raw: raw.replace(b"claimledger", b"other")
    ),
    "a descriptor that is no JSON": written(DESCRIPTOR, lambda raw: raw[:-9]),
    "a descriptor of brackets": written(DESCRIPTOR, lambda _: b"[" * 100_000),
    "a list for the evidence": described(lambda said: said.update(evidence=["sentence"])),
    "a list for the sources": described(lambda said: said.update(sources=["a"])),
    "a list for a path": described(lambda said: said["resources"][0].update(path=["a"])),
    "a list for a name": described(lambda said: said["resources"][0].update(name=["a"])),
    "a path out of the folder": described(
        lambda said: said["resources"][0].update(path="../claims.parquet")
    ),
    "a source less": described(lambda said: said["sources"].pop()),
    "a source's title": described(lambda said: said["sources"][0].update(title="Rumours")),
    "another description of a column": described(
        lambda said: said["resources"][0]["schema"]["fields"][0].update(description="none")
    ),
    "a key less": described(lambda said: said["resources"][0]["schema"].update(primaryKey=[])),
    "a table less": described(lambda said: said["resources"].pop()),
    "another policy": described(lambda said: said.update(evidence="none")),
    "another title": described(lambda said: said.update(title="Rumours")),
    "an undeclared file": lambda folder: (folder / "more.txt").write_text("more") and None,
    "a hidden file": lambda folder: (folder / ".more").write_text("more") and None,
    "a folder": lambda folder: (folder / "more").mkdir(),
    "a link": _link,
    "a pipe": lambda folder: os.mkfifo(folder / "pipe"),
    "a table that is none": written("times.parquet", lambda _: b"PAR1"),
    "a table of another table": lambda folder: _rewrite(
        folder / "times.parquet", lambda _: (folder / "files.parquet").read_bytes()
    ),
}
"""What is changed in the other files; the checksums are made right again, but where they are it."""


def problems(folder: Path) -> list[str]:
    """What verification says; that there is no package is one thing to say."""
    try:
        return [f"{one.where} {one.row}: {one.what}" for one in verify(folder)]
    except NotAPackageError as error:
        return [str(error)]


def rebuilt(published: Path, folder: Path, name: str, change: Change) -> None:
    """Write the package anew with one table changed."""
    frames = {one.name: pl.read_parquet(published / f"{one.name}.parquet") for one in tables()}
    frames[name] = change(frames[name])
    folder.mkdir()
    lines = frames["claims"].select("claim_id", line=pl.lit(1, pl.Int64)).unique("claim_id")
    write_version(frames, lines, folder, identity(None), published.parents[1] / "scripts")
    (folder / CHECKSUMS).write_text(listed(folder), "utf-8")


def test_a_package_that_was_only_written_anew_is_sound(published: Path, tmp_path: Path) -> None:
    rebuilt(published, tmp_path / "package", "claims", lambda rows: rows)
    assert problems(tmp_path / "package") == []


UNSEEN = {"a quantity left out": "a number that makes no claim leaves no trace but in the page"}
"""What only the pages themselves could tell."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=UNSEEN[name])) if name in UNSEEN else name
        for name in TABLES
    ],
)
def test_a_changed_table_is_found_though_all_that_describes_it_was_made_anew(
    name: str, published: Path, tmp_path: Path
) -> None:
    table, change = TABLES[name]
    before = pl.read_parquet(published / f"{table}.parquet")
    assert not change(before).equals(before), "the change changes nothing"
    rebuilt(published, tmp_path / "package", table, change)
    found = problems(tmp_path / "package")
    assert found
    assert not [line for line in found if "cannot be checked" in line]


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_found_though_the_checksums_were_made_anew(name: str, copy: Path) -> None:
    FILES[name](copy)
    if "checksum" not in name:
        (copy / CHECKSUMS).write_text(listed(copy), "utf-8")
    assert problems(copy)
