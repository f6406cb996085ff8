"""The folder of pages of the last build, for the commands that look at its package.

It is kept beside the staged rows, never in a published package: it is a path of one machine.
"""

import json
import os
from pathlib import Path

from claimledger.run.settings import STAGING, Settings

NAME = "last-seeds.json"


def keep(settings: Settings) -> None:
    """Keep the folder that was built from; the caller holds the lock of the output.

    Where it cannot be written, none is kept rather than that of an earlier build.
    """
    (settings.staging / NAME).unlink(missing_ok=True)
    draft = settings.staging / f".{NAME}.{os.getpid()}"
    draft.write_text(json.dumps({"seeds": str(settings.seeds.resolve())}))
    draft.replace(settings.staging / NAME)


def seeds_of(package: Path) -> Path | None:
    """The folder that the last build of a package's output read, if it is known and still there."""
    try:
        kept = json.loads((package.resolve().parents[1] / STAGING / NAME).read_text())
        folder = Path(kept["seeds"])
        return folder if folder.is_dir() else None
    except (OSError, IndexError, ValueError, KeyError, TypeError):
        return None  # there was no build, or the file is damaged
