"""The configuration of a run, as the launchpad shows it."""

from enum import StrEnum

import dagster as dg
from pydantic import Field

from claimledger.run.build import PATIENCE
from claimledger.run.settings import Settings, resolve


class Engine(StrEnum):
    """The engine of a run."""

    auto = "auto"
    inline = "inline"
    processes = "processes"
    cluster = "cluster"


class Evidence(StrEnum):
    """How much of the articles' text is published."""

    sentence = "sentence"
    quote = "quote"
    none = "none"


class Links(StrEnum):
    """How to treat a link to a file outside the folder of pages."""

    refused = "refused"
    followed = "followed"


class Run(dg.ConfigurableResource[None]):
    """Where a run reads and writes, and how it works.

    An empty field takes its value from the environment, else from dataset.yaml or the default.
    """

    seeds: str = Field(
        default="", description="Folder of saved pages. Empty: CLAIMLEDGER_SEEDS, else seeds/."
    )
    output: str = Field(
        default="",
        description="Folder of published versions. Empty: CLAIMLEDGER_OUTPUT, else output/.",
    )
    engine: Engine | None = Field(
        default=None,
        description="How the work is distributed; auto uses several processes if there is enough "
        "work. Empty: CLAIMLEDGER_ENGINE, else auto.",
    )
    cluster: str = Field(
        default="",
        description="Address of a Dask scheduler, for the engine cluster. "
        "Empty: CLAIMLEDGER_CLUSTER.",
    )
    workers: int = Field(
        default=0,
        ge=0,
        description="Number of processes. 0: CLAIMLEDGER_WORKERS, else one for each core.",
    )
    evidence: Evidence | None = Field(
        default=None,
        description="How much of the articles' text is published: sentences, quotes or none. "
        "Empty: CLAIMLEDGER_EVIDENCE, else what dataset.yaml says.",
    )
    min_confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Lowest confidence of a published claim. "
        "Empty: CLAIMLEDGER_MIN_CONFIDENCE, else what dataset.yaml says.",
    )
    links: Links | None = Field(
        default=None,
        description="What to do with a link to a file outside the folder of pages. "
        "Empty: CLAIMLEDGER_LINKS, else refused.",
    )
    served: str = Field(
        default="",
        description="Web address of the folder versions/; the asset package links to its catalog "
        "there. Empty: CLAIMLEDGER_SERVED, else the asset shows the path of the catalog.",
    )
    patience: float = Field(
        default=PATIENCE, ge=0, description="Seconds to wait for another run on the same output."
    )

    def settings(self) -> Settings:
        """The settings, with the environment and the defaults filled in.

        Raises:
            claimledger.run.settings.BadSetting: a value is not allowed.
        """
        return resolve(
            seeds=self.seeds or None,
            output=self.output or None,
            engine=self.engine,
            workers=self.workers or None,
            cluster=self.cluster or None,
            evidence=self.evidence,
            min_confidence=self.min_confidence,
            links=self.links,
            served=self.served or None,
        )
