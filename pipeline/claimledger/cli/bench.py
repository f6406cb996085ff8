"""`claimledger bench`: the speed of each step, compared with a plain regular expression."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from claimledger import paths
from claimledger.cli.packages import SEEDS
from claimledger.cli.terminal import Exit, epilog, fail, output, working
from claimledger.language.unit_file import MalformedUnits

EPILOG = epilog(
    ["claimledger bench", "claimledger bench path/to/pages --rounds 10 --json"],
    {Exit.NOTHING: "the folder contains no page that can be read"},
)

YARDSTICK = re.compile(r"\d[\d,.]*\d?|\b[A-Za-z]+\b")
"""One pass over the words and numbers of a text: the least that reading it can cost."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a step, megabytes of text per second, and speed relative to the yardstick."""

    step: str
    cpu_seconds: float
    megabytes_per_second: float
    ratio: float


def bench(
    seeds: Annotated[
        Path | None,
        typer.Argument(help="Folder of saved pages.", show_default=SEEDS),
    ] = None,
    *,
    rounds: Annotated[int, typer.Option(help="Number of passes; the fastest counts.", min=1)] = 5,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each step.")
    ] = False,
) -> None:
    """Measure how much CPU time each step takes on a folder of pages.

    The ratio compares the speed with that of a plain regular expression in the same run, so that
    you can compare figures from different machines.
    """
    folder = seeds or paths.seeds()
    texts = readable(folder)
    if not texts:
        fail(f"expected a readable page in {folder}, found none", Exit.NOTHING)
    try:
        with working("measuring"):
            costs = measure(texts, rounds)
    except MalformedUnits as error:
        fail(str(error), Exit.USAGE)
    if as_json:
        for cost in costs:
            typer.echo(json.dumps(asdict(cost)))
        return
    table = Table("step", "CPU s", "MB/s", "of a bare regex", box=None)
    for cost in costs:
        rates = (f"{cost.cpu_seconds:.3f}", f"{cost.megabytes_per_second:.2f}", f"{cost.ratio:.3f}")
        table.add_row(cost.step, *rates)
    output().print(table)


def readable(folder: Path) -> list[str]:
    """The texts of all readable pages."""
    from claimledger.claims.correction_file import MalformedCorrections
    from claimledger.linking.entity_file import MalformedEntities
    from claimledger.publishing.identity import MalformedIdentity
    from claimledger.reading import Unreadable, read
    from claimledger.run.inventory import NoSeeds, located, take
    from claimledger.run.members import members

    try:
        files = [found for found in take(folder).files if found.sha256]
    except (NoSeeds, MalformedCorrections, MalformedEntities, MalformedIdentity) as error:
        fail(str(error), Exit.USAGE)
    texts: list[str] = []
    for found in files:
        try:
            texts.extend(read(member.raw).text for member in members(located(folder, found.path)))
        except (Unreadable, OSError):
            continue
    return texts


def measure(texts: Sequence[str], rounds: int) -> list[Cost]:
    """The cost of the yardstick, then of each step."""
    import claimledger

    steps: dict[str, Callable[[str], Any]] = {
        "bare regex": lambda text: [match.group() for match in YARDSTICK.finditer(text)],
        "clean": claimledger.clean,
        "find_times": claimledger.find_times,
        "find_quantities": claimledger.find_quantities,
        "read_claims": claimledger.read_claims,
    }
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds = {name: min(spent(step, texts) for _ in range(rounds)) for name, step in steps.items()}
    base = seconds["bare regex"]
    return [Cost(name, used, size / used, base / used) for name, used in seconds.items()]


def spent(step: Callable[[str], Any], texts: Sequence[str]) -> float:
    """CPU seconds of one pass of a step over all texts."""
    begun = time.process_time()
    for text in texts:
        step(text)
    return max(time.process_time() - begun, 1e-9)
