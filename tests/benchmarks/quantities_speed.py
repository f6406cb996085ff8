"""Measure how fast quantities are found: many short texts, and one long line.

    python tests/benchmarks/quantities_speed.py TEXTS.jsonl

A row of TEXTS.jsonl has its text under `text`. Printed are texts a CPU second, warm, with their
time expressions recognised too, and megabytes a CPU second on a single line of two and of four
megabytes: the work is linear where both agree.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from claimledger import find_quantities

REPEATS = 5
MEGABYTE = 10**6


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of several runs."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def line(texts: list[str], size: int) -> str:
    """One line of about `size` characters, made of the texts in turn."""
    parts: list[str] = []
    length = 0
    for text in cycle(texts):
        if length >= size:
            return " ".join(parts)
        parts.append(text.replace("\n", " "))
        length += len(parts[-1]) + 1
    return ""


def say(figure: str) -> None:
    """Print one figure."""
    sys.stdout.write(figure + "\n")


def main() -> None:
    """Print the figures for the file named on the command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rows = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows if row.strip()]
    taken = seconds(lambda: [find_quantities(text) for text in texts])
    say(f"{len(texts) / taken:.0f} texts a CPU second")
    for size in (2 * MEGABYTE, 4 * MEGABYTE):
        long = line(texts, size)
        start = time.process_time()
        found = find_quantities(long, times=[])
        taken = time.process_time() - start
        rate = len(long) / MEGABYTE / taken
        say(f"one line of {size // MEGABYTE} MB: {rate:.2f} MB a CPU second, {len(found)} found")


if __name__ == "__main__":
    main()
