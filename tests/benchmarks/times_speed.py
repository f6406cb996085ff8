"""Measure how fast times are found, and that the work grows with the text and not faster.

    python tests/benchmarks/times_speed.py DOCUMENTS.jsonl

A row of DOCUMENTS.jsonl has its text under `text`. Printed are megabytes a CPU second, warm:
recognition alone, recognition and resolution at a day and at a bracket, and recognition and
resolution on a single line of one and of ten megabytes, and on one that is dense with times.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from claimledger.times import find_times, recognise

REPEATS = 5
MEGABYTE = 10**6
DAY = date(2020, 5, 15)
DENSE = (
    "Sales rose in March, fell last week and will grow by the end of 2025. On Tuesday, two years "
    "ago, it sold 40% more than in the third quarter of 2021, from May 3 to June 7. "
)
"""A time in every five words."""
BRACKET = (date(2020, 5, 15), date(2020, 6, 15))


def rate(work: Callable[[str], object], texts: list[str], repeats: int = REPEATS) -> float:
    """Megabytes a CPU second: the best of several runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return sum(len(text.encode()) for text in texts) / MEGABYTE / best


def line(texts: list[str], size: int) -> str:
    """One line of ``size`` characters, made of the texts again and again."""
    whole = " ".join(texts).replace("\n", " ")
    return (whole * (size // len(whole) + 1))[:size]


def say(what: str, figure: float) -> None:
    """Print one figure."""
    sys.stdout.write(f"{what:22} {figure:6.2f} MB a CPU second\n")


def main(path: Path) -> None:
    """Print the rates."""
    texts = [json.loads(row)["text"] for row in path.read_text("utf-8").splitlines()]
    say("recognised", rate(recognise, texts))
    say("resolved at a day", rate(lambda text: find_times(text, DAY), texts))
    say("resolved at a bracket", rate(lambda text: find_times(text, BRACKET), texts))
    for size in (1, 10):
        long = line(texts, size * MEGABYTE)
        say(f"a line of {size} MB", rate(lambda text: find_times(text, DAY), [long], 1))
    say("a dense line of 1 MB", rate(lambda text: find_times(text, DAY), [line([DENSE], MEGABYTE)]))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
