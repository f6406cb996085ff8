"""The results of all snapshots together: staged rows, duplicates and corrections."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from claimledger.claims import corrections
from claimledger.claims.corrections import Correction
from claimledger.linking.duplicates import Signature, match_signatures
from claimledger.records import Claim, Segment
from claimledger.run import staging
from claimledger.run.corrections import why_unmatched
from claimledger.run.staging import bundles
from claimledger.run.steps import STEPS, store
from claimledger.run.transforms import article_of, own_text
from claimledger.run.work import Plan
from claimledger.tables.records import Row, from_row, shaped
from claimledger.tables.schemas import Table

OPEN_PARTS = 256
"""Staged parts that are held in memory at a time while likely duplicates are compared."""

PARTS = 16
"""The most parts into which the rows of a large table are divided."""

PART_ROWS = 150_000
"""The fewest rows of such a part, the last excepted; each part costs the time to begin with it."""

BUNDLE = 4_000_000
"""Bytes of staged parts whose records are shaped at a time; unpacked they are far more."""


def staged(plan: Plan, step: str, *columns: str) -> pl.LazyFrame:
    """The staged columns of a step for the snapshots of a plan, without refused ones."""
    held = store(plan.settings, step)
    parts = held.parts()
    rows = held.scan(["key", "stage", *columns], parts)
    kept = rows.cast({"key": pl.String}).filter(pl.col("stage").is_null()).drop("stage")
    twice = held.scan(["key"], parts).select(pl.col("key").is_duplicated().any())
    if twice.collect().item():  # seldom, and to look costs less than to leave out what is nested
        kept = kept.unique("key", keep="first")
    return kept.join(plan.keys(step).lazy().join(good(plan).lazy(), on="snapshot_id"), on="key")


def good(plan: Plan) -> pl.DataFrame:
    """Ids of the snapshots that no step refused."""
    refused = plan.failures(*plan.done)
    return plan.snapshots.select("snapshot_id").join(refused, on="snapshot_id", how="anti")


def records(plan: Plan, step: str, column: str, *beside: str) -> pl.LazyFrame:
    """The records that a step nested in one column, a row a record, with the columns `beside`."""
    rows = staged(plan, step, column).select(column, *beside).explode(column)
    return rows.drop_nulls(column).unnest(column)


def gathered(
    plan: Plan,
    step: str,
    column: str,
    *beside: str,
    shape: Callable[[pl.LazyFrame], pl.DataFrame],
) -> Iterator[pl.DataFrame]:
    """The records that a step nested in one column, shaped a few staged parts at a time.

    Args:
        plan: the snapshots.
        step: the step that made the records.
        column: the column that holds them.
        beside: what each record gets of its snapshot: `snapshot_id`, or `at`, the position of the
            snapshot in the plan.
        shape: returns the rows as they are kept. The nested rows of all snapshots together take
            several times the memory.

    Yields:
        The shaped rows of each group of parts; without parts, no rows of the same shape.
    """
    held = store(plan.settings, step)
    wanted = places(plan, step).join(good(plan), on="snapshot_id", how="semi")
    parts = [Path(part) for part in wanted["part"].unique().sort()]
    for bundle in list(bundles(parts, BUNDLE)) or [[]]:
        rows = held.scan(["key", "part", column], bundle).join(wanted.lazy(), on=["key", "part"])
        nested = rows.select(column, *beside).explode(column).drop_nulls(column)
        yield shape(nested.unnest(column))


class Parts:
    """The rows of a large table, which are sorted and get their final types a part at a time.

    Args:
        found: the rows in groups, with the columns of the table but the first of its order, for
            which `at` gives the position of each value in `ids`.
        ids: all values of the first column, in order.
        declared: the table.

    Iterating gives the parts in order, and forgets each.
    """

    def __init__(self, found: Iterable[pl.DataFrame], ids: pl.Series, declared: Table) -> None:
        self.ids, self.declared, self.height = ids, declared, 0
        self.held: defaultdict[int, list[pl.DataFrame]] = defaultdict(list)
        number = pl.col("at") * PARTS // max(1, ids.len())
        for frame in found:
            self.height += frame.height
            parts = frame.with_columns(part=number.cast(pl.Int64))
            for (part,), rows in parts.partition_by(
                "part", as_dict=True, include_key=False
            ).items() or [((0,), frame)]:
                self.held[int(part)].append(rows)

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """The parts in order."""
        first = self.declared.sort[0]
        while self.held:
            together: list[pl.DataFrame] = []
            while self.held and sum(frame.height for frame in together) < PART_ROWS:
                together += self.held.pop(min(self.held))
            rows = pl.concat(together)
            named = rows.with_columns(self.ids.gather(rows["at"]).alias(first))
            yield shaped(named, self.declared)

    def whole(self) -> pl.DataFrame:
        """All rows in order."""
        return pl.concat(self)


def duplicates(plan: Plan) -> dict[str, str]:
    """The canonical snapshot of each near-duplicate; computed once for each plan."""

    def matched() -> dict[str, str]:
        rows = staged(plan, "clean", "signature").select("snapshot_id", "signature")
        known = {
            snapshot: Signature(count, sha256, tuple(marks))
            for snapshot, count, sha256, marks in rows.unnest("signature").collect().iter_rows()
        }
        return match_signatures(known, article_texts(plan))

    # a later step may refuse a snapshot
    return plan.once(f"duplicates after {', '.join(plan.done)}", matched)


def canonical(plan: Plan) -> pl.Expr:
    """The snapshot that a row's snapshot repeats; null if it repeats none."""
    known = duplicates(plan)
    return pl.col("snapshot_id").replace_strict(known, default=None, return_dtype=pl.String)


def article_texts(plan: Plan) -> Callable[[str], str]:
    """Returns the kept text of a snapshot; each staged part is opened once."""
    texts, cleaned = (opened_rows(plan, step) for step in ("read", "clean"))

    def text_of(snapshot: str) -> str:
        segments = (from_row(Segment, row) for row in cleaned(snapshot)["segments"] or ())
        return own_text(texts(snapshot)["rendition"]["text"], segments)

    return text_of


def opened_rows(plan: Plan, step: str) -> Callable[[str], Row]:
    """Returns the staged row of a snapshot; the columns of its part stay in memory as Arrow."""
    rows = places(plan, step).select("snapshot_id", "part", "key").iter_rows()
    place_of = {snapshot: place for snapshot, *place in rows}

    @lru_cache(maxsize=OPEN_PARTS)
    def opened(part: str) -> tuple[pa.Table, dict[str, int]]:
        rows = pq.read_table(part, columns=["key", "rendition" if step == "read" else "segments"])
        return rows, {key: row for row, key in enumerate(rows["key"].to_pylist())}

    def row_of(snapshot: str) -> Row:
        part, key = place_of[snapshot]
        held, numbers = opened(part)
        [row] = held.slice(numbers[key], 1).to_pylist()
        return dict(row)

    return row_of


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected claims of the articles that corrections name.

    ``claims`` are all the claims of ``snapshots``; ``fields`` names the corrected fields (claim_id,
    column). ``dropped`` holds the quantities whose claim was removed. ``used`` counts the
    corrections that match a claim, and ``unmatched`` names the others with the reason. ``doubts``
    are sentences about corrections that match several claims or change nothing.
    """

    snapshots: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    used: int = 0
    unmatched: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def correct(plan: Plan) -> Corrected:
    """Apply the corrections to the articles that they name; once for each plan.

    Raises:
        claimledger.claims.corrections.MalformedCorrections: the file can't be used.
    """

    def applied() -> Corrected:
        known = corrections.parse(plan.corrections or "")
        return corrected(plan, known) if known else Corrected()

    return plan.once("corrected", applied)


def corrected(plan: Plan, known: Sequence[Correction]) -> Corrected:
    """The result of applying corrections to the articles that they name."""
    about = articles_of(plan, known)
    steps = {name: whole_rows(plan, name, about) for name in ("read", *STEPS)}
    claims: list[Claim] = []
    changed: list[tuple[str, str]] = []
    dropped: list[str] = []
    used: set[int] = set()
    doubts: list[str] = []
    for snapshot in about:
        made = {name: rows[snapshot] for name, rows in steps.items()}
        before = {row["claim_id"]: from_row(Claim, row) for row in made["join"]["claims"]}
        after = corrections.apply(tuple(before.values()), article_of(made), known)
        claims.extend(after.claims)
        used.update(correction.item for correction in after.used)
        doubts.extend(after.doubts)
        changed.extend(
            (claim.claim_id, name)
            for claim in after.claims
            for name in changed_fields(before.get(claim.claim_id), claim)
        )
        left = {claim.quantity_id for claim in after.claims}
        dropped.extend({claim.quantity_id for claim in before.values()} - left)
    unmatched = named_unmatched(plan, [one for one in known if one.item not in used])
    return Corrected(
        snapshots=tuple(about),
        claims=tuple(claims),
        fields=tuple(changed),
        dropped=tuple(dropped),
        used=len(known) - len(unmatched),
        unmatched=unmatched,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def named_unmatched(plan: Plan, corrections: Sequence[Correction]) -> tuple[str, ...]:
    """The corrections that match nothing, each with the reason."""
    if not corrections:
        return ()
    pages = staged(plan, "describe", "url", "title").select("snapshot_id", "url", "title")
    claims = records(plan, "join", "claims").select("snapshot_id", "claim_id", "quote")
    rows = pages.join(claims, on="snapshot_id", how="left").sort("snapshot_id", "claim_id")
    known = rows.collect()
    return tuple(f"{one}: {why_unmatched(one, known)}" for one in corrections)


def changed_fields(before: Claim | None, after: Claim) -> Iterator[str]:
    """The columns of a claim that a correction set."""
    if after.corrected is not None:
        for name in Claim.__dataclass_fields__:
            value = getattr(after, name)
            if value is not None and (before is None or value != getattr(before, name)):
                yield name


def articles_of(plan: Plan, known: Sequence[Correction]) -> list[str]:
    """The snapshots that corrections name by address, title or claim."""
    named = {
        name: [value for one in known if (value := getattr(one, name)) is not None]
        for name in ("url", "title", "claim_id")
    }
    described = staged(plan, "describe", "url", "title")
    by_name = pl.col("url").is_in(named["url"]) | pl.col("title").is_in(named["title"])
    said = records(plan, "join", "claims")
    by_claim = pl.col("claim_id").is_in(named["claim_id"])
    found = [described.filter(by_name), said.filter(by_claim)]
    rows = pl.concat([frame.select("snapshot_id") for frame in found]).unique()
    return sorted(rows.collect()["snapshot_id"])


def whole_rows(plan: Plan, step: str, snapshots: Sequence[str]) -> Mapping[str, Row]:
    """All staged columns of a step for some snapshots."""
    wanted = places(plan, step).filter(pl.col("snapshot_id").is_in(snapshots))
    rows: dict[str, Row] = {}
    for (part,), keys in wanted.group_by("part"):
        found = staging.rows(str(part), keys["key"].to_list())
        rows |= {row["snapshot_id"]: row for row in found}
    return rows


def places(plan: Plan, step: str) -> pl.DataFrame:
    """The part that holds each snapshot's row of a step: key, part, snapshot_id, at.

    `at` is the position of the snapshot in the plan.
    """

    def indexed() -> pl.DataFrame:
        known = plan.keys(step).with_row_index("at")
        return store(plan.settings, step).index().join(known, on="key")

    return plan.once(f"places of {step}", indexed)
