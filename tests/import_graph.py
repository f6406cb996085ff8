"""The graph of imports: who imports whom, level by level. ``make graph`` prints it.

A part is a folder of the package or a module at its top. Imports inside functions and those for
the type checker alone count too.
"""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "pipeline" / "claimledger"
NAME = PACKAGE.name


def imported(path: Path) -> Iterator[str]:
    """Full names of everything that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_files(package: Path = PACKAGE) -> dict[str, Path]:
    """Every module of the package by its full name; a folder's own name is its ``__init__``."""
    files = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


def module_graph(package: Path = PACKAGE) -> dict[str, set[str]]:
    """The modules of the package that each module imports."""
    files = module_files(package)
    return {
        module: {target for name in imported(path) if (target := _module(name, files))} - {module}
        for module, path in files.items()
    }


def _module(name: str, files: Mapping[str, Path]) -> str | None:
    """The module of the package that an imported name belongs to."""
    while name.startswith(f"{NAME}.") or name == NAME:
        if name in files:
            return name
        name = name.rpartition(".")[0]
    return None


def part_of(module: str) -> str:
    """The part of the package that a module belongs to."""
    return module.removeprefix(NAME).lstrip(".").partition(".")[0] or "__init__"


def part_graph(modules: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The parts that each part imports."""
    parts: dict[str, set[str]] = {}
    for module, targets in modules.items():
        parts.setdefault(part_of(module), set()).update(map(part_of, targets))
    return {part: targets - {part} for part, targets in parts.items()}


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Nodes that import each other in a ring; an empty list where none do."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def levels(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The nodes from the bottom: each imports only from levels below its own."""
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    found = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        found.append(ready)
        sorter.done(*ready)
    return found


def main() -> None:
    """Print the parts from the top, each with what it imports."""
    modules = module_graph()
    graph = part_graph(modules)
    for number, parts in reversed(list(enumerate(levels(graph)))):
        for part in parts:
            print(f"{number:2}  {part:15} -> {', '.join(sorted(graph[part]))}")  # noqa: T201
    rings = circle(modules)
    print(f"{len(modules)} modules, circles: {' -> '.join(rings) or 'none'}")  # noqa: T201


if __name__ == "__main__":
    main()
