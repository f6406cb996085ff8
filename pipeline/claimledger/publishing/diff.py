"""What changed between two published versions, and the version step that this requires.

The step follows the data-package recipe (https://datapackage.org/recipes/data-package-version/):
a new name and changes of tables or columns are major, added or removed rows are minor, changed
values and descriptions are patches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from packaging.version import InvalidVersion, Version

from claimledger.publishing import identity
from claimledger.tables.package import PublishedPackage, open_package

STEPS = ("none", "patch", "minor", "major")
"""Version steps, the smallest first."""

DESCRIBED = (*identity.COPIED, "licenses", "contributors", "evidence", "min_confidence")
"""The description of a dataset; a new version alone requires no step."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field of one row."""

    table: str
    key: dict[str, Any]
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Added, removed and changed rows of one table, by their primary key."""

    table: str
    added: tuple[dict[str, Any], ...] = ()
    removed: tuple[dict[str, Any], ...] = ()
    changed: tuple[Change, ...] = ()
    schema: tuple[str, ...] = ()

    @property
    def step(self) -> str:
        """The version step that the difference of this table requires."""
        if self.schema:
            return "major"
        if self.added or self.removed:
            return "minor"
        return "patch" if self.changed else "none"


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two packages, table by table."""

    old_version: str
    new_version: str
    tables: tuple[TableDifference, ...]
    described: tuple[Change, ...] = ()

    @property
    def step(self) -> str:
        """The largest step that any table or the description of the dataset requires."""
        said = ["major" if one.field == "name" else "patch" for one in self.described]
        return max([*said, *(table.step for table in self.tables)], key=STEPS.index, default="none")

    @property
    def declared(self) -> str:
        """The step between the two version numbers; "none" if they do not rise."""
        return version_step(self.old_version, self.new_version)

    @property
    def is_declared(self) -> bool:
        """Whether the version numbers rise by at least the step that the data requires."""
        return STEPS.index(self.declared) >= STEPS.index(self.step)


def compare(old: Path, new: Path) -> Difference:
    """Compare two published packages row by row, field by field.

    Raises:
        claimledger.tables.package.NotAPackageError: one of the paths holds no package.
    """
    before, after = open_package(old), open_package(new)
    names = sorted(before.resources.keys() | after.resources.keys())
    return Difference(
        old_version=str(before.descriptor.get("version", "")),
        new_version=str(after.descriptor.get("version", "")),
        tables=tuple(_compare_table(name, before, after) for name in names),
        described=tuple(
            Change("dataset", {}, name, was, now)
            for name in DESCRIBED
            if name != "version"
            if (was := before.descriptor.get(name)) != (now := after.descriptor.get(name))
        ),
    )


def version_step(old: str, new: str) -> str:
    """The first part that rises between two semantic versions.

    >>> version_step("1.4.2", "1.5.0"), version_step("1.4.2", "1.4.2")
    ('minor', 'none')
    """
    try:
        before, after = Version(old), Version(new)
    except InvalidVersion:
        return "none"
    for step in ("major", "minor", "micro"):
        was, now = getattr(before, step), getattr(after, step)
        if was != now:
            return {"micro": "patch"}.get(step, step) if now > was else "none"
    return "none"


def _compare_table(name: str, before: PublishedPackage, after: PublishedPackage) -> TableDifference:
    if name not in after.resources:
        return TableDifference(name, schema=("table removed",))
    if name not in before.resources:
        return TableDifference(name, schema=("table added",))
    was, now = (package.resources[name]["schema"] for package in (before, after))
    schema = tuple(_compare_schemas(was, now))
    key = list(now["primaryKey"])
    if was["primaryKey"] != now["primaryKey"]:
        return TableDifference(name, schema=schema)
    old, new = (package.scan(name).collect() for package in (before, after))
    return TableDifference(
        name,
        added=_rows(new.join(old, on=key, how="anti", nulls_equal=True), key),
        removed=_rows(old.join(new, on=key, how="anti", nulls_equal=True), key),
        changed=tuple(_compare_rows(name, key, old, new)),
        schema=schema,
    )


def _compare_schemas(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    was, now = (
        {field["name"]: field["type"] for field in schema["fields"]} for schema in (old, new)
    )
    yield from (f"column removed: {name}" for name in was if name not in now)
    yield from (f"column added: {name}" for name in now if name not in was)
    shared = [name for name in was if name in now]
    for name in shared:
        if was[name] != now[name]:
            yield f"column {name}: {was[name]} became {now[name]}"
    if shared != [name for name in now if name in was]:
        yield "columns reordered"
    if old["primaryKey"] != new["primaryKey"]:
        yield f"primary key: {old['primaryKey']} became {new['primaryKey']}"


def _rows(frame: pl.DataFrame, key: list[str]) -> tuple[dict[str, Any], ...]:
    return tuple(frame.select(key).sort(key).iter_rows(named=True))


def _compare_rows(
    table: str, key: list[str], old: pl.DataFrame, new: pl.DataFrame
) -> Iterator[Change]:
    """Changed fields of the rows that both versions have, in the order of keys and columns."""
    fields = [name for name in new.columns if name in old.columns and name not in key]
    both = old.select(key + fields).join(
        new.select(key + fields), on=key, how="inner", nulls_equal=True, suffix=" new"
    )
    differs = {name: pl.col(name).ne_missing(pl.col(f"{name} new")) for name in fields}
    if not differs:
        return
    for row in both.filter(pl.any_horizontal(*differs.values())).sort(key).iter_rows(named=True):
        where = {name: row[name] for name in key}
        for field in fields:
            if row[field] != row[f"{field} new"]:
                yield Change(table, where, field, row[field], row[f"{field} new"])
