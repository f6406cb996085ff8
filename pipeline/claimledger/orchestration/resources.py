"""The configuration of a run, as the launchpad shows it."""

import dagster as dg
from pydantic import Field

from claimledger.run.build import PATIENCE
from claimledger.run.settings import Settings, resolve


class Run(dg.ConfigurableResource[None]):
    """Where a run reads and writes, and how it works.

    An empty field takes its value from the environment, else from package.yaml or the default.
    """

    seeds: str = Field(
        default="", description="Folder of saved pages. Empty: CLAIMLEDGER_SEEDS, else seeds/."
    )
    output: str = Field(
        default="",
        description="Folder of published versions. Empty: CLAIMLEDGER_OUTPUT, else output/.",
    )
    engine: str = Field(
        default="",
        description="inline, processes, cluster, or auto: processes where there is enough to do. "
        "Empty: CLAIMLEDGER_ENGINE, else auto.",
    )
    cluster: str = Field(
        default="",
        description="Address of a Dask scheduler, for the engine cluster. "
        "Empty: CLAIMLEDGER_CLUSTER.",
    )
    workers: int = Field(
        default=0, ge=0, description="Processes at a time. 0: CLAIMLEDGER_WORKERS, else one a core."
    )
    evidence: str = Field(
        default="",
        description="How much of the articles' text is published: sentence, quote or none. "
        "Empty: CLAIMLEDGER_EVIDENCE, else what package.yaml says.",
    )
    patience: float = Field(
        default=PATIENCE, ge=0, description="Seconds to wait for another run on the same output."
    )

    def settings(self) -> Settings:
        """The settings, with the environment and the defaults filled in.

        Raises:
            claimledger.run.settings.BadSetting: a value is none of those it can have.
        """
        return resolve(
            seeds=self.seeds or None,
            output=self.output or None,
            engine=self.engine or None,
            workers=self.workers or None,
            cluster=self.cluster or None,
            evidence=self.evidence or None,
        )
