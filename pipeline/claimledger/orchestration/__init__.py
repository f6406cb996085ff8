"""The pipeline in Dagster: assets, checks, sensors, schedules and their display."""

from claimledger.orchestration.component import DatasetComponent
from claimledger.orchestration.datasets import dataset

__all__ = ["DatasetComponent", "dataset"]
