"""`claimledger trace`: from a claim back to the characters that state it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from claimledger.cli.packages import DAMAGED, Package, opened, read, refuse
from claimledger.cli.terminal import Exit, epilog, fail, output, say, working
from claimledger.cli.texts import Found, Seeds, at_hand, folder_of
from claimledger.linking.amounts import digits
from claimledger.publishing.inert import inert

if TYPE_CHECKING:
    import polars as pl

    from claimledger.tables.package import PublishedPackage

EPILOG = epilog(
    ["claimledger trace 5b1f0c3d2a9e8f47", "claimledger trace 5b1f downloaded/package"],
    {
        Exit.USAGE: "usage error: no package, or an id that matches no claim or several",
        Exit.NOTHING: DAMAGED,
    },
)

LISTED = 10
"""The largest number of claims that are listed for an ambiguous id."""

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
    "confidence",
    "flags",
    "corrected",
)
"""Fields that are shown with the rules that filled them."""

SAID_OF_PAGE = (
    "title",
    "publisher",
    "authors",
    "url",
    "language",
    "published_earliest",
    "published_latest",
    "captured_at",
)
"""Fields of the page that are shown below them."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A claim, its snapshot, and the evidence for its fields."""

    claim: dict[str, Any]
    snapshot: dict[str, Any]
    path: str
    evidence: list[dict[str, Any]]

    def of(self, subject: str, field: str) -> list[dict[str, Any]]:
        """The evidence for one field of the claim or its snapshot, differing statements last."""
        mine = [e for e in self.evidence if (e["subject_id"], e["field"]) == (subject, field)]
        return sorted(mine, key=lambda row: row.get("value") is not None)


def trace(
    claim_id: Annotated[str, typer.Argument(help="The id of a claim, or its first characters.")],
    package: Package = None,
    *,
    seeds: Seeds = None,
) -> None:
    """Show the sentence behind a claim, with the number marked, and the evidence for each field.

    If the saved page is available, show the whole paragraph with line and column.
    """
    here = opened(package)
    trail = follow(here, claim_id)
    key = trail.claim["snapshot_id"]
    with working("looking for the page"):
        found = at_hand(seeds, here.folder, {key}).get(key)
    console = output()
    console.print(Panel(passage(trail, found), title=place(trail, found), title_align="left"))
    console.print(explained(trail, found))
    for name in ("claim_id", "snapshot_id", "text_sha256"):
        shown = Text(f"{name} {(trail.snapshot | trail.claim)[name]}", style="dim")
        console.print(shown, soft_wrap=True)
    if found is None:
        folder = folder_of(seeds, here.folder)
        say(f"the page is not in {folder}; for its line and column, name its folder with --seeds")


def follow(package: "PublishedPackage", given: str) -> Trail:
    """The claim whose id begins with the given characters, with its snapshot, file and evidence."""
    import polars as pl

    start = given.strip().lower()
    claims = read(package, "claims", pl.col("claim_id").str.starts_with(start))
    if claims.height != 1:
        ambiguous_id(package, start, claims)
    claim = claims.row(0, named=True)
    mine = pl.col("snapshot_id") == claim["snapshot_id"]
    pages, files = read(package, "snapshots", mine), read(package, "files", mine)
    if pages.is_empty() or files.is_empty():
        refuse(package, f"it lacks the page of the claim {claim['claim_id']}")
    subjects = [claim["claim_id"], claim["snapshot_id"]]
    return Trail(
        claim=claim,
        snapshot=pages.row(0, named=True),
        path=files.sort("path").row(0, named=True)["path"],
        evidence=read(package, "evidence", pl.col("subject_id").is_in(subjects)).to_dicts(),
    )


def ambiguous_id(package: "PublishedPackage", start: str, claims: "pl.DataFrame") -> NoReturn:
    """End the command because an id does not name one claim; say what it names."""
    import polars as pl

    if not start:
        fail("expected the id of a claim, found an empty one", Exit.USAGE)
    if claims.height:
        offer(claims, f"expected one claim whose id begins with {start!r}, found {claims.height:,}")
    pages = read(package, "snapshots", pl.col("snapshot_id").str.starts_with(start))
    if pages.height:
        key, title = pages.select("snapshot_id", "title").row(0)
        said = read(package, "claims", pl.col("snapshot_id") == key)
        offer(said, f"expected a claim's id, found that of the page {title or key!r}")
    numbers = read(package, "quantities", pl.col("quantity_id").str.starts_with(start))
    if numbers.height:
        quote, role, reason = numbers.select("quote", "role", "reason").row(0)
        why = f"{role}, {reason}" if reason else role
        what = f"the number {quote!r}, which is not a claim: {why}"
        fail(f"expected a claim's id, found that of {what}", Exit.USAGE)
    fail(f"{package.folder} has no claim whose id begins with {start!r}", Exit.USAGE)


def offer(claims: "pl.DataFrame", sentence: str) -> NoReturn:
    """End the command with a list of claims to choose from."""
    say(f"{sentence}{':' if claims.height else '; it makes no claims'}")
    for key, quote in claims.select("claim_id", "quote").head(LISTED).iter_rows():
        typer.echo(inert(f"  {key}  {quote or ''}".rstrip()), err=True)
    if claims.height > LISTED:
        typer.echo(f"  and {claims.height - LISTED:,} more", err=True)
    raise typer.Exit(Exit.USAGE)


def passage(trail: Trail, found: Found | None) -> Text:
    """The paragraph, or only the sentence if the page is missing, with the number marked."""
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
    """File, line and column, or only offsets if the page is missing."""
    start, end = trail.claim["char_start"], trail.claim["char_end"]
    if found is None:
        return Text(f"{trail.path}, characters {start} to {end}")
    before = found.text.text[:start]
    line = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1) + 1
    return Text(f"{found.path}, line {line}, column {column}")


def explained(trail: Trail, found: Found | None) -> Table:
    """Each field with a value, the rules that filled it, and the characters behind it."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("field", no_wrap=True)
    for column in ("value", "rule", "score", "evidence"):
        table.add_column(column, overflow="fold")
    for record, names, key in (
        (trail.claim, TOLD, "claim_id"),
        (trail.snapshot, SAID_OF_PAGE, "snapshot_id"),
    ):
        for name in names:
            if record.get(name) is not None:
                rows = trail.of(record[key], name)
                rules = "\n".join(row["rule"] for row in rows)
                rests = "\n".join(quoted(row, found) for row in rows)
                scores = "\n".join(percent(row.get("score")) for row in rows)
                cells = (name, shown(record[name]), rules, scores, rests)
                table.add_row(*map(Text, cells), style="dim" if names is SAID_OF_PAGE else "")
    return table


def shown(value: str | float | date) -> str:
    """A value as `claimledger extract` prints it."""
    return digits(value) if isinstance(value, float) else str(value)


def percent(score: float | None) -> str:
    """A probability in percent, or an empty text."""
    return "" if score is None else f"{score:.0%}"


def quoted(row: dict[str, Any], found: Found | None) -> str:
    """The characters of a piece of evidence, or its offsets if the page is missing.

    Evidence from outside the text shows its own value, if it differs from the field.
    """
    start, end = row["char_start"], row["char_end"]
    if start == end:
        return row.get("value") or ""
    if found is None:
        return f"{start} to {end}"
    return " ".join(found.text.text[start:end].split())
