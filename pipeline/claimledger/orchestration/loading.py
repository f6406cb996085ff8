"""The published tables as inputs of other assets: in Polars, pandas or Arrow."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg
import polars as pl
import pyarrow.parquet as pq

from claimledger.publishing import version
from claimledger.run.settings import BadSetting
from claimledger.tables.dataset import Dataset, load
from claimledger.tables.package import NotAPackageError

if TYPE_CHECKING:
    from claimledger.orchestration.resources import Run


def in_pandas(path: Path) -> Any:  # noqa: ANN401 - pandas is there where someone asks for it
    """A table in pandas."""
    import pandas as pd

    return pd.read_parquet(path)


LOADERS: Mapping[str, Callable[[Path], Any]] = {
    "polars.LazyFrame": pl.scan_parquet,
    "polars.DataFrame": pl.read_parquet,
    "pandas.DataFrame": in_pandas,
    "pyarrow.Table": pq.read_table,
}
"""The loaders of a table, by the annotation of the input."""


class PublishedTables(dg.IOManager):
    """Gives other assets the tables of the latest published version; it stores nothing.

    An input has the type of its annotation, or is a Polars frame without one. `package` is loaded
    as a `claimledger.tables.dataset.Dataset` with every table.
    """

    def __init__(self, run: "Run") -> None:
        self.run = run

    def handle_output(self, context: dg.OutputContext, obj: object) -> None:
        """Refuse to store: only the assets of a dataset publish it."""
        del obj
        raise dg.Failure(
            f"expected an asset of the dataset, found {context.asset_key.to_user_string()}: "
            "give it an I/O manager that stores"
        )

    def load_input(self, context: dg.InputContext) -> Any:  # noqa: ANN401 - what was asked for
        """One table of the published version, or the whole package."""
        name = context.asset_key.path[-1]
        confirm_published(context)
        try:
            dataset = load(self.run.settings().output / version.LATEST)
        except (NotAPackageError, BadSetting) as error:
            raise dg.Failure(str(error), allow_retries=False) from None
        context.add_input_metadata({"version": dataset.package.folder.name})
        if name == "package":
            return dataset
        return loaded(dataset, name, context.dagster_type.typing_type)


def loaded(dataset: Dataset, name: str, wanted: Any) -> Any:  # noqa: ANN401 - a type, a frame
    """A table of a dataset as the wanted type."""
    if name not in dataset.tables:
        raise dg.Failure(
            f"expected one of the published tables {', '.join(dataset.tables)}, found {name}",
            allow_retries=False,
        )
    path = dataset.package.folder / dataset.package.resources[name]["path"]
    if wanted is Any:
        return pl.read_parquet(path)
    module = getattr(wanted, "__module__", "").partition(".")[0]
    asked = f"{module}.{getattr(wanted, '__name__', wanted)}"
    if asked not in LOADERS:
        raise dg.Failure(
            f"{name}: expected an input of one of the types {', '.join(LOADERS)}, found {asked}",
            allow_retries=False,
        )
    return LOADERS[asked](path)


def confirm_published(context: dg.InputContext) -> None:
    """Check that the last materialization of a table is in the last published package."""
    package = dg.AssetKey([*context.asset_key.path[:-1], "package"])
    made = context.instance.get_latest_materialization_event(context.asset_key)
    published = context.instance.get_latest_materialization_event(package)
    if made and (published is None or published.timestamp < made.timestamp):
        raise dg.Failure(
            f"expected {context.asset_key.to_user_string()} in a published version, found it made "
            f"and not yet published: let the asset depend on {package.to_user_string()}, too"
        )


def published_tables(run: str) -> dg.IOManagerDefinition:
    """The I/O manager of the dataset whose configuration is the resource `run`."""

    @dg.io_manager(
        required_resource_keys={run},
        description="Loads the published tables as inputs of other assets.",
    )
    def tables(context: dg.InitResourceContext) -> PublishedTables:
        return PublishedTables(getattr(context.resources, run))

    return tables
