"""The definitions that Dagster and the tests load."""

import dagster as dg

from claimledger.orchestration.datasets import dataset

defs = dg.Definitions.merge(
    dataset("claimledger", seeds=None, output=None, key_prefix=""),
    dg.Definitions(executor=dg.in_process_executor),  # five small assets cost less in one process
)
