"""Mutation tests: does a test fail when a line of the package is changed?

``make mutation`` changes a sample of places, one at a time, in a few modules of each part that
decides what a dataset says, and runs the tests that reach the place. mutmut does so, in a copy in
``build/``. The sample is the same in every run until the code changes.
``make mutation PARTS="times linking" FILES=8 SAMPLE=100`` looks at more places of fewer parts.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "mutation"

TESTS = {
    "quantities": ("tests/unit/quantities",),
    "times": ("tests/unit/times",),
    "claims": ("tests/unit/claims",),
    "linking": ("tests/unit/linking",),
    "publishing": ("tests/unit/publishing", "tests/integration/publishing"),
}
"""The parts of the package that are changed, and the tests that have to notice."""

USUAL = {"FILES": 3, "SAMPLE": 30}
"""Modules of a part, and changes in them, that are tried unless the environment says otherwise."""

ENOUGH = 0.7
"""Share of the changes that the tests of a part notice."""

KILLED, SURVIVED, UNTESTED, ENDLESS = "noticed", "not noticed", "not tested", "not ended"
VERDICTS = {0: SURVIVED, **dict.fromkeys((5, 33), UNTESTED), **dict.fromkeys((36, -24), ENDLESS)}
"""Exit codes of mutmut: the tests passed on changed code; no test reached it; time was over."""

CONFIGURATION = """\
[tool.mutmut]
source_paths = ["src"]
also_copy = ["pipeline", "schemas", "seeds"]
only_mutate = {modules}
pytest_add_cli_args = ["-p", "no:cacheprovider", "-m", "not soak", "--import-mode=importlib"]
pytest_add_cli_args_test_selection = {tests}
track_dependencies = false
process_isolation = "forkserver"  # no change is tried where results are remembered from before it
forkserver_warmup = "none"  # the threads of Polars do not survive a fork: its calls would never end
timeout_constant = 20.0  # times 15: seconds, on a machine that others use too

[tool.pytest.ini_options]
pythonpath = ["."]
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true  # mutmut passes them on
markers = ["soak: long tests"]
"""


def prepare(part: str, files: int) -> Path:
    """Make the folder in which some modules change: mutmut wants the package in ``src``."""
    folder = WORK / part
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("pipeline", "tests", "schemas", "seeds"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "src").symlink_to(ROOT / "pipeline")
    package = folder / "src" / "claimledger"
    modules = [str(path.relative_to(folder)) for path in (package / part).rglob("[!_]*.py")]
    written = {"modules": sample(modules, files), "tests": TESTS[part]}
    toml = {name: json.dumps(value) for name, value in written.items()}
    (folder / "pyproject.toml").write_text(CONFIGURATION.format(**toml))
    return folder


def mutmut(folder: Path, *names: str) -> None:
    """Make the changes, if they are not made yet, and try those with these names."""
    with (folder / "mutmut.log").open("ab") as log:
        command = [sys.executable, "-m", "mutmut", "run", *names]
        subprocess.run(command, cwd=folder, check=False, stdout=log, stderr=log)


def outcomes(folder: Path) -> dict[str, int | None]:
    """Exit code of the tests for each change that mutmut knows, or null where it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(folder.rglob("*.meta")):
        found |= json.loads(path.read_text())["exit_code_by_key"]
    return found


def sample(names: Sequence[str], size: int) -> list[str]:
    """Some of the names, the same in every run."""
    return sorted(random.Random(17).sample(sorted(names), min(size, len(names))))  # noqa: S311


def verdict(code: int) -> str:
    """What an exit code of the tests says; an error is noticed, too.

    What did not end counts as not noticed: an endless loop cannot be told from a slow machine.
    """
    return VERDICTS.get(code, KILLED)


def tried(part: str, files: int, size: int) -> Mapping[str, str]:
    """The verdict on each change of the sample of a part."""
    folder = prepare(part, files)
    mutmut(folder, "none")  # makes the changes; no change has this name
    chosen = sample([*outcomes(folder)], size)
    mutmut(folder, *chosen)
    after = {name: code for name, code in outcomes(folder).items() if code is not None}
    if not after.keys() >= {*chosen} or not chosen:
        sys.exit(
            f"expected mutmut to try every change, found some untried: see {folder}/mutmut.log"
        )
    return {name: verdict(after[name]) for name in chosen}


def report(part: str, verdicts: Mapping[str, str]) -> tuple[list[str], bool]:
    """Lines on a part, and whether its tests notice enough."""
    counts = Counter(verdicts.values())
    share = counts[KILLED] / len(verdicts)
    lines = [f"{part}: {counts[KILLED]} of {len(verdicts)} changes noticed ({share:.0%})"]
    lines += [f"  {said}: {name}" for name, said in verdicts.items() if said != KILLED]
    return lines, share >= ENOUGH


def main() -> None:
    """Try every part, print what was found, and end with an error where too little is noticed."""
    parts = (os.environ.get("PARTS") or " ".join(TESTS)).split()
    files, size = (int(os.environ.get(name) or usual) for name, usual in USUAL.items())
    good = True
    for part in parts:
        lines, enough = report(part, tried(part, files, size))
        print("\n".join(lines), flush=True)  # noqa: T201 - what it is for
        good &= enough
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
