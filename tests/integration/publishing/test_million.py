"""A package of a million claims fits in the memory of a small machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GIGABYTE = 1024**3


@pytest.mark.soak
def test_a_million_claims_build_verify_and_load_within_four_gigabytes(tmp_path: Path) -> None:
    script = Path(__file__).with_name("million.py")
    command = [sys.executable, str(script), str(tmp_path / "package")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=script.parents[3]
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["problems"] == []
    assert told["total"] == 4_000_000
    assert told["peak"] < 4 * GIGABYTE
