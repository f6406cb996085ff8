"""Two versions are compared field by field, and the version step follows from what changed."""

import json
from pathlib import Path

import polars as pl
import pytest

from claimledger.publishing.diff import compare, version_step
from claimledger.tables.package import NotAPackageError


def rewrite(folder: Path, frame: pl.DataFrame) -> None:
    frame.write_parquet(folder / "claims.parquet")


def claims(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "claims.parquet")


def declare(folder: Path, **said: object) -> None:
    """Say something else in the descriptor."""
    file = folder / "datapackage.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | said), "utf-8")


def test_equal_packages_need_no_step(published: Path, copy: Path) -> None:
    found = compare(published, copy)
    assert found.step == "none"
    assert found.is_declared


def test_a_row_more_is_minor(published: Path, copy: Path) -> None:
    rewrite(copy, claims(copy).slice(1))
    found = compare(copy, published)
    [changed] = [one for one in found.tables if one.step != "none"]
    assert (changed.table, len(changed.added), len(changed.removed)) == ("claims", 1, 0)
    assert found.step == "minor"
    assert not found.is_declared


def test_a_corrected_value_is_a_patch_and_is_named(published: Path, copy: Path) -> None:
    first = pl.int_range(pl.len()) == 0
    value = pl.when(first).then(pl.col("value") * 10).otherwise("value")
    rewrite(copy, claims(copy).with_columns(value=value))
    declare(copy, version="0.1.1")
    found = compare(published, copy)
    [change] = [change for one in found.tables for change in one.changed]
    assert (change.field, change.new) == ("value", change.old * 10)
    assert found.step == "patch"


def test_another_column_is_major(published: Path, copy: Path) -> None:
    descriptor = json.loads((copy / "datapackage.json").read_text("utf-8"))
    descriptor["resources"][0]["schema"]["fields"].pop()
    (copy / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    found = compare(published, copy)
    assert found.step == "major"
    assert any("column removed" in said for one in found.tables for said in one.schema)


def test_a_path_that_is_no_package_is_an_error(published: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAPackageError, match=r"expected a data package at .*, found nothing"):
        compare(published, tmp_path / "nothing")
    with pytest.raises(NotAPackageError, match=r"no datapackage\.json"):
        compare(tmp_path, published)


def test_a_descriptor_without_tables_of_ours_is_an_error(published: Path, tmp_path: Path) -> None:
    text = json.dumps({"resources": [{"name": "a", "path": "a.csv"}]})
    (tmp_path / "datapackage.json").write_text(text, "utf-8")
    with pytest.raises(NotAPackageError, match="not a package of claimledger"):
        compare(published, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.0.0", "2.0.0", "major"),
        ("1.0.0", "1.1.0", "minor"),
        ("1.0.0", "1.0.1", "patch"),
        ("1.2.0", "1.1.9", "none"),
        ("1.2.0", "tomorrow", "none"),
    ],
)
def test_version_numbers_make_steps(old: str, new: str, step: str) -> None:
    assert version_step(old, new) == step
