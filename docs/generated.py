"""The pages of the reference that MkDocs makes from the code, the schemas and other files.

They are not kept: each build of the site makes them again.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import griffe
from messages import messages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from typer.main import get_command

from claimledger.cli import app
from claimledger.publishing.dictionary import cell, section
from claimledger.tables.schemas import tables

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline" / "claimledger"
COPIES = {
    "reference/pages.md": "seeds/README.md",
    "reference/model-card.md": "pipeline/claimledger/models/claims.md",
    "reference/model-card-cleaning.md": "pipeline/claimledger/models/cleaning.md",
    "reference/changelog.md": "CHANGELOG.md",
}
"""Pages of the site that are files of the project, which people also read where they lie."""

MARKUP = re.compile(r"\[/?(?:bold|dim)\]")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the site."""
    for name, text in pages().items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Add the messages of each exception to the page of errors."""
    if page.file.src_uri != "reference/errors.md":
        return markdown
    listed = messages()
    parts = re.split(r"^(?=##)", markdown, flags=re.MULTILINE)
    return "".join(part + listing(listed.get(heading(part), ())) for part in parts)


def heading(part: str) -> str:
    """The heading that a part of a page begins with, without its signs."""
    return part.partition("\n")[0].lstrip("# ")


def listing(sentences: Sequence[str]) -> str:
    """The messages of an exception as a block of text; nothing if there are none."""
    lines = "\n".join(sentences)
    return f"Messages, with … in place of each value:\n\n```text\n{lines}\n```\n\n" if lines else ""


def pages() -> Mapping[str, str]:
    """The text of each generated page, by its address in the site."""
    copies = {name: (ROOT / source).read_text("utf-8") for name, source in COPIES.items()}
    notebooks = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
    return {
        **copies,
        **{f"notebooks/{file.stem}.md": "\n\n".join(notebook(file)) for file in notebooks},
        "reference/tables.md": "\n".join(table_pages()),
        "reference/api.md": "\n\n".join(functions()),
        "reference/commands.md": "\n\n".join(commands()),
    }


def notebook(file: Path) -> Iterator[str]:
    """The cells of a notebook as Markdown, with a link to the notebook below its heading."""
    for number, one in enumerate(json.loads(file.read_text("utf-8"))["cells"]):
        source = "".join(one["source"])
        yield f"```python\n{source}\n```" if one["cell_type"] == "code" else source
        if number == 0:
            yield f"[Download this notebook]({file.name})"


def table_pages() -> Iterator[str]:
    """Every table with its columns, from schemas/."""
    yield "# Tables\n"
    yield "`schemas/` declares every table. `datapackage.json` in a package repeats this.\n"
    for table in tables():
        yield from section(table)


def functions() -> Iterator[str]:
    """The public names of the library and of its Dagster module, as mkdocstrings shows them."""
    yield "# Python API"
    for module in ("claimledger", "claimledger.orchestration"):
        names = public(module)
        if names:
            yield f"## {module}"
        for name in names:
            yield f"::: {name}"


def public(module: str) -> list[str]:
    """Where the public names of a module are defined; a name of no object is left out."""
    loaded = griffe.load(module, search_paths=[PACKAGE.parent])
    found = []
    for name in loaded.exports or ():
        member = loaded.members.get(str(name))
        if member is not None:
            found.append(member.target_path if member.is_alias else member.path)
    return [path for path in found if not path.endswith("__version__")]


def commands() -> Iterator[str]:
    """Every command with its arguments, options, examples and exit codes."""
    group: Any = get_command(app)
    yield "# Commands"
    yield f"{plain(group.help)}\n\nEach command prints the same text with `--help`."
    for name, command in group.commands.items():
        yield f"## claimledger {name}"
        yield plain(command.help)
        given = [one for one in command.params if one.param_type_name == "argument"]
        words = " ".join(str(one.name).upper() for one in given)
        yield f"```text\nclaimledger {name} [OPTIONS] {words}\n```"
        rows = [parameter(one) for one in command.params]
        yield "\n".join(["| argument or option | meaning | default |", "|---|---|---|", *rows])
        yield f"```text\n{plain(command.epilog)}\n```"


def parameter(one: Any) -> str:  # noqa: ANN401 - an argument or option; Typer names no public type
    """An argument or option as a row of a table."""
    names = [str(one.name)] if one.param_type_name == "argument" else one.opts
    default = one.show_default if isinstance(one.show_default, str) else one.default
    shown = "" if default is None or isinstance(default, bool) else str(default)
    cells = (
        ", ".join(f"`{name}`" for name in names),
        plain(one.help),
        shown.replace(f"{ROOT}/", "").removesuffix("."),
    )
    return f"| {' | '.join(cell(text) for text in cells)} |"


def plain(text: str | None) -> str:
    """Text of the command line without its markup."""
    return MARKUP.sub("", text or "").replace("\b", "").strip()
