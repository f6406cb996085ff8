"""Mistakes in a user's files and settings: they fail a run at once, in one sentence, for good."""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from claimledger.run.build import MISTAKES

RETRIED = "dagster/retry_on_asset_or_op_failure"
"""Dagster's tag of a run that says whether it is tried again after a failed step."""


@contextmanager
def once(
    context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext | dg.OpExecutionContext,
) -> Iterator[None]:
    """Let a mistake fail the run with its sentence alone, and keep it from being tried again."""
    try:
        yield
    except MISTAKES as error:
        context.instance.add_run_tags(context.run.run_id, {RETRIED: "false"})
        raise dg.Failure(str(error), allow_retries=False) from None
