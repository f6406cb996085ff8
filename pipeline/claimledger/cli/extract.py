"""`claimledger extract`: the quantitative claims of a saved page."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from claimledger.cli.sources import ENDINGS, SourceFile, each, notes_on, publication
from claimledger.cli.terminal import epilog, output, say
from claimledger.linking.amounts import Amount, period
from claimledger.publishing import inert
from claimledger.reading import Member
from claimledger.records import Article, Claim

COLUMNS = ("quote", "value", "kind", "measure", "subject", "period", "attributed to", "confidence")
DIRECTIONS = {"up": " ↑", "down": " ↓", "none": ""}
WHOLE_DAY = len("2024-05-15")

EPILOG = epilog(
    [
        "claimledger extract page.html",
        "claimledger extract page.txt --published 2024-05-15 --json",
        "curl -s https://example.org/news | claimledger extract -",
    ],
    ENDINGS,
)


def extract(
    file: SourceFile,
    *,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DAY[/DAY]",
            help="Day of publication, if you know it, or the earliest and the latest possible day.",
            show_default=False,
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of the page, if you know it.", show_default=False)
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each claim, one on each line.")
    ] = False,
) -> None:
    """Print the claims of a saved page: who stated which figure, about what, for which period."""
    from claimledger.article import join_claims, read_article

    bracket = publication(published) if published else None
    notes = notes_on(file)
    if notes:  # the command line overrides the sidecar
        notes = replace(
            notes, published=None if bracket else notes.published, url=None if url else notes.url
        )

    def extracted(member: Member) -> tuple[Article, Sequence[Claim]]:
        article = read_article(
            member.raw, published=bracket, url=url, sidecar=notes, declared=member.declared
        )
        return article, join_claims(article).claims

    for name, (article, claims) in each(file, extracted):
        if as_json:
            if article.note:
                say(f"{name}: {article.note}")
            for claim in claims:
                typer.echo(inert.json_line(claim.to_dict()))
        else:
            show(article, claims)


def show(article: Article, claims: Sequence[Claim]) -> None:
    """Print the title and the day of a page, then its claims as a table."""
    console = output()
    dated = period(article.published_earliest, article.published_latest)
    heading = [article.title or "untitled", article.publisher, dated and f"published {dated}"]
    console.print(" · ".join(part for part in heading if part), style="bold", markup=False)
    for line in differing_statements(article):
        console.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
    if article.note or not claims:
        console.print(article.note or "no claims found", highlight=False, soft_wrap=True)
    if not claims:
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in COLUMNS:
        table.add_column(
            column,
            overflow="fold",
            justify="right" if column in {"value", "confidence"} else "left",
            min_width=WHOLE_DAY if column == "period" else None,
        )
    for claim in claims:
        table.add_row(*map(Text, cells(claim)))
    console.print(table)
    console.print(f"{len(claims)} claim{'s' * (len(claims) > 1)}", style="dim")


def differing_statements(article: Article) -> list[str]:
    """One line for each statement of the page that its tags contradict, or the other way round."""
    from claimledger.metadata import BESIDE

    lines = []
    for one in article.evidence:
        if one.rule.startswith(BESIDE):
            field = one.field.partition("_")[0]  # both sides of a day are shown as one
            whose = "its tags say" if one.start is None else "the page says"
            lines.append(f"{field}: {whose} {one.value} ({one.rule.removeprefix(BESIDE)})")
    return list(dict.fromkeys(lines))


def cells(claim: Claim) -> list[str]:
    """A claim as the cells of a table with the columns of COLUMNS."""
    return [
        claim.quote,
        str(Amount(*(getattr(claim, field.name) for field in fields(Amount)))),
        claim.kind + DIRECTIONS[claim.direction],
        claim.measure or "",
        claim.subject or "",
        period(claim.period_start, claim.period_end) or claim.period_text or "",
        claim.attributed_to or "",
        "" if claim.confidence is None else f"{claim.confidence:.0%}",
    ]
