"""The content of the folder of pages at one moment: files, sidecars and corrections.

A run works on one inventory from beginning to end. The next run sees changes made in the meantime.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path

from claimledger.claims.correction_file import MalformedCorrections
from claimledger.linking.entity_file import MalformedEntities
from claimledger.metadata import sidecar
from claimledger.publishing import identity
from claimledger.reading import page_of, refuse_large

SIDECAR = ".meta.yaml"
CORRECTIONS = "corrections.yaml"
DATASET = identity.NAME
ENTITIES = "entities.yaml"
ABOUT = "README.md"
PUBLISHED = {"datapackage.json", "SHA256SUMS"}
"""Files that together identify a published package; its folder holds no pages."""

PART = "part"
"""The stage of a file that belongs to a page."""

BLOCK = 1 << 20

LONGEST_SIDECAR = 100_000
LONGEST_CORRECTIONS = 20_000_000
"""Bytes of what people write by hand, and more."""

OWN: Mapping[str, tuple[int, type[Exception]]] = {
    CORRECTIONS: (LONGEST_CORRECTIONS, MalformedCorrections),
    DATASET: (LONGEST_SIDECAR, identity.MalformedIdentity),
    ENTITIES: (LONGEST_CORRECTIONS, MalformedEntities),
}
"""The files that the user writes: their largest size, and the exception for a malformed one."""

ESCAPE = re.compile(rb"\\x([0-9a-f]{2})")
OUTSIDE = (
    "it is a link that leads out of the folder of pages; CLAIMLEDGER_LINKS=followed follows it"
)


class NoSeeds(Exception):  # noqa: N818 - named for what was found
    """There is no folder of pages to read."""


class Unfit(ValueError):  # noqa: N818 - named for what the file is
    """A file that must not be opened; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file in the folder of pages, as the inventory found it.

    ``sha256`` is None if the file could not be opened or is too large; ``stage`` and ``reason``
    then say why. ``sidecar`` is the text of its sidecar.
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
    dataset: str | None = field(default=None)
    entities: str | None = field(default=None)

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of a hash of all contents and names; times of files do not count."""
        total = hashlib.sha256()
        for found in self.files:
            total.update(repr(sorted(asdict(found).items())).encode())
        total.update(repr((self.corrections, self.dataset, self.entities)).encode())
        return total.hexdigest()[:16]


def confirm(seeds: Path) -> None:
    """Make sure that there is a folder of saved pages.

    Raises:
        NoSeeds: there is none, or it holds a published package.
    """
    if not seeds.is_dir():
        what = "a file" if seeds.exists() else "nothing"
        raise NoSeeds(f"expected a folder of saved pages at {seeds}, found {what}")
    if all((seeds / name).is_file() for name in PUBLISHED):
        raise NoSeeds(f"expected a folder of saved pages at {seeds}, found a published package")


def take(seeds: Path, *, outside: bool = False) -> Inventory:
    """Look at every file below `seeds` once.

    Args:
        seeds: the folder.
        outside: whether a link to a file outside the folder is followed.

    Raises:
        NoSeeds: there is no folder of pages.
        MalformedCorrections: the corrections are not text.
        MalformedIdentity: dataset.yaml is not text.
        MalformedEntities: the entities are not text.
    """
    confirm(seeds)
    within = None if outside else seeds
    paths, closed = {}, []
    for path, reason in walk(seeds):
        name = readable(path.relative_to(seeds))
        if reason:
            closed.append(Found(name, None, 0, stage="open", reason=reason))
        else:
            paths[name] = path
    for name in OWN:
        paths.pop(name, None)
    notes = {name for name in paths if name.endswith(SIDECAR)}
    pages = {name for name in paths if name not in notes}
    found = [
        as_part(look(name, paths[name], paths.get(name + SIDECAR), within), page_of(name, pages))
        for name in sorted(pages)
    ]
    orphans = sorted(name for name in notes if name.removesuffix(SIDECAR) not in paths)
    found.extend(orphan(name, paths[name], within) for name in orphans)
    found.extend(closed)
    corrections, dataset, entities = (
        own_text(seeds / name, within, longest, malformed)
        for name, (longest, malformed) in OWN.items()
    )
    ordered = tuple(sorted(found, key=lambda one: one.path))
    return Inventory(seeds, ordered, corrections, dataset, entities)


def as_part(found: Found, page: str | None) -> Found:
    """A file as found, marked as a part if it belongs to a page."""
    if page is None or found.stage is not None:
        return found
    return replace(found, stage=PART, reason=f"it is a part of the saved page {page}")


def own_text(
    path: Path, within: Path | None, longest: int, malformed: type[Exception]
) -> str | None:
    """The text of a file that the user writes, if there is one.

    Raises:
        malformed: it is not text, or too long.
    """
    try:
        return notes_text(path, longest, within) if os.path.lexists(path) else None
    except (OSError, ValueError) as error:
        raise malformed(f"{path.name}: {refusal(error)}") from error


def walk(seeds: Path) -> Iterator[tuple[Path, str | None]]:
    """Files below a folder, and folders that can't be listed with the reason.

    Hidden files, README.md and published packages are left out. Links to folders are not followed.

    Raises:
        NoSeeds: the folder itself can't be listed.
    """
    folders = [seeds]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            why = refusal(error, "folder")
            if folder == seeds:
                raise NoSeeds(f"expected a folder of saved pages at {seeds}: {why}") from error
            yield folder, why
            continue
        if {entry.name for entry in found} >= PUBLISHED:
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.name != ABOUT and not is_folder(entry.path):
                yield Path(entry.path), None


def is_folder(path: str) -> bool:
    """Whether a path leads to a folder; no, where that cannot be seen."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir may raise where access is denied


def misplaced(name: str) -> str | None:
    """Why a file that looks like a sidecar or like corrections is not read; None for others.

    >>> misplaced("a/page.html.meta.yml")
    'expected a sidecar to be named page.html.meta.yaml, found page.html.meta.yml'
    """
    if not name.lower().endswith((".yaml", ".yml")):
        return None
    path = Path(name)
    lower = path.name.lower()
    for kept in OWN:
        what = kept.removesuffix(".yaml")
        if lower in {kept, f"{what}.yml"}:
            return f"expected the {what} in {kept} of the folder itself, found {name}"
    for ending in (SIDECAR, ".meta.yml"):
        if lower.endswith(ending) and not path.name.endswith(SIDECAR):
            wanted = path.name[: -len(ending)] + SIDECAR
            return f"expected a sidecar to be named {wanted}, found {path.name}"
    return None


def readable(path: Path) -> str:
    r"""A path with forward slashes; bytes that are not UTF-8 are escaped.

    A name that only looks escaped has its backslash escaped, so that no two names become one.

    >>> readable(Path(r"a\xe9"))
    'a\\x5cxe9'
    """
    raw = ESCAPE.sub(lambda match: rb"\x5cx" + match[1], os.fsencode(path.as_posix()))
    return raw.decode("utf-8", "backslashreplace")


def located(seeds: Path, name: str) -> Path:
    """The file that `readable` gave a name."""
    raw = ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), os.fsencode(name))
    return seeds / os.fsdecode(raw)


def look(name: str, path: Path, notes: Path | None, within: Path | None = None) -> Found:
    """One file by its content; a file that can't be opened is listed too.

    Args:
        name: what it is called in the inventory.
        path: where it is.
        notes: its sidecar.
        within: the folder that links may not leave; None if they may.
    """
    sha256, size = None, 0
    stage = "open"
    try:
        refuse_unfit(path, within)
        size = path.stat().st_size
        stage = "size"
        refuse_large(path)
        stage = "open"
        sha256, size = hashed(path)
        stage = "sidecar"
        if why := misplaced(name):
            return Found(name, sha256, size, stage=stage, reason=why)
        text = notes_text(notes, LONGEST_SIDECAR, within) if notes else None
        if text is not None:
            sidecar.parse(text, name + SIDECAR)
    except Exception as error:  # noqa: BLE001 - one file that can't be looked at hides no other
        why = refusal(error)
        if stage == "sidecar" and not isinstance(error, sidecar.InvalidSidecar):
            why = f"{name}{SIDECAR}: {why}"
        return Found(name, sha256, size, stage=stage, reason=why)
    return Found(name, sha256, size, text)


def refuse_unfit(path: Path, within: Path | None) -> None:
    """Refuse pipes and devices, and links that lead outside the folder.

    Raises:
        Unfit: it is not a regular file, or it lies outside the folder.
    """
    if path.is_file() and not path.is_symlink():
        return
    if path.exists() and not path.is_file():  # a pipe would never end
        raise Unfit("it is not a regular file")
    if within and path.is_symlink():
        target = Path(os.path.realpath(path))  # Path.resolve may raise where a link leads to itself
        if not target.is_relative_to(within.resolve()):
            raise Unfit(OUTSIDE)


def notes_text(path: Path, longest: int, within: Path | None) -> str:
    """The text of a file that a person wrote next to the pages."""
    refuse_unfit(path, within)
    with path.open("rb") as file:
        raw = file.read(longest + 1)
    if len(raw) > longest:
        raise Unfit(f"expected at most {longest:,} bytes, found more")
    return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def orphan(name: str, path: Path, within: Path | None) -> Found:
    """A sidecar without its page."""
    page = Path(name).name.removesuffix(SIDECAR)
    found = look(name, path, None, within)
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


def refusal(error: Exception, what: str = "file") -> str:
    """Why a file or folder could not be read, in words."""
    if isinstance(error, OSError):
        return f"the {what} cannot be opened: {error.strerror or type(error).__name__}"
    if isinstance(error, UnicodeDecodeError):
        return f"expected UTF-8, found the byte 0x{error.object[error.start]:02x} at {error.start}"
    return str(error) or type(error).__name__
