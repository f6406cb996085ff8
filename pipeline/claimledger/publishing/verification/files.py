"""The package's files: all listed, all there, each with the hash that is said of it."""

import re
from collections.abc import Iterator

from claimledger.publishing.checksums import NAME as CHECKSUMS
from claimledger.publishing.checksums import contents, sha256
from claimledger.publishing.verification.problems import Problem
from claimledger.tables.package import DESCRIPTOR, PublishedPackage

SUM_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<path>.+)")


def check_files(package: PublishedPackage) -> Iterator[Problem]:
    """Every file is listed with its hash, and every listed file is there."""
    sums = package.folder / CHECKSUMS
    if not sums.is_file():
        yield Problem(CHECKSUMS, "", "the list of hashes is missing")
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(sums.read_text("utf-8").splitlines(), 1):
        if match := SUM_LINE.fullmatch(line):
            listed[match["path"]] = match["sha256"]
        else:
            yield Problem(CHECKSUMS, f"line {number}", "wanted a sha256, two spaces and a path")
    there = {file.relative_to(package.folder).as_posix() for file in contents(package.folder)}
    for name in sorted(there - listed.keys()):
        yield Problem(name, "", f"the file is not listed in {CHECKSUMS}")
    for name, wanted in sorted(listed.items()):
        if name not in there:
            yield Problem(name, "", "the file is missing")
        elif (found := sha256(package.folder / name)) != wanted:
            yield Problem(name, "", f"sha256 is {found}, listed is {wanted}")


def check_descriptor(package: PublishedPackage) -> Iterator[Problem]:
    """The descriptor obeys its profile and gives the hash of each table."""
    from frictionless import FrictionlessException, Package

    try:
        errors = list(Package.metadata_validate(package.descriptor))
    except FrictionlessException as error:
        errors = [error.error]
    yield from (Problem(DESCRIPTOR, "", found.message) for found in errors)
    for name, resource in package.resources.items():
        file = package.folder / resource["path"]
        if file.is_file() and resource.get("hash") != f"sha256:{(found := sha256(file))}":
            said = resource.get("hash", "nothing")
            yield Problem(DESCRIPTOR, name, f"hash says {said}, the file's is sha256:{found}")
