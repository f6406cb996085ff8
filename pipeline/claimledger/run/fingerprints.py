"""Digests of the rules: runs with the same fingerprint make the same rows from the same bytes."""

import hashlib
import platform
import re
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from claimledger import paths
from claimledger.article import LANGUAGES_WITH_GRAMMAR
from claimledger.distribution import __version__

DATA = {".py", ".yaml", ".json", ".csv", ".tsv", ".txt", ".gz"}
"""Endings of the files that decide the results of the pure parts."""

RULES = (
    "article.py",
    "claims",
    "cleaning",
    "ids.py",
    "language",
    "linking",
    "metadata",
    "models",
    "quantities",
    "reading",
    "records.py",
    "run/collection.py",
    "run/frames.py",
    "run/steps.py",
    "run/transforms.py",
    "times",
)
"""The parts of this package that decide what a row says."""

ORCHESTRATION = {
    "dagster",
    "filelock",
    "frictionless",
    "jinja2",
    "jsonschema",
    "packaging",
    "pandera",
    "rich",
    "typer",
    "vl-convert-python",
    "xlsxwriter",
}
"""Dependencies that do not affect the content of a row."""


@cache
def fingerprint(*parts: str) -> str:
    """Digest of some parts of this package, as they were at the first call in this process.

    `parts` are files or folders below the package; their order does not matter.
    """
    return on_disk(*parts)


def on_disk(*parts: str) -> str:
    """First 16 hex digits of a hash of the source and lexicons of some parts, as they are now."""
    files = {
        path
        for part in parts
        for path in (paths.PACKAGE / part, *(paths.PACKAGE / part).rglob("*"))
        if path.suffix in DATA and path.is_file()
    }
    total = hashlib.sha256()
    for path in sorted(files):
        name = path.relative_to(paths.PACKAGE).as_posix()
        total.update(f"{name}\x00{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


@cache
def library_versions() -> str:
    """Digest of the versions of the libraries that the rules use.

    An upgrade of a library makes staged rows stale, although no rule of this package changed.
    """
    try:
        required = metadata.requires("claimledger") or []
    except metadata.PackageNotFoundError:  # the sources are used in place
        return "unversioned"
    names = {re.split(r"[^\w.-]", line)[0] for line in required if "extra ==" not in line}
    versions = [f"{name}=={metadata.version(name)}" for name in sorted(names - ORCHESTRATION)]
    return hashlib.sha256("\n".join(versions).encode()).hexdigest()[:16]


def everything() -> str:
    """Digest of every file of this package as it is now, of Python and of what is installed."""
    total = hashlib.sha256()
    for path in sorted(paths.PACKAGE.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            total.update(f"{path.relative_to(paths.PACKAGE).as_posix()}\x00".encode())
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
    installed = (Path(place) for place in sys.path if place)
    names = {one.name for place in installed for one in place.glob("*.dist-info")}
    total.update("\n".join([sys.version, platform.machine(), *sorted(names)]).encode())
    return total.hexdigest()[:16]


def generator() -> dict[str, str]:
    """The generator of a package: program, version, rules and the languages that it reads."""
    return {
        "name": "claimledger",
        "version": __version__,
        "rules": fingerprint(*RULES),
        "languages": "; ".join(sorted(LANGUAGES_WITH_GRAMMAR)),
    }


def schemas() -> str:
    """Digest of the files under schemas/ as they are now."""
    total = hashlib.sha256()
    for path in sorted(paths.SCHEMAS.glob("*.*")):
        total.update(path.name.encode() + b"\x00" + path.read_bytes())
    return total.hexdigest()[:16]
