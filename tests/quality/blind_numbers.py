"""How often forms of numbers are read right that somebody wrote without knowing the rules.

`blind_numbers.jsonl` has ten rows of each kind of fault in ../shared/cases/numbers.jsonl, written
in two rounds, in the form of that file: a text, what each of its claims must have, and what must be
no claim. A claim is looked for at the words `at`; alternatives are written a|b. What only the
reader of claims can know (measure, period, modality) is judged by ../shared/cases/check.py, whose
figure is printed too.

    python -m tests.quality.blind_numbers             right by kind
    python -m tests.quality.blind_numbers --errors    the rows that are wrong, with what is read
    python -m tests.quality.blind_numbers --cases     right by kind in ../shared/cases/numbers.jsonl
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from claimledger import find_quantities
from claimledger.claims.base_units import in_base_units
from claimledger.records import Quantity
from tests.quality.gate import SHARED, output_of

ROWS = Path(__file__).with_name("blind_numbers.jsonl")
FIELDS = ("value", "value_high", "unit", "bound", "direction", "kind")
CLOSE = Decimal("0.002")
"""How far a value may be from the right one, as a part of it."""
REMARK = re.compile(r"\s*\(.*?\)")
"""What a person is told beside an answer: "barrel/day (not barrel/d)"."""
Row = dict[str, Any]


def said(text: str, quote: str) -> list[Quantity]:
    """The quantities of a text, in base units, that are read as claims where a quote stands."""
    start = text.find(quote)
    return [
        q
        for q in in_base_units(find_quantities(text))
        if q.role == "claim" and q.start < start + len(quote) and start < q.end
    ]


def agrees(quantity: Quantity, name: str, wanted: str | None) -> bool:
    """Whether a field of a quantity is what is wanted, or one of its alternatives."""
    found = getattr(quantity, name)
    if wanted is None or wanted.startswith("not "):
        return wanted is not None or found is None
    wanted = REMARK.sub("", wanted.replace(" or no claim", ""))
    return any(same(found, each.strip()) for each in wanted.split("|"))


def same(found: object, wanted: str) -> bool:
    """Whether two numbers or words are equal; a counted noun may have adjectives."""
    try:
        number = Decimal(wanted)
    except InvalidOperation:
        words = str(found).lower()
        return words == wanted.lower() or words.endswith(f" {wanted.lower()}")
    return isinstance(found, Decimal) and abs(found - number) <= CLOSE * abs(number)


def right(row: Row) -> bool:
    """Whether the claims of a row are read as they are given, and nothing else that it names."""
    text, expected = row["text"], row["expected"]
    claims = expected.get("claims", [])
    for claim in claims:
        fields = [(name, claim[name]) for name in FIELDS if name in claim]
        optional = any("or no claim" in str(wanted) for wanted in claim.values())
        near = said(text, claim["at"])
        fits = any(all(agrees(q, *field) for field in fields) for q in near)
        if not fits and (near or not optional):
            return False
    wrong = (q for quote in expected.get("no_claim_for", []) for q in said(text, quote))
    return all(any(claim["at"] in text[q.start : q.end] for claim in claims) for q in wrong)


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
            f"{row['kind']}: {row['text']}\n  wanted {row['expected']}\n"
            f"  read {find_quantities(row['text'])}\n"
            for row in wrong
        )
    counts = by_kind(rows)
    good, total = (sum(column) for column in zip(*counts.values(), strict=True))
    lines = [f"{a:3} of {b:3}  {kind}\n" for kind, (a, b) in counts.items()]
    return "".join([*lines, f"right {good} of {total}  {100 * good / total:.1f}%\n"])


if __name__ == "__main__":
    answers = SHARED / "cases/numbers.jsonl" if "--cases" in sys.argv else ROWS
    loaded = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    sys.stdout.write(report(loaded, errors="--errors" in sys.argv))
    if "--errors" not in sys.argv:
        claims = output_of("cases/check.py", answers).splitlines()[-1]
        sys.stdout.write(f"as claims: {claims}\n")
