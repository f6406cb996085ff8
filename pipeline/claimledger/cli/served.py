"""Serving published versions while Dagster's page is open, so that its links open the catalog.

    python -m claimledger.cli.served 127.0.0.1 3100 output/versions

It imports nothing heavy, serves only files, and ends with the process that started it.
"""

import os
import socketserver
import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from urllib.parse import unquote

LOOK = 1.0
"""Seconds between two checks whether the process that started this one still runs."""


class Versions(SimpleHTTPRequestHandler):
    """Serves the files of published versions, without listings and hidden files."""

    def send_head(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - an open file or None, as typeshed has it
        """Refuse hidden files, such as the drafts of versions."""
        if "/." in unquote(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, _path: object) -> None:
        """Refuse to list a folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Log nothing: the terminal is Dagster's."""


class Server(socketserver.ThreadingTCPServer):
    """A server that does not look up its own host name."""

    allow_reuse_address = True
    daemon_threads = True


def server(host: str, port: int, folder: str) -> Server:
    """A server of the versions in a folder.

    Raises:
        OSError: the address is taken.
    """
    return Server((host, port), partial(Versions, directory=folder))


def main() -> None:
    """Serve until the process that started this one has ended."""
    host, port, folder = sys.argv[1:]
    parent = os.getppid()
    with server(host, int(port), folder) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        while os.getppid() == parent:
            time.sleep(LOOK)


if __name__ == "__main__":
    main()
