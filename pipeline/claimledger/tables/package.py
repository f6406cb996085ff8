"""A published package as a folder with a descriptor."""

import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

DESCRIPTOR = "datapackage.json"


class NotAPackageError(Exception):
    """The path holds no data package of claimledger."""


@dataclass(frozen=True, slots=True)
class PublishedPackage:
    """A folder with a Frictionless descriptor and the Parquet files that it names."""

    folder: Path
    descriptor: dict[str, Any] = field(repr=False)

    @property
    def resources(self) -> dict[str, dict[str, Any]]:
        """Descriptors of the tables, by name."""
        return {resource["name"]: resource for resource in self.descriptor["resources"]}

    def scan(self, table: str) -> pl.LazyFrame:
        """One table, lazily."""
        return pl.scan_parquet(self.folder / self.resources[table]["path"], glob=False)


def open_package(path: Path) -> PublishedPackage:
    """Open a package by its folder or its descriptor.

    Raises:
        NotAPackageError: there is no readable descriptor with resources.
    """
    file = path if path.name == DESCRIPTOR else path / DESCRIPTOR
    if not file.is_file():
        raise NotAPackageError(missing(path))
    try:
        descriptor = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise NotAPackageError(
            f"{file} is not a data package: the file is not JSON ({error})"
        ) from error
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not all(map(_is_table, resources)):
        raise NotAPackageError(
            f"{file} is not a package of claimledger: it lists no tables with a key"
        )
    return PublishedPackage(file.parent, descriptor)


def _is_table(resource: object) -> bool:
    """Whether an item of a descriptor describes a table of claimledger."""
    if not isinstance(resource, dict) or not is_inside(resource.get("path")):
        return False
    schema = resource.get("schema")
    return (
        isinstance(resource.get("name"), str)
        and isinstance(schema, dict)
        and isinstance(schema.get("primaryKey"), list)
        and isinstance(schema.get("fields"), list)
        and all(isinstance(one, dict) and "name" in one for one in schema["fields"])
    )


def is_inside(path: object) -> bool:
    """Whether a path stays within the folder that it starts from.

    >>> is_inside("claims.parquet"), is_inside("../claims.parquet"), is_inside("/claims.parquet")
    (True, False, False)
    """
    if not isinstance(path, str) or not path:
        return False
    known = PurePosixPath(path.replace("\\", "/"))
    return not known.is_absolute() and ".." not in known.parts and ":" not in path


def missing(path: Path) -> str:
    """The message for a path without a package."""
    if not path.exists():
        return f"expected a data package at {path}, found nothing"
    latest = path / "latest"
    if (latest / DESCRIPTOR).is_file():
        return f"expected a data package, found a folder of versions: did you mean {latest}?"
    return f"{path} is not a data package: it contains no {DESCRIPTOR}"
