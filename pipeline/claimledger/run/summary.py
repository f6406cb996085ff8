"""What a run published, kept for the next run, which may find that nothing changed since."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from claimledger.publishing import version
from claimledger.run.fingerprints import everything, schemas
from claimledger.run.inventory import Inventory
from claimledger.run.settings import Report, Settings
from claimledger.run.steps import digest

NAME = "last-build.json"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is not in the dataset, and why."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run published.

    ``is_new`` is false if the last version had the same content. ``rows`` counts the rows of each
    table. ``steps`` says what each step worked on and what it reused. ``removed`` counts the
    snapshots of the last version that are gone. ``corrections`` counts the corrections that match a
    claim, ``unmatched`` names the others, and ``doubts`` says which match several claims or change
    nothing. ``damaged`` names the staged parts that were damaged and made again. ``declared`` is
    false if the folder has no dataset.yaml. ``seeds`` is the folder that was read, ``files`` counts
    its files by status, and ``notes`` counts the pages with each kind of note. ``uncompared`` says
    why no claims were compared; it is None if some were. ``unkept`` says what could not be written,
    after the version was published, of what makes the next run faster; else it is None.
    """

    version: str
    folder: Path
    is_new: bool
    rows: dict[str, int]
    rejected: tuple[Rejected, ...]
    steps: tuple[Report, ...]
    removed: int
    corrections: int = 0
    unmatched: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    seeds: Path = Path()
    files: Mapping[str, int] = field(default_factory=dict)
    damaged: tuple[str, ...] = ()
    declared: bool = True
    notes: Mapping[str, int] = field(default_factory=dict)
    uncompared: str | None = None
    unkept: str | None = None


def made_of(settings: Settings, taken: Inventory) -> str:
    """Digest of all that decides what is published: inputs, settings, program and libraries."""
    asked = repr((settings.evidence, settings.min_confidence))
    return digest(taken.digest, asked, schemas(), everything())


def keep(summary: Summary, settings: Settings, inputs: str) -> None:
    """Keep the summary of a build with the digest of what it was made of."""
    draft = settings.staging / f".{NAME}.{os.getpid()}"
    draft.write_text(json.dumps({"inputs": inputs, "summary": asdict(summary)}, default=str))
    draft.replace(settings.staging / NAME)


def unchanged(settings: Settings, inputs: str) -> Summary | None:
    """The summary of the last build, if the same inputs would give its version once more.

    That version has to be the latest, and each of its files as it was published. The caller holds
    the lock of the output.
    """
    try:
        kept = json.loads((settings.staging / NAME).read_text())
        if kept["inputs"] != inputs:
            return None
        summary = restored(kept["summary"], settings)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # there was no build, or the file is damaged
    is_there = version.current(settings.output) == summary.version
    return summary if is_there and version.intact(summary.folder) else None


def restored(kept: Mapping[str, Any], settings: Settings) -> Summary:
    """A kept summary as that of a run which did nothing."""
    steps = [Report(**step) for step in kept["steps"]]
    reused = (replace(one, processed=0, reused=one.processed + one.reused) for one in steps)
    return Summary(
        **{
            **kept,
            "folder": settings.output / "versions" / kept["version"],
            "is_new": False,
            "rejected": tuple(Rejected(**one) for one in kept["rejected"]),
            "steps": tuple(reused),
            "removed": 0,
            "unmatched": tuple(kept["unmatched"]),
            "doubts": tuple(kept["doubts"]),
            "seeds": settings.seeds,
            "damaged": (),
        }
    )
