"""What the checks look for. Each returns a verdict with the numbers behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from claimledger.publishing.diff import compare
from claimledger.run import collection, frames
from claimledger.run.work import Plan
from claimledger.tables.dataset import Dataset
from claimledger.tables.schemas import package, table
from claimledger.tables.validation import failing

OTHER_SHARE = 0.03
"""The largest share of quantities that may have the role `other`."""

UNDATED_SHARE = 0.5
UNITLESS_SHARE = 0.2
DUPLICATE_SHARE = 0.2
DROP_SHARE = 0.2
"""The shares above which a check warns; a drop is counted from the last version."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: whether it passed, a sentence, and the numbers behind it."""

    passed: bool
    said: str
    numbers: Mapping[str, float]


Look = Callable[[Plan, pl.DataFrame], Verdict]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest published version, and what Dagster knows of it and of the version before it."""

    dataset: Dataset
    folder: Path
    claims: pl.DataFrame
    now: Mapping[str, Any]
    before: Mapping[str, Any]


def valid(name: str) -> Look:
    """At most 5% of the rows violate the schema of the table; the table `rejects` lists them."""

    def look(_plan: Plan, frame: pl.DataFrame) -> Verdict:
        tolerated = package()["x-rejected-share"]
        bad = failing(frame, table(name), tolerated * frame.height)["row"].n_unique()
        share = bad / max(frame.height, 1)
        said = f"{bad} of {frame.height} rows violate the schema; {tolerated:.0%} are tolerated"
        return Verdict(share <= tolerated, said, {"failing rows": bad, "share": share})

    look.__name__, look.__doc__ = "valid", valid.__doc__
    return look


def covered(plan: Plan, segments: pl.DataFrame) -> Verdict:
    """The segments of a page cover it from first to last character, without gaps or overlaps."""
    before = pl.col("char_end").shift(1, fill_value=0).over("snapshot_id", order_by="segment")
    gaps = segments.filter(pl.col("char_start") != before).height
    ends = segments.group_by("snapshot_id").agg(pl.col("char_end").max())
    lengths = plan.snapshots.join(collection.good(plan), on="snapshot_id", how="semi")
    short = lengths.join(ends, on="snapshot_id", how="left").filter(
        pl.col("char_count") != pl.col("char_end").fill_null(0)
    )
    said = f"{gaps} segments leave a gap or overlap; {short.height} pages are not covered"
    return Verdict(
        gaps + short.height == 0, said, {"gaps": gaps, "pages not covered": short.height}
    )


def traceable(plan: Plan, claims: pl.DataFrame) -> Verdict:
    """In at most 5% of the claims, the quote or sentence differs from the text at its offsets."""
    tolerated = package()["x-rejected-share"]
    moved = frames.untraceable(plan).height
    said = f"{moved} of {claims.height} claims do not quote their text"
    return Verdict(moved <= tolerated * claims.height, said, {"untraceable claims": moved})


def accounted_for(plan: Plan, quantities: pl.DataFrame) -> Verdict:
    """Every numeral in an article belongs to a quantity or a time."""
    missed = frames.unread(plan)
    said = (
        f"{missed} numerals belong to no quantity or time; there are {quantities.height} quantities"
    )
    return Verdict(missed == 0, said, {"unread numerals": missed})


def explained(latest: Latest) -> Verdict:
    """At most 3% of the quantities have the role `other`."""
    roles = latest.dataset.quantities.select("role").collect()
    lost = roles.filter(role="other").height
    return share_of(lost, roles.height, OTHER_SHARE, "quantities have the role `other`")


def undated(latest: Latest) -> Verdict:
    """At most 50% of the claims have no period: their `period_type` is `unknown`."""
    claims = latest.claims
    lost = claims.filter(pl.col("period_type") == "unknown").height
    return share_of(lost, claims.height, UNDATED_SHARE, "claims have no period")


def unitless(latest: Latest) -> Verdict:
    """At most 20% of the claims have a unit of unknown kind: their `unit_kind` is null."""
    claims = latest.claims
    lost = claims.filter(pl.col("unit_kind").is_null()).height
    return share_of(lost, claims.height, UNITLESS_SHARE, "claims have a unit of unknown kind")


def duplicates(latest: Latest) -> Verdict:
    """At most 20% of the pages repeat the article of another page."""
    snapshots = latest.dataset.snapshots.select("duplicate_of").collect()
    lost = snapshots["duplicate_of"].count()
    return share_of(lost, snapshots.height, DUPLICATE_SHARE, "pages repeat the article of another")


def drop(latest: Latest) -> Verdict:
    """The number of claims has fallen by at most 20% since the last version."""
    now = latest.claims.height
    before = int(latest.before.get("claims", now))
    share = max(before - now, 0) / max(before, 1)
    said = f"{now} claims now, {before} in the last version; a fall of {share:.1%}"
    return Verdict(share <= DROP_SHARE, said, {"claims": now, "before": before, "fall": share})


def rejected(latest: Latest) -> Verdict:
    """No file was rejected. The table `files` gives the reason for each rejected file."""
    files = latest.dataset.files.select("status").collect()
    lost = files.filter(status="rejected").height
    return share_of(lost, files.height, 0, "files were rejected")


def corrections_matched(latest: Latest) -> Verdict:
    """Every correction matches one claim, and changes it."""
    kinds = ("unmatched corrections", "doubtful corrections")
    numbers = {kind: int(latest.now.get(kind, 0)) for kind in kinds}
    found = list(latest.now.get("corrections to look at") or ())
    said = "; ".join(found) or "each correction matches one claim and changes it"
    return Verdict(not any(numbers.values()), said, numbers)


def version_raised(latest: Latest) -> Verdict:
    """The version in `dataset.yaml` was raised as far as the changes require."""
    before = Path(str(latest.before.get("folder", latest.folder)))
    if before == latest.folder or not before.is_dir():
        return Verdict(passed=True, said="there is no earlier version to compare with", numbers={})
    found = compare(before, latest.folder)
    said = (
        f"the changes call for the step {found.step}; the version went from "
        f"{found.old_version} to {found.new_version}"
    )
    rows = sum(len(one.added) + len(one.removed) for one in found.tables)
    return Verdict(found.is_declared, said, {"rows added or removed": rows})


def share_of(count: int, total: int, tolerated: float, said: str) -> Verdict:
    """A verdict on the share of a count in a total."""
    share = count / max(total, 1)
    numbers = {"count": count, "share": share}
    found = f"{count} of {total} {said} ({share:.0%}; at most {tolerated:.0%} are expected)"
    return Verdict(share <= tolerated, found, numbers)
