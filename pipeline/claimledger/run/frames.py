"""Staged rows as the published tables, before validation: one frame a table."""

from operator import attrgetter

import polars as pl

from claimledger.article import LANGUAGES_WITH_GRAMMAR, NO_GRAMMAR
from claimledger.linking.comparisons import Comparable, compare_claims
from claimledger.metadata import BESIDE
from claimledger.run.collection import canonical, correct, records, staged, whole_rows
from claimledger.run.work import Plan
from claimledger.tables.records import frame_of, shaped
from claimledger.tables.schemas import table

SPAN = {"start": "char_start", "end": "char_end"}
CORRECTION = "correction"
"""The rule of what a person corrected."""

TIMEX = {"value": "timex_value", "mod": "timex_mod"}


def files(plan: Plan) -> pl.DataFrame:
    """What became of every file, the refusals of later steps included."""
    refused = plan.failures(*plan.done).rename({"stage": "late", "reason": "late_reason"})
    rows = plan.files.join(refused, on="snapshot_id", how="left", maintain_order="left")
    late = pl.col("late").is_not_null()
    rows = rows.with_columns(
        status=pl.when(late).then(pl.lit("rejected")).otherwise("status"),
        stage=pl.coalesce("stage", "late"),
        reason=pl.coalesce("reason", "late_reason"),
    )
    rejected = pl.col("status") == "rejected"
    rows = rows.with_columns(snapshot_id=pl.when(~rejected).then("snapshot_id"))
    if "describe" in plan.done:
        rows = rows.join(unread_languages(plan), on="snapshot_id", how="left")
        rows = rows.with_columns(reason=pl.coalesce("reason", "foreign"))
    return shaped(rows, table("files"))


def unread_languages(plan: Plan) -> pl.DataFrame:
    """Why no number was read of some snapshots: snapshot_id, foreign."""
    foreign = ~pl.col("language").is_in(sorted(LANGUAGES_WITH_GRAMMAR))
    why = pl.format(NO_GRAMMAR, "language")
    rows = staged(plan, "describe", "language").filter(foreign)
    return rows.select("snapshot_id", foreign=why).collect()


def snapshots(plan: Plan) -> pl.DataFrame:
    """What every page that was read says of itself."""
    rendition = ["media_type", "encoding", "reader", "reader_version"]
    texts = staged(plan, "read", "text_sha256", "rendition").select(
        "snapshot_id",
        "text_sha256",
        *(pl.col("rendition").struct.field(name) for name in rendition),
    )
    said = [column.name for column in table("snapshots").columns]
    here = ["snapshot_id", "text_sha256", *rendition, "duplicate_of"]
    described = staged(plan, "describe", *(name for name in said if name not in here))
    rows = described.drop("key").join(texts, on="snapshot_id")
    rows = rows.with_columns(
        authors=pl.when(pl.col("authors").list.len() > 0).then(pl.col("authors").list.join("; ")),
        duplicate_of=canonical(plan),
    )
    return shaped(rows, table("snapshots"))


def segments(plan: Plan) -> pl.DataFrame:
    """Every stretch of every text."""
    rows = records(plan, "clean", "segments", "snapshot_id").rename(SPAN)
    numbered = rows.with_columns(
        segment=pl.col("char_start").rank("ordinal").over("snapshot_id") - 1
    )
    return shaped(numbered, table("segments"))


def times(plan: Plan) -> pl.DataFrame:
    """Every time expression."""
    return shaped(
        records(plan, "describe", "times", "snapshot_id").rename(SPAN | TIMEX), table("times")
    )


def texts(plan: Plan, rows: int) -> pl.DataFrame:
    """The first of the texts, as they are staged; not published."""
    first = plan.snapshots.select("snapshot_id", "char_count").head(rows)
    staged_rows = whole_rows(plan, "read", first["snapshot_id"].to_list())
    said = ["media_type", "encoding", "reader", "text"]
    renditions = [staged_rows[key]["rendition"] for key in first["snapshot_id"]]
    known = pl.DataFrame([[one[name] for name in said] for one in renditions], said, orient="row")
    digests = [staged_rows[key]["text_sha256"] for key in first["snapshot_id"]]
    return first.with_columns(known.get_columns(), text_sha256=pl.Series(digests))


def mentions(plan: Plan) -> pl.DataFrame:
    """Every number as it was found, before joining; staged, not published."""
    found = records(plan, "find", "quantities", "snapshot_id")
    numbers = found.with_columns(pl.col("value", "value_high").cast(pl.Float64))
    return numbers.sort("snapshot_id", "start", "head").collect()


def quantities(plan: Plan) -> pl.DataFrame:
    """Every numeric mention, with the role that joining gave it."""
    rows = records(plan, "join", "quantities", "snapshot_id").rename(SPAN)
    elsewhere = pl.lit("counted once, in the snapshot ") + canonical(plan)
    counted = pl.when(pl.col("role") == "claim").then(elsewhere)
    dropped = pl.when(pl.col("quantity_id").is_in(correct(plan).dropped))
    gone = dropped.then(pl.lit("its claim was dropped by a correction"))
    rows = rows.with_columns(reason=pl.coalesce("reason", counted, gone))
    found = shaped(rows, table("quantities"))
    return pl.concat([found, asserted(plan, found)]).sort(table("quantities").sort)


def asserted(plan: Plan, found: pl.DataFrame) -> pl.DataFrame:
    """Quantities of the claims that a correction added."""
    said = frame_of(correct(plan).claims).join(found, on="quantity_id", how="anti")
    rows = said.with_columns(
        role=pl.lit("claim"), reason=pl.lit(None, pl.String), rule=pl.lit(CORRECTION)
    )
    return shaped(rows, table("quantities"))


def claims(plan: Plan) -> pl.DataFrame:
    """Every claim, once: the claims of a duplicate are those of the snapshot it repeats."""
    if "claims" not in plan.known:
        plan.known["claims"] = made_claims(plan)
    found: pl.DataFrame = plan.known["claims"]
    return found


def joined_claims(plan: Plan) -> pl.DataFrame:
    """Claims as joining made them, with what was worked out beside them."""
    if "joined claims" not in plan.known:
        plan.known["joined claims"] = records(plan, "join", "claims").collect()
    found: pl.DataFrame = plan.known["joined claims"]
    return found


def made_claims(plan: Plan) -> pl.DataFrame:
    """Every claim, corrected, those of duplicates left out."""
    fixed = correct(plan)
    kept = ~pl.col("snapshot_id").is_in(fixed.snapshots)
    usual = shaped(joined_claims(plan).filter(kept), table("claims"))
    rows = pl.concat([usual, frame_of(fixed.claims)])
    return rows.filter(canonical(plan).is_null()).sort(table("claims").sort)


def evidence(plan: Plan) -> pl.DataFrame:
    """What every field of claims and snapshots rests on; no stretch is the empty one at 0."""
    beside = pl.when(pl.col("rule").str.starts_with(BESIDE)).then("value")
    of_snapshots = records(plan, "describe", "evidence", "snapshot_id").select(
        "field", "rule", beside, subject_id="snapshot_id", char_start="start", char_end="end"
    )
    said = claims(plan).lazy().select(subject_id="claim_id")
    of_claims = records(plan, "join", "evidence").join(said, on="subject_id", how="semi")
    fixed = pl.LazyFrame(correct(plan).fields, schema=["subject_id", "field"], orient="row")
    fixed = fixed.cast(pl.String).join(said, on="subject_id", how="semi")
    nowhere = pl.lit(0, pl.Int64)
    of_corrections = fixed.with_columns(
        rule=pl.lit(CORRECTION), char_start=nowhere, char_end=nowhere
    )
    of_claims = of_claims.join(fixed, on=["subject_id", "field"], how="anti")
    columns = [column.name for column in table("evidence").columns]
    stretch = pl.col("char_start", "char_end").fill_null(0)
    parts = (of_snapshots.with_columns(stretch).unique(), of_claims, of_corrections)
    rows = pl.concat(parts, how="diagonal_relaxed").select(columns)
    return shaped(rows.with_columns(stretch), table("evidence"))


def comparisons(plan: Plan) -> pl.DataFrame:
    """Claims of several articles on the same thing, side by side."""
    apart = ["unit", "kind"]  # what two comparable claims share whatever the words
    several = claims(plan).filter(pl.col("snapshot_id").n_unique().over(apart) > 1)
    found = compare_claims(map(Comparable._make, several.select(Comparable._fields).iter_rows()))
    rows = list(map(attrgetter(*table("comparisons").names), found))
    return pl.DataFrame(rows, schema=table("comparisons").polars(), orient="row")


def untraceable(plan: Plan) -> pl.DataFrame:
    """Claims whose quote or sentence is not what stands in the text: key, reason, detail."""
    rows = joined_claims(plan).filter(~pl.col("traceable"))
    reason = pl.lit("offsets: quote, sentence").alias("reason")
    return rows.select("claim_id", reason, detail="quote")


def lines(plan: Plan) -> pl.DataFrame:
    """The line of its text that each claim begins in: claim_id, line."""
    return joined_claims(plan).select("claim_id", "line")


def unread(plan: Plan) -> int:
    """Numerals of the articles that were read as nothing."""
    return int(staged(plan, "join", "unread").select(pl.col("unread").sum()).collect().item())


MAKERS = {
    "files": files,
    "snapshots": snapshots,
    "segments": segments,
    "times": times,
    "quantities": quantities,
    "claims": claims,
    "evidence": evidence,
    "comparisons": comparisons,
}


def frame(plan: Plan, name: str) -> pl.DataFrame:
    """One table of the plan's snapshots, as far as its steps are done."""
    return MAKERS[name](plan)
