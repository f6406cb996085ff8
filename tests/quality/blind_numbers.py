"""How often forms of numbers are read right that somebody wrote without knowing the rules.

`blind_numbers.yaml` has rows of a kind, a text, and its claims in order, each as in
tests/unit/quantities/variants.yaml: quote, value, unit, and what else it is (an upper end, a bound,
a direction or a kind). A row is right when nothing else is claimed.

    python -m tests.quality.blind_numbers             right by kind
    python -m tests.quality.blind_numbers --errors    the rows that are wrong, with what is read
"""

import sys
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from claimledger import find_quantities

ROWS = Path(__file__).with_name("blind_numbers.yaml")
Row = dict[str, Any]


def read(text: str) -> list[tuple[str, Decimal, str, set[Any]]]:
    """What is claimed in a text: quote, value, unit, and upper end, bound, direction and kind."""
    return [
        (text[q.start : q.end], q.value, q.unit, {q.bound, q.direction, q.kind, q.value_high})
        for q in find_quantities(text)
        if q.role == "claim" and q.value is not None
    ]


def right(row: Row) -> bool:
    """Whether a row's claims, and no others, are read as they are given."""
    found = read(row["text"])
    if len(found) != len(row["claims"]):
        return False
    for (quote, value, unit, said), (wanted_quote, wanted, wanted_unit, *more) in zip(
        found, row["claims"], strict=True
    ):
        rest = {each if isinstance(each, str) else Decimal(str(each)) for each in more}
        ends = [each for each in rest if isinstance(each, Decimal)]
        if (quote, unit) != (wanted_quote, str(wanted_unit)) or value != Decimal(str(wanted)):
            return False
        if not rest <= said or (None in said) == bool(ends):
            return False
    return True


def by_kind(rows: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """The rows that are right and all rows of each kind, in the order of the kinds."""
    total, good = Counter[str](), Counter[str]()
    for row in rows:
        total[row["kind"]] += 1
        good[row["kind"]] += right(row)
    return {kind: (good[kind], total[kind]) for kind in total}


def report(rows: list[Row], *, errors: bool) -> str:
    """The lines that the command prints."""
    if errors:
        wrong = (row for row in rows if not right(row))
        return "".join(
            f"{row['kind']}: {row['text']}\n  wanted {row['claims']}\n  read {read(row['text'])}\n"
            for row in wrong
        )
    counts = by_kind(rows)
    good, total = (sum(column) for column in zip(*counts.values(), strict=True))
    lines = [f"{a:3} of {b:3}  {kind}\n" for kind, (a, b) in counts.items()]
    return "".join([*lines, f"right {good} of {total}  {100 * good / total:.1f}%\n"])


if __name__ == "__main__":
    if not ROWS.is_file():
        sys.exit(
            f"Expected rows of kind, text and claims in {ROWS.name}, but there is no such file."
        )
    loaded = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    sys.stdout.write(report(loaded, errors="--errors" in sys.argv))
