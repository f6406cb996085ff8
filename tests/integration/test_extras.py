"""What works without an extra, and what is said where one is missing."""

import subprocess
import sys
import tomllib

import pytest

from claimledger.cli.terminal import FOR_DATASETS
from tests.conftest import PATIENCE, ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
WITHOUT = f"""\
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {{*{sorted(FOR_DATASETS)!r}, "dagster"}}:
            raise ModuleNotFoundError(name, name=name.partition(".")[0])

sys.meta_path.insert(0, Missing())
"""


def without(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python where the libraries of every extra are missing."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_text_is_read_without_any_extra() -> None:
    answer = without(
        "import claimledger\n"
        "said = 'Exports of copper rose 4.5% in 2023, the ministry said.'\n"
        "print(claimledger.find_quantities(said)[0].value, len(claimledger.clean(said)))\n"
    )
    assert answer.stdout == "4.5 1\n", answer.stderr


@pytest.mark.parametrize("command", ["build", "verify"])
def test_a_command_says_which_extra_it_needs(command: str) -> None:
    answer = without(
        f"sys.argv = ['claimledger', {command!r}]\nfrom claimledger import cli\ncli.main()\n"
    )
    assert answer.returncode == 2
    assert "pip install 'claimledger[dataset]'" in answer.stderr


def test_every_library_for_datasets_is_in_the_extra() -> None:
    names = {
        line.partition(">")[0].partition("[")[0]
        for line in DECLARED["optional-dependencies"]["dataset"]
    }
    assert {name.removesuffix("-python").replace("-", "_") for name in names} == FOR_DATASETS
    for extra in ("ui", "cluster"):
        assert "claimledger[dataset]" in DECLARED["optional-dependencies"][extra]
