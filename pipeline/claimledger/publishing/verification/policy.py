"""The evidence policy: no file of the package contains more text than the policy allows."""

import json
import re
from collections.abc import Iterator, Sequence

import polars as pl

from claimledger.publishing.catalog import OF_CLAIMS, TABLES, page_data, written
from claimledger.publishing.companions import PAGE
from claimledger.publishing.verification.problems import Frames, Problem, listed
from claimledger.tables.package import DESCRIPTOR, PublishedPackage
from claimledger.tables.schemas import table, tables

ALLOWED = {"sentence": ("sentence", "quote"), "quote": ("quote",), "none": ()}
"""Kinds of text column that each policy publishes."""

PAGE_DATA = re.compile(r'<script type="application/json" id="(\w+)">(.*?)</script>', re.DOTALL)


def check_policy(package: PublishedPackage, frames: Frames) -> Iterator[Problem]:
    """Text columns that the policy withholds are null."""
    policy = package.descriptor.get("evidence")
    if not isinstance(policy, str) or policy not in ALLOWED:
        said = f"evidence is {policy!r}, expected one of {', '.join(ALLOWED)}"
        yield Problem(DESCRIPTOR, "", said)
        return
    for one in tables():
        for column in one.columns:
            if column.text and column.text not in ALLOWED[policy] and one.name in frames:
                rows = frames[one.name].filter(pl.col(column.name).is_not_null())
                what = f"{column.name} is published, which evidence: {policy} withholds"
                yield from listed(one, rows, what)


def check_page(package: PublishedPackage, frames: Frames) -> Iterator[Problem]:
    """The catalog page equals the page that is made again from the tables."""
    file = package.folder / PAGE
    if not file.is_file() or not set(TABLES) <= frames.keys():
        return
    parts = PAGE_DATA.findall(file.read_bytes().decode("utf-8", "replace"))
    if [name for name, _ in parts] != ["listing", "details"]:
        yield Problem(PAGE, "", "the page does not hold its data")
        return
    listing, details = (json.loads(text) for _, text in parts)
    for snapshot in details["texts"]:
        yield Problem(PAGE, snapshot, "the page holds the whole text")
    shown = listing["columns"]["claim_id"]
    if isinstance(shown, dict):  # as texts that occur again are written
        yield Problem(PAGE, "", "the page holds a claim twice")
        return
    read = {name: _of_page(frames[name], name, shown).collect() for name in TABLES}
    if "line" in details["columns"]:
        lines = pl.DataFrame(
            {"claim_id": shown, "line": details["columns"]["line"]},
            {"claim_id": pl.String, "line": pl.Int64},
        )
        read["claims"] = read["claims"].join(
            lines, on="claim_id", how="left", maintain_order="left"
        )
    if [(name, written(part)) for name, part in page_data(read).items()] != parts:
        yield Problem(PAGE, "", "the page differs from the tables")


def _of_page(frame: pl.LazyFrame, name: str, shown: Sequence[str]) -> pl.LazyFrame:
    """The rows of a table that the page may show: if there are many claims, only theirs."""
    for column in OF_CLAIMS.get(name, ()):
        ours = pl.LazyFrame({column: shown}, {column: pl.String})
        frame = frame.join(ours, on=column, how="semi")
    return frame.sort(table(name).sort) if name in OF_CLAIMS else frame
