"""A dataset as Dagster's definitions: one folder of saved pages, one published package."""

import os
import re
from collections.abc import Sequence
from typing import Any

import dagster as dg

from claimledger.orchestration.assets import assets
from claimledger.orchestration.automation import automation
from claimledger.orchestration.checks import checks
from claimledger.orchestration.loading import published_tables
from claimledger.orchestration.namespace import namespace
from claimledger.orchestration.resources import Run

Folder = str | os.PathLike[str] | None


def dataset(
    name: str,
    *,
    seeds: Folder,
    output: Folder,
    key_prefix: str | Sequence[str] | None = None,
    group: str | None = None,
    **config: Any,  # noqa: ANN401 - what the fields of Run take
) -> dg.Definitions:
    """The assets, checks, jobs, sensors, schedules and resources of one dataset.

    Several datasets fit into one code location: `dagster.Definitions.merge` merges them with each
    other and with your own assets. Each needs its own name, prefix and output.

    Args:
        name: letters, digits and underscores; every asset has it in the tag claimledger/dataset.
        seeds: the folder of saved pages; None means CLAIMLEDGER_SEEDS, else seeds/. A
            `dagster.EnvVar` takes it from another variable.
        output: the folder of versions/ and the link latest; None means CLAIMLEDGER_OUTPUT,
            else output/.
        key_prefix: prefix of its asset keys, jobs, sensors, schedules and resources; by default
            the name. An empty text means no prefix.
        group: beginning of the names of its asset groups; by default the prefix.
        config: other defaults of the launchpad, such as evidence="quote"; see `Run`.

    Raises:
        ValueError: Dagster does not accept the name.

    >>> defs = dataset("energy", seeds="pages/energy", output="published/energy")
    >>> [job.name for job in defs.jobs]
    ['energy_build', 'energy_upkeep']
    """
    if not re.fullmatch(r"[A-Za-z0-9_]+", name):
        raise ValueError(f"name: expected letters, digits and underscores, found {name!r}")
    names = namespace(name, key_prefix, group)
    made = assets(names)
    keys = [key for one in made if isinstance(one, dg.AssetsDefinition) for key in one.keys]
    started = automation(names, keys)
    run = Run(seeds=folder(seeds), output=folder(output), **config)
    return dg.Definitions(
        assets=made,
        asset_checks=checks(names),
        jobs=started.jobs,
        sensors=started.sensors,
        schedules=started.schedules,
        resources={names.run: run, names.tables: published_tables(names.run)},
    )


def folder(path: Folder) -> str:
    """A folder as text for the configuration of a run; empty if none is given."""
    return "" if path is None else path if isinstance(path, str) else os.fspath(path)
