"""The server beside Dagster's page gives published files, and nothing else."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimledger.cli.served import server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of one version and the draft of another; a file lies outside."""
    versions = tmp_path / "versions"
    for name in ("0f3a", ".draft-1"):
        (versions / name).mkdir(parents=True)
        (versions / name / "index.html").write_text("<title>Claims</title>")
    (versions / "0f3a" / "sub").mkdir()
    (tmp_path / "secret.txt").write_text("outside")
    with server("127.0.0.1", 0, str(versions)) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def test_a_published_page_is_given(address: str) -> None:
    page = f"{address}/0f3a/index.html"
    with urllib.request.urlopen(page, timeout=10) as answer:  # noqa: S310 - our own server
        assert answer.read() == b"<title>Claims</title>"
        assert answer.headers["Content-Type"] == "text/html"


@pytest.mark.parametrize(
    "path",
    ["/", "/0f3a/sub/", "/.draft-1/index.html", "/%2edraft-1/index.html", "/../secret.txt"],
)
def test_nothing_else_is(address: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address + path, timeout=10)  # noqa: S310 - as above
    refused.value.close()
    assert refused.value.code == 404
