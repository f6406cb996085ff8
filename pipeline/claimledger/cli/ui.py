"""`claimledger ui`: opens the project in Dagster, with telemetry off."""

import errno
import os
import socket
import subprocess
import sys
from getpass import getuser
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from claimledger import paths
from claimledger.cli.terminal import Exit, epilog, fail

SETTINGS = "dagster.yaml"
MOST = 65535
SERVED = "CLAIMLEDGER_SERVED"
LOOPBACK = {"127.0.0.1", "localhost"}
BESIDE = 100
"""The catalog is served on the port number of the page plus this."""
POSTGRES_URL = "CLAIMLEDGER_POSTGRES"
POSTGRES = f"""\
storage:
  postgres:
    postgres_url:
      env: {POSTGRES_URL}
"""

EPILOG = epilog(
    [
        "claimledger ui",
        "claimledger ui --port 3001",
        "claimledger ui --systemd > /etc/systemd/system/claimledger.service",
    ],
    {Exit.USAGE: "usage error, such as an unknown option, a port in use or no web server"},
)


def ui(
    port: Annotated[int, typer.Option(help="Port of the web page.", min=1, max=MOST)] = 3000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    *,
    systemd: Annotated[
        bool, typer.Option("--systemd", help="Print a systemd unit for a server.")
    ] = False,
) -> None:
    """Open the project in Dagster: the graph of assets, runs, checks, sensors and schedules.

    Dagster runs until you interrupt it and keeps its records in the folder .dagster. The catalog of
    each published version is served as long as Dagster runs, and Dagster links to it.
    """
    if systemd:
        typer.echo(service(host, port), nl=False)
        return
    if os.environ.get(POSTGRES_URL) and not find_spec("dagster_postgres"):
        fail("expected Dagster's PostgreSQL storage: pip install dagster-postgres", Exit.USAGE)
    if not (find_spec("dagster_webserver") and find_spec("dagster_dg_cli")):
        fail("expected Dagster's web server, found none: pip install 'claimledger[ui]'", Exit.USAGE)
    if why := taken(host, port):
        fail(f"{host}:{port} can't be served: {why}", Exit.USAGE)
    programs = Path(sys.executable).parent
    command = [str(programs / "dg"), "dev", "--host", host, "--port", str(port)]
    if not paths.IN_CHECKOUT:
        command += ["--module-name", "claimledger.orchestration.definitions"]
    activated = {
        **versions_served(host, port),
        "DAGSTER_HOME": str(home()),
        "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")]),
        "VIRTUAL_ENV": sys.prefix,
    }
    os.chdir(paths.DAGSTER_PROJECT)
    os.execve(command[0], command, {**os.environ, **activated})  # noqa: S606 - our own programs


def versions_served(host: str, port: int) -> dict[str, str]:
    """Serve the published versions to this machine, and return the setting with their address.

    Nothing is served if the environment names an address, if other machines can reach the page, or
    if the port is taken.
    """
    beside = port + BESIDE
    if os.environ.get(SERVED) or host not in LOOPBACK or beside > MOST or taken(host, beside):
        return {}
    folder = paths.output().absolute() / "versions"
    subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "claimledger.cli.served", host, str(beside), str(folder)],
        stdin=subprocess.DEVNULL,
    )
    return {SERVED: f"http://{host}:{beside}"}


def taken(host: str, port: int) -> str | None:
    """Why an address cannot be used, or None if it is free."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"another program has the port; --port {port % MOST + 1} may be free"
        return (error.strerror or str(error)).partition(" (while")[0]
    return None


def home() -> Path:
    """Dagster's home in the project; settings that you wrote yourself are kept.

    The records are in SQLite files there, or in the PostgreSQL database whose address is in
    CLAIMLEDGER_POSTGRES.
    """
    folder = paths.dagster_home()
    folder.mkdir(exist_ok=True)
    ours = settings()
    mark = ours.splitlines()[0]
    target = folder / SETTINGS
    if not target.exists() or target.read_text("utf-8").startswith(mark):
        target.write_text(ours, "utf-8")
    return folder


def service(host: str, port: int) -> str:
    """A systemd unit that runs this command as the current user."""
    return (
        files("claimledger.cli")
        .joinpath("claimledger.service")
        .read_text("utf-8")
        .format(user=getuser(), root=paths.ROOT, python=sys.executable, host=host, port=port)
    )


def settings() -> str:
    """The text of dagster.yaml."""
    quiet = files("claimledger.cli").joinpath(SETTINGS).read_text("utf-8")
    return quiet + (POSTGRES if os.environ.get(POSTGRES_URL) else "")
