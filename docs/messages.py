"""The messages of the exceptions, as the page of errors lists them: read from the code itself."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "pipeline" / "claimledger"
BUILTIN = {"BaseException", "Exception", "KeyError", "RuntimeError", "TypeError", "ValueError"}
LEFT_OUT = ("training",)
"""Folders of the package that no user runs."""
VALUE = "…"
"""What a message shows in place of a value."""

Definitions = Mapping[str, Sequence[ast.expr]]
"""The names of a module, each with the expressions that it may mean."""


def modules() -> Iterator[ast.Module]:
    """The syntax tree of every module that a user runs."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.relative_to(PACKAGE).parts[0] not in LEFT_OUT:
            yield ast.parse(file.read_text("utf-8"))


def exceptions() -> list[str]:
    """The names of the exceptions that the package defines."""
    return [
        node.name
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in BUILTIN for base in node.bases)
    ]


def messages() -> Mapping[str, Sequence[str]]:
    """The messages of each exception, without duplicates, in alphabetical order."""
    names, found = set(exceptions()), defaultdict(set)
    for module in modules():
        known = definitions(module)
        for node in ast.walk(module):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in names:
                    found[name] |= set(sentences(node.args, known))
                case _:
                    pass
    return {name: sorted(one, key=str.casefold) for name, one in found.items()}


def definitions(module: ast.Module) -> dict[str, Sequence[ast.expr]]:
    """What the names of a module mean: the value of a constant, the returns of a function."""
    found: dict[str, Sequence[ast.expr]] = {}
    for one in module.body:
        match one:
            case ast.FunctionDef(name=name):
                returns = (node for node in ast.walk(one) if isinstance(node, ast.Return))
                found[name] = [node.value for node in returns if node.value is not None]
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str()) as value):
                found[name] = [value]
            case _:
                pass
    return found


def sentences(arguments: Sequence[ast.expr], known: Definitions) -> Iterator[str]:
    """The sentences among the arguments of an exception.

    A call of a function of the same module stands for the sentences that the function returns.
    """
    for argument in arguments:
        match argument:
            case ast.Call(func=ast.Name(id=name)) if name in known:
                yield from sentences(known[name], {})
            case _:
                text = written(argument, known).strip()
                if " " in text.replace(VALUE, "").strip():
                    yield text


def written(node: ast.expr, known: Definitions) -> str:
    """The text of an expression, with a sign in place of each value that is not a constant.

    >>> known = definitions(ast.parse("NAME = 'dataset.yaml'"))
    >>> written(
    ...     ast.parse("f'{NAME}: expected {a} pages, ' + 'found ' + b", mode="eval").body, known
    ... )
    'dataset.yaml: expected … pages, found …'
    """
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(written(part, known) for part in parts)
        case ast.FormattedValue(value=ast.Name(id=name)) if name in known:
            return written(known[name][0], {})
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return written(left, known) + written(right, known)
        case _:
            return VALUE
