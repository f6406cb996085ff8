"""A dataset as a Dagster component: a few lines of YAML in a project."""

from typing import Annotated

import dagster as dg

from claimledger.orchestration.datasets import dataset
from claimledger.orchestration.resources import Engine, Evidence, Links, Run
from claimledger.run.build import PATIENCE

OURS = {"name", "seeds", "output", "key_prefix", "group"}
"""The fields that identify a dataset; the others are defaults of the launchpad."""


def means(description: str) -> dg.Resolver:
    """A field with its description in the schema of the YAML."""
    resolver: dg.Resolver = dg.Resolver.default(description=description)
    return resolver


def as_in_launchpad(name: str) -> dg.Resolver:
    """A field with the description that the launchpad has."""
    return means(Run.model_fields[name].description or "")


class DatasetComponent(dg.Component, dg.Resolvable, dg.Model):
    """A folder of saved news pages as a published dataset of quantitative claims."""

    name: Annotated[str, means("Name of the dataset: letters, digits and underscores.")]
    seeds: Annotated[str, means("Folder of saved pages, relative to the root of the project.")]
    output: Annotated[
        str, means("Folder of published versions, relative to the root of the project.")
    ]
    key_prefix: Annotated[
        str | list[str] | None, means("Prefix of all keys and names; by default the name.")
    ] = None
    group: Annotated[
        str | None, means("Beginning of the names of the asset groups; by default the prefix.")
    ] = None
    engine: Annotated[Engine | None, as_in_launchpad("engine")] = None
    cluster: Annotated[str, as_in_launchpad("cluster")] = ""
    workers: Annotated[int, as_in_launchpad("workers")] = 0
    evidence: Annotated[Evidence | None, as_in_launchpad("evidence")] = None
    min_confidence: Annotated[float | None, as_in_launchpad("min_confidence")] = None
    links: Annotated[Links | None, as_in_launchpad("links")] = None
    served: Annotated[str, as_in_launchpad("served")] = ""
    patience: Annotated[float, as_in_launchpad("patience")] = PATIENCE

    @classmethod
    def get_spec(cls) -> dg.ComponentTypeSpec:
        """The entry in Dagster's list of components."""
        return dg.ComponentTypeSpec(tags=["news", "claims"], owners=["team:claimledger"])

    def build_defs(self, context: dg.ComponentLoadContext) -> dg.Definitions:
        """The assets, checks, jobs, sensors, schedules and resources of the dataset."""
        return dataset(
            self.name,
            seeds=context.project_root / self.seeds,
            output=context.project_root / self.output,
            key_prefix=self.key_prefix,
            group=self.group,
            **self.model_dump(exclude=OURS),
        )
