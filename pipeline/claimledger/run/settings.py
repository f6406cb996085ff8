"""The settings of a run, and the order in which they apply.

The command line and the configuration of a run override the environment; the environment overrides
dataset.yaml and the defaults.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from claimledger import paths
from claimledger.run.engines import Engine, Where
from claimledger.run.guard import SECONDS

POLICIES = ("sentence", "quote", "none")
"""How much text of an article is published: the sentence of each number, its quote, or nothing."""

STAGING = ".staging"
"""Folder, in the output, of staged rows and of what a build keeps for the next."""

LINKS = ("refused", "followed")
"""How to treat a link to a file outside the folder of pages."""

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, the number of snapshots done and the number to do."""

Told = Callable[[], None]
"""Called if another run is working."""


class BadSetting(ValueError):  # noqa: N818 - named for what it is
    """A setting has a value that is not allowed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a run reads and writes, and how it works.

    If ``evidence`` or ``min_confidence`` is None, dataset.yaml decides. ``served`` is the address
    at which the folder of versions is served.
    """

    seeds: Path
    output: Path
    where: Where = field(default_factory=Where)
    evidence: str | None = None
    min_confidence: float | None = None
    links: str = LINKS[0]
    seconds: int = SECONDS
    served: str | None = None

    @property
    def staging(self) -> Path:
        """Folder of staged rows."""
        return self.output / STAGING


@dataclass(frozen=True, slots=True)
class Report:
    """What a step did: the number of snapshots worked on, reused and refused."""

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
    min_confidence: float | None = None,
    links: str | None = None,
    served: str | None = None,
) -> Settings:
    """The settings of a run: the arguments, else CLAIMLEDGER_…, else the defaults.

    Raises:
        BadSetting: a value is not allowed.
    """
    environment = os.environ.get
    count = from_one("workers", workers or environment("CLAIMLEDGER_WORKERS") or None)
    seconds = from_one("seconds", environment("CLAIMLEDGER_SECONDS") or None)
    chosen = engine or environment("CLAIMLEDGER_ENGINE") or "auto"
    address = cluster or environment("CLAIMLEDGER_CLUSTER") or None
    if chosen == "cluster":
        reachable(address)
    policy = evidence or environment("CLAIMLEDGER_EVIDENCE") or None
    told = environment("CLAIMLEDGER_MIN_CONFIDENCE") or None
    least = told if min_confidence is None else min_confidence
    return Settings(
        Path(seeds) if seeds else paths.seeds(),
        Path(output) if output else paths.output(),
        Where(one_of("engine", chosen, get_args(Engine)), count, address),
        one_of("evidence", policy, POLICIES) if policy else None,
        None if least is None else share("min_confidence", least),
        one_of("links", links or environment("CLAIMLEDGER_LINKS") or LINKS[0], LINKS),
        seconds or SECONDS,
        web(served or environment("CLAIMLEDGER_SERVED") or None),
    )


def web(address: str | None) -> str | None:
    """The address of a folder on the web, if one was given, without a slash at its end."""
    if address is not None and not address.startswith(("http://", "https://")):
        raise BadSetting(f"served: expected an address that begins with http, found {address!r}")
    return address.rstrip("/") if address else None


def share(name: str, value: object) -> float:
    """The value as a number from 0 to 1."""
    try:
        found = float(str(value))
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise BadSetting(f"{name}: expected a number from 0 to 1, found {value!r}")
    return found


def from_one(name: str, value: int | str | None) -> int | None:
    """A number from 1, if one was given."""
    if value is not None and (not str(value).isdecimal() or int(value) < 1):
        raise BadSetting(f"{name}: expected a number from 1, found {value!r}")
    return int(value) if value is not None else None


def reachable(address: str | None) -> None:
    """Check that the cluster has an address and that Dask is installed."""
    if address is None:
        raise BadSetting("cluster: expected the address of a Dask scheduler, found none")
    if find_spec("distributed") is None:
        raise BadSetting("engine: expected Dask, found none: pip install 'claimledger[cluster]'")


def one_of(name: str, value: str, known: tuple[str, ...]) -> Any:  # noqa: ANN401 - a literal
    """The value, if the setting allows it."""
    if value not in known:
        raise BadSetting(f"{name}: expected one of {', '.join(known)}, found {value!r}")
    return value
