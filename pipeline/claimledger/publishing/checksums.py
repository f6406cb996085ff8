"""SHA256SUMS: the hash of every file of a version, as sha256sum writes and checks it."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def contents(folder: Path) -> list[Path]:
    """Files of a version by their path, without the list of checksums."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def listed(folder: Path) -> str:
    """The text of SHA256SUMS for the files that a folder holds."""
    return "".join(
        f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in contents(folder)
    )


def expected(folder: Path) -> dict[str, str]:
    """SHA-256 by path, as a version's SHA256SUMS says."""
    lines = (folder / NAME).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
