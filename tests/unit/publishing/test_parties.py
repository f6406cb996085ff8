"""Claims whose parties are one entity by definition or by the user's word have one indicator."""

import polars as pl

from claimledger.linking.indicators import Measured, indicators_of
from claimledger.publishing.parties import measured
from claimledger.tables.schemas import table

CLAIMS = pl.DataFrame(
    [
        {"claim_id": "a", "snapshot_id": "1", "subject": "HRA"},
        {"claim_id": "b", "snapshot_id": "2", "subject": "Harbor and River Authority"},
        {"claim_id": "c", "snapshot_id": "3", "subject": "the farmers"},
    ]
).with_columns(
    kind=pl.lit("level"),
    unit=pl.lit("EUR"),
    unit_kind=pl.lit("money"),
    measure=pl.lit("budget"),
    value=pl.lit(5.0),
    **{
        name: pl.lit(None, pl.String if name == "counterpart" else pl.Date)
        for name in ("counterpart", "period_start", "period_end", "baseline_period_start")
    },
    value_high=pl.lit(None, pl.Float64),
)


def linked(rule: str) -> list[Measured]:
    """What decides on the indicators, the acronym resolved by a rule."""
    names = pl.DataFrame(
        [("a", "subject", "HRA", "x", rule)], schema=table("claim_entities").polars(), orient="row"
    )
    entities = pl.DataFrame(
        [("x", "Harbor and River Authority", None, None, None, 1, 1)],
        schema=table("entities").polars(),
        orient="row",
    )
    return measured(CLAIMS, names, entities)


def test_a_defined_acronym_makes_one_indicator() -> None:
    first, second, third = indicators_of(linked("defined"))
    assert first == second != third


def test_a_name_that_stands_for_itself_stays_as_it_is() -> None:
    rows = linked("written")
    assert [row.subject for row in rows] == CLAIMS["subject"].to_list()
    assert len(set(indicators_of(rows))) == 3
