"""The `claimledger` command: one module a subcommand."""

import sys
from io import TextIOWrapper

import typer

from pipeline.cli import bench, build, catalog, clean, diff, extract, trace, ui, verify

app = typer.Typer(
    name="claimledger",
    help="Saved news pages into a published dataset of timestamped quantitative claims.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (build, ui, extract, clean, trace, verify, diff, catalog, bench):
    name = module.__name__.rpartition(".")[2]
    app.command(name, epilog=module.EPILOG)(getattr(module, name))


def main() -> None:
    """Run the command line; the entry point of the installed package.

    Files and programs get UTF-8, whatever the locale; a terminal what it can show.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    app()
