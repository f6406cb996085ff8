"""Checks across rows: exact quotes, full coverage, and a role for every number."""

from collections.abc import Callable, Iterator
from functools import partial

import polars as pl

from claimledger.ids import mention_id
from claimledger.linking.comparisons import Comparable, Wording, compare_claims
from claimledger.linking.entities import FIELDS, identity
from claimledger.linking.indicators import indicators_of
from claimledger.publishing.parties import measured
from claimledger.publishing.verification.problems import Frames, Problem, listed
from claimledger.tables.schemas import Table, tables

KEPT = ("title", "dek", "heading", "body")
READ = (*KEPT, "caption")
"""Labels of the segments that numbers and times are read in."""

OF_THE_QUANTITY = (
    "snapshot_id",
    "quote",
    "char_start",
    "char_end",
    "value",
    "value_high",
    "bound",
    "unit",
    "unit_code",
    "unit_kind",
)
"""Columns that a claim takes from its quantity, unless a correction changed them."""

SHOWN = ("title", "publisher", "url", "captured_at", "rights")
"""Columns of a snapshot that need evidence."""

ORDINALS = 20
"""The largest number of claims of one numeral."""


def check_contents(frames: Frames) -> list[Callable[[], Iterator[Problem]]]:
    """The checks across the columns and tables of a package whose tables could be read."""
    known = {table.name: table for table in tables()}
    if not known.keys() <= frames.keys():
        return []
    checks = (
        _sentences,
        _quantities_of_claims,
        _roles,
        _identities,
        _snapshots_of_claims,
        _indicators,
        _comparisons,
        _entities,
        _evidence,
        _segments,
        _places,
        _files,
        _duplicates,
        _rejects,
    )
    return [partial(check, known, frames) for check in checks]


Known = dict[str, Table]


def _sentences(known: Known, frames: Frames) -> Iterator[Problem]:
    """The quote of a claim is in its sentence at its offsets."""
    at = pl.col("char_start") - pl.col("sentence_start")
    length = pl.col("char_end") - pl.col("char_start")
    moved = pl.col("sentence").str.slice(at, length) != pl.col("quote")
    rows = frames["claims"].filter(moved)
    yield from listed(known["claims"], rows, "the quote is not at its offsets")


def _quantities_of_claims(known: Known, frames: Frames) -> Iterator[Problem]:
    """A claim agrees with its quantity."""
    both = _beside(frames["claims"], frames["quantities"], "quantity_id", OF_THE_QUANTITY)
    usual = both.filter(pl.col("corrected").is_null())
    yield from _unlike(known["claims"], usual, OF_THE_QUANTITY, "its quantity")


def _beside(
    rows: pl.LazyFrame, others: pl.LazyFrame, key: str, columns: tuple[str, ...]
) -> pl.LazyFrame:
    """Rows joined with some columns of the row that they refer to; those names have a mark."""
    beside = others.select(key, *(pl.col(name).alias(f"{name}'") for name in columns))
    return rows.join(beside, on=key)


def _unlike(
    table: Table, both: pl.LazyFrame, columns: tuple[str, ...], what: str
) -> Iterator[Problem]:
    """Rows whose value differs from that of the row that they refer to."""
    for name in columns:
        other = both.filter(pl.col(name).ne_missing(pl.col(f"{name}'")))
        yield from listed(table, other, f"{name} differs from that of {what}")


def _roles(known: Known, frames: Frames) -> Iterator[Problem]:
    """Quantities with the role claim have a claim or a reason; all others have only a reason."""
    quantities, claims = frames["quantities"], frames["claims"]
    asserted = pl.col("role") == "claim"
    stray = claims.join(quantities.filter(asserted), on="quantity_id", how="anti")
    yield from listed(known["claims"], stray, "its quantity does not have the role claim")
    silent = quantities.filter(pl.col("reason").is_null()).join(
        claims, on="quantity_id", how="anti"
    )
    what = "it makes no claim and has no reason"
    yield from listed(known["quantities"], silent, what)


def _identities(known: Known, frames: Frames) -> Iterator[Problem]:
    """Every id is derived from its place in its snapshot."""
    for name, key in (("claims", "claim_id"), ("quantities", "quantity_id"), ("times", "time_id")):
        frame = frames[name]
        if name == "claims":
            frame = frame.filter(pl.col("corrected").is_null())
        rows = frame.select(key, "snapshot_id", "char_start", "char_end").collect()
        wrong = [row[0] for row in rows.iter_rows() if not _is_mention(*row)]
        stray = frames[name].filter(pl.col(key).is_in(wrong))
        yield from listed(known[name], stray, f"{key} is not the id of its snapshot and offset")


def _is_mention(identity: str, snapshot: str, start: int, end: int) -> bool:
    """Whether an id can be that of a numeral between two offsets."""
    return any(
        mention_id(snapshot, offset, ordinal) == identity
        for ordinal in range(ORDINALS)
        for offset in range(start, end)
    )


def _snapshots_of_claims(known: Known, frames: Frames) -> Iterator[Problem]:
    """A claim belongs to its snapshot, its segment and its time, and is counted once."""
    claims, snapshots = frames["claims"], frames["snapshots"]
    table = known["claims"]
    days = ("published_earliest", "published_latest")
    dated = _beside(claims, snapshots, "snapshot_id", days)
    yield from _unlike(table, dated, days, "its snapshot")
    repeated = claims.join(
        snapshots.filter(pl.col("duplicate_of").is_not_null()), on="snapshot_id", how="semi"
    )
    yield from listed(table, repeated, "its snapshot repeats another, whose claims count")
    timed = claims.join(frames["times"], on="time_id", suffix="'")
    elsewhere = timed.filter(pl.col("snapshot_id") != pl.col("snapshot_id'"))
    yield from listed(table, elsewhere, "its time is in another snapshot")
    baseline = claims.select(baseline_claim_id="claim_id", other="snapshot_id")
    compared = claims.join(baseline, on="baseline_claim_id")
    elsewhere = compared.filter(pl.col("snapshot_id") != pl.col("other"))
    yield from listed(table, elsewhere, "its baseline is in another snapshot")
    held = _segment_of(claims, frames["segments"])
    other = held.filter(pl.col("segment_label").ne_missing(pl.col("label")))
    yield from listed(table, other, "segment_label differs from the label of its segment")


def _segment_of(rows: pl.LazyFrame, segments: pl.LazyFrame) -> pl.LazyFrame:
    """Rows with the label of the segment in which they begin, and the end of the text read there.

    A line break may divide a number, so there may be blank segments between its parts.
    """
    read = pl.col("label").is_in(READ)
    apart = (~(read | (pl.col("label") == "blank"))).cum_sum()
    beside = segments.with_columns(apart=apart.over("snapshot_id", order_by="segment")).select(
        "snapshot_id",
        "char_start",
        "label",
        read_end=pl.col("char_end").filter(read).max().over("snapshot_id", "apart"),
    )
    return rows.sort("char_start").join_asof(
        beside.sort("char_start"), on="char_start", by="snapshot_id", check_sortedness=False
    )


def _indicators(known: Known, frames: Frames) -> Iterator[Problem]:
    """A claim has the indicator of its words, and an indicator counts its claims."""
    claims = frames["claims"].collect()
    if claims["measure"].count():  # a package may hold no words of the texts
        linked = (frames[name].collect() for name in ("claim_entities", "entities"))
        made = pl.Series("made", indicators_of(measured(claims, *linked)), dtype=pl.String)
        other = (
            claims.lazy()
            .with_columns(made)
            .filter(pl.col("indicator_id").ne_missing(pl.col("made")))
        )
        yield from listed(known["claims"], other, "indicator_id is not the id of what it measures")
    counts = (
        claims.lazy()
        .drop_nulls("indicator_id")
        .group_by("indicator_id")
        .agg(pl.len().alias("claims"), pl.col("snapshot_id").n_unique().alias("articles"))
    )
    both = frames["indicators"].join(counts, on="indicator_id", how="left")
    yield from _counted(known["indicators"], both)


def _comparisons(known: Known, frames: Frames) -> Iterator[Problem]:
    """The comparisons are those of the claims, and they agree with the claims."""
    table = known["comparisons"]
    claims = frames["claims"].drop_nulls("indicator_id").select(Comparable._fields).collect()
    several = frames["indicators"].filter(pl.col("article_count") > 1)
    named = several.select("indicator_id", *Wording._fields).collect()
    wordings = {key: Wording(*said) for key, *said in named.iter_rows()}
    rows = compare_claims(map(Comparable._make, claims.iter_rows()), wordings)
    made = pl.DataFrame(rows, schema=table.polars(), orient="row").lazy()
    stray = frames["comparisons"].join(made, on=table.names, how="anti", nulls_equal=True)
    yield from listed(table, stray, "its claims make a different comparison or none")
    lost = made.join(frames["comparisons"], on="comparison_id", how="anti")
    yield from listed(table, lost, "this comparison of the claims is missing")


def _entities(known: Known, frames: Frames) -> Iterator[Problem]:
    """An entity has the id of its name or code and counts its claims, which contain its names."""
    entities, table = frames["entities"], known["entities"]
    rows = entities.select("entity_id", "name", "code").collect().iter_rows()
    wrong = [one for one, name, code in rows if one != identity(name, code)]
    strange = entities.filter(pl.col("entity_id").is_in(wrong))
    yield from listed(table, strange, "entity_id is not the id of its code or name")
    links = frames["claim_entities"]
    both = links.join(frames["claims"].select("claim_id", "snapshot_id", *FIELDS), on="claim_id")
    parts = [
        (pl.col("field") == name) & pl.col(name).str.contains(pl.col("name"), literal=True)
        for name in FIELDS
    ]
    stray = both.filter(~pl.any_horizontal(parts).fill_null(value=False))
    yield from listed(known["claim_entities"], stray, "its claim does not contain the name")
    counts = both.group_by("entity_id").agg(
        pl.col("claim_id").n_unique().alias("claims"),
        pl.col("snapshot_id").n_unique().alias("articles"),
    )
    yield from _counted(table, entities.join(counts, on="entity_id", how="left"))


def _counted(table: Table, both: pl.LazyFrame) -> Iterator[Problem]:
    """Rows with a wrong number of claims or articles."""
    for name, counted in (("claim_count", "claims"), ("article_count", "articles")):
        wrong = both.filter(pl.col(name).ne_missing(pl.col(counted).cast(pl.Int64)))
        yield from listed(table, wrong, f"{name} differs from the count of its claims")


def _evidence(known: Known, frames: Frames) -> Iterator[Problem]:
    """Every claim and every filled column of a snapshot has evidence; each row names a column."""
    evidence, table = frames["evidence"], known["evidence"]
    subjects = {"claims": "claim_id", "snapshots": "snapshot_id"}
    for name, key in subjects.items():
        mine = evidence.join(frames[name].select(subject_id=key), on="subject_id", how="semi")
        strange = mine.filter(~pl.col("field").is_in(known[name].names))
        yield from listed(table, strange, f"{name} has no such field")
    ids = pl.concat([frames[name].select(subject_id=key) for name, key in subjects.items()])
    lost = evidence.join(ids, on="subject_id", how="anti")
    yield from listed(table, lost, "it belongs to no claim and no snapshot")
    bare = frames["claims"].join(evidence, left_on="claim_id", right_on="subject_id", how="anti")
    yield from listed(known["claims"], bare, "it has no evidence")
    for name in SHOWN:
        said = frames["snapshots"].filter(pl.col(name).is_not_null())
        mine = evidence.filter(pl.col("field") == name)
        bare = said.join(mine, left_on="snapshot_id", right_on="subject_id", how="anti")
        yield from listed(known["snapshots"], bare, f"its {name} has no evidence")


def _segments(known: Known, frames: Frames) -> Iterator[Problem]:
    """Segments begin at 0, have no gaps or overlaps, and are kept according to their label."""
    segments, table = frames["segments"], known["segments"]
    before = pl.col("char_end").shift(1, fill_value=0).over("snapshot_id", order_by="segment")
    gaps = segments.filter(pl.col("char_start") != before)
    yield from listed(table, gaps, "the segment does not begin where the one before it ends")
    torn = segments.filter(pl.col("kept") != pl.col("label").is_in(KEPT))
    yield from listed(table, torn, "kept contradicts the label")
    place = pl.int_range(pl.len()).over("snapshot_id", order_by="segment")
    yield from listed(table, segments.filter(pl.col("segment") != place), "its number is skipped")


def _places(known: Known, frames: Frames) -> Iterator[Problem]:
    """Quantities and times are in segments whose numbers are read, and nothing is past the end."""
    for name in ("quantities", "times"):
        held = _segment_of(frames[name], frames["segments"])
        if name == "quantities":
            held = held.filter(pl.col("rule") != "correction")
        inside = pl.col("label").is_in(READ) & (pl.col("char_end") <= pl.col("read_end"))
        outside = held.filter(~inside.fill_null(value=False))
        yield from listed(known[name], outside, "it is in no segment whose numbers are read")
    ends = frames["segments"].group_by("snapshot_id").agg(pl.col("char_end").max().alias("length"))
    past = frames["claims"].join(ends, on="snapshot_id")
    past = past.filter(pl.col("sentence_end") > pl.col("length"))
    yield from listed(known["claims"], past, "its sentence ends after the text")
    of_claims = frames["claims"].select("snapshot_id", subject_id="claim_id")
    of_snapshots = frames["snapshots"].select("snapshot_id", subject_id="snapshot_id")
    owners = pl.concat([of_claims, of_snapshots]).join(ends, on="snapshot_id")
    past = frames["evidence"].join(owners, on="subject_id")
    past = past.filter(pl.col("char_end") > pl.col("length"))
    yield from listed(known["evidence"], past, "it ends after the text")


def _files(known: Known, frames: Frames) -> Iterator[Problem]:
    """A file that was read has its snapshot; a rejected file has a stage and a reason."""
    files, snapshots, table = frames["files"], frames["snapshots"], known["files"]
    refused = pl.col("status") == "rejected"
    silent = pl.col("reason").is_null() | pl.col("stage").is_null()
    yield from listed(table, files.filter(refused & silent), "rejected without stage and reason")
    kept = files.filter(refused & pl.col("snapshot_id").is_not_null())
    yield from listed(table, kept, "the file was rejected but names a snapshot")
    whole = files.filter(~refused & (pl.col("status") != "part"))
    lost = whole.join(snapshots, on="snapshot_id", how="anti")
    yield from listed(table, lost, "the file was read but its snapshot is missing")
    named = files.filter(~refused & pl.col("snapshot_id").is_not_null())
    other = pl.col("sha256").str.slice(0, 16) != pl.col("snapshot_id")
    yield from listed(table, named.filter(other), "its snapshot is not its sha256")
    first = (pl.col("path") == pl.col("path").min()).over("snapshot_id")
    misnamed = whole.filter((pl.col("status") == "read") != first)
    yield from listed(table, misnamed, "of identical files only the first path may be read")
    for name in ("segments", "files"):
        alone = snapshots.join(frames[name], on="snapshot_id", how="anti")
        yield from listed(known["snapshots"], alone, f"no row of {name} belongs to this snapshot")


def _duplicates(known: Known, frames: Frames) -> Iterator[Problem]:
    """A snapshot that another repeats does not repeat one itself."""
    snapshots = frames["snapshots"]
    repeating = snapshots.filter(pl.col("duplicate_of").is_not_null())
    chained = repeating.join(repeating, left_on="duplicate_of", right_on="snapshot_id", how="semi")
    yield from listed(known["snapshots"], chained, "it repeats a snapshot that repeats another")


def _rejects(known: Known, frames: Frames) -> Iterator[Problem]:
    """A rejected row belongs to an existing table."""
    strange = frames["rejects"].filter(~pl.col("table").is_in(list(known)))
    yield from listed(known["rejects"], strange, "there is no such table")
