"""Opening a published package: each table is an attribute with a lazy frame.

>>> dataset = load("output/latest")  # doctest: +SKIP
>>> dataset.claims.filter(pl.col("unit") == "USD").collect()  # doctest: +SKIP
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from claimledger import paths
from claimledger.tables.package import PublishedPackage, open_package


@dataclass(frozen=True, slots=True, repr=False)
class Dataset:
    """A published package; ``dataset.claims`` is its table of claims, and so on.

    Every table is a lazy Polars frame; ``descriptor`` says what its columns mean.
    """

    package: PublishedPackage

    @property
    def descriptor(self) -> dict[str, Any]:
        """The package's datapackage.json."""
        return self.package.descriptor

    @property
    def tables(self) -> list[str]:
        """Names of the tables, in the order of the documentation."""
        return list(self.package.resources)

    def __getattr__(self, name: str) -> pl.LazyFrame:
        """One table, lazily."""
        if name not in self.package.resources:
            known = ", ".join(self.package.resources)
            raise AttributeError(f"expected one of the tables {known}, found {name!r}")
        return self.package.scan(name)

    def __repr__(self) -> str:
        """Folder, version, and the rows of each table."""
        counts = (
            f"{name} {rows:,}" if (rows := said.get("rows")) is not None else name
            for name, said in self.package.resources.items()
        )
        version = self.descriptor.get("version", "unknown")
        return f"<Dataset {self.package.folder}, version {version}: {', '.join(counts)}>"

    def __dir__(self) -> list[str]:
        """Attributes, for completion in a notebook."""
        return ["descriptor", "package", "tables", *self.package.resources]


def load(path: str | Path | None = None) -> Dataset:
    """Open the package in a folder; by default the latest that the project published.

    The dataset keeps this version, even if a newer one is published later.

    Raises:
        claimledger.tables.package.NotAPackageError: there is no package in the folder.
    """
    folder = Path(path) if path is not None else paths.output() / "latest"
    return Dataset(open_package(folder.resolve()))
