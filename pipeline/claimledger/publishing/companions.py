"""The files beside the tables, for other tools and for people: metadata and the catalog page."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing import catalog, crate, croissant
from claimledger.tables.package import DESCRIPTOR

PAGE = "index.html"
README = "README.md"


def write_companions(
    frames: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    folder: Path,
    lines: pl.DataFrame | None = None,
    kept: Path | None = None,
) -> None:
    """Write Croissant, RO-Crate and the catalog page of a version.

    Args:
        frames: the tables as written, by name.
        descriptor: the package's descriptor.
        folder: the version's folder.
        lines: claim_id and line of each claim, where the texts were at hand.
        kept: a folder where what takes long to make is kept for the next version.
    """
    claims = frames["claims"]
    if lines is not None:
        claims = claims.join(lines, on="claim_id", how="left", maintain_order="left")
    page = catalog.render(descriptor, claims, frames["snapshots"], frames["evidence"], kept=kept)
    _write(folder / PAGE, page)
    _write_json(folder / croissant.FILE, croissant.croissant(descriptor))
    paths = [resource["path"] for resource in descriptor["resources"]]
    _write_json(
        folder / crate.FILE,
        crate.crate(
            descriptor,
            [*paths, DESCRIPTOR, README, PAGE, croissant.FILE],
            code_version=descriptor["generator"]["version"],
            rules=descriptor["generator"]["rules"],
        ),
    )


def _write_json(file: Path, content: Mapping[str, Any]) -> None:
    _write(file, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
