"""What decides on the indicators of claims, their parties under the names of their entities.

Where articles define an acronym or the user's entities.yaml merges names, claims of one measure
have one indicator, whichever of the names their texts use.
"""

import polars as pl

from claimledger.linking.indicators import Measured

PARTIES = ("subject", "counterpart")
BEYOND_LISTS = ("defined", "user")
"""Rules of names that wording alone does not bring together; it knows those of the lists."""


def measured(claims: pl.DataFrame, names: pl.DataFrame, entities: pl.DataFrame) -> list[Measured]:
    """What decides on the indicator of each claim, in the order of the claims.

    Args:
        claims: rows of ``claims``, their indicators aside.
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
