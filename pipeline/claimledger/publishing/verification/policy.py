"""The evidence policy: no file of the package holds more of the articles' text than it allows."""

import json
import re
from collections.abc import Iterator

import polars as pl

from claimledger.publishing.verification.problems import Frames, Problem, listed
from claimledger.tables.package import DESCRIPTOR, PublishedPackage
from claimledger.tables.schemas import tables

ALLOWED = {"sentence": ("sentence", "quote"), "quote": ("quote",), "none": ()}
"""Kinds of text column that each policy publishes."""

PAGE = "index.html"
PAGE_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def check_policy(package: PublishedPackage, frames: Frames) -> Iterator[Problem]:
    """Text columns that the policy withholds are null, in the tables and on the page."""
    policy = package.descriptor.get("evidence")
    if policy not in ALLOWED:
        said = f"evidence is {policy!r}, wanted one of {', '.join(ALLOWED)}"
        yield Problem(DESCRIPTOR, "", said)
        return
    for table in tables():
        for column in table.columns:
            if column.text and column.text not in ALLOWED[policy] and table.name in frames:
                rows = frames[table.name].filter(pl.col(column.name).is_not_null())
                what = f"{column.name} is published, which evidence: {policy} withholds"
                yield from listed(table, rows, what)
    yield from _check_page(package, frames)


def _check_page(package: PublishedPackage, frames: Frames) -> Iterator[Problem]:
    """The catalog page holds the claims' own sentences and no whole text."""
    file = package.folder / PAGE
    if not file.is_file() or "claims" not in frames:
        return
    match = PAGE_DATA.search(file.read_text("utf-8"))
    if match is None:
        yield Problem(PAGE, "", "the page holds no data")
        return
    data = json.loads(match[1])
    for snapshot in data["snapshots"]:
        if "text" in snapshot:
            yield Problem(PAGE, snapshot["snapshot_id"], "the page holds the whole text")
    allowed = set(frames["claims"].select("sentence").drop_nulls().collect()["sentence"])
    at = {name: data["columns"].index(name) for name in ("claim_id", "sentence")}
    for row in data["rows"]:
        if row[at["sentence"]] is not None and row[at["sentence"]] not in allowed:
            what = "the page holds a sentence that the claims do not"
            yield Problem(PAGE, row[at["claim_id"]], what)
