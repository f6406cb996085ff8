"""One self-contained page on which people search a dataset and open its evidence.

The charts are Vega-Lite (bundled by vl-convert), which is written into the page; the page loads
nothing from a network. Article text is stored as JSON and only becomes text nodes.

The content policy of the page lets a browser run only the two scripts of the page, named by their
hashes. The text of a claim is never run, even if it became markup. Vega compiles the expressions of
a chart to functions ('unsafe-eval'): the charts are part of claimledger, and rows are data to them.
Vega also sets the style of elements (style-src 'unsafe-inline').
"""

import base64
import hashlib
import os
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from claimledger.publishing.catalog.contents import (
    CLAIM_COLUMNS,
    OF_CLAIMS,
    TABLES,
    PageText,
    on_page,
    page_data,
    written,
)
from claimledger.publishing.catalog.labels import MODALITIES
from claimledger.tables.schemas import table

__all__ = [
    "CLAIM_COLUMNS",
    "OF_CLAIMS",
    "TABLES",
    "PageText",
    "on_page",
    "page_data",
    "render",
    "written",
]

SCRIPTS = (
    "data",
    "filters",
    "address",
    "table",
    "charts",
    "claim",
    "comparisons",
    "download",
    "page",
)
"""The parts of the page's script in order; the top of each part says its purpose."""


def render(
    package: Mapping[str, Any],
    frames: Mapping[str, pl.DataFrame],
    texts: Mapping[str, PageText] | None = None,
    *,
    kept: Path | None = None,
) -> str:
    """Return the catalog page of a package.

    Args:
        package: its descriptor: title, description, version and created are shown.
        frames: its tables that are in TABLES; claims has a column `line` if the texts are
            available.
        texts: whole texts by snapshot_id; a page with them must not be published.
        kept: a folder that keeps slow results for the next call.
    """
    data = page_data(frames, texts)
    return _template().render(
        package={"title": "claimledger", "description": "", "version": "", "created": ""}
        | dict(package),
        counts={
            "claims": frames["claims"].height,
            "shown": data["listing"]["count"],
            "snapshots": frames["snapshots"].height,
            "files": len(data["listing"]["files"]),
            "comparisons": len(data["listing"]["comparisons"]),
        },
        no_comparisons=table("comparisons").empty,
        with_text=bool(texts),
        modalities=MODALITIES,
        data={name: written(part) for name, part in data.items()},
        **_bundles(kept),
    )


@cache
def _template() -> Template:
    loader = PackageLoader("claimledger.publishing.catalog", "")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


@cache
def _bundles(kept: Path | None) -> dict[str, str]:
    """The scripts and styles that are written into the page, safe inside their elements."""
    own = files("claimledger.publishing.catalog")
    plot_js = _inside_script(_plot_script(kept))
    page_js = _inside_script("".join((own / f"{name}.js").read_text("utf-8") for name in SCRIPTS))
    return {
        "script_hashes": f"'{_hash(plot_js)}' '{_hash(page_js)}'",
        "page_css": (own / "page.css").read_text("utf-8"),
        "plot_js": plot_js,
        "page_js": page_js,
    }


def _plot_script(kept: Path | None) -> str:
    """Vega-Embed with its dependencies; bundling takes a second, so the result is kept.

    The first line of the kept file is the checksum of the rest; a damaged file is made again.
    """
    file = kept / f"vega-{version('vl-convert-python')}.js" if kept else None
    if file and file.is_file():
        digest, _, code = file.read_bytes().partition(b"\n")
        if hashlib.sha256(code).hexdigest().encode() == digest:
            return code.decode("utf-8")
    made = _bundle()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        code = made.encode("utf-8")
        draft.write_bytes(hashlib.sha256(code).hexdigest().encode() + b"\n" + code)
        draft.replace(file)
    return made


@cache
def _bundle() -> str:
    """Vega-Embed, bundled once a process, whatever folder keeps it."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))


def _inside_script(code: str) -> str:
    """Code that cannot close its element; only strings and patterns in it contain "</"."""
    lines = code.replace("\r\n", "\n").replace("\r", "\n")  # as a browser takes them for its hash
    return lines.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(script: str) -> str:
    """The hash of a script as a content policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode()}"
