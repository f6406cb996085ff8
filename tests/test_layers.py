"""Who may import whom: the pure parts know no framework, and only records of each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import fingerprints, steps

PACKAGE = Path(__file__).parents[1] / "pipeline"
FRAMEWORKS = {"dagster", "duckdb", "frictionless", "pandas", "pandera", "polars", "pyarrow"}
PEERS = {"reading", "cleaning", "describing", "extraction", "joining"}
OVER_ARTICLES = {"comparing", "duplicates"}
PURE = {"records", "identity", "lexicons", "grids", "article"} | PEERS | OVER_ARTICLES

LAYERS = (
    {"records", "identity", "lexicons", "grids", "paths", "columns", "engines", "staging"},
    PEERS | OVER_ARTICLES | {"amounts", "arguments", "fingerprints", "pictures", "tables"},
    {"article", "inventory", "publishing", "settings", "storage", "validation"},
    {"dataset", "remembered", "transforms"},
    {"steps"},
    {"intake"},
    {"work"},
    {"collection"},
    {"frames"},
    {"build"},
    {"display", "resources", "specs", "verdicts"},
    {"assets"},
    {"automation", "checks"},
    {"definitions"},
    {"cli", "face"},
    {"__init__"},
    {"__main__"},
)
"""From the bottom: a part imports from the layers below its own."""

NARROW = {
    **{part: {"records", "identity", "lexicons", "grids"} for part in PEERS | OVER_ARTICLES},
    "article": {"records", "identity"} | PEERS,
    "publishing": {"amounts", "columns", "tables", "paths", "fingerprints"},
    "storage": {"tables", "paths"},
    "validation": {"tables", "paths"},
    "dataset": {"tables", "paths", "publishing"},
}
"""What may be imported by parts that are to know less than the layers below them."""


def part_of(path: Path) -> str:
    """The part of the package that a file belongs to: a module's or a subpackage's name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layer_of(part: str) -> int:
    """How high a part stands."""
    [layer] = [number for number, parts in enumerate(LAYERS) if part in parts]
    return layer


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
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("pipeline.")} - {part}
    below = set[str]().union(*LAYERS[: layer_of(part)])
    assert ours <= NARROW.get(part, below) & below
    if part in PURE:
        theirs = {name.split(".")[0] for name in imported(path)}
        assert not theirs & FRAMEWORKS, f"{part} takes text and gives records: no framework"


def test_every_part_has_a_place_in_the_layers() -> None:
    assert {part_of(path) for path in files()} <= set[str]().union(*LAYERS)


def test_what_the_pure_parts_share_is_among_the_rules_of_every_step() -> None:
    pure = [path for path in files() if part_of(path) in PEERS]
    names = {name for path in pure for name in imported(path) if name.startswith("pipeline.")}
    shared = {f"{name.split('.')[1]}.py" for name in names} - {f"{part}.py" for part in PEERS}
    assert shared <= set(steps.COMMON)
    assert shared <= set(fingerprints.RULES)


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    module = tmp_path / "lazy.py"
    module.write_text("def late():\n    import polars.selectors\n    from pipeline import tables\n")
    assert set(imported(module)) == {"polars.selectors", "pipeline.tables"}
