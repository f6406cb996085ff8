"""Build a package of a million claims, or verify and load it; print the peak of memory.

Run by test_million.py: `python million.py build FOLDER`, then `python million.py check FOLDER`, as
a user builds and verifies with two commands.
"""

import json
import resource
import sys
from pathlib import Path

import polars as pl

from claimledger.ids import mention_id
from claimledger.linking import entities
from claimledger.linking.indicators import indicators_of
from claimledger.publishing.identity import identity as declared
from claimledger.publishing.parties import measured
from claimledger.publishing.verification import verify
from claimledger.publishing.version import seal
from claimledger.run.build import write_version
from claimledger.tables.dataset import load
from claimledger.tables.schemas import table, tables
from claimledger.tables.validation import validate

CLAIMS = 1_000_000
PER_SNAPSHOT = 500
SOURCES = 5_000
"""Organisations that the claims name, beside one country."""
FIELDS = sorted(name for name in table("claims").names if name.startswith(("p", "s", "u", "v")))[
    :10
]
SENTENCE = "Exports of copper rose to 4 tons in March, the customs service of the region said."
QUOTE = "4 tons"

HELD = {
    "value": 4.0,
    "sentence": SENTENCE,
    "quote": QUOTE,
    "measure": "exports of copper",
    "subject": "Chile",
    "subject_code": "CHL",
    "role": "claim",
    "bound": "eq",
    "unit": "t",
    "unit_code": "t",
    "unit_kind": "mass",
    "direction": "none",
    "kind": "level",
}
"""What some columns hold; the others hold the example of their declaration."""


def identity(number: pl.Expr) -> pl.Expr:
    """A number as an id: sixteen digits."""
    return number.cast(pl.String).str.zfill(16)


def mention(start: pl.Expr, page: pl.Expr) -> pl.Expr:
    """The id of what begins at an offset of a page."""
    return pl.struct(page.alias("page"), start.alias("start")).map_elements(
        lambda row: mention_id(row["page"], row["start"]), pl.String
    )


def rows(name: str, count: int, **known: pl.Expr) -> pl.DataFrame:
    """A table of so many rows: what is known of them, and what any row of it may hold."""
    said = {
        column.name: known.get(column.name, pl.lit(HELD.get(column.name, column.example)))
        for column in table(name).columns
        if column.required or column.name in known or column.name in HELD
    }
    frame = pl.select(pl.int_range(count).alias("n")).lazy()
    columns = [
        said.get(column, pl.lit(None)).cast(kind).alias(column)
        for column, kind in table(name).polars().items()
    ]
    return frame.select(columns).collect()


def frames() -> dict[str, pl.DataFrame]:
    """All tables of the package, rejects left out, rows in their order."""
    n, pages = pl.col("n"), CLAIMS // PER_SNAPSHOT
    start = n % PER_SNAPSHOT * (len(SENTENCE) + 1)
    at = SENTENCE.index(QUOTE)
    place = {"char_start": start + at, "char_end": start + at + len(QUOTE)}
    mine = identity(n // PER_SNAPSHOT)
    ours = mention(place["char_start"], mine)
    made = {
        "files": rows(
            "files",
            pages,
            path=identity(n),
            snapshot_id=identity(n),
            sha256=identity(n) + pl.lit("0" * 48),
        ),
        "snapshots": rows("snapshots", pages, snapshot_id=identity(n)),
        "segments": rows(
            "segments",
            pages,
            snapshot_id=identity(n),
            segment=pl.lit(0),
            char_start=pl.lit(0),
            char_end=pl.lit(10**6),
        ),
        "quantities": rows("quantities", CLAIMS, quantity_id=ours, snapshot_id=mine, **place),
        "claims": rows(
            "claims",
            CLAIMS,
            claim_id=ours,
            quantity_id=ours,
            snapshot_id=mine,
            sentence_start=start,
            sentence_end=start + len(SENTENCE),
            attributed_to=source(n % SOURCES),
            **place,
        ),
    }
    made |= named(made["claims"])
    claims = made["claims"].head(1)
    nobody = (pl.DataFrame(schema=table(name).polars()) for name in ("claim_entities", "entities"))
    [indicator] = indicators_of(measured(claims, *nobody))
    made["claims"] = made["claims"].with_columns(indicator_id=pl.lit(indicator))
    made["indicators"] = rows(
        "indicators",
        1,
        indicator_id=pl.lit(indicator),
        claim_count=pl.lit(CLAIMS),
        article_count=pl.lit(pages),
    )
    each = len(FIELDS)
    fields = pl.lit(pl.Series(FIELDS)).gather(n % each)
    subjects = pl.lit(made["claims"]["claim_id"].sort()).gather(n // each)
    made["evidence"] = rows("evidence", CLAIMS * each, subject_id=subjects, field=fields)
    others = [one.name for one in tables() if one.name not in made and one.name != "rejects"]
    return made | {name: pl.DataFrame(schema=table(name).polars()) for name in others}


def source(number: pl.Expr) -> pl.Expr:
    """The name of an organisation."""
    return pl.format("Customs Service {}", number)


def named(claims: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The entities of the claims: one country, and an organisation for each source."""
    names = [*(f"Customs Service {number}" for number in range(SOURCES)), "Chile"]
    codes = [*[None] * SOURCES, "CHL"]
    known = pl.DataFrame(
        {
            "name": names,
            "code": codes,
            "entity_id": list(map(entities.identity, names, codes)),
            "kind": [*["organisation"] * SOURCES, "country"],
        }
    )
    links = pl.concat(
        claims.select("claim_id", "snapshot_id", field=pl.lit(field), name=field, rule=pl.lit(rule))
        for field, rule in (("subject", "listed"), ("attributed_to", "written"))
    ).join(known.select("name", "entity_id"), on="name", how="left", maintain_order="left")
    counts = links.group_by("entity_id").agg(
        claim_count=pl.col("claim_id").n_unique(), article_count=pl.col("snapshot_id").n_unique()
    )
    counted = known.join(counts, on="entity_id").with_columns(aliases=pl.lit(None, pl.String))
    return {
        name: frame.select(
            pl.col(column).cast(kind) for column, kind in table(name).polars().items()
        ).sort(table(name).sort)
        for name, frame in (("claim_entities", links), ("entities", counted))
    }


def build(folder: Path) -> dict[str, object]:
    """Write the package."""
    folder.mkdir()
    valid = validate(frames(), 0.0, {})
    lines = valid["claims"].select("claim_id", line=pl.lit(1, pl.Int64))
    write_version(valid, lines, folder, declared(None))
    seal(folder)
    return {}


def check(folder: Path) -> dict[str, object]:
    """Verify and load the package; return the problems found and the sum of all values."""
    problems = [f"{one.where} {one.row}: {one.what}" for one in verify(folder)]
    total = load(folder).claims.select(pl.col("value").sum()).collect().item()
    return {"problems": problems[:5], "total": total}


if __name__ == "__main__":
    told = {"build": build, "check": check}[sys.argv[1]](Path(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({**told, "peak": peak}))  # noqa: T201 - read by the test
