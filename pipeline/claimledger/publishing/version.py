"""Versions: folders named after their content, and the link that readers follow.

A version is written beside the others under a hidden name, made durable and renamed; then the link
``latest`` is replaced in one step. A reader sees either the old version or the new one.
"""

import hashlib
import os
import shutil
from pathlib import Path

from claimledger.publishing import checksums

LATEST = "latest"
DRAFT = ".draft-"


def new_draft(output: Path) -> Path:
    """An empty folder to write a version in; the drafts of killed runs are deleted.

    The caller holds the lock of `output`.
    """
    sweep(output)
    draft = output / "versions" / f"{DRAFT}{os.getpid()}"
    draft.mkdir(parents=True)
    return draft


def sweep(output: Path) -> None:
    """Delete the drafts of killed runs; the caller holds the lock of `output`."""
    for left in (output / "versions").glob(f"{DRAFT}*"):
        shutil.rmtree(left)


def seal(draft: Path) -> str:
    """Add the checksums to a finished draft and return the id of its content."""
    listed = checksums.listed(draft)
    (draft / checksums.NAME).write_text(listed, "utf-8", newline="\n")
    for path in draft.rglob("*"):
        if path.is_file():
            sync(path)
    sync(draft)
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def swap(draft: Path, output: Path, name: str) -> Path:
    """Make the draft the version `name`, and that the latest.

    An existing version with the same content is not changed.
    """
    target = draft.parent / name
    if target.is_dir() and intact(target):
        shutil.rmtree(draft)
    else:
        if target.exists():  # damaged after it was published: the same content replaces it
            shutil.rmtree(target)
        draft.rename(target)
    sync(target.parent)
    link = output / f".{LATEST}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("versions") / name, target_is_directory=True)
    link.replace(output / LATEST)
    sync(output)
    return target


def intact(version: Path) -> bool:
    """Whether the files of a version exist and match their checksums."""
    try:
        return checksums.listed(version) == (version / checksums.NAME).read_text("utf-8")
    except OSError:
        return False


def current(output: Path) -> str | None:
    """Id of the latest version; None if nothing was published."""
    link = output / LATEST
    return link.resolve().name if link.is_dir() else None


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def prune(output: Path, keep: int) -> list[str]:
    """Delete all but the `keep` newest versions; returns the deleted names.

    The caller holds the lock of `output`.
    """
    latest = current(output)
    versions = [path for path in (output / "versions").glob("[!.]*") if path.name != latest]
    newest = sorted(versions, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    old = newest[max(keep - 1, 0) :]
    for path in old:
        shutil.rmtree(path)
    return [path.name for path in old]
