"""How well indicators tell which claims measure the same: precision and recall over judged pairs.

``indicator_pairs.jsonl`` holds pairs of numbers from pages on the same event, each with a verdict:
same, different, or cannot tell, which does not count. Two numbers are the same indicator when they
belong in one series: the same property of the same thing, whatever the period, the source, and
whether it is reported or forecast. A pair says where its numbers stand, no more; what they measure
is what the annotators of the corpus answered, so that no reader of claims is judged here.

The lists of words were tuned on the events of the half ``tuned``. The errors of ``held out`` and of
``looked at`` have been looked at since, so that their figures are no estimate for unseen events;
when ``looked at`` was first scored, its precision was 90.0 and its recall 62.5, and 77.8 and 24.1
across pages. Pairs of the group ``blind`` were chosen and judged from the answers of the annotators
alone, after the last change that errors of others led to but one, which changes no verdict on them.
Nothing has been changed for its errors: once it has, call it ``looked at``, and judge new pairs.
Few pages that are left are on one event, so that it has only six pairs across pages that are the
same.

The pairs of the half ``releases`` are from 36 news texts on twelve events, mostly releases of
statistics and results, three texts an event. Their texts are not at hand;
``indicator_numbers.jsonl`` has the annotators' answers. They were judged before a program read
them. When they were first scored, the precision was 97.9 and the recall 50.6, and 98.3 and 48.0
across pages; synonyms have been added for their errors since.

``python -m tests.quality.indicators`` prints the figures; the pages are in ../shared.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from claimledger.linking.indicators import Measured, indicators_of
from claimledger.training.corpus import Page, page_texts, read_corpus
from tests.quality.gate import ROOT, SHARED

PAIRS = Path(__file__).with_name("indicator_pairs.jsonl")
NUMBERS = Path(__file__).with_name("indicator_numbers.jsonl")
"""Answers about numbers whose pages are not at hand."""

OWN = ROOT / "tests" / "corpus"

Place = tuple[str, int]
"""A page and the offset of a number in it."""

Tally = Counter[tuple[str, bool]]
"""Pairs by verdict and by whether their indicator is one."""


def pages() -> list[Page]:
    """All annotated pages that are at hand."""
    texts = page_texts(SHARED, OWN / "own")
    folders = (SHARED / "corpus", OWN, OWN / "calibration", OWN / "reserved")
    return [page for folder in folders for page in read_corpus(folder, texts)]


def day(text: str | None) -> date | None:
    """A day of an answer."""
    return date.fromisoformat(text) if text else None


def measured(name: str, row: dict[str, Any]) -> Measured:
    """An annotator's answer for a number as what decides on its indicator."""
    return Measured(
        snapshot_id=name,
        kind=row["kind"],
        unit=row["unit"],
        unit_kind="count" if row["kind"] == "count" else None,
        measure=row.get("measure"),
        subject=row.get("subject"),
        counterpart=row.get("counterpart"),
        value=row["value"],
        value_high=row.get("value_high"),
        period_start=day(row.get("period_start")),
        period_end=day(row.get("period_end")),
        baseline_period_start=day(row.get("baseline_period_start")),
    )


def found() -> dict[Place, str | None]:
    """The indicator of every number of the corpus that asserts something."""
    rows = [
        (page.name, row)
        for page in pages()
        for row in page.answers
        if row["worth"] and row.get("value") is not None
    ]
    rows += [(row["file"], row) for row in read(NUMBERS)]
    ids = indicators_of([measured(*one) for one in rows])
    places = [(name, row["char_start"]) for name, row in rows]
    return dict(zip(places, ids, strict=True))


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object on each line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def groups(pair: dict[str, Any]) -> Iterator[str]:
    """What a pair counts for."""
    where = "across pages" if pair["a"][0] != pair["b"][0] else "within a page"
    yield from ("all", pair["half"], where, f"{pair['half']}, {where}")


def tallies() -> dict[str, Tally]:
    """Pairs by group, verdict and answer."""
    known, counts = found(), dict[str, Tally]()
    for pair in read(PAIRS):
        one, other = (known[pair[side][0], pair[side][1]] for side in "ab")
        for group in groups(pair):
            tally = counts.setdefault(group, Counter())
            tally[pair["verdict"], one is not None and one == other] += 1
    return counts


def precision(tally: Tally) -> float:
    """Of the pairs that are made one indicator, the percentage that is."""
    right, wrong = tally["same", True], tally["different", True]
    return 100 * right / (right + wrong)


def recall(tally: Tally) -> float:
    """Of the pairs that are one indicator, the percentage that is made one."""
    right, missed = tally["same", True], tally["same", False]
    return 100 * right / (right + missed)


def lines() -> Iterator[str]:
    """The figures, a group a line."""
    for group, tally in sorted(tallies().items()):
        same, different = (sum(tally[verdict, got] for got in (True, False)) for verdict in
                           ("same", "different"))  # fmt: skip
        figures = f"precision {precision(tally):.1f}, recall {recall(tally):.1f}"
        yield f"{group}: {figures} ({same} same, {different} different)"


if __name__ == "__main__":
    print("\n".join(lines()))  # noqa: T201 - what it is for
