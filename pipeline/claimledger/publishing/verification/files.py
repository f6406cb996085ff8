"""The files of the package: all listed, all present, each an ordinary file with its hash."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from claimledger.publishing.checksums import NAME as CHECKSUMS
from claimledger.publishing.checksums import sha256
from claimledger.publishing.companions import PAGE, described
from claimledger.publishing.verification.problems import Problem
from claimledger.tables.package import DESCRIPTOR, PublishedPackage
from claimledger.tables.schemas import tables

SUM_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<path>.+)")


def check_files(package: PublishedPackage) -> Iterator[Problem]:
    """Every file belongs to a package and is listed with its hash; every listed file exists."""
    inside = dict(entries(package.folder))
    yield from (Problem(name, "", why) for name, why in inside.items() if why)
    there = {name for name, why in inside.items() if why is None}
    belonging = {f"{table.name}.parquet" for table in tables()}
    for name in sorted(there - belonging - {CHECKSUMS, DESCRIPTOR, PAGE, *described_names()}):
        yield Problem(name, "", "a package of claimledger has no such file")
    if CHECKSUMS not in there:
        yield Problem(CHECKSUMS, "", "the list of hashes is missing")
        return
    listed: dict[str, str] = {}
    yield from check_list((package.folder / CHECKSUMS).read_bytes(), listed)
    for name in sorted(there - listed.keys() - {CHECKSUMS}):
        yield Problem(name, "", f"the file is not listed in {CHECKSUMS}")
    for name, wanted in sorted(listed.items()):
        if name not in there:
            yield Problem(name, "", "the file is missing")
        elif (digest := sha256(package.folder / name)) != wanted:
            yield Problem(name, "", f"sha256 is {digest}, listed is {wanted}")


def check_list(raw: bytes, listed: dict[str, str]) -> Iterator[Problem]:
    """The list of hashes is well formed; its entries are put into `listed`."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        match = SUM_LINE.fullmatch(line)
        if not match:
            yield Problem(CHECKSUMS, f"line {number}", "expected a sha256, two spaces and a path")
        elif match["path"] in listed:
            yield Problem(CHECKSUMS, f"line {number}", f"{match['path']} is listed twice")
        else:
            listed[match["path"]] = match["sha256"]
    if list(listed) != sorted(listed):
        yield Problem(CHECKSUMS, "", "the files are not listed in their order")


def described_names() -> tuple[str, ...]:
    """The files that repeat the descriptor in other formats."""
    from claimledger.publishing import citation, crate, croissant, dictionary

    return dictionary.NAME, croissant.FILE, crate.FILE, citation.FILE


def entries(folder: Path) -> Iterator[tuple[str, str | None]]:
    """Everything in a package's folder, and why it does not belong there."""
    with os.scandir(folder) as listed:
        inside = sorted(listed, key=lambda entry: entry.name)
    for entry in inside:
        if entry.is_symlink():
            yield entry.name, "it is a link out of the package"
        elif entry.is_dir():
            yield entry.name, "a package has no folders"
        elif not entry.is_file():
            yield entry.name, "it is not an ordinary file"
        else:
            yield entry.name, None


def check_profile(package: PublishedPackage) -> Iterator[Problem]:
    """The descriptor obeys the profile of data packages."""
    from frictionless import FrictionlessException, Package

    try:
        errors = list(Package.metadata_validate(package.descriptor))
    except FrictionlessException as error:
        errors = [error.error]
    yield from (Problem(DESCRIPTOR, "", one.message) for one in errors)


def check_hashes(package: PublishedPackage) -> Iterator[Problem]:
    """The descriptor gives the hash of each table and of the page."""
    said = {resource["path"]: resource.get("hash") for resource in package.resources.values()}
    for path, wanted in {**said, PAGE: package.descriptor.get("page")}.items():
        file = package.folder / path
        if file.is_file() and wanted != f"sha256:{(digest := sha256(file))}":
            yield Problem(DESCRIPTOR, path, f"hash says {wanted}, the file has sha256:{digest}")


def check_described(package: PublishedPackage) -> Iterator[Problem]:
    """The files that repeat the descriptor are exactly those that are made from it."""
    made = described(package.descriptor)
    for name in described_names():
        if name not in made and (package.folder / name).is_file():
            yield Problem(name, "", f"{DESCRIPTOR} lacks what this file requires")
    for name, wanted in made.items():
        file = package.folder / name
        if file.is_file() and file.read_bytes() != wanted.encode("utf-8"):
            yield Problem(name, "", f"it differs from what {DESCRIPTOR} gives")
