"""Build, verify and load a package of a million claims in this process; print its peak memory.

Run by test_million.py in a process of its own: `python million.py FOLDER`.
"""

import json
import resource
import sys
from pathlib import Path

import polars as pl

from claimledger.publishing.verification import verify
from claimledger.publishing.version import seal
from claimledger.run.build import write_version
from claimledger.tables.dataset import load
from claimledger.tables.schemas import table, tables
from claimledger.tables.validation import validate

CLAIMS = 1_000_000
PER_SNAPSHOT = 500
FIELDS = sorted(f"field_{n}" for n in range(10))
SENTENCE = "Exports of copper rose to 4 tons in March, the customs service of the region said."
QUOTE = "4 tons"

HELD = {
    "value": 4.0,
    "sentence": SENTENCE,
    "quote": QUOTE,
    "measure": "exports of copper",
    "role": "claim",
}
"""What some columns hold; the others hold the example of their declaration."""


def identity(number: pl.Expr) -> pl.Expr:
    """A number as an id: sixteen digits."""
    return number.cast(pl.String).str.zfill(16)


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
    made = {
        "files": rows("files", pages, path=identity(n), snapshot_id=identity(n)),
        "snapshots": rows("snapshots", pages, snapshot_id=identity(n)),
        "segments": rows(
            "segments",
            pages,
            snapshot_id=identity(n),
            segment=pl.lit(0),
            char_start=pl.lit(0),
            char_end=pl.lit(10**6),
        ),
        "quantities": rows(
            "quantities", CLAIMS, quantity_id=identity(n), snapshot_id=mine, **place
        ),
        "claims": rows(
            "claims",
            CLAIMS,
            claim_id=identity(n),
            quantity_id=identity(n),
            snapshot_id=mine,
            sentence_start=start,
            sentence_end=start + len(SENTENCE),
            **place,
        ),
    }
    each = len(FIELDS)
    fields = pl.lit(pl.Series(FIELDS)).gather(n % each)
    made["evidence"] = rows("evidence", CLAIMS * each, subject_id=identity(n // each), field=fields)
    others = [one.name for one in tables() if one.name not in made and one.name != "rejects"]
    return made | {name: pl.DataFrame(schema=table(name).polars()) for name in others}


def main(folder: Path) -> None:
    """Do it all, and print what a test asks about."""
    folder.mkdir()
    valid = validate(frames(), 0.0, {})
    lines = valid["claims"].select("claim_id", line=pl.lit(1, pl.Int64))
    write_version(valid, lines, folder, "sentence")
    del valid, lines
    seal(folder)
    problems = [f"{one.where} {one.row}: {one.what}" for one in verify(folder)]
    total = load(folder).claims.select(pl.col("value").sum()).collect().item()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"problems": problems[:5], "total": total, "peak": peak}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]))
