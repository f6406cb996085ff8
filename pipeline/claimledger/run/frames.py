"""Staged rows as the published tables, before validation: one frame for each table."""

from collections.abc import Iterable
from itertools import chain, starmap
from operator import attrgetter

import polars as pl

from claimledger.linking.acronyms import Definition
from claimledger.linking.comparisons import Comparable, Wording, compare_claims, why_none
from claimledger.linking.entities import FIELDS, Link, link, names_in
from claimledger.linking.entity_file import Item, parse
from claimledger.linking.indicators import LEVELS, indicators_of
from claimledger.metadata import BESIDE
from claimledger.publishing.parties import measured
from claimledger.publishing.verification.policy import ALLOWED
from claimledger.run.collection import (
    Parts,
    canonical,
    correct,
    gathered,
    good,
    records,
    staged,
    whole_rows,
)
from claimledger.run.work import Plan
from claimledger.tables.records import frame_of, shaped
from claimledger.tables.schemas import table

SPAN = {"start": "char_start", "end": "char_end"}
OFFSETS = pl.col("char_start", "char_end").cast(pl.UInt32)
"""The offsets of rows of a large table, while they are in memory."""

CORRECTION = "correction"
"""The rule of a field that a person corrected."""

DOUBTFUL = "the confidence of its claim is below the minimum of the run"
"""Why a number is a detail if the confidence of its claim is too low."""

JOINED = ["claim_id", "quantity_id", "quote", "confidence", "line", "traceable"]
"""The columns of claims that are read apart from their table."""

DROPPED = "its claim was dropped by a correction"
"""Why a number is a detail if a person dropped its claim."""

TIMEX = {"value": "timex_value", "mod": "timex_mod"}


def files(plan: Plan) -> pl.DataFrame:
    """Every file with its status, including the refusals of later steps."""
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
        notes = staged(plan, "describe", "note").select("snapshot_id", "note").collect()
        rows = rows.join(notes, on="snapshot_id", how="left")
        rows = rows.with_columns(reason=pl.coalesce("reason", "note"))
    return shaped(rows, table("files"))


def snapshots(plan: Plan) -> pl.DataFrame:
    """Every page that was read, with its metadata."""
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
    """Every segment of every text."""
    return segment_parts(plan).whole()


def segment_parts(plan: Plan) -> Parts:
    """Every segment of every text, part by part."""
    number = pl.col("char_start").rank("ordinal").over("at") - 1

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        few = pl.col("label", "rule").cast(pl.Categorical)
        return rows.rename(SPAN).with_columns(few, OFFSETS, segment=number).collect()

    found = gathered(plan, "clean", "segments", "at", shape=shape)
    return Parts(found, plan.snapshots["snapshot_id"], table("segments"))


def times(plan: Plan) -> pl.DataFrame:
    """Every time expression."""

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return rows.rename(SPAN | TIMEX).collect()

    found = gathered(plan, "describe", "times", "at", shape=shape)
    return Parts(found, plan.snapshots["snapshot_id"], table("times")).whole()


def texts(plan: Plan, rows: int) -> pl.DataFrame:
    """The first texts as staged; not published."""
    first = plan.snapshots.select("snapshot_id", "char_count").head(rows)
    staged_rows = whole_rows(plan, "read", first["snapshot_id"].to_list())
    said = ["media_type", "encoding", "reader", "text"]
    renditions = [staged_rows[key]["rendition"] for key in first["snapshot_id"]]
    known = pl.DataFrame([[one[name] for name in said] for one in renditions], said, orient="row")
    digests = [staged_rows[key]["text_sha256"] for key in first["snapshot_id"]]
    return first.with_columns(known.get_columns(), text_sha256=pl.Series(digests))


def mentions(plan: Plan) -> pl.DataFrame:
    """Every number as found, before claims are read; staged, not published."""
    numbers = pl.col("value", "value_high").cast(pl.Float64)

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return rows.with_columns(numbers).collect()

    found = gathered(plan, "find", "quantities", "snapshot_id", shape=shape)
    return pl.concat(found).sort("snapshot_id", "start", "head")


def quantities(plan: Plan) -> pl.DataFrame:
    """Every quantity with its final role."""
    elsewhere = pl.lit("counted once, in the snapshot ") + canonical(plan)
    counted = pl.when(pl.col("role") == "claim").then(elsewhere)
    doubted = pl.col("quantity_id").is_in(doubtful(plan)["quantity_id"].implode())
    dropped = pl.col("quantity_id").is_in(correct(plan).dropped)
    gone = pl.when(dropped).then(pl.lit(DROPPED)).when(doubted).then(pl.lit(DOUBTFUL))

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        told = rows.rename(SPAN).with_columns(
            role=pl.when(dropped | doubted).then(pl.lit("detail")).otherwise("role"),
            reason=pl.coalesce(gone, "reason", counted),
        )
        return told.drop("snapshot_id").collect()

    found = gathered(plan, "join", "quantities", "snapshot_id", "at", shape=shape)
    rows = Parts(found, plan.snapshots["snapshot_id"], table("quantities")).whole()
    added = asserted(plan, rows)
    return rows if added.is_empty() else pl.concat([rows, added]).sort(table("quantities").sort)


def asserted(plan: Plan, found: pl.DataFrame) -> pl.DataFrame:
    """Quantities of the claims that a correction added."""
    said = frame_of(correct(plan).claims).join(found, on="quantity_id", how="anti")
    rows = said.with_columns(
        role=pl.lit("claim"), reason=pl.lit(None, pl.String), rule=pl.lit(CORRECTION)
    )
    return shaped(rows, table("quantities"))


def claims(plan: Plan) -> pl.DataFrame:
    """Every claim once: a duplicate has the claims of the snapshot that it repeats."""
    return plan.once("claims", lambda: identified(apart(plan), links(plan)))


def apart(plan: Plan) -> pl.DataFrame:
    """Every claim, not yet linked with others; computed once for each plan."""
    return plan.once("claims apart", lambda: made_claims(plan))


def joined_claims(plan: Plan) -> pl.DataFrame:
    """What decides about each claim as it was read, and what is no column of its table."""

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return rows.select(JOINED).collect()

    return plan.once("joined", lambda: pl.concat(gathered(plan, "join", "claims", shape=shape)))


def made_claims(plan: Plan) -> pl.DataFrame:
    """Every corrected claim, without the claims of duplicates."""
    fixed = correct(plan)
    kept = ~pl.col("snapshot_id").is_in(fixed.snapshots)

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return shaped(rows.filter(kept), table("claims"))

    usual = gathered(plan, "join", "claims", shape=shape)
    rows = pl.concat([*usual, frame_of(fixed.claims)])
    rows = rows.join(doubtful(plan), on="claim_id", how="anti")
    there = pl.col("baseline_claim_id").is_in(rows["claim_id"].implode())
    rows = rows.with_columns(baseline_claim_id=pl.when(there).then("baseline_claim_id"))
    return rows.filter(canonical(plan).is_null()).sort(table("claims").sort)


def identified(rows: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Claims with the ids of their indicators."""
    known = indicators_of(measured(rows, names, entities_in(names)))
    ids = pl.Series("indicator_id", known, dtype=pl.String)
    return rows.with_columns(ids)


def indicators(plan: Plan) -> pl.DataFrame:
    """The indicators, one row for each."""
    return indicators_in(claims(plan))


def indicators_in(rows: pl.DataFrame) -> pl.DataFrame:
    """The indicators of some claims, each with its most frequent wording."""
    level = pl.col("kind").is_in(sorted(LEVELS))
    said = rows.drop_nulls("indicator_id").select(
        "indicator_id",
        "snapshot_id",
        "subject",
        "counterpart",
        "unit",
        label="measure",
        kind=pl.when(level).then(pl.lit("level")).otherwise("kind"),
    )
    counts = pl.len().alias("claim_count"), pl.col("snapshot_id").n_unique().alias("article_count")
    found = said.group_by("indicator_id").agg(*counts)
    for name in ("label", "subject", "counterpart", "kind", "unit"):
        found = found.join(usual(said, name), on="indicator_id", how="left")
    return shaped(found, table("indicators"))


def usual(rows: pl.DataFrame, name: str, key: str = "indicator_id") -> pl.DataFrame:
    """The most frequent value of a column for each key; of several, the shortest."""
    counted = rows.drop_nulls(name).group_by(key, name).len()
    order = ["len", pl.col(name).str.len_chars(), name]
    ranked = counted.sort(order, descending=[True, False, False])
    return ranked.group_by(key, maintain_order=True).first().drop("len")


def doubtful(plan: Plan) -> pl.DataFrame:
    """Claims below the lowest confidence of the run, except corrected claims."""
    kept = [claim.claim_id for claim in correct(plan).claims if claim.corrected]
    low = pl.col("confidence") < plan.identity.min_confidence
    rows = joined_claims(plan).filter(low & ~pl.col("claim_id").is_in(kept))
    return rows.select("claim_id", "quantity_id")


def evidence(plan: Plan) -> pl.DataFrame:
    """The evidence for every field of claims and snapshots; 0 to 0 means outside the text."""
    return evidence_parts(plan).whole()


def evidence_parts(plan: Plan) -> Parts:
    """The evidence for every field of claims and snapshots, part by part."""
    known = claims(plan).select(subject_id="claim_id")
    subjects = pl.concat([known, good(plan).select(subject_id="snapshot_id")]).sort("subject_id")
    numbered = subjects.with_row_index("at").lazy()
    beside = pl.when(pl.col("rule").str.starts_with(BESIDE)).then("value")
    of_snapshots = records(plan, "describe", "evidence", "snapshot_id").select(
        "field", "rule", beside, subject_id="snapshot_id", char_start="start", char_end="end"
    )
    fixed = pl.LazyFrame(correct(plan).fields, schema=["subject_id", "field"], orient="row")
    fixed = fixed.cast(pl.String).join(known.lazy(), on="subject_id", how="semi")
    of_corrections = fixed.with_columns(rule=pl.lit(CORRECTION))
    none = pl.LazyFrame(schema=table("evidence").polars()).drop("subject_id")
    none = none.with_columns(at=pl.lit(0, pl.UInt32))

    def whole(rows: pl.LazyFrame) -> pl.DataFrame:
        numbers = rows.join(numbered, on="subject_id").drop("subject_id")
        rows = pl.concat([none, numbers], how="diagonal_relaxed")
        few = pl.col("field", "rule", "value").cast(pl.Categorical)
        return rows.with_columns(few, OFFSETS.fill_null(0)).collect()

    def shape(rows: pl.LazyFrame) -> pl.DataFrame:
        return whole(rows.join(fixed, on=["subject_id", "field"], how="anti"))

    of_claims = gathered(plan, "join", "evidence", shape=shape)
    found = chain([whole(of_snapshots).unique(), whole(of_corrections)], of_claims)
    return Parts(found, subjects["subject_id"], table("evidence"))


def links(plan: Plan) -> pl.DataFrame:
    """Every name in a claim with its entity; computed once for each plan."""
    return plan.once("links", lambda: named(plan))


def named(plan: Plan) -> pl.DataFrame:
    """Every name in a claim with its entity.

    Equal values of a column are looked at once, unless entities.yaml says what a name stands for in
    their article.
    """
    items = parse(plan.entities or "")
    about = articles_of_items(plan, items)
    index = ["claim_id", "snapshot_id"]
    columns = {"variable_name": "field", "value_name": "phrase"}
    said = apart(plan).unpivot(FIELDS, index=index, **columns).drop_nulls("phrase")
    apart_from_others = pl.col("snapshot_id").is_in(list(about))
    said = said.with_columns(article=pl.when(apart_from_others).then("snapshot_id"))
    once = said.select("article", "field", "phrase").unique()
    names = chain.from_iterable(starmap(names_in, once.iter_rows()))
    known = records(plan, "join", "definitions").select("name", "acronym").unique().collect()
    defined = starmap(Definition, known.iter_rows())
    rows = list(map(linked_row, link(names, defined, items, about)))
    found = pl.DataFrame(rows, schema=LINKED, orient="row")
    keys = ["article", "field", "phrase"]
    return said.join(found, on=keys, nulls_equal=True).drop("article", "phrase")


def articles_of_items(plan: Plan, items: Iterable[Item]) -> dict[str | None, frozenset[str]]:
    """The address and title of each snapshot that entities.yaml names."""
    named = [name for item in items for name in item.articles]
    pages = staged(plan, "describe", "url", "title").select("snapshot_id", "url", "title")
    rows = pages.filter(pl.any_horizontal(pl.col("url", "title").is_in(named))).collect()
    return {snapshot: frozenset(filter(None, told)) for snapshot, *told in rows.iter_rows()}


LINKED = dict.fromkeys(
    ("article", "field", "phrase", "name", "entity_id", "entity", "kind", "code", "rule"),
    pl.String,
)
"""A name in a value of a column of claims, with its entity."""


def linked_row(one: Link) -> tuple[str | None, ...]:
    """A row of a name and its entity."""
    of = one.entity
    return (*one.named, of.entity_id, of.name, of.kind, of.code, one.rule)


def claim_entities(plan: Plan) -> pl.DataFrame:
    """The names in claims, each with its entity."""
    return shaped(links(plan), table("claim_entities"))


def entities(plan: Plan) -> pl.DataFrame:
    """The entities that claims name, one row for each."""
    return entities_in(links(plan))


def entities_in(rows: pl.DataFrame) -> pl.DataFrame:
    """The entities of some names."""
    counts = (
        pl.col("claim_id").n_unique().alias("claim_count"),
        pl.col("snapshot_id").n_unique().alias("article_count"),
        pl.col("name").unique().sort().alias("aliases"),
        pl.col("code").first(),
    )
    found = rows.group_by("entity_id").agg(*counts)
    for name in ("entity", "kind"):
        found = found.join(usual(rows, name, "entity_id"), on="entity_id", how="left")
    others = pl.col("aliases").list.set_difference(pl.concat_list("entity")).list.sort()
    aliases = pl.when(others.list.len() > 0).then(others.list.join("; "))
    return shaped(found.with_columns(aliases=aliases, name="entity"), table("entities"))


def linked(plan: Plan, rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The valid claims, and new tables that link them."""
    left = links(plan).join(rows, on="claim_id", how="semi")
    again = identified(rows, left)
    return {
        "claims": again,
        "indicators": indicators_in(again),
        "comparisons": comparisons_in(again, plan.identity.evidence),
        "claim_entities": shaped(left, table("claim_entities")),
        "entities": entities_in(left),
    }


def comparisons(plan: Plan) -> pl.DataFrame:
    """Pairs of claims of different articles on one indicator."""
    return comparisons_in(claims(plan), plan.identity.evidence)


def comparisons_in(rows: pl.DataFrame, evidence: str) -> pl.DataFrame:
    """The comparisons between some claims, in words that the evidence policy allows."""
    several = rows.filter(pl.col("snapshot_id").n_unique().over("indicator_id") > 1)
    named = withheld(indicators_in(several), "indicators", evidence)
    worded = named.select("indicator_id", *Wording._fields).iter_rows()
    days = pl.col("snapshot_id").n_unique().over("indicator_id", "period_start", "period_end")
    dated = several.filter(days > 1).select(Comparable._fields)
    compared = map(Comparable._make, dated.iter_rows())
    found = compare_claims(compared, {key: Wording(*said) for key, *said in worded})
    made = list(map(attrgetter(*table("comparisons").names), found))
    return pl.DataFrame(made, schema=table("comparisons").polars(), orient="row")


def withheld(frame: pl.DataFrame, name: str, evidence: str) -> pl.DataFrame:
    """A table without the text that the policy withholds; the columns stay and are null."""
    hidden = [
        column.name
        for column in table(name).columns
        if column.text and column.text not in ALLOWED[evidence]
    ]
    return frame.with_columns(pl.lit(None, pl.String).alias(column) for column in hidden)


def uncompared(claims: pl.DataFrame, comparisons: pl.DataFrame) -> str | None:
    """Why no claims were compared; None if some were."""
    if comparisons.height:
        return None
    return why_none(map(Comparable._make, claims.select(Comparable._fields).iter_rows()))


def untraceable(plan: Plan) -> pl.DataFrame:
    """Claims whose quote or sentence differs from the text: key, reason, detail."""
    rows = joined_claims(plan).filter(~pl.col("traceable"))
    reason = pl.lit("offsets: quote, sentence").alias("reason")
    return rows.select("claim_id", reason, detail="quote")


def lines(plan: Plan) -> pl.DataFrame:
    """The line of its text that each claim begins in: claim_id, line."""
    return joined_claims(plan).select("claim_id", "line")


def unread(plan: Plan) -> int:
    """Numerals of the articles that belong to no quantity and no time."""
    return int(staged(plan, "join", "unread").select(pl.col("unread").sum()).collect().item())


MAKERS = {
    "files": files,
    "snapshots": snapshots,
    "segments": segments,
    "times": times,
    "quantities": quantities,
    "claims": claims,
    "evidence": evidence,
    "indicators": indicators,
    "comparisons": comparisons,
    "entities": entities,
    "claim_entities": claim_entities,
}


LARGE = {"segments": segment_parts, "evidence": evidence_parts}
"""Tables with so many rows that only a part of them is in memory while they are written."""


def frame(plan: Plan, name: str) -> pl.DataFrame:
    """One table of the plan's snapshots, from the steps that are done."""
    return MAKERS[name](plan)
