"""The README's table of claims. Run as a program, it writes the table anew."""

from pathlib import Path

from claimledger.cli.extract import COLUMNS, cells

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGE = ROOT / "seeds" / "tilting-partnership.txt"
BEGIN, END = "<!-- claims -->\n", "<!-- /claims -->"


def table() -> str:
    """The claims of one seed as a table in Markdown."""
    import claimledger

    rows = [
        COLUMNS,
        ("---",) * len(COLUMNS),
        *map(cells, claimledger.read_claims(PAGE.read_bytes())),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def shown() -> str:
    """The table as it stands in the README."""
    return README.read_text("utf-8").split(BEGIN)[1].split(END)[0]


def main() -> None:
    """Put the table as it is now into the README."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
