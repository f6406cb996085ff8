"""A package of a million claims fits in the memory of a small machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GIGABYTE = 1024**3


def run(step: str, folder: Path) -> dict[str, Any]:
    """What a step of million.py prints of itself."""
    script = Path(__file__).with_name("million.py")
    command = [sys.executable, str(script), step, str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=script.parents[3]
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.soak
def test_a_million_claims_build_verify_and_load_within_four_gigabytes(tmp_path: Path) -> None:
    built = run("build", tmp_path / "package")
    checked = run("check", tmp_path / "package")
    assert checked["problems"] == []
    assert checked["total"] == 4_000_000
    assert built["peak"] < 4 * GIGABYTE
    assert checked["peak"] < 4 * GIGABYTE
