"""What a build costs: from nothing, after one page of many changed, and after nothing changed.

    python tests/benchmarks/rebuild_speed.py FOLDER
    python tests/benchmarks/rebuild_speed.py FOLDER --pages 1000 --words 1500
    python tests/benchmarks/rebuild_speed.py FOLDER --real SAVED_PAGES
    python tests/benchmarks/rebuild_speed.py FOLDER --real SAVED_PAGES --copies 100

It writes generated pages into the folder, or copies saved ones there, builds them once, and builds
again after each of a few changes. What a build costs after a change of the only page of a folder is
printed first: most of it is the time to start. Seconds are those of the whole program, its start
included; CPU seconds are those of all its processes, and megabytes those of the largest process at
its peak. It reads them from /proc, which Linux has. ``--parts`` adds where the time of a rebuild
goes.

``--copies`` shows what grows with the number of pages without the time to read them. The staged
rows of the pages are repeated under the keys of so many new pages, with new ids, so that the next
build reads nothing and does all the work across pages. Four copies share a measure; no two share
a fingerprint, or they would be duplicates.
"""

import argparse
import cProfile
import hashlib
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

import polars as pl

from claimledger import paths
from claimledger.run.fingerprints import fingerprint
from claimledger.run.settings import Settings
from claimledger.run.steps import READ_RULES, STEPS, digest, store

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


def rebuild(pages: Path, output: Path) -> str:
    """Build as the program does; what it cost."""
    build = ["build", str(pages), "--output", str(output)]
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


def parts(pages: Path, output: Path) -> None:
    """Print the functions that a rebuild spends its time in."""
    from claimledger.run.build import build

    with cProfile.Profile() as profile:
        build(pages, output)
    pstats.Stats(profile).sort_stats("cumulative").print_stats("pipeline", SLOWEST)


ALIKE = 4
"""Copies that share their measures, as articles on one subject do."""

KEYS = 10
"""Characters of an id that stay in a copy; the number of the copy follows them."""


def copy_pages(folder: Path, copies: int) -> None:
    """Write copies of the pages to new folders, and stage for them what is staged for the pages."""
    pages = [path for path in (folder / "pages").rglob("*") if path.is_file()]
    before = Settings(folder / "pages", folder / "output")
    many = Settings(folder / "copies", folder / "many")
    steps = ("read", *STEPS)
    staged = {name: store(before, name).scan(["*"]).collect() for name in steps}
    for number in range(copies):
        added = {}
        for page_file in pages:
            raw = page_file.read_bytes()
            written = raw + f"\n{number}\n".encode()
            target = many.seeds / f"{number:04}" / page_file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(written)
            added[hashlib.sha256(raw).hexdigest()] = hashlib.sha256(written).hexdigest()
        keys = keys_of(added)
        for name in steps:
            held = store(many, name)
            rows = copied(staged[name], name, number, keys).to_arrow()
            held.write(rows.select(held.schema.names).cast(held.schema))


def keys_of(added: dict[str, str]) -> pl.DataFrame:
    """The snapshot of each page, and the snapshot and the keys of its copy."""
    rows = []
    for old, sha256 in added.items():
        key = digest(fingerprint(*READ_RULES), sha256, repr([]))
        row = {"snapshot_id": old[:16], "id": sha256[:16], "new": sha256, "read": key}
        for step in STEPS.values():
            row[step.name] = step.key(row[step.after[-1]], None)
        rows.append(row | {"file": digest(fingerprint(*READ_RULES), sha256)})
    return pl.DataFrame(rows)


def copied(rows: pl.DataFrame, step: str, number: int, keys: pl.DataFrame) -> pl.DataFrame:
    """The rows of a step for a copy of the pages: new keys, ids, measures and fingerprints."""
    known = dict(keys.select("snapshot_id", "id").iter_rows())

    def renewed(name: str) -> pl.Expr:
        if name == "snapshot_id":
            return pl.field(name).replace_strict(known, default=None, return_dtype=pl.String)
        if name == "measure":
            return pl.concat_str(pl.field(name), pl.lit(f" in round {number // ALIKE}"))
        return pl.concat_str(pl.field(name).str.head(KEYS), pl.lit(f"{number:06x}"))

    def in_list(column: str, kind: pl.Struct) -> pl.Expr:
        names = [one.name for one in kind.fields]
        new = [name for name in names if name.endswith("_id") or name == "measure"]
        fields = pl.element().struct.with_fields(renewed(name).alias(name) for name in new)
        return pl.col(column).list.eval(fields) if new else pl.col(column)

    named = rows.join(keys, on="snapshot_id").with_columns(key=step, snapshot_id="id")
    if step == "read":
        return named.with_columns(file_key="file", sha256="new", text_sha256="new")
    if step == "clean":
        marks = pl.col("signature").struct.field("marks").list.eval(pl.element() + (number << 40))
        signature = pl.col("signature").struct.with_fields(words_sha256=pl.col("new"), marks=marks)
        named = named.with_columns(signature)
    return named.with_columns(
        in_list(name, kind.inner)
        for name, kind in rows.schema.items()
        if isinstance(kind, pl.List) and isinstance(kind.inner, pl.Struct)
    )


def start_up(folder: Path) -> str:
    """What a build costs after a change of the only page: the time to start and little else."""
    pages = place(folder, 0).parents[1]
    place(folder, 0).parent.mkdir(parents=True, exist_ok=True)
    place(folder, 0).write_text(page(0, 1), "utf-8")
    rebuild(pages, folder / "output")
    change(pages)
    return rebuild(pages, folder / "output")


def change(pages: Path) -> None:
    """Change one page: some words that no page had before, at its end."""
    first = min(path for path in pages.rglob("*.txt") if path.is_file())
    with first.open("a", encoding="utf-8") as page_file:
        page_file.write(f"The owner bought {time.time_ns()} tons of grain in 2019.\n")


def main() -> None:
    """Print what each run cost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000, help="generated pages")
    parser.add_argument("--claims", type=int, default=4, help="claims a page")
    parser.add_argument("--words", type=int, default=0, help="words a page, at least")
    parser.add_argument("--real", type=Path, help="a folder of saved pages to build instead")
    parser.add_argument("--copies", type=int, default=0, help="copies of what is staged for them")
    parser.add_argument("--parts", action="store_true", help="where the time of a rebuild goes")
    said = parser.parse_args()
    folders = said.folder / "pages", said.folder / "output"
    write(said.folder, said)
    sys.stdout.write(f"the only page changed: {start_up(said.folder / 'one')}\n")
    sys.stdout.write(f"the first build: {rebuild(*folders)}\n")
    if said.copies:
        copy_pages(said.folder, said.copies)
        folders = said.folder / "copies", said.folder / "many"
        sys.stdout.write(f"{said.copies} copies: {rebuild(*folders)}\n")
    for _ in range(CHANGES):
        change(folders[0])
        sys.stdout.write(f"one page changed: {rebuild(*folders)}\n")
    sys.stdout.write(f"nothing changed: {rebuild(*folders)}\n")
    if said.parts:
        change(folders[0])
        parts(*folders)


if __name__ == "__main__":
    main()
