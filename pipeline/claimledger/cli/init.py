"""`claimledger init`: a dataset.yaml to fill in, next to the pages."""

import re
import unicodedata
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from claimledger import paths
from claimledger.cli.packages import SEEDS
from claimledger.cli.terminal import Exit, epilog, fail, output

EPILOG = epilog(["claimledger init path/to/pages", "claimledger init"])


def init(
    seeds: Annotated[
        Path | None,
        typer.Argument(help="Folder of saved pages.", show_default=SEEDS),
    ] = None,
) -> None:
    """Write a template of dataset.yaml (title, authors, licence, version) into a folder of pages.

    Each key is explained in a comment. An existing file is never changed.
    """
    from claimledger.publishing.identity import NAME, template

    folder = seeds or paths.seeds()
    if not folder.is_dir():
        what = "a file" if folder.exists() else "nothing"
        fail(f"expected a folder of saved pages at {folder}, found {what}", Exit.USAGE)
    file = folder / NAME
    try:
        with file.open("x", encoding="utf-8", newline="\n") as written:
            written.write(template(slug(folder.resolve().name)))
    except FileExistsError:
        fail(f"{file} exists and was not changed: edit it, or remove it first", Exit.USAGE)
    for line in (
        f"wrote {file}",
        f"fill it in with a text editor, then publish: claimledger build {quote(str(folder))}",
    ):
        output().print(line, markup=False, highlight=False, soft_wrap=True)


def slug(name: str) -> str:
    """The name of a folder as the short name of a dataset.

    >>> slug("Grain Trade (2024)"), slug("écluses"), slug("穀物")
    ('grain-trade-2024', 'ecluses', 'claims')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "claims"
