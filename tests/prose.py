"""Checks the prose of the project with proselint, and its spelling: ``python -m tests.prose``.

Prose is documents, notebooks, docstrings, comments, the help of commands, the descriptions that
Dagster and the tables show, and the messages of exceptions.
"""

import ast
import io
import json
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from proselint.checks import __register__ as checks
from proselint.config import load_from
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from docs.messages import messages

ROOT = Path(__file__).parents[1]
CODE = ("pipeline", "docs", "tests")
FOLDERS = (".github", "docs", "seeds", "pipeline", "tests/corpus")
"""Folders whose documents are checked, besides those at the root."""
APART = "\n\n¶\n\n"
"""What separates texts, so that two of them do not read as a repetition."""
SHOWN = {"help", "description", "epilog"}
"""Arguments whose text a user reads."""
CODE_OR_QUOTE = re.compile(
    r"^ *```.*?^ *```|``[^`]+``|`[^`\n]+`|\"[^\"\n]*\"|“[^”]*”|^ *(?:>>>|\.\.\.).*(?:\n *\S.*)*",
    re.DOTALL | re.MULTILINE,
)
"""Parts that are not prose of the project: code, words as data, and doctests."""
AMERICAN = re.compile(
    r"\b(?:(?!\w*(?:siz|seiz)|priz)\w+iz(?:e[sd]?|ing|ations?)|\w+yz(?:e[sd]?|ing)|"
    r"(?:col|fav|flav|harb|hon|lab|neighb|rum|behavi)or(?:s|ed|ing|ite|able)?|"
    r"(?:cent|fib|lit|theat|(?:kilo|centi|milli)met)ers?|gray|defense|offense|"
    r"(?:cancel|label|model|travel|total|signal)(?:ed|ing))\b",
    re.IGNORECASE,
)
"""Words in American spelling."""
TERMS = re.compile(r"materializ\w+|\b[A-Z]\w+ Center\b", re.IGNORECASE)
"""Words of Dagster, and names, which keep their spelling."""
NOT_WORDS = re.compile(r"^# *(?:noqa: [A-Z\d, ]+ - )?|^# *\w+$")
"""The sign of a comment, and a comment of one word, which is a unit or the like."""


def main() -> None:
    """Print the faults, one on each line with its file, and exit with 1 if there are any."""
    faults = [f"{where}: {fault}" for where, text in prose() for fault in faults_of(text)]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.exit(bool(faults))


def faults_of(text: str) -> Iterator[str]:
    """What proselint says of a text, and its words in American spelling.

    >>> list(faults_of("The *colour* of `color`. We analyze it."))
    ['American spelling: analyze']
    """
    own = CODE_OR_QUOTE.sub("…", text)
    for found in LintFile("text", own or "…").lint(CONFIG):
        near = own[max(found.check_result.span[0] - 30, 0) :][:60]
        yield f"{found.check_result.message} ({' '.join(near.split())})"
    for word in AMERICAN.findall(TERMS.sub("", own)):
        yield f"American spelling: {word}"


def prose() -> Iterator[tuple[str, str]]:
    """Every text, with the name of its file."""
    for folder in (ROOT, *(ROOT / name for name in FOLDERS)):
        found = folder.glob("*.md") if folder == ROOT else folder.rglob("*.md")
        yield from ((name(file), file.read_text("utf-8")) for file in sorted(found))
    for file in sorted((ROOT / "docs").rglob("*.ipynb")):
        cells = json.loads(file.read_text("utf-8"))["cells"]
        yield name(file), "\n\n".join("".join(cell["source"]) for cell in cells if in_words(cell))
    for file in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        yield name(file), APART.join(written(file.read_text("utf-8")))
    for file in sorted((ROOT / "schemas").glob("*.yaml")):
        yield name(file), "\n\n".join(described(yaml.safe_load(file.read_text("utf-8"))))
    for exception, sentences in messages().items():
        yield exception, "\n\n".join(sentences)


def name(file: Path) -> str:
    """The path of a file of the project."""
    return str(file.relative_to(ROOT))


def in_words(cell: dict[str, Any]) -> bool:
    """Whether a cell of a notebook is text."""
    return bool(cell["cell_type"] == "markdown")


def written(code: str) -> Iterator[str]:
    r"""The docstrings of a module, the texts that it shows to a user, and its comments.

    >>> list(written('"Adds."\nhelp(help="A sum.")  # one more'))
    ['Adds.', 'A sum.', 'one more']
    """
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Expr(value=ast.Constant(value=str() as text)):
                yield text
            case ast.keyword(arg=shown, value=ast.Constant(value=str() as text)) if shown in SHOWN:
                yield text
            case _:
                pass
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield NOT_WORDS.sub("", token.string)


def described(schema: Any) -> Iterator[str]:  # noqa: ANN401 - YAML
    """The descriptions and caveats in a schema."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key in {"description", "x-caveats", "x-empty"}:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from described(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from described(item)


CONFIG = load_from(ROOT / ".proselintrc.json")
CheckRegistry().register_many(checks)

if __name__ == "__main__":
    main()
