"""`claimledger trace`: from a claim back to the characters that say it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline import paths
from pipeline.cli.terminal import Exit, epilog, fail, output
from pipeline.cli.texts import Found, at_hand
from pipeline.cli.verify import Package, Seeds

if TYPE_CHECKING:
    from pipeline.publishing.package import PublishedPackage

EPILOG = epilog(
    ["claimledger trace 5b1f0c3d2a9e8f47", "claimledger trace 5b1f downloaded/package"],
    [Exit.DONE, Exit.USAGE],
)

TOLD = (
    "value",
    "value_high",
    "bound",
    "unit",
    "kind",
    "direction",
    "measure",
    "subject",
    "counterpart",
    "period_start",
    "period_end",
    "baseline_value",
    "baseline_period_start",
    "baseline_period_end",
    "attributed_to",
    "speaker",
    "modality",
    "flags",
    "corrected",
)
"""Fields that are shown with the rules that filled them."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A claim, the snapshot that makes it, and what its fields rest on."""

    claim: dict[str, Any]
    snapshot: dict[str, Any]
    path: str
    evidence: list[dict[str, Any]]


def trace(
    claim_id: Annotated[str, typer.Argument(help="A claim's id, or how it begins.")],
    package: Package = None,
    *,
    seeds: Seeds = None,
) -> None:
    """Show the sentence that makes a claim, with the number marked, and why each field says so.

    With the saved pages at hand the whole paragraph is shown, with line and column.
    """
    from pipeline.publishing.package import NotAPackageError, open_package

    try:
        trail = follow(open_package(package or paths.output() / "latest"), claim_id)
    except NotAPackageError as error:
        fail(str(error), Exit.USAGE)
    key = trail.claim["snapshot_id"]
    found = at_hand(seeds or paths.seeds(), {key}).get(key)
    console = output()
    console.print(Panel(passage(trail, found), title=place(trail, found), title_align="left"))
    console.print(explained(trail, found))


def follow(package: "PublishedPackage", claim_id: str) -> Trail:
    """The claim whose id begins as given, with its snapshot, file and evidence."""
    import polars as pl

    named = pl.col("claim_id").str.starts_with(claim_id)
    claims = package.scan("claims").filter(named).collect().to_dicts()
    if len(claims) != 1:
        wanted = "one claim whose id begins with"
        fail(f"expected {wanted} {claim_id!r}, found {len(claims)}", Exit.USAGE)
    [claim] = claims
    mine = pl.col("snapshot_id") == claim["snapshot_id"]
    return Trail(
        claim=claim,
        snapshot=package.scan("snapshots").filter(mine).collect().row(0, named=True),
        path=package.scan("files").filter(mine).sort("path").collect().row(0, named=True)["path"],
        evidence=package.scan("evidence")
        .filter(pl.col("subject_id") == claim["claim_id"])
        .collect()
        .to_dicts(),
    )


def passage(trail: Trail, found: Found | None) -> Text:
    """The paragraph, or the sentence where no text is at hand, with the number marked."""
    claim = trail.claim
    start, end = claim["char_start"], claim["char_end"]
    if found:
        whole = found.text.text
        first = whole.rfind("\n", 0, start) + 1
        last = whole.find("\n", end)
        text, offset = whole[first : last if last >= 0 else None], first
    elif claim["sentence"] is not None:
        text, offset = claim["sentence"], claim["sentence_start"]
    else:
        return Text("the package's evidence policy withholds the sentence", style="dim")
    shown = Text(text)
    sentence = (claim["sentence_start"] - offset, claim["sentence_end"] - offset)
    shown.stylize("dim", 0, max(0, sentence[0]))
    shown.stylize("dim", sentence[1])
    shown.stylize("bold reverse", start - offset, end - offset)
    return shown


def place(trail: Trail, found: Found | None) -> Text:
    """File, line and column; offsets alone where no text is at hand."""
    start, end = trail.claim["char_start"], trail.claim["char_end"]
    if found is None:
        return Text(f"{trail.path}, characters {start} to {end}")
    before = found.text.text[:start]
    line = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1) + 1
    return Text(f"{found.path}, line {line}, column {column}")


def explained(trail: Trail, found: Found | None) -> Table:
    """Each field that says something, the rules that filled it, and the characters they rest on."""
    table = Table("field", "says", "rule", "rests on", box=None)
    for name in TOLD:
        value = trail.claim[name]
        if value is None:
            continue
        rows = [row for row in trail.evidence if row["field"] == name]
        rules = "\n".join(row["rule"] for row in rows)
        rests = "\n".join(quoted(row, found) for row in rows)
        table.add_row(*(Text(str(cell)) for cell in (name, value, rules, rests)))
    snapshot = trail.snapshot
    for name in ("title", "publisher", "url", "published_earliest", "published_latest"):
        if snapshot[name] is not None:
            table.add_row(f"[dim]{name}[/dim]", Text(str(snapshot[name])), "", "")
    table.add_row("[dim]snapshot_id[/dim]", snapshot["snapshot_id"], "", "")
    table.add_row("[dim]text_sha256[/dim]", snapshot["text_sha256"], "", "")
    return table


def quoted(row: dict[str, Any], found: Found | None) -> str:
    """The characters of a piece of evidence; its offsets where no text is at hand."""
    start, end = row["char_start"], row["char_end"]
    if start == end:
        return ""
    if found is None:
        return f"{start} to {end}"
    return " ".join(found.text.text[start:end].split())
