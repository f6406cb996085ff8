"""Who may import whom: the pure parts know no framework, and only records of each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
FRAMEWORKS = {"dagster", "duckdb", "frictionless", "pandas", "pandera", "polars", "pyarrow"}
BASE = {"records", "identity"}
PEERS = {"reading", "cleaning", "describing", "extraction", "joining"}
PURE = BASE | PEERS | {"article", "comparing", "duplicates"}
STAGED = {"engines", "fingerprints", "inventory", "staging", "steps"}

ALLOWED: dict[str, set[str]] = {
    "records": set(),
    "paths": set(),
    "identity": set(),
    "engines": set(),
    "staging": set(),
    "duplicates": BASE,
    "comparing": BASE,
    **dict.fromkeys(PEERS, BASE),
    "article": BASE | PEERS,
    "fingerprints": {"paths"},
    "inventory": {"describing", "paths"},
    "steps": PURE | {"fingerprints", "staging"},
    "work": STAGED | {"reading"},
    "tables": {"paths"},
    "validation": {"tables"},
    "storage": {"tables", "paths"},
    "frames": {"tables", "work", "comparing", "duplicates", "records"},
    "publishing": {"tables", "paths", "fingerprints"},
    "dataset": {"tables", "paths", "publishing"},
    "checks": {"tables", "paths", "publishing", "dataset"},
    "build": STAGED | {"frames", "publishing", "storage", "tables", "validation", "work"},
    "assets": STAGED
    | {"build", "frames", "paths", "publishing", "storage", "tables", "validation", "work"},
    "automation": {"assets", "inventory", "paths"},
    "definitions": {"assets", "automation", "checks", "paths"},
}
"""What each part may import of ours, beside itself. The command line may import everything."""
FREE = {"cli", "__main__", "__init__"}


def part_of(path: Path) -> str:
    """The part of the package that a file belongs to: a module's or a subpackage's name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Full names of everything that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_layers(path: Path) -> None:
    part = part_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("pipeline.")}
    if part not in FREE:
        assert ours - {part} <= ALLOWED[part], f"{part} may import {sorted(ALLOWED[part])}"
    if part in PURE:
        theirs = {name.split(".")[0] for name in imported(path)}
        assert not theirs & FRAMEWORKS, f"{part} takes text and gives records: no framework"


def test_every_part_has_a_place_in_the_layers() -> None:
    assert {part_of(path) for path in files()} <= set(ALLOWED) | FREE


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    module = tmp_path / "lazy.py"
    module.write_text("def late():\n    import polars.selectors\n    from pipeline import tables\n")
    assert set(imported(module)) == {"polars.selectors", "pipeline.tables"}
