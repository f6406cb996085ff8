"""Mistakes in files and settings of the user: they fail a run at once, without a retry."""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from claimledger.run.build import MISTAKES

RETRIED = "dagster/retry_on_asset_or_op_failure"
"""Dagster's tag that says whether a run is retried after a failed step."""


@contextmanager
def once(
    context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext | dg.OpExecutionContext,
) -> Iterator[None]:
    """Fail the run without a retry, and show only the sentence that names the mistake."""
    try:
        yield
    except MISTAKES as error:
        context.instance.add_run_tags(context.run.run_id, {RETRIED: "false"})
        raise dg.Failure(str(error), allow_retries=False) from None
