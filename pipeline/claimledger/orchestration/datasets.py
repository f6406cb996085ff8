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
from claimledger.orchestration.namespace import Namespace
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

    Several of them live in one code location: `dagster.Definitions.merge` puts them together with
    each other and with assets of your own. Each needs its own name, prefix and output.

    Args:
        name: letters, digits and underscores; every asset has it in the tag claimledger/dataset.
        seeds: the folder of saved pages; None: CLAIMLEDGER_SEEDS, else seeds/. A
            `dagster.EnvVar` names a variable of your own.
        output: where versions/ and the link latest are kept; None: CLAIMLEDGER_OUTPUT, else
            output/.
        key_prefix: of the keys of its assets and the names of its jobs, sensors, schedules and
            resources; by default the name. An empty one is none.
        group: begins the names of its groups of assets; by default the prefix.
        config: what else the launchpad starts from, such as evidence="quote"; see `Run`.

    Raises:
        ValueError: the name is none that Dagster takes.

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


def namespace(name: str, key_prefix: str | Sequence[str] | None, group: str | None) -> Namespace:
    """The names of a dataset, defaults filled in."""
    given = name if key_prefix is None else key_prefix
    prefix = tuple(part for part in ([given] if isinstance(given, str) else given) if part)
    return Namespace(name, prefix, "_".join(prefix) if group is None else group)


def folder(path: Folder) -> str:
    """A folder as the configuration of a run has it; empty where none is given."""
    return "" if path is None else path if isinstance(path, str) else os.fspath(path)
