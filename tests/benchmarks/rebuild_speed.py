"""Seconds that a run takes when one page of many changed, start of the program included.

Run ``python tests/benchmarks/rebuild_speed.py FOLDER``: it writes the pages into the folder, builds
them once, and rebuilds after each of a few changes. ``--parts`` adds where the time goes.
"""

import argparse
import cProfile
import pstats
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from claimledger import paths

CHANGES = 3
SLOWEST = 40

GOODS = """copper tin zinc wheat barley maize rice cotton coffee cocoa timber paper cement glass
    steel gas coal salt sugar butter cheese wool leather tractors pumps bicycles ferries"""
PLACES = """Chile Peru Norway Finland Kenya Ghana Japan Vietnam Canada Mexico Poland Austria Morocco
    Jordan Turkey Greece Brazil Uruguay India Nepal Spain Portugal Ireland Iceland"""
SOURCES = [
    "customs service",
    "trade ministry",
    "statistics office",
    "port authority",
    "central bank",
]
WORDS = """early later quiet broad narrow market harbor season demand supply border railway
    storage weather drought contract price worker union owner region winter river
    valley road bridge crop mill plant order buyer seller permit tender budget repair survey"""


def page(number: int, claims: int, salt: int = 0) -> str:
    """A page of so many claims; the same number and salt give the same page."""
    pick = random.Random(f"{number}-{salt}")  # noqa: S311 - pages, not secrets
    goods, places, words = (text.split() for text in (GOODS, PLACES, WORDS))
    lines = [
        f"Trade report from {pick.choice(places)}\n",
        f"https://news.example.org/{number // 100}/report-{number}",
        f"March {1 + number % 28}, {2019 + number % 6}\n",
    ]
    for _ in range(claims):
        year = pick.randint(2010, 2023)
        figure = pick.choice(
            [
                f"worth ${pick.randint(1, 900)} million",
                f"of {pick.randint(2, 99)}.{pick.randint(0, 9)} million tons",
                f"worth {pick.randint(2, 800)} million euros",
            ]
        )
        lines.append(
            f"{pick.choice(places)} sold {pick.choice(goods)} {figure} in {year}, the "
            f"{pick.choice(SOURCES)} said. The {' '.join(pick.choices(words, k=12))} came first.\n"
        )
    lines.append("Subscribe to our newsletter\n")
    return "\n".join(lines)


def write(folder: Path, pages: int, claims: int) -> None:
    """Write the pages, a hundred a folder."""
    for number in range(pages):
        target = place(folder, number)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(number, claims), "utf-8")


def place(folder: Path, number: int) -> Path:
    """Where a page stands."""
    return folder / "pages" / f"{number // 100:03}" / f"{number}.txt"


def command(folder: Path) -> list[str]:
    """The program that builds the pages."""
    build = ["build", str(folder / "pages"), "--output", str(folder / "output")]
    return [sys.executable, "-m", "claimledger", *build]


def rebuild(folder: Path) -> None:
    """Build as the program does."""
    subprocess.run(command(folder), cwd=paths.ROOT, check=True, stdout=subprocess.DEVNULL)


def timed(what: Callable[[], None]) -> str:
    """How long something takes, by the clock and in CPU seconds of the programs it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    what()
    took = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{took:.1f} s, {spent:.1f} CPU s"


def parts(folder: Path) -> None:
    """Print the functions that a rebuild spends its time in."""
    from claimledger.run.build import build

    with cProfile.Profile() as profile:
        build(folder / "pages", folder / "output")
    pstats.Stats(profile).sort_stats("cumulative").print_stats("pipeline", SLOWEST)


def main() -> None:
    """Print what each run took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=4, help="claims a page")
    parser.add_argument("--parts", action="store_true", help="where the time of a rebuild goes")
    said = parser.parse_args()
    write(said.folder, said.pages, said.claims)
    sys.stdout.write(f"the first build: {timed(lambda: rebuild(said.folder))}\n")
    for number in range(CHANGES):
        changed = page(number, said.claims, salt=time.time_ns())
        place(said.folder, number).write_text(changed, "utf-8")
        sys.stdout.write(f"one page changed: {timed(lambda: rebuild(said.folder))}\n")
    sys.stdout.write(f"nothing changed: {timed(lambda: rebuild(said.folder))}\n")
    if said.parts:
        place(said.folder, 0).write_text(page(0, said.claims), "utf-8")
        parts(said.folder)


if __name__ == "__main__":
    main()
