"""What a run may be told, and what it tells; who is heard first.

A value given on the command line or in a run's configuration is heard before the environment, the
environment before package.yaml and the defaults.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from claimledger import paths
from claimledger.run.engines import Engine, Where
from claimledger.tables.schemas import package

POLICIES = ("sentence", "quote", "none")
"""How much of an article's text is published: the number's sentence, its own words, nothing."""

Progress = Callable[[str, int, int], None]
"""Told the step's name, snapshots done and snapshots to do."""

Told = Callable[[], None]
"""Told that another run is at work."""


class BadSetting(ValueError):  # noqa: N818 - named for what it is
    """A setting is none of the values it can have."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run reads and writes, and how it works."""

    seeds: Path
    output: Path
    where: Where = field(default_factory=Where)
    evidence: str = POLICIES[0]

    @property
    def staging(self) -> Path:
        """Folder of staged rows."""
        return self.output / ".staging"


@dataclass(frozen=True, slots=True)
class Report:
    """What a step did: snapshots worked on, taken from before, and refused."""

    step: str
    processed: int
    reused: int
    failed: int


def resolve(  # noqa: PLR0913 - the settings of a run, each with its default
    *,
    seeds: str | Path | None = None,
    output: str | Path | None = None,
    engine: str | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    evidence: str | None = None,
) -> Settings:
    """The settings of a run: the arguments, else CLAIMLEDGER_…, else the defaults.

    Raises:
        BadSetting: a value is none of those it can have.
    """
    environment = os.environ.get
    count = workers or environment("CLAIMLEDGER_WORKERS") or None
    if count is not None and (not str(count).isdecimal() or int(count) < 1):
        raise BadSetting(f"workers: expected a number from 1, found {count!r}")
    chosen = engine or environment("CLAIMLEDGER_ENGINE") or "auto"
    address = cluster or environment("CLAIMLEDGER_CLUSTER") or None
    if chosen == "cluster":
        reachable(address)
    policy = evidence or environment("CLAIMLEDGER_EVIDENCE") or package()["x-evidence"]
    return Settings(
        Path(seeds) if seeds else paths.seeds(),
        Path(output) if output else paths.output(),
        Where(one_of("engine", chosen, get_args(Engine)), int(count) if count else None, address),
        one_of("evidence", policy, POLICIES),
    )


def reachable(address: str | None) -> None:
    """Make sure that a cluster can be asked for."""
    if address is None:
        raise BadSetting("cluster: expected the address of a Dask scheduler, found none")
    if find_spec("distributed") is None:
        raise BadSetting("engine: expected Dask, found none: pip install 'claimledger[cluster]'")


def one_of(name: str, value: str, known: tuple[str, ...]) -> Any:  # noqa: ANN401 - a literal
    """The value, if it is one that the setting can have."""
    if value not in known:
        raise BadSetting(f"{name}: expected one of {', '.join(known)}, found {value!r}")
    return value
