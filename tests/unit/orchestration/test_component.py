"""A dataset in YAML, in a Dagster project that only depends on this package."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimledger.orchestration import DatasetComponent
from claimledger.orchestration.resources import Run
from tests.conftest import PATIENCE, ROOT

DG = Path(sys.executable).with_name("dg")
GROUP = "dagster_dg_cli.registry_modules"
DEFINED = """\
from pathlib import Path

import dagster as dg


@dg.definitions
def defs() -> dg.Definitions:
    return dg.load_from_defs_folder(path_within_project=Path(__file__).parent)
"""
DATASET = """\
type: claimledger.orchestration.DatasetComponent
attributes:
  name: {name}
  seeds: pages/{name}
  output: published/{name}
  evidence: {evidence}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two datasets, where this package is installed as pyproject.toml says."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    [(name, module)] = declared["entry-points"][GROUP].items()
    files = {
        "site/claimledger-0.dist-info/METADATA": "Metadata-Version: 2.1\nName: claimledger\n"
        "Version: 0\n",
        "site/claimledger-0.dist-info/entry_points.txt": f"[{GROUP}]\n{name} = {module}\n",
        "dg.toml": 'directory_type = "project"\n[project]\nroot_module = "desk"\n',
        "src/desk/__init__.py": "",
        "src/desk/definitions.py": DEFINED,
        "src/desk/defs/energy/defs.yaml": DATASET.format(name="energy", evidence="quote"),
        "src/desk/defs/trade/defs.yaml": DATASET.format(name="trade", evidence="none"),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def dg(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Dagster's command in a project."""
    found = [project / "site", project / "src", ROOT / "pipeline"]
    environment = {
        **os.environ,
        "DAGSTER_HOME": "",
        "DG_CLI_TELEMETRY_ENABLED": "false",
        "PYTHONPATH": os.pathsep.join(map(str, found)),
        "VIRTUAL_ENV": sys.prefix,
        "PATH": os.pathsep.join([str(DG.parent), os.environ["PATH"]]),
    }
    return subprocess.run(
        [str(DG), *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def listed(project: Path, what: str) -> Any:  # noqa: ANN401 - any JSON
    answer = dg(project, "list", what, "--json")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return json.loads(answer.stdout)


def test_dagster_lists_the_component_and_takes_datasets_in_yaml(project: Path) -> None:
    known = {one["key"] for one in listed(project, "components")["items"]}
    assert "claimledger.orchestration.DatasetComponent" in known
    text = json.dumps(listed(project, "defs"))
    for name in ("energy", "trade"):
        for what in ("inputs_changed", "nightly_build", "upkeep", "run"):
            assert f'"{name}_{what}"' in text
        assert f'"{name}/claims"' in text


def test_a_wrong_choice_is_found_in_the_yaml(project: Path) -> None:
    assert dg(project, "check", "yaml").returncode == 0
    wrong = project / "src/desk/defs/trade/defs.yaml"
    wrong.write_text(DATASET.format(name="trade", evidence="everything"))
    answer = dg(project, "check", "defs")
    assert answer.returncode != 0
    assert "Input should be 'sentence', 'quote' or 'none'" in answer.stdout + answer.stderr


def test_the_schema_of_the_yaml_names_choices_and_meanings() -> None:
    schema = DatasetComponent.get_model_cls().model_json_schema()  # type: ignore[union-attr]
    assert schema["required"] == ["name", "seeds", "output"]
    assert all(said["description"] for said in schema["properties"].values())
    assert schema["$defs"]["Evidence"]["enum"] == ["sentence", "quote", "none"]


def test_the_yaml_takes_what_the_launchpad_takes() -> None:
    assert set(DatasetComponent.model_fields) == {*Run.model_fields, "name", "key_prefix", "group"}
