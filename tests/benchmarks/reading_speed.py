"""How fast saved pages are read, by format.

    python tests/benchmarks/reading_speed.py FOLDER...

Prints, for each media type found in the folders, pages, megabytes, CPU seconds and megabytes a CPU
second of reading alone. Files that can't be read count as read: they cost time too.
"""

import argparse
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claimledger.reading import Unreadable, members, read


@dataclass(slots=True)
class Total:
    """What one format cost."""

    pages: int = 0
    size: int = 0
    seconds: float = 0.0


def measured(folders: list[Path]) -> dict[str, Total]:
    """Read every file of the folders once."""
    totals: dict[str, Total] = defaultdict(Total)
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        for member in members(path):
            start = time.process_time()
            try:
                kind = read(member.raw).media_type
            except Unreadable as error:
                kind = f"refused: {error.stage}"
            total = totals[kind]
            total.seconds += time.process_time() - start
            total.pages += 1
            total.size += len(member.raw)
    return totals


def main() -> None:
    """Print one line a format."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path)
    for kind, total in sorted(measured(arguments.parse_args().folders).items()):
        megabytes = total.size / 1e6
        rate = megabytes / max(total.seconds, 1e-9)
        sys.stdout.write(
            f"{kind:22} {total.pages:6} pages {megabytes:8.1f} MB {total.seconds:7.2f} CPU s "
            f"{rate:7.1f} MB/s\n"
        )


if __name__ == "__main__":
    main()
