"""One self-contained page on which people search a dataset and open its evidence.

The table is DataTables (bundled by itables), the plots are Vega-Lite (bundled by vl-convert); both
are written into the page, which asks nothing of any network. Article text travels as JSON and only
ever becomes text nodes.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from claimledger.publishing.amounts import Amount, period
from claimledger.publishing.catalog.plots import SOURCES, TIMELINE

CLAIM_COLUMNS = (
    "claim_id",
    "snapshot_id",
    "quote",
    "char_start",
    "char_end",
    "sentence",
    "sentence_start",
    "value",
    "kind",
    "direction",
    "unit",
    "measure",
    "subject",
    "counterpart",
    "period_start",
    "period_end",
    "period_text",
    "period_basis",
    "attributed_to",
    "speaker",
    "modality",
    "flags",
    "corrected",
)
SNAPSHOT_COLUMNS = (
    "snapshot_id",
    "title",
    "publisher",
    "url",
    "text_sha256",
    "published_earliest",
    "published_latest",
)


SCRIPTS = ("page.js", "evidence.js")

AMOUNT_COLUMNS = tuple(field.name for field in fields(Amount))
WORDED = ("stated", "baseline", "period")
"""Columns that the page adds: number, number compared with and period, as people read them."""

LARGEST = 50_000
"""So many claims a browser searches with ease; a page of more shows the latest, and says so."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A snapshot's whole text with its segments (start, end, label, kept), for one's own desk."""

    text: str
    segments: Sequence[tuple[int, int, str, bool]]


def render(  # noqa: PLR0913 - the tables that the page shows, and two that it need not have
    package: Mapping[str, Any],
    claims: pl.DataFrame,
    snapshots: pl.DataFrame,
    evidence: pl.DataFrame,
    texts: Mapping[str, PageText] | None = None,
    *,
    kept: Path | None = None,
) -> str:
    """Return the catalog page of a package.

    Args:
        package: its descriptor: title, description, version and created are shown.
        claims: the table `claims`, with a column `line` where the texts were at hand.
        snapshots: the table `snapshots`.
        evidence: the table `evidence`.
        texts: whole texts by snapshot_id; a page with them is not for publishing.
        kept: a folder where what takes long to make is kept for the next time.
    """
    total = claims.height
    claims = _worded(_latest(claims))
    shown = [*CLAIM_COLUMNS, *WORDED, *({"line"} & set(claims.columns))]
    data = {
        "columns": shown,
        "rows": claims.select(shown).rows(),
        "snapshots": [
            _snapshot(row, texts or {})
            for row in snapshots.join(claims, on="snapshot_id", how="semi", maintain_order="left")
            .select(SNAPSHOT_COLUMNS)
            .iter_rows(named=True)
        ],
        **_rules(claims, evidence),
        "plots": {"timeline": TIMELINE, "sources": SOURCES},
    }
    return _template().render(
        package={"title": "claimledger", "description": "", "version": "", "created": ""}
        | dict(package),
        counts={"claims": total, "shown": claims.height, "snapshots": snapshots.height},
        with_text=bool(texts),
        data_json=json.dumps(data, ensure_ascii=False, default=str).replace("<", "\\u003c"),
        **_bundles(kept),
    )


def _latest(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims of the articles published last, no more than a page can hold."""
    if claims.height <= LARGEST:
        return claims
    order = ["published_latest", "claim_id"]
    kept = claims.sort(order, descending=[True, False], nulls_last=True).head(LARGEST)
    return claims.join(kept, on="claim_id", how="semi", maintain_order="left")


def _worded(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with their amounts and periods in words."""
    stated = [str(Amount(*row)) for row in claims.select(AMOUNT_COLUMNS).iter_rows()]
    compared = claims.select("baseline_value", "unit", "unit_kind").iter_rows()
    baseline = [
        None if value is None else str(Amount(value, None, "eq", "level", "none", unit, unit_kind))
        for value, unit, unit_kind in compared
    ]
    days = claims.select("period_start", "period_end").iter_rows()
    words: list[Sequence[str | None]] = [stated, baseline, [period(*both) for both in days]]
    return claims.with_columns(
        pl.Series(name, column, dtype=pl.String) for name, column in zip(WORDED, words, strict=True)
    )


def _snapshot(row: dict[str, Any], texts: Mapping[str, PageText]) -> dict[str, Any]:
    page = texts.get(row["snapshot_id"])
    return row | ({"text": page.text, "segments": list(page.segments)} if page else {})


def _rules(claims: pl.DataFrame, evidence: pl.DataFrame) -> dict[str, list[Any]]:
    """The pairs of field and rule there are, and for each claim the numbers of its own."""
    ours = claims.select(subject_id="claim_id")
    chosen = evidence.join(ours, on="subject_id", how="semi", maintain_order="left")
    pairs = chosen.select("field", "rule").unique().sort("field", "rule").with_row_index("pair")
    numbered = chosen.join(pairs, on=["field", "rule"], maintain_order="left")
    by_claim = numbered.group_by("subject_id", maintain_order=True).agg("pair")
    rows = ours.join(by_claim, on="subject_id", how="left", maintain_order="left")
    return {"rules": pairs.select("field", "rule").rows(), "evidence": rows["pair"].to_list()}


@cache
def _template() -> Template:
    loader = PackageLoader("claimledger.publishing.catalog", "")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html")


@cache
def _bundles(kept: Path | None) -> dict[str, str]:
    """The scripts and styles that are written into the page, safe inside their elements."""
    own = files("claimledger.publishing.catalog")
    tables = files("itables") / "html"
    return {
        "table_css": (tables / "dt_bundle.css").read_text("utf-8"),
        "page_css": (own / "page.css").read_text("utf-8"),
        "table_js": _inside_script((tables / "dt_bundle.js").read_text("utf-8")),
        "plot_js": _inside_script(_plot_script(kept)),
        "page_js": _inside_script("".join((own / name).read_text("utf-8") for name in SCRIPTS)),
    }


def _plot_script(kept: Path | None) -> str:
    """Vega-Embed with all it needs; putting it together takes a second, so that it is kept."""
    file = kept / f"vega-{version('vl-convert-python')}.js" if kept else None
    if file and file.is_file():
        return file.read_text("utf-8")
    import vl_convert

    made = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.write_text(made, "utf-8", newline="\n")
        draft.replace(file)
    return str(made)


def _inside_script(code: str) -> str:
    """Code that cannot close the element it stands in: only strings and patterns hold "</"."""
    return code.replace("</script", "<\\/script").replace("<!--", "<\\!--")
