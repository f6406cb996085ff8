"""Who may import whom: imports point downwards only, and the pure parts know no framework."""

from pathlib import Path

import pytest

from claimledger.run import fingerprints, steps
from tests.import_graph import (
    circle,
    imported,
    levels,
    module_files,
    module_graph,
    part_graph,
    part_of,
)

FRAMEWORKS = {"dagster", "duckdb", "frictionless", "pandas", "pandera", "polars", "pyarrow"}
STEPS = {"reading", "cleaning", "metadata", "quantities", "times", "claims"}
KNOWN_TO_STEPS = {"language", "models", "records", "ids"}
PURE = STEPS | KNOWN_TO_STEPS | {"article", "linking"}

ALLOWED = {
    **dict.fromkeys(KNOWN_TO_STEPS | {"distribution", "paths"}, frozenset[str]()),
    "language": {"records"},
    **dict.fromkeys(STEPS, KNOWN_TO_STEPS),
    "linking": {"language", "records"},
    "article": STEPS | KNOWN_TO_STEPS,
    "tables": {"records", "paths"},
    "publishing": {"ids", "tables", "linking", "language"},
    "api": {"article", "tables", "records", "metadata"},
    "run": PURE | {"tables", "publishing", "distribution", "paths"},
    "orchestration": {"run", "publishing", "tables", "api", "records", "paths"},
    "__init__": {"api", "tables", "publishing", "distribution", "records"},
    "training": {"article", "claims", *KNOWN_TO_STEPS},
    "cli": PURE
    | {"__init__", "api", "tables", "publishing", "run", "orchestration", "distribution", "paths"},
    "__main__": {"cli"},
}
"""What each part may import; `api` names the sidecar of `metadata` for the type checker."""

MODULES = module_graph()
PARTS = part_graph(MODULES)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_part_imports_only_what_it_may(part: str) -> None:
    assert PARTS[part] <= ALLOWED[part]


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(MODULES) == []
    assert circle(PARTS) == []


@pytest.mark.parametrize("module", sorted(name for name in MODULES if part_of(name) in PURE))
def test_the_pure_parts_know_no_framework(module: str) -> None:
    names = {name.split(".")[0] for name in imported(module_files()[module])}
    assert not names & FRAMEWORKS


def test_what_the_steps_share_is_among_the_rules_of_every_step() -> None:
    shared = set[str]().union(*(PARTS[part] for part in STEPS))
    names = {
        part if (fingerprints.paths.PACKAGE / part).is_dir() else f"{part}.py" for part in shared
    }
    assert names <= set(steps.COMMON)
    assert names <= set(fingerprints.RULES)


def test_each_unit_test_file_is_named_for_what_it_tests() -> None:
    """A module, a folder, or (by the folder's own name) its ``__init__``."""
    unit = Path(__file__).parent / "unit"
    strays = []
    for path in unit.rglob("test_*.py"):
        place = path.relative_to(unit).with_name(path.stem.removeprefix("test_"))
        module = fingerprints.paths.PACKAGE / place
        own = place.name == place.parent.name and module.parent.is_dir()
        if not (own or module.is_dir() or module.with_suffix(".py").is_file()):
            strays.append(str(path.relative_to(unit)))
    assert strays == []


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    module = tmp_path / "lazy.py"
    module.write_text("def late():\n    import polars.selectors\n    from claimledger import run\n")
    assert set(imported(module)) == {"polars.selectors", "claimledger.run"}


def test_a_circle_is_found_and_levels_stand_on_each_other() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
    assert levels({"top": {"low", "mid"}, "mid": {"low"}}) == [["low"], ["mid"], ["top"]]
