"""What a build outside Dagster tells Dagster's records: the tables and the package that it made."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from claimledger.orchestration import display
from claimledger.orchestration.assets import package_shown
from claimledger.orchestration.namespace import Namespace
from claimledger.run.summary import Summary

VERSION_TAG = "dagster/data_version"


def report(summary: Summary, home: Path, served: str | None, names: Namespace) -> None:
    """Report a build of the project's own dataset; the package comes last, as in a run.

    Args:
        summary: what the build published.
        home: Dagster's home.
        served: the address at which the folder of versions is served.
        names: how the code location that uses this home names the dataset's assets.
    """
    key = names.key("package")
    with dg.DagsterInstance.from_config(str(home)) as instance:
        for name, metadata in tables(summary):
            instance.report_runless_asset_event(
                dg.AssetMaterialization(names.key(name), metadata=metadata)
            )
        package = package_shown(key, summary, served)
        instance.report_runless_asset_event(
            dg.AssetMaterialization(
                key, metadata=package.metadata, tags={VERSION_TAG: summary.version}
            )
        )
        for check in package.check_results or []:
            instance.report_runless_asset_event(
                dg.AssetCheckEvaluation(
                    asset_key=key,
                    check_name=str(check.check_name),
                    passed=check.passed,
                    description=check.description,
                    metadata=check.metadata,
                )
            )


def tables(summary: Summary) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What Dagster shows of each published table."""
    frames = {name: pl.read_parquet(summary.folder / f"{name}.parquet") for name in summary.rows}
    titles = frames["snapshots"].lazy().select("snapshot_id", "title")
    for name, frame in frames.items():
        known = titles if "snapshot_id" in frame.columns else None
        yield name, display.undrawn(name, frame, titles=known)
