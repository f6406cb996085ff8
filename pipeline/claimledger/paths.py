"""The folders of the project. This module imports nothing else of the package.

In a checkout the package is ``pipeline/claimledger``, and schemas and seeds are folders beside
``pipeline/``. In an installed wheel the schemas travel inside the package, and seeds and output are
found in the working folder.
"""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]
IN_CHECKOUT = (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "schemas").is_dir()
ROOT = CHECKOUT if IN_CHECKOUT else Path.cwd()

DAGSTER_PROJECT = PACKAGE.parent if IN_CHECKOUT else ROOT
"""Where `dg` finds the project: the folder that holds the package and dg.toml."""

SCHEMAS = CHECKOUT / "schemas" if IN_CHECKOUT else PACKAGE / "_schemas"


def seeds() -> Path:
    """Folder of snapshots: CLAIMLEDGER_SEEDS, else seeds/ of the project."""
    return Path(os.environ.get("CLAIMLEDGER_SEEDS") or ROOT / "seeds")


def output() -> Path:
    """Folder of published versions: CLAIMLEDGER_OUTPUT, else output/ of the project."""
    return Path(os.environ.get("CLAIMLEDGER_OUTPUT") or ROOT / "output")


def dagster_home() -> Path:
    """Dagster's home in the project, which `claimledger ui` makes."""
    return ROOT / ".dagster"
