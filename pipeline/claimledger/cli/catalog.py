"""`claimledger catalog`: the page on which people search a package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimledger.cli.packages import DAMAGED, Package, opened, read, refuse
from claimledger.cli.terminal import Exit, epilog, fail, output, working
from claimledger.cli.texts import Found, Seeds, at_hand, folder_of

if TYPE_CHECKING:
    import polars as pl

    from claimledger.publishing.catalog import PageText
    from claimledger.tables.package import PublishedPackage

EPILOG = epilog(
    [
        "claimledger catalog",
        "claimledger catalog output/latest --with-text --page desk.html",
    ],
    {Exit.NOTHING: DAMAGED},
)


def catalog(
    package: Package = None,
    *,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text",
            help="Include the full text, with kept and dropped segments. Do not publish the file.",
        ),
    ] = False,
    page: Annotated[Path, typer.Option(help="The file to write.")] = Path("catalog.html"),
    seeds: Seeds = None,
) -> None:
    """Write a copy of a package's catalog, optionally with the full text of the articles.

    Each package already contains its catalog, without the full text, as index.html.
    """
    from claimledger.publishing.catalog import CLAIM_COLUMNS, TABLES, render

    if not page.parent.is_dir():
        fail(f"expected a folder to write {page.name} in at {page.parent}, found none", Exit.USAGE)
    here = opened(package)
    frames = {name: read(here, name) for name in TABLES}
    claims = frames["claims"]
    if lacking := [name for name in CLAIM_COLUMNS if name not in claims.columns]:
        refuse(here, f"its table claims has no column {lacking[0]}")
    found: dict[str, Found] = {}
    if with_text:
        with working("reading the pages"):
            found = at_hand(seeds, here.folder, set(frames["snapshots"]["snapshot_id"]))
        if not found:
            folder = folder_of(seeds, here.folder)
            fail(
                f"expected the saved pages of the package in {folder}, found none: "
                "name their folder with --seeds",
                Exit.USAGE,
            )
        frames["claims"] = claims.with_columns(line=lines(claims, found))
    html = render(here.descriptor, frames, texts(here, found))
    try:
        page.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"{page} can't be written: {error.strerror}", Exit.USAGE)
    output().print(f"wrote {page}", markup=False, highlight=False, soft_wrap=True)


def lines(claims: "pl.DataFrame", found: dict[str, Found]) -> "pl.Series":
    """The line in which each claim begins; null if its text is missing."""
    import polars as pl

    rows = claims.select("snapshot_id", "char_start").iter_rows()
    numbers = [
        found[key].text.text.count("\n", 0, start) + 1 if key in found else None
        for key, start in rows
    ]
    return pl.Series("line", numbers, dtype=pl.Int64)


def texts(package: "PublishedPackage", found: dict[str, Found]) -> "dict[str, PageText]":
    """Whole texts with their segments, in the form that the catalog takes."""
    import polars as pl

    from claimledger.publishing.catalog import PageText

    segments = read(package, "segments").sort("snapshot_id", "segment")
    columns = ["char_start", "char_end", "label", "kept"]
    return {
        key: PageText(
            one.text.text,
            segments.filter(pl.col("snapshot_id") == key).select(columns).rows(),
        )
        for key, one in found.items()
    }
