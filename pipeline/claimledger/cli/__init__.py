"""The `claimledger` command, with one module for each subcommand."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from claimledger.cli import (
    bench,
    build,
    catalog,
    clean,
    diff,
    export,
    extract,
    init,
    trace,
    ui,
    verify,
)
from claimledger.cli.terminal import Commands, Exit
from claimledger.distribution import __version__

EPILOG = """[bold]From a folder of saved pages to a spreadsheet[/bold]
  claimledger init path/to/pages
  claimledger build path/to/pages
  claimledger export --format csv

Each command has its own --help with examples."""

app = typer.Typer(
    name="claimledger",
    cls=Commands,
    invoke_without_command=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (init, build, ui, extract, clean, trace, verify, diff, catalog, export, bench):
    name = module.__name__.rpartition(".")[2]
    app.command(name, epilog=module.EPILOG)(getattr(module, name))


def print_version(wanted: bool) -> None:  # noqa: FBT001 - an option's callback
    """Print the version of the program and end."""
    if wanted:
        typer.echo(f"claimledger {__version__}")
        raise typer.Exit


@app.callback()
def opened(
    context: typer.Context,
    *,
    _: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=print_version, is_eager=True),
    ] = False,
) -> None:
    """Turn saved news pages into a published dataset of timestamped quantitative claims."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(Exit.USAGE)


def main() -> None:
    """Run the command line; the entry point of the installed package.

    Files and programs get UTF-8, whatever the locale. A terminal gets what it can show.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    app()
