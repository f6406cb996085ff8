"""A package built once from the project's own seeds, and copies of it to spoil."""

import shutil
from pathlib import Path

import pytest

from claimledger import paths
from claimledger.run.build import build


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a version built from seeds/; not to be changed."""
    output = tmp_path_factory.mktemp("published")
    return build(paths.ROOT / "seeds", output, engine="inline").folder


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of the version, to spoil."""
    return Path(shutil.copytree(published, tmp_path / "package"))
