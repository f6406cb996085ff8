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
        show_default=f"the folder of the last build, else {SEEDS}",
    ),
]


@dataclass(frozen=True, slots=True)
class Found:
    """A snapshot's text and the file, or member of one, that holds it."""

    path: str
    text: "SnapshotText"


def folder_of(seeds: Path | None, package: Path) -> Path:
    """The folder of pages that the user named, else that of the last build, else the default."""
    from claimledger.run.last_seeds import seeds_of

    return seeds or seeds_of(package) or paths.seeds()


def at_hand(seeds: Path | None, package: Path, wanted: Container[str]) -> dict[str, Found]:
    """Texts of the wanted snapshots of a package, by snapshot_id, from the folder of its pages.

    If the user named a folder that does not exist, the command ends.
    """
    from claimledger.claims.correction_file import MalformedCorrections
    from claimledger.linking.entity_file import MalformedEntities
    from claimledger.publishing.identity import MalformedIdentity
    from claimledger.run.inventory import NoSeeds

    try:
        return dict(_texts(folder_of(seeds, package), wanted))
    except (MalformedCorrections, MalformedEntities, MalformedIdentity) as error:
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
        if file.sha256 is None:  # a pipe, or what else was not opened
            continue
        try:
            for member in members(inventory.located(seeds, file.path)):
                key = ids.snapshot_id(member.raw)
                if key in wanted:
                    made = read(member.raw)
                    text = SnapshotText(made.text, made.reader, made.reader_version)
                    yield key, Found(f"{file.path}{member.locator}", text)
        except (Unreadable, OSError):
            continue  # the table `files` says why; the other texts are used
