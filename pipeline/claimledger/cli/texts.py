"""The texts of the snapshots of a package, if the folder of saved pages is available."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimledger import ids, paths
from claimledger.cli.packages import SEEDS
from claimledger.cli.terminal import Exit, fail
from claimledger.reading import Unreadable, read

if TYPE_CHECKING:
    from claimledger.publishing.verification import SnapshotText

Seeds = Annotated[
    Path | None,
    typer.Option(
        help="Folder of the saved pages, if you have them.",
        show_default=SEEDS,
    ),
]


@dataclass(frozen=True, slots=True)
class Found:
    """A snapshot's text and the file, or member of one, that holds it."""

    path: str
    text: "SnapshotText"


def at_hand(seeds: Path | None, wanted: Container[str]) -> dict[str, Found]:
    """Texts of the wanted snapshots, by snapshot_id, from a folder or from that of the project.

    If the user named a folder that does not exist, the command ends.
    """
    from claimledger.claims.correction_file import MalformedCorrections
    from claimledger.publishing.identity import MalformedIdentity
    from claimledger.run.inventory import NoSeeds

    try:
        return dict(_texts(seeds or paths.seeds(), wanted))
    except (MalformedCorrections, MalformedIdentity) as error:
        fail(str(error), Exit.USAGE)
    except NoSeeds as error:
        if seeds:
            fail(str(error), Exit.USAGE)
        return {}


def _texts(seeds: Path, wanted: Container[str]) -> Iterator[tuple[str, Found]]:
    from claimledger.publishing.verification import SnapshotText
    from claimledger.run import inventory
    from claimledger.run.members import members

    for file in inventory.take(seeds, outside=True).files:
        try:
            for member in members(inventory.located(seeds, file.path)):
                key = ids.snapshot_id(member.raw)
                if key in wanted:
                    made = read(member.raw)
                    text = SnapshotText(made.text, made.reader, made.reader_version)
                    yield key, Found(f"{file.path}{member.locator}", text)
        except (Unreadable, OSError):
            continue  # the table `files` says why; the other texts are used
