"""The names of the assets, groups, jobs and resources of a dataset."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import dagster as dg


@dataclass(frozen=True, slots=True)
class Namespace:
    """The names of one dataset in a code location.

    The prefix of its asset keys is the prefix of every other name as well; a dataset without one
    has the bare names.

    >>> energy = Namespace("energy", ("energy",), "energy")
    >>> energy.key("claims").to_user_string(), energy.named("build")
    ('energy/claims', 'energy_build')
    """

    name: str
    prefix: tuple[str, ...] = ()
    group: str = ""

    def key(self, asset: str) -> dg.AssetKey:
        """Key of one of its assets."""
        return dg.AssetKey([*self.prefix, asset])

    def named(self, what: str) -> str:
        """Name of one of its jobs, sensors, schedules, steps or resources."""
        return joined([*self.prefix, what])

    def group_of(self, stage: str) -> str:
        """Name of the group of assets of a stage."""
        return joined([self.group, stage])

    @property
    def run(self) -> str:
        """Key of the resource that says where the dataset reads and writes."""
        return self.named("run")

    @property
    def tables(self) -> str:
        """Key of the I/O manager that loads its published tables."""
        return self.named("tables")


def namespace(name: str, key_prefix: str | Sequence[str] | None, group: str | None) -> Namespace:
    """The names of a dataset, with defaults filled in."""
    given = name if key_prefix is None else key_prefix
    prefix = tuple(part for part in ([given] if isinstance(given, str) else given) if part)
    return Namespace(name, prefix, "_".join(prefix) if group is None else group)


def joined(parts: Sequence[str]) -> str:
    """The parts as one name of letters, digits and underscores, as Dagster requires."""
    return re.sub(r"\W", "_", "_".join(part for part in parts if part), flags=re.ASCII)
