"""The data of the catalog page: claims, their articles, entities and comparisons.

It has two parts. ``listing`` holds what the table, its filters and its charts need, so that the
page appears quickly. ``details`` holds what the search and the view of one claim need, and is read
later. A text column is written as its distinct texts in order, with the number of the text for each
row.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from claimledger.linking.amounts import Amount, bracket, period
from claimledger.linking.units import in_base
from claimledger.publishing.catalog import labels
from claimledger.publishing.catalog.plots import SOURCES, TIMELINE, VALUES
from claimledger.publishing.parties import PARTIES

LISTED = (
    "claim_id",
    "value",
    "value_high",
    "bound",
    "kind",
    "direction",
    "unit",
    "measure",
    "subject",
    "subject_code",
    "counterpart",
    "counterpart_code",
    "period_start",
    "period_end",
    "attributed_to",
    "speaker",
    "modality",
    "confidence",
)
"""Columns of claims that the table, its filters and its charts need."""

DETAILED = (
    "quote",
    "char_start",
    "char_end",
    "sentence",
    "sentence_start",
    "period_text",
    "period_basis",
    "baseline_value",
    "baseline_period_start",
    "baseline_period_end",
    "flags",
    "corrected",
)
"""Columns of claims that the search and the view of one claim need."""

AMOUNT_COLUMNS = tuple(field.name for field in fields(Amount))
CLAIM_COLUMNS = tuple(
    dict.fromkeys((*LISTED, *DETAILED, *AMOUNT_COLUMNS, "snapshot_id", "indicator_id"))
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
TABLES = ("claims", "snapshots", "evidence", "files", "comparisons", "entities", "claim_entities")

OF_CLAIMS = {
    "evidence": ("subject_id",),
    "comparisons": ("claim_id", "other_claim_id"),
    "claim_entities": ("claim_id",),
}
"""Tables whose rows are limited to the claims of the page, and the columns that name these."""

LARGEST = 50_000
"""The largest number of claims that a browser searches easily; a larger page shows the latest."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The whole text of a snapshot with its segments (start, end, label, kept), for private use."""

    text: str
    segments: Sequence[tuple[int, int, str, bool]]


def page_data(
    frames: Mapping[str, pl.DataFrame], texts: Mapping[str, PageText] | None = None
) -> dict[str, dict[str, Any]]:
    """The data of the page, by the element that holds it."""
    claims = _worded(on_page(frames["claims"]))
    snapshots = (
        frames["snapshots"]
        .join(claims, on="snapshot_id", how="semi", maintain_order="left")
        .select(SNAPSHOT_COLUMNS)
        .with_row_index("snapshot")
    )
    claims = claims.join(
        snapshots.select("snapshot_id", "snapshot"),
        on="snapshot_id",
        how="left",
        maintain_order="left",
    )
    indicators = _indicators(claims)
    claims = claims.join(
        indicators.select("indicator_id", "indicator"),
        on="indicator_id",
        how="left",
        maintain_order="left",
    )
    shown = {"line"} & set(claims.columns)
    entities, links = frames["entities"], frames["claim_entities"]
    claims = _with_countries(claims, entities, links)
    codes = (claims[name].cast(pl.String) for name in ("subject_code", "counterpart_code"))
    return {
        "listing": {
            "count": claims.height,
            "columns": _columns(
                claims, [*LISTED, "snapshot", "stated", "period", "indicator", "countries"]
            ),
            "snapshots": [_snapshot(row) for row in snapshots.iter_rows(named=True)],
            "indicators": indicators.drop("indicator").rows(),
            "factors": _factors(claims["unit"]),
            "countries": labels.country_names(pl.concat([*codes, entities["code"]]).drop_nulls()),
            "modalities": labels.MODALITIES,
            "choices": labels.choices(),
            "plots": {"timeline": TIMELINE, "sources": SOURCES, "values": VALUES},
            "files": _without_claims(frames),
            "verdicts": labels.VERDICTS,
            "comparisons": _comparisons(claims, frames["comparisons"]),
            **_entities(claims, entities, links),
        },
        "details": {
            "columns": _columns(claims, [*DETAILED, "baseline", *shown]),
            "bases": labels.BASES,
            **_grounds(claims, frames["evidence"]),
            "texts": {
                key: {"text": page.text, "segments": list(page.segments)}
                for key, page in (texts or {}).items()
            },
        },
    }


def written(data: Mapping[str, Any]) -> str:
    """A part of the data as text of its element; the text cannot close the element."""
    said = json.dumps(data, ensure_ascii=False, default=str, separators=(",", ":"))
    return said.replace("<", "\\u003c")


def on_page(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims of the articles published last, as many as a page can hold."""
    if claims.height <= LARGEST:
        return claims
    order = ["published_latest", "claim_id"]
    kept = claims.sort(order, descending=[True, False], nulls_last=True).head(LARGEST)
    return claims.join(kept, on="claim_id", how="semi", maintain_order="left")


def _worded(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with their amounts and periods in words."""
    stated = [str(Amount(*row)) for row in claims.select(AMOUNT_COLUMNS).iter_rows()]
    compared = claims.select(
        "baseline_value", "unit", "unit_kind", "baseline_period_start", "baseline_period_end"
    )
    baseline = [
        ", ".join(filter(None, (_level(value, unit, kind), period(*both)))) or None
        for value, unit, kind, *both in compared.iter_rows()
    ]
    days = claims.select("period_start", "period_end").iter_rows()
    periods = [period(*both) for both in days]
    return claims.with_columns(
        pl.Series("stated", stated, dtype=pl.String),
        pl.Series("baseline", baseline, dtype=pl.String),
        pl.Series("period", periods, dtype=pl.String),
    )


def _level(value: float | None, unit: str, unit_kind: str | None) -> str | None:
    """A value that another is compared with, in words."""
    if value is None:
        return None
    return str(Amount(value, None, "eq", "level", "none", unit, unit_kind))


def _indicators(claims: pl.DataFrame) -> pl.DataFrame:
    """The indicators of some claims in the order of their ids, with the most frequent wording.

    `indicator` is the number of each, `wording` its measure, subject and counterpart.
    """
    of, against = (
        pl.coalesce(pl.col(f"{name}_code").cast(pl.String), pl.col(name).cast(pl.String))
        for name in ("subject", "counterpart")
    )
    measure = pl.col("measure").cast(pl.String)
    wording = pl.concat_str(
        *(part.fill_null("") for part in (measure, of, against)), separator=" | "
    )
    known = claims.filter(pl.col("indicator_id").is_not_null())
    return (
        known.group_by("indicator_id")
        .agg(
            wording=wording.mode().sort().first(),
            unit=pl.col("unit").cast(pl.String).mode().sort().first(),
        )
        .sort("indicator_id")
        .with_row_index("indicator")
    )


def _with_countries(
    claims: pl.DataFrame, entities: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """The claims with the codes of the countries that their subject and counterpart name."""
    parties = links.filter(pl.col("field").is_in(PARTIES)).select("claim_id", "entity_id")
    coded = entities.select("entity_id", "code").drop_nulls()
    named = (
        parties.join(coded, on="entity_id")
        .group_by("claim_id")
        .agg(countries=pl.col("code").unique().sort().str.join("; "))
    )
    return claims.join(named, on="claim_id", how="left", maintain_order="left")


def _factors(units: pl.Series) -> dict[str, float]:
    """Units that convert exactly to a base unit, with the factor."""
    found = ((unit, in_base(unit)[1]) for unit in units.cast(pl.String).unique().sort())
    return {unit: factor for unit, factor in found if factor != 1}


def _columns(frame: pl.DataFrame, names: Sequence[str]) -> dict[str, Any]:
    return {name: _column(frame[name]) for name in names}


def _column(series: pl.Series) -> Any:  # noqa: ANN401 - as JSON holds it
    """Numbers unchanged; repeated texts once, with the position of the text for each row."""
    if series.dtype.is_numeric():
        return series.to_list()
    texts = series.cast(pl.String)
    distinct = texts.drop_nulls().unique().sort()
    if distinct.len() == texts.len():
        return texts.to_list()
    return {"texts": distinct.to_list(), "rows": (texts.rank("dense").cast(pl.Int64) - 1).to_list()}


def _snapshot(row: dict[str, Any]) -> dict[str, Any]:
    words = bracket(row["published_earliest"], row["published_latest"])
    return {name: value for name, value in row.items() if name != "snapshot"} | {"published": words}


def _without_claims(frames: Mapping[str, pl.DataFrame]) -> list[tuple[str, str, str]]:
    """Rejected files and pages without claims: path, outcome, reason."""
    files = frames["files"].select("path", "status", "stage", "reason", "snapshot_id").sort("path")
    empty = files.join(frames["claims"], on="snapshot_id", how="anti", maintain_order="left")
    duplicates = dict(
        frames["snapshots"].select("snapshot_id", "duplicate_of").drop_nulls().iter_rows()
    )
    listed = []
    for path, status, stage, reason, snapshot in empty.iter_rows():
        if status == "rejected":
            listed.append((path, "rejected", ": ".join(filter(None, (stage, reason)))))
        elif status == "read":
            of = duplicates.get(snapshot)
            said = f"nearly the same article as snapshot {of}" if of else None
            listed.append((path, "no claims", reason or said or "no number of it is a claim"))
    return listed


def _comparisons(claims: pl.DataFrame, comparisons: pl.DataFrame) -> list[tuple[Any, ...]]:
    """Comparisons whose two claims are on the page: their rows, verdict and sentence.

    They are sorted by verdict, largest difference first.
    """
    rows = claims.select("claim_id").with_row_index("row")
    others = rows.select(other_claim_id="claim_id", other="row")
    verdict = pl.col("verdict").cast(pl.String)
    return (
        comparisons.join(rows, on="claim_id")
        .join(others, on="other_claim_id")
        .with_columns(
            verdict=verdict,
            place=verdict.replace_strict(
                {name: i for i, name in enumerate(labels.VERDICTS)}, return_dtype=pl.Int64
            ),
            apart=pl.col("share").cast(pl.Float64).abs(),
        )
        .sort("place", "apart", "comparison_id", descending=[False, True, False], nulls_last=True)
        .select("row", "other", "verdict", "reason")
        .rows()
    )


def _entities(
    claims: pl.DataFrame, entities: pl.DataFrame, links: pl.DataFrame
) -> dict[str, list[Any]]:
    """The entities that the claims of the page name, and the entities of each claim by number."""
    ours = claims.select("claim_id")
    used = links.select("claim_id", "entity_id").join(ours, on="claim_id", how="semi").unique()
    named = (
        entities.select("entity_id", "name", "kind", "aliases")
        .join(used, on="entity_id", how="semi")
        .sort("entity_id")
        .with_row_index("entity")
    )
    by_claim = (
        used.join(named.select("entity_id", "entity"), on="entity_id")
        .sort("claim_id", "entity")
        .group_by("claim_id", maintain_order=True)
        .agg("entity")
    )
    linked = ours.join(by_claim, on="claim_id", how="left", maintain_order="left")
    return {"entities": named.drop("entity").rows(), "linked": linked["entity"].to_list()}


def _grounds(claims: pl.DataFrame, evidence: pl.DataFrame) -> dict[str, list[Any]]:
    """The evidence for fields: field, rule, words for both, and scores, by claim."""
    ours = claims.select(subject_id="claim_id")
    chosen = evidence.join(ours, on="subject_id", how="semi", maintain_order="left")
    pairs = chosen.select("field", "rule").unique().sort("field", "rule").with_row_index("pair")
    numbered = chosen.join(pairs, on=["field", "rule"], maintain_order="left")
    by_claim = numbered.group_by("subject_id", maintain_order=True).agg(
        "pair", pl.col("score").cast(pl.Float64).round(2)
    )
    rows = ours.join(by_claim, on="subject_id", how="left", maintain_order="left")
    return {
        "rules": [
            (name, rule, labels.field(name), labels.ground(name, rule))
            for name, rule in pairs.select("field", "rule").iter_rows()
        ],
        "evidence": rows["pair"].to_list(),
        "scores": rows["score"].to_list(),
    }
