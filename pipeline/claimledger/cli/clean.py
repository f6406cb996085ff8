"""`claimledger clean`: which parts of a saved page are the article and which are furniture."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from claimledger.cli.sources import ENDINGS, SourceFile, each
from claimledger.cli.terminal import epilog, output, print_text
from claimledger.publishing.inert import json_line
from claimledger.reading import Member, read
from claimledger.records import Segment

KEPT, DROPPED = "green", "dim red"
EPILOG = epilog(
    [
        "claimledger clean page.txt",
        "claimledger clean page.html --kept > article.txt",
        "claimledger clean - --json < page.txt",
    ],
    ENDINGS,
)


def clean(
    file: SourceFile,
    *,
    kept: Annotated[
        bool, typer.Option("--kept", help="Print only the kept parts, unchanged.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each segment, one on each line.")
    ] = False,
) -> None:
    """Print a saved page with a label for each segment: kept ones in green, others in red."""
    from claimledger.cleaning import clean as segments_of

    if kept and as_json:
        raise typer.BadParameter("expected --kept or --json, found both")

    def cleaned(member: Member) -> tuple[str, list[Segment]]:
        rendition = read(member.raw)
        return rendition.text, segments_of(rendition.text, rendition.blocks)

    for _, (text, segments) in each(file, cleaned):
        for segment in segments:
            stretch = text[segment.start : segment.end]
            if as_json:
                typer.echo(json_line({**asdict(segment), "text": stretch}))
            elif not kept:
                show(segment, stretch)
            elif segment.kept:
                print_text(stretch.strip())


def show(segment: Segment, stretch: str) -> None:
    """Print the lines of a segment after its verdict and its label."""
    style = KEPT if segment.kept else DROPPED
    sign = "+" if segment.kept else "-"
    for line in filter(str.strip, stretch.splitlines()):
        shown = Text(f"{sign} {segment.label:16} {line.strip()}", style=style)
        output().print(shown, soft_wrap=True)
