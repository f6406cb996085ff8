"""Check a published package against itself and, if they are available, against its snapshots.

Each check yields problems: the table or file, the row, and what is wrong in one sentence. A check
does not stop at the first problem, and a check that cannot be made is a problem itself.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from claimledger.publishing.verification.contents import check_contents
from claimledger.publishing.verification.descriptor import check_tables
from claimledger.publishing.verification.files import (
    check_described,
    check_files,
    check_hashes,
    check_profile,
)
from claimledger.publishing.verification.policy import check_page, check_policy
from claimledger.publishing.verification.problems import Problem, SnapshotText, Texts
from claimledger.publishing.verification.rows import check_references, check_table
from claimledger.publishing.verification.traces import check_traces
from claimledger.tables.package import DESCRIPTOR, PublishedPackage, open_package
from claimledger.tables.schemas import Table, tables

__all__ = ["Problem", "SnapshotText", "Texts", "verify"]


def verify(path: Path, texts: Texts | None = None) -> Iterator[Problem]:
    """Yield everything that is wrong with a published package.

    Args:
        path: folder of the package, or its descriptor.
        texts: the available texts of snapshots; offsets are checked against them.

    Raises:
        claimledger.tables.package.NotAPackageError: there is no package at the path.
    """
    package = open_package(path)
    for check in (check_files, check_profile, check_hashes, check_described):
        yield from whole(lambda check=check: check(package))  # type: ignore[misc]  # bound here
    frames: dict[str, pl.LazyFrame] = {}
    for table in tables():  # one whole table at a time: a large package fits in little memory
        yield from whole(lambda table=table: _rows(package, table, frames), table.name)  # type: ignore[misc]  # as above
    checks: list[Callable[[], Iterator[Problem]]] = [
        *(lambda table=table: check_references(table, frames) for table in tables()),
        *check_contents(frames),
        lambda: check_tables(package, frames),
        lambda: check_policy(package, frames),
        lambda: check_page(package, frames),
        lambda: check_traces(frames, texts or {}),
    ]
    for one in checks:
        yield from whole(one)


def whole(check: Callable[[], Iterator[Problem]], where: str = DESCRIPTOR) -> Iterator[Problem]:
    """The problems that a check finds; an error that ends the check is a problem too."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - whatever a damaged package makes of it
        what = f"it cannot be checked: {type(error).__name__}: {error}"
        yield Problem(where, "", what.splitlines()[0])


def _rows(
    package: PublishedPackage, table: Table, frames: dict[str, pl.LazyFrame]
) -> Iterator[Problem]:
    """Check one table; if it can be read, keep it for the checks across tables."""
    if table.name not in package.resources:
        yield Problem(DESCRIPTOR, table.name, "the table is not in the descriptor")
        return
    try:
        frame = package.scan(table.name).collect()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        yield Problem(table.name, "", f"the table cannot be read: {error}")
        return
    if frame.schema == table.polars():
        frames[table.name] = package.scan(table.name)
    yield from check_table(package, table, frame)
