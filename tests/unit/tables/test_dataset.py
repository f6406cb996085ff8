"""A published package opened: what it shows of itself, and what it says of a table it lacks."""

from pathlib import Path

import pytest

from claimledger.tables.dataset import Dataset
from claimledger.tables.package import PublishedPackage

TABLES = [{"name": "claims", "path": "claims.parquet", "rows": 1200}, {"name": "files"}]
DATASET = Dataset(PublishedPackage(Path("out"), {"version": "1.2.0", "resources": TABLES}))


def test_it_shows_its_folder_its_version_and_its_rows() -> None:
    assert repr(DATASET) == "<Dataset out, version 1.2.0: claims 1,200, files>"
    assert repr(DATASET.package) == f"PublishedPackage(folder={Path('out')!r})"


def test_a_table_that_it_lacks_is_answered_with_those_it_has() -> None:
    with pytest.raises(AttributeError, match="one of the tables claims, files, found 'claim'"):
        _ = DATASET.claim
    assert "claims" in dir(DATASET)
