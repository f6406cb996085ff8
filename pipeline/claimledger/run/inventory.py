"""What stands under seeds/ at one moment: files, sidecars and corrections, by content.

A run works on one inventory from its beginning to its end. What changes under seeds/ meanwhile is
the next run's.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from claimledger.claims.correction_file import MalformedCorrections
from claimledger.metadata import sidecar

SIDECAR = ".meta.yaml"
CORRECTIONS = "corrections.yaml"
ABOUT = "README.md"
PUBLISHED = {"datapackage.json", "SHA256SUMS"}
"""Files that, side by side, tell a published package: what is in its folder is no page."""

BLOCK = 1 << 20


class NoSeeds(Exception):  # noqa: N818 - named for what was found
    """There is no folder of seeds to read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file under seeds/, as it was when it was looked at.

    ``sha256`` is None where the file could not be opened; ``stage`` and ``reason`` then say why.
    ``sidecar`` is the text of the notes beside it.
    """

    path: str
    sha256: str | None
    byte_count: int
    sidecar: str | None = None
    stage: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Inventory:
    """Everything a run reads, and the digest that names it."""

    seeds: Path
    files: tuple[Found, ...]
    corrections: str | None = field(default=None)

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of a hash of all contents and names; times of files do not count."""
        total = hashlib.sha256()
        for found in self.files:
            total.update(repr(sorted(asdict(found).items())).encode())
        total.update(repr(self.corrections).encode())
        return total.hexdigest()[:16]


def take(seeds: Path) -> Inventory:
    """Look at every file below `seeds` once.

    Raises:
        NoSeeds: there is no such folder.
        MalformedCorrections: the corrections are no UTF-8.
    """
    if not seeds.is_dir():
        what = "a file" if seeds.exists() else "nothing"
        raise NoSeeds(f"expected a folder of saved pages at {seeds}, found {what}")
    if all((seeds / name).is_file() for name in PUBLISHED):
        raise NoSeeds(f"expected a folder of saved pages at {seeds}, found a published package")
    paths = {readable(path.relative_to(seeds)): path for path in walk(seeds)}
    paths.pop(CORRECTIONS, None)
    notes = {name for name in paths if name.endswith(SIDECAR)}
    pages = sorted(name for name in paths if name not in notes)
    found = [look(name, paths[name], paths.get(name + SIDECAR)) for name in pages]
    orphans = sorted(name for name in notes if name.removesuffix(SIDECAR) not in paths)
    found.extend(orphan(name, paths[name]) for name in orphans)
    return Inventory(
        seeds, tuple(sorted(found, key=lambda one: one.path)), corrections_of(seeds / CORRECTIONS)
    )


def corrections_of(path: Path) -> str | None:
    """The text of the corrections, if there are any."""
    try:
        return path.read_text("utf-8") if path.is_file() else None
    except UnicodeDecodeError as error:
        raise MalformedCorrections(f"{CORRECTIONS}: {refusal(error)}") from error


def walk(folder: Path) -> Iterator[Path]:
    """Files below a folder: no hidden one, no README.md, none of a published package.

    No link to a folder is followed.
    """
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith(".")]
    if {entry.name for entry in found} >= PUBLISHED:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path))
        elif not entry.is_dir() and entry.name != ABOUT:
            yield Path(entry.path)


def misplaced(name: str) -> str | None:
    """Why a file that looks like notes on pages is not read as such; None for any other.

    >>> misplaced("a/page.html.meta.yml")
    'expected a sidecar to be named page.html.meta.yaml, found page.html.meta.yml'
    """
    path = Path(name)
    lower = path.name.lower()
    if lower in {CORRECTIONS, "corrections.yml"}:
        return f"expected the corrections in {CORRECTIONS} of the folder itself, found {name}"
    for ending in (SIDECAR, ".meta.yml"):
        if lower.endswith(ending) and not path.name.endswith(SIDECAR):
            wanted = path.name[: -len(ending)] + SIDECAR
            return f"expected a sidecar to be named {wanted}, found {path.name}"
    return None


def readable(path: Path) -> str:
    """A path with forward slashes; bytes of a name that are no UTF-8 are escaped."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def located(seeds: Path, name: str) -> Path:
    """The file that `readable` gave a name, bytes that are no UTF-8 taken back."""
    path = seeds / name
    if path.exists() or "\\x" not in name:
        return path
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes.fromhex(m[1].decode()), os.fsencode(name))
    return seeds / os.fsdecode(raw)


def look(name: str, path: Path, notes: Path | None) -> Found:
    """One file by its content; a file that can't be opened is found all the same."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            return Found(name, None, 0, stage="open", reason="it is no regular file")
        sha256, size = hashed(path)
    except OSError as error:
        return Found(name, None, 0, stage="open", reason=refusal(error))
    if why := misplaced(name):
        return Found(name, sha256, size, stage="sidecar", reason=why)
    try:
        text = notes.read_text("utf-8") if notes else None
        if text is not None:
            sidecar.parse(text, name + SIDECAR)
    except (OSError, UnicodeDecodeError, sidecar.InvalidSidecar) as error:
        return Found(name, sha256, size, stage="sidecar", reason=refusal(error))
    return Found(name, sha256, size, text)


def orphan(name: str, path: Path) -> Found:
    """A sidecar without its page."""
    page = Path(name).name.removesuffix(SIDECAR)
    found = look(name, path, None)
    reason = f"expected a page named {page} beside the sidecar, found none"
    return Found(name, found.sha256, found.byte_count, stage="sidecar", reason=reason)


def hashed(path: Path) -> tuple[str, int]:
    """SHA-256 and length of a file's bytes."""
    total = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            total.update(block)
            size += len(block)
    return total.hexdigest(), size


def refusal(error: Exception) -> str:
    """Why a file could not be read, in words."""
    if isinstance(error, OSError):
        return f"the file cannot be opened: {error.strerror or type(error).__name__}"
    if isinstance(error, UnicodeDecodeError):
        return f"expected UTF-8, found the byte 0x{error.object[error.start]:02x} at {error.start}"
    return str(error)
