"""A row that breaks its schema is named, with its reason and with what depends on it."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from claimledger.tables.schemas import table, tables
from claimledger.tables.validation import Frames, Invalid, all_rejects, validate, validate_part

ID = "{:016x}"


def rows(name: str, *given: dict[str, Any]) -> pl.DataFrame:
    """A frame of a table: the examples of its columns, nulls where it may, and what is given."""
    declared = table(name)
    usual = {c.name: c.example if c.required else None for c in declared.columns}
    return pl.DataFrame([usual | one for one in given], schema=declared.polars(), orient="row")


def whole(claims: int = 40) -> Frames:
    """One snapshot with claims, each with its quantity and a row of evidence."""
    snapshot = {"snapshot_id": ID.format(1)}
    spans = [
        {"char_start": 10 * n, "char_end": 10 * n + 5, **snapshot} for n in range(1, claims + 1)
    ]
    frames = {one.name: rows(one.name) for one in tables() if one.name != "rejects"}
    return frames | {
        "files": rows("files", {"path": "a.txt", **snapshot}),
        "snapshots": rows("snapshots", snapshot),
        "quantities": rows(
            "quantities",
            *({"quantity_id": ID.format(n), **span} for n, span in enumerate(spans)),
        ),
        "claims": rows(
            "claims",
            *(
                {
                    "claim_id": ID.format(n),
                    "quantity_id": ID.format(n),
                    "sentence_start": 0,
                    "sentence_end": 1_000_000,
                    **span,
                }
                for n, span in enumerate(spans)
            ),
        ),
        "evidence": rows(
            "evidence",
            *({"subject_id": ID.format(n)} for n in range(claims)),
            {"subject_id": ID.format(1), "field": "x"},  # of the snapshot
        ),
    }


def changed(frames: Frames, name: str, row: int, **values: object) -> Frames:
    """The frames with some values of one row replaced."""
    numbered = frames[name].with_row_index()
    columns = {
        column: pl.when(pl.col("index") == row).then(pl.lit(value)).otherwise(pl.col(column))
        for column, value in values.items()
    }
    return frames | {name: numbered.with_columns(**columns).drop("index")}


def test_valid_tables_come_back_whole() -> None:
    frames = whole()
    valid = validate(frames, 0)
    assert valid.pop("rejects").is_empty()
    assert all(valid[name].equals(frame) for name, frame in frames.items())


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"bound": "roughly"}, "bound: isin"),
        ({"char_start": -1}, "char_start: greater_than_or_equal_to"),
        ({"unit": None}, "unit: not_nullable"),
        (
            {"period_start": date(2024, 1, 1), "period_end": date(2023, 1, 1)},
            "ordered: period_start, period_end",
        ),
        ({"value": 5.0, "value_high": 4.0}, "ordered: value, value_high"),
        ({"quote": "more than five"}, "length: quote, char_start, char_end"),
        ({"claim_id": ID.format(8)}, "unique: claim_id"),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected_with_the_reason(
    values: dict[str, Any], reason: str
) -> None:
    valid = validate(changed(whole(), "claims", 7, **values), 0.1)
    assert reason in set(valid["rejects"].filter(table="claims")["reason"])
    assert ID.format(7) not in set(valid["claims"]["claim_id"])


def test_what_depends_on_a_rejected_row_goes_with_it() -> None:
    valid = validate(changed(whole(), "quantities", 3, unit=None), 0.1)
    rejects = {(row["table"], row["reason"]) for row in valid["rejects"].iter_rows(named=True)}
    assert rejects == {
        ("quantities", "unit: not_nullable"),
        ("claims", "depends on quantities: quantity_id"),
        ("evidence", "depends on claims or snapshots: subject_id"),
    }
    for name in ("quantities", "claims", "evidence"):
        assert valid[name].height == whole()[name].height - 1


def test_a_table_in_parts_has_the_same_valid_rows_and_rejects() -> None:
    frames = changed(changed(whole(), "quantities", 3, unit=None), "evidence", 9, rule=None)
    valid = validate(frames, 0.1)
    evidence = frames.pop("evidence")
    others = validate(frames, 0.1)
    found = [
        validate_part(part, table("evidence"), others, 4)
        for part in (evidence[:20], evidence[20:], evidence[:0])
    ]
    assert pl.concat(rows for rows, _ in found).equals(valid["evidence"])
    rejects = all_rejects([others["rejects"], *(bad for _, bad in found)])
    assert rejects.equals(valid["rejects"])
    assert set(rejects["table"]) == {"quantities", "claims", "evidence"}


def test_dependence_is_followed_through_rows_of_one_table() -> None:
    frames = changed(whole(), "claims", 1, baseline_claim_id=ID.format(0))
    frames = changed(frames, "claims", 2, baseline_claim_id=ID.format(1))
    valid = validate(changed(frames, "claims", 0, bound="x"), 0.2)
    assert valid["claims"].height == 40 - 3


def test_a_file_keeps_its_row_when_its_snapshot_is_refused() -> None:
    frames = whole(0)
    frames["evidence"] = frames["evidence"].clear()
    valid = validate(changed(frames, "snapshots", 0, language=None), 1)
    assert valid["snapshots"].is_empty()
    assert valid["files"].height == 1


def test_more_failing_rows_than_tolerated_stop_the_run() -> None:
    frames = changed(changed(whole(), "claims", 1, bound="x"), "claims", 2, bound="y")
    with pytest.raises(
        Invalid, match=r"claims: expected at most 3% of 40 rows .* found at least 2"
    ):
        validate(frames, 0.03)


def test_an_all_bad_table_is_not_listed_row_by_row() -> None:
    frames = whole(5_000)
    frames["claims"] = frames["claims"].with_columns(bound=pl.lit("x"))
    with pytest.raises(Invalid, match="found at least 251"):
        validate(frames, 0.05)


def test_suspects_are_rejected_too() -> None:
    suspects = pl.DataFrame({"claim_id": [ID.format(4)], "reason": ["offsets"], "detail": ["x"]})
    valid = validate(whole(), 0.1, {"claims": suspects})
    assert valid["rejects"].filter(table="claims")["reason"].to_list() == ["offsets"]


@pytest.mark.parametrize("column", ["value", "bound"])
def test_a_table_of_another_shape_stops_the_run(column: str) -> None:
    frames = whole()
    broken = [
        frames["claims"].drop(column),
        frames["claims"].with_columns(pl.lit(1, pl.Int8).alias(column)),
    ]
    for frame in broken:
        with pytest.raises(Invalid, match="expected the declared columns"):
            validate(frames | {"claims": frame}, 1)
