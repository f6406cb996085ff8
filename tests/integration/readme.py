"""The README's table of claims. Run as a program, it writes the table anew."""

from pathlib import Path

from claimledger.cli.extract import COLUMNS, cells
from claimledger.records import Claim

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGE = ROOT / "seeds" / "tilting-partnership.txt"
BEGIN, END = "<!-- claims -->\n", "<!-- /claims -->"
LEAST = 0.4
"""The confidence from which a claim is in the table, as the README says."""


def with_counterpart(claim: Claim) -> dict[str, str]:
    """The cells of a claim by their column, the counterpart after the subject."""
    row: dict[str, str] = {}
    for column, cell in zip(COLUMNS, cells(claim), strict=True):
        row[column] = cell
        if column == "subject":
            row["counterpart"] = claim.counterpart or ""
    return row


def table() -> str:
    """The claims of one seed that are sure enough, as a table in Markdown."""
    import claimledger

    found = claimledger.read_claims(PAGE.read_bytes())
    rows = [with_counterpart(claim) for claim in found if (claim.confidence or 0) >= LEAST]
    names = list(rows[0])
    lines = [names, ["---"] * len(names), *(list(row.values()) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def shown() -> str:
    """The table as it stands in the README."""
    return README.read_text("utf-8").split(BEGIN)[1].split(END)[0]


def main() -> None:
    """Put the table as it is now into the README."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
