"""Files that a fuzzer makes of real ones are read or refused, whatever stands in them.

``make soak FULL=1`` tries 200,000 of them, or as many as ``RUNS`` says.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("RUNS") or (200_000 if os.environ.get("FULL") else 1000))
LONGEST = 8192
"""Bytes of a made-up file."""


@pytest.mark.soak
def test_no_made_up_file_breaks_the_readers(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    pytest.importorskip("atheris", reason="needs atheris, which is not there for every system")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for path in (ROOT / "tests" / "golden" / "reading").glob("page.*"):
        shutil.copy(path, corpus)
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.property.fuzz",
            corpus,
            f"-runs={RUNS}",
            f"-max_len={LONGEST}",
            "-seed=17",
            "-timeout=600",
            f"-artifact_prefix={tmp_path}/",
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    record_property("files that the fuzzer made", RUNS)
