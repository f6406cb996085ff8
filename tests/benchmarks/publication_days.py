"""How many days of publication are read right.

    python tests/benchmarks/publication_days.py GOLD.jsonl PAGES.tar.gz [--errors]

A row of GOLD has `file`, the name of a page in the archive, and `date`, its day in ISO 8601; pages
without a day are left out. Prints the share of pages whose day is read and right, the
precision of the days that are read, and how many brackets hold the day; with --errors, also each
page that is not right.
"""

import argparse
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import claimledger
from claimledger.reading import Unreadable


def pages(gold: Path, archive: Path) -> Iterator[tuple[str, bytes, date]]:
    """Each page with a known day: its name, its bytes, the day."""
    rows = map(json.loads, gold.read_text("utf-8").splitlines())
    stated = {row["file"]: row["date"] for row in rows if isinstance(row["date"], str)}
    days = {name: date.fromisoformat(day) for name, day in stated.items()}
    with tarfile.open(archive) as packed:
        for member in packed:
            if (day := days.get(member.name)) and (file := packed.extractfile(member)):
                yield member.name, file.read(), day


def verdict(raw: bytes, day: date) -> tuple[str, str]:
    """Whether a page's day is right, wrong, in its bracket, outside it or not read; what is read.

    The verdicts are "right", "wrong", "within", "outside" and "none".
    """
    try:
        article = claimledger.read_article(raw)
    except Unreadable as error:
        return "none", str(error)
    first, last = article.published_earliest, article.published_latest
    read = f"{first or '..'}/{last or '..'}"
    if first is None and last is None:
        return "none", read
    holds = (first or day) <= day <= (last or day)
    names = ("right", "wrong") if first == last else ("within", "outside")
    return names[not holds], read


def main() -> None:
    """Print the shares, and the errors where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    counts = Counter[str]()
    for name, raw, day in pages(asked.gold, asked.pages):
        said, read = verdict(raw, day)
        counts[said] += 1
        if asked.errors and said != "right":
            sys.stdout.write(f"{said:8} {name}: {day} is read as {read}\n")
    right, stated, total = counts["right"], counts["right"] + counts["wrong"], counts.total()
    brackets = counts["within"] + counts["outside"]
    sys.stdout.write(
        f"{total} pages: day right {right / max(1, total):.1%}, "
        f"precision {right / max(1, stated):.1%}, "
        f"{counts['within']} of {brackets} brackets hold, {counts['none']} without a day\n"
    )


if __name__ == "__main__":
    main()
