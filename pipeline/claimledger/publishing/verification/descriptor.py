"""The descriptor's tables: their declaration, and the pages that they were made from."""

from collections.abc import Iterator

from claimledger.publishing.datapackage import PROFILE, coverage, resource, sources
from claimledger.publishing.verification.problems import Frames, Problem
from claimledger.tables.package import DESCRIPTOR, PublishedPackage
from claimledger.tables.schemas import tables


def check_tables(package: PublishedPackage, frames: Frames) -> Iterator[Problem]:
    """The descriptor declares each table as its schema does, and names the pages of the tables."""
    said = package.descriptor
    if said.get("$schema") != PROFILE:
        yield Problem(DESCRIPTOR, "$schema", f"expected {PROFILE}")
    names = [one.get("name") for one in said["resources"]]
    if names != [table.name for table in tables()]:
        yield Problem(DESCRIPTOR, "", f"the tables are {', '.join(map(str, names))}")
    for table in tables():
        found = package.resources.get(table.name, {})
        wanted = resource(table, found.get("rows"), found.get("hash"))
        for name in wanted.keys() | found.keys():
            if found.get(name) != wanted.get(name):
                what = f"{name} of {table.name} differs from its schema"
                yield Problem(DESCRIPTOR, table.name, what)
    if {"claims", "files", "snapshots"} <= frames.keys():
        made = {name: frames[name].collect() for name in ("files", "snapshots")}
        made["claims"] = frames["claims"].select("subject", "period_type", "confidence").collect()
        if said.get("coverage") != coverage(made):
            yield Problem(DESCRIPTOR, "coverage", "these numbers differ from the tables")
        if said.get("sources") != list(sources(made)):
            yield Problem(DESCRIPTOR, "sources", "these pages differ from the tables")
