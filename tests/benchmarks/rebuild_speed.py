"""What a build costs: from nothing, after one page of many changed, and after nothing changed.

    python tests/benchmarks/rebuild_speed.py FOLDER
    python tests/benchmarks/rebuild_speed.py FOLDER --pages 1000 --words 1500
    python tests/benchmarks/rebuild_speed.py FOLDER --real SAVED_PAGES

It writes generated pages into the folder, or copies saved ones there, builds them once, and builds
again after each of a few changes. Seconds are those of the whole program, its start included; CPU
seconds are those of all its processes, and megabytes those of the largest process at its peak. It
reads them from /proc, which Linux has. ``--parts`` adds where the time of a rebuild goes.
"""

import argparse
import cProfile
import os
import pstats
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimledger import paths

CHANGES = 3
SLOWEST = 40
LOOK = 0.1
"""Seconds between two looks at the processes of a build."""

TICKS = os.sysconf("SC_CLK_TCK")
PARAGRAPH = 40
"""Words of a paragraph without a number."""

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


def page(number: int, claims: int, length: int = 0, salt: int = 0) -> str:
    """A page of so many claims and at least so many words; equal arguments give equal pages."""
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
    for _ in range(sum(len(line.split()) for line in lines), length, PARAGRAPH):
        told = [f"The {' '.join(pick.choices(words, k=PARAGRAPH // 2 - 1))}." for _ in "12"]
        lines.append(f"{' '.join(told)}\n")
    lines.append("Subscribe to our newsletter\n")
    return "\n".join(lines)


def write(folder: Path, said: argparse.Namespace) -> None:
    """Write the pages, a hundred a folder; real ones as they are."""
    if said.real:
        shutil.copytree(said.real, folder / "pages", dirs_exist_ok=True)
        return
    for number in range(said.pages):
        target = place(folder, number)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(number, said.claims, said.words), "utf-8")


def place(folder: Path, number: int) -> Path:
    """Where a generated page stands."""
    return folder / "pages" / f"{number // 100:03}" / f"{number}.txt"


@dataclass(slots=True)
class Process:
    """What a process has used when it was looked at last."""

    cpu: float = 0.0
    peak: int = 0


def processes(session: int) -> Iterator[tuple[int, Process]]:
    """What each process of a session has used so far."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = (status.parent / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                [peak] = [line for line in status.read_text().splitlines() if "VmHWM" in line]
                ticks = int(fields[11]) + int(fields[12])
                yield int(status.parent.name), Process(ticks / TICKS, int(peak.split()[1]) * 1024)
        except (OSError, ValueError):
            continue  # it ended meanwhile


def rebuild(folder: Path) -> str:
    """Build as the program does; what it cost."""
    build = ["build", str(folder / "pages"), "--output", str(folder / "output")]
    seen: dict[int, Process] = {}
    started = time.monotonic()
    program = subprocess.Popen(
        [sys.executable, "-m", "claimledger", *build],
        cwd=paths.ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while program.poll() is None:
        seen |= dict(processes(program.pid))
        time.sleep(LOOK)
    took = time.monotonic() - started
    if program.returncode:
        sys.exit(f"the build ended with {program.returncode}")
    spent = sum(one.cpu for one in seen.values())
    peak = max(one.peak for one in seen.values())
    return f"{took:.1f} s, {spent:.1f} CPU s, {peak / 1e6:.0f} MB in the largest process"


def parts(folder: Path) -> None:
    """Print the functions that a rebuild spends its time in."""
    from claimledger.run.build import build

    with cProfile.Profile() as profile:
        build(folder / "pages", folder / "output")
    pstats.Stats(profile).sort_stats("cumulative").print_stats("pipeline", SLOWEST)


def change(folder: Path) -> None:
    """Change one page: some words that no page had before, at its end."""
    pages = sorted(path for path in (folder / "pages").rglob("*.txt") if path.is_file())
    with pages[0].open("a", encoding="utf-8") as page_file:
        page_file.write(f"The owner bought {time.time_ns()} tons of grain in 2019.\n")


def main() -> None:
    """Print what each run cost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000, help="generated pages")
    parser.add_argument("--claims", type=int, default=4, help="claims a page")
    parser.add_argument("--words", type=int, default=0, help="words a page, at least")
    parser.add_argument("--real", type=Path, help="a folder of saved pages to build instead")
    parser.add_argument("--parts", action="store_true", help="where the time of a rebuild goes")
    said = parser.parse_args()
    write(said.folder, said)
    sys.stdout.write(f"the first build: {rebuild(said.folder)}\n")
    for _ in range(CHANGES):
        change(said.folder)
        sys.stdout.write(f"one page changed: {rebuild(said.folder)}\n")
    sys.stdout.write(f"nothing changed: {rebuild(said.folder)}\n")
    if said.parts:
        change(said.folder)
        parts(said.folder)


if __name__ == "__main__":
    main()
