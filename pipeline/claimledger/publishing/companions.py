"""The files beside the tables, for other tools and for people: metadata and the catalog page."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing import catalog, citation, crate, croissant, dictionary
from claimledger.publishing.checksums import sha256
from claimledger.tables.package import DESCRIPTOR

PAGE = "index.html"


def write_companions(
    frames: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    folder: Path,
    lines: pl.DataFrame | None = None,
    kept: Path | None = None,
) -> None:
    """Write the catalog page, the descriptor with the page's hash, README, Croissant and RO-Crate.

    Args:
        frames: the tables as written, by name.
        descriptor: the package's descriptor.
        folder: the version's folder.
        lines: claim_id and line of each claim, if the texts are available.
        kept: a folder that keeps slow results for the next version.
    """
    shown = {name: frames[name] for name in catalog.TABLES}
    if lines is not None:
        shown["claims"] = shown["claims"].join(
            lines, on="claim_id", how="left", maintain_order="left"
        )
    page = catalog.render(descriptor, shown, kept=kept)
    _write(folder / PAGE, page)
    said = {**descriptor, "page": f"sha256:{sha256(folder / PAGE)}"}
    _write(folder / DESCRIPTOR, as_json(said))
    for name, text in described(said).items():
        _write(folder / name, text)


def described(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """The files that repeat the descriptor in other formats, by name.

    A format is left out if the dataset lacks a value that it requires: CITATION.cff requires an
    author, and RO-Crate a day of release.
    """
    made = {
        dictionary.NAME: dictionary.readme(descriptor),
        croissant.FILE: as_json(croissant.croissant(descriptor)),
    }
    if cff := citation.cff(descriptor):
        made[citation.FILE] = cff
    if "created" in descriptor:
        tables = [resource["path"] for resource in descriptor["resources"]]
        made[crate.FILE] = as_json(crate.crate(descriptor, [*tables, DESCRIPTOR, PAGE, *made]))
    return made


def as_json(content: Mapping[str, Any]) -> str:
    """Metadata as the text of its file."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
