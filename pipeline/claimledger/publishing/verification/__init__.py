"""Check a published package against itself and, where they are at hand, against its snapshots.

Each check yields problems: the table or file, the row, and what is wrong in one sentence. None of
them stops at the first.
"""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from claimledger.publishing.verification.contents import check_contents
from claimledger.publishing.verification.files import check_descriptor, check_files
from claimledger.publishing.verification.policy import check_policy
from claimledger.publishing.verification.problems import Problem, SnapshotText, Texts
from claimledger.publishing.verification.rows import check_references, check_table
from claimledger.publishing.verification.traces import check_traces
from claimledger.tables.package import DESCRIPTOR, PublishedPackage, open_package
from claimledger.tables.schemas import tables

__all__ = ["Problem", "SnapshotText", "Texts", "verify"]


def verify(path: Path, texts: Texts | None = None) -> Iterator[Problem]:
    """Yield everything that is wrong with a published package.

    Args:
        path: folder of the package, or its descriptor.
        texts: texts of the snapshots that are at hand; offsets are checked against them.

    Raises:
        claimledger.tables.package.NotAPackageError: there is no package at the path.
    """
    package = open_package(path)
    yield from check_files(package)
    yield from check_descriptor(package)
    frames: dict[str, pl.LazyFrame] = {}
    for table in tables():  # one whole table at a time: a large package fits in little memory
        frame = _read(package, table.name)
        if isinstance(frame, Problem):
            yield frame
            continue
        yield from check_table(package, table, frame)
        if frame.schema == table.polars():
            frames[table.name] = package.scan(table.name)
        del frame
    for table in tables():
        if table.name in frames:
            yield from check_references(table, frames)
    yield from check_contents(frames)
    yield from check_policy(package, frames)
    yield from check_traces(frames, texts or {})


def _read(package: PublishedPackage, name: str) -> pl.DataFrame | Problem:
    """One table, or why it cannot be read."""
    if name not in package.resources:
        return Problem(DESCRIPTOR, name, "the table is not in the descriptor")
    try:
        return package.scan(name).collect()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        return Problem(name, "", f"the table cannot be read: {error}")
