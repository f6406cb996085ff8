"""Tables of entities and indicators: each row as most claims put it, with its counts."""

from datetime import date

import polars as pl
import pytest

from claimledger.linking.entities import Named, link
from claimledger.linking.indicators import Measured
from claimledger.run.frames import (
    LINKED,
    comparisons_in,
    entities_in,
    indicators_in,
    linked_row,
)
from claimledger.tables.schemas import table


def names(*written: tuple[str, str]) -> pl.DataFrame:
    """Names in the claims of some snapshots, each in a claim of its own."""
    said = [Named(snapshot, "subject", name, name) for snapshot, name in written]
    rows = pl.DataFrame(list(map(linked_row, link(said, []))), schema=LINKED, orient="row")
    claim = pl.int_range(pl.len()).cast(pl.String)
    return rows.rename({"article": "snapshot_id"}).with_columns(claim_id=claim)


def test_an_entity_has_its_other_names_and_counts_its_claims_and_articles() -> None:
    found = entities_in(names(("a", "Chilean"), ("a", "Chile"), ("b", "Santiago")))
    assert found.drop("entity_id").rows() == [
        ("Chile", "country", "CHL", "Chilean; Santiago", 3, 2)
    ]
    assert found.schema == table("entities").polars()


def test_an_entity_that_is_only_written_is_called_as_most_claims_write_it() -> None:
    found = entities_in(names(("a", "VELMARK"), ("a", "Velmark"), ("b", "Velmark")))
    assert found.select("name", "aliases").rows() == [("Velmark", "VELMARK")]


def claims(*said: tuple[str, str, str | None]) -> pl.DataFrame:
    """Claims of some snapshots, each with a measure and a counterpart, of one indicator."""
    columns = dict.fromkeys(("snapshot_id", "measure", "counterpart"), pl.String)
    frame = pl.DataFrame(said, schema=columns, orient="row")
    kept = {name: pl.lit(None, pl.String) for name in Measured._fields if name not in frame.columns}
    usual = kept | {"kind": pl.lit("share"), "unit": pl.lit("%")}
    return frame.with_columns(indicator_id=pl.lit("f" * 16), **usual)


def test_an_indicator_is_called_as_most_of_its_claims_call_it() -> None:
    rows = claims(("a", "jobless rate", None), ("b", "jobless rate", "Peru"), ("c", "rate", None))
    [found] = indicators_in(rows).rows(named=True)
    assert (found["label"], found["counterpart"], found["kind"]) == (
        "jobless rate",
        "Peru",
        "level",
    )
    assert (found["claim_count"], found["article_count"]) == (3, 3)


def test_of_several_wordings_that_are_as_frequent_the_shortest_is_the_label() -> None:
    rows = claims(("a", "jobless rate in May", None), ("b", "jobless rate", None))
    assert indicators_in(rows)["label"].to_list() == ["jobless rate"]


@pytest.mark.parametrize(
    ("evidence", "said"),
    [("quote", "Jobless rate (2023): "), ("none", "Figures (2023): ")],
)
def test_a_comparison_says_what_it_compares_in_words_that_may_be_published(
    evidence: str, said: str
) -> None:
    year = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    days = year | dict.fromkeys(("published_earliest", "published_latest"), date(2024, 5, 15))
    rows = claims(("a", "jobless rate", None), ("b", "jobless rate", None)).with_columns(
        claim_id="snapshot_id",
        value=pl.lit(5.0),
        bound=pl.lit("eq"),
        direction=pl.lit("none"),
        modality=pl.lit("reported"),
        attributed_to=pl.lit(None, pl.String),
        **{name: pl.lit(day) for name, day in days.items()},
    )
    assert comparisons_in(rows, evidence)["reason"].to_list() == [
        f"{said}two articles agree on 5%."
    ]
