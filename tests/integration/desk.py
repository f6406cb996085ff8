"""A project of somebody else's: two datasets of claims, and assets that are made of them."""

from pathlib import Path

import dagster as dg
import pandas as pd
import polars as pl
import pyarrow as pa

from claimledger.orchestration import dataset
from claimledger.tables.dataset import Dataset

PACKAGE = dg.AssetKey(["desk", "bay", "package"])


def table(name: str) -> dg.AssetIn:
    """A table of the first dataset as an input."""
    return dg.AssetIn(["desk", "bay", name])


@dg.asset(ins={"claims": table("claims")}, deps=[PACKAGE])
def counted(claims: pl.DataFrame) -> int:
    """In Polars."""
    return claims.height


@dg.asset(ins={"claims": table("claims")}, deps=[PACKAGE])
def scanned(claims: pl.LazyFrame) -> int:
    """In Polars, lazily."""
    return int(claims.select(pl.len()).collect().item())


@dg.asset(ins={"claims": table("claims")}, deps=[PACKAGE])
def unnamed(claims) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - an input of no type
    """In Polars, where no type is named."""
    return type(claims).__module__.partition(".")[0]


@dg.asset(ins={"snapshots": table("snapshots")}, deps=[PACKAGE])
def titled(snapshots: pd.DataFrame) -> list[str]:
    """In pandas."""
    return sorted(snapshots["title"])


@dg.asset(ins={"files": table("files")}, deps=[PACKAGE])
def filed(files: pa.Table) -> list[str]:
    """In Arrow."""
    return sorted(files.column("path").to_pylist())


@dg.asset(ins={"package": table("package")})
def joined(package: Dataset) -> list[str]:
    """The whole package, whose tables are joined."""
    pages = package.snapshots.select("snapshot_id", "publisher")
    both = package.claims.join(pages, on="snapshot_id").collect()
    return sorted(both.columns)[:1]


ASSETS = (counted, scanned, unnamed, titled, filed, joined)


def definitions(bay: Path, inland: Path, published: Path) -> dg.Definitions:
    """The project's definitions on some folders."""
    return dg.Definitions.merge(
        dataset(
            "bay", seeds=bay, output=published / "bay", key_prefix=["desk", "bay"], engine="inline"
        ),
        dataset("inland", seeds=inland, output=published / "inland", engine="inline"),
        dg.Definitions(assets=ASSETS, executor=dg.in_process_executor),
    )
