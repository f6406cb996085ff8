"""The input to the indicators of claims, with parties under the names of their entities.

If articles define an acronym or entities.yaml merges names, claims of one measure have one
indicator, whichever name their texts use.
"""

import polars as pl

from claimledger.linking.indicators import Measured

PARTIES = ("subject", "counterpart")
BEYOND_LISTS = ("defined", "user")
"""Rules for names that wording alone does not bring together; it already knows the lists."""


def measured(claims: pl.DataFrame, names: pl.DataFrame, entities: pl.DataFrame) -> list[Measured]:
    """The input to the indicator of each claim, in the order of the claims.

    Args:
        claims: rows of ``claims``, without their indicators.
        names: rows of ``claim_entities``.
        entities: rows of ``entities``.
    """
    called = entities.select("entity_id", called="name")
    told = names.filter(pl.col("rule").is_in(BEYOND_LISTS)).join(called, on="entity_id")
    rows = claims.select("claim_id", *Measured._fields)
    for party in PARTIES:
        mine = told.filter(pl.col("field") == party).select("claim_id", "called", said="name")
        rows = (
            rows.join(
                mine,
                left_on=["claim_id", party],
                right_on=["claim_id", "said"],
                how="left",
                maintain_order="left",
            )
            .with_columns(pl.coalesce("called", party).alias(party))
            .drop("called")
        )
    return list(map(Measured._make, rows.select(Measured._fields).iter_rows()))
